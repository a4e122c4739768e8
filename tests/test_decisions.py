"""Every worked decision gets the outcome it expects."""

from __future__ import annotations

from pathlib import Path

import pytest

from subsidiarity.api import load_advisor
from subsidiarity.reasoning.expectation import unmet

FILES = sorted((Path(__file__).parent.parent / "decisions").glob("*.yaml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_worked_decision_comes_out_as_it_expects(file):
    """One decision a file, and what it expects."""
    advisor, _ = load_advisor()
    assert advisor is not None
    decisions, diagnostics = advisor.read(file.read_bytes(), file.name)

    assert () == diagnostics
    assert [()] == [unmet(advisor.evaluate(decision)) for decision in decisions]
    assert all(decision.expects for decision in decisions)
