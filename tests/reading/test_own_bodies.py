"""A decision may name those who act at its levels."""

from __future__ import annotations

import pytest
from tests.reading.samples import HEAD, READER, said


def test_a_decision_names_its_bodies():
    """By level, each in one line."""
    ((decision,), _) = READER.read(f"{HEAD}bodies:\n  town: the combined\n    authority\n".encode(), "bench.yaml")

    assert {"town": "the combined authority"} == decision.bodies


@pytest.mark.parametrize(
    ("bodies", "message"),
    [
        ("{twon: the mayor}", "4:10 SUB104 no level `twon`"),
        ("{town: ''}", "4:16 SUB023 expected the name of a body, found nothing"),
        ("{town: [a]}", "4:16 SUB020 expected the name of a body, found a list"),
        ("{}", "4:9 SUB023 expected a body, found nothing"),
        ("the mayor", "4:9 SUB020 expected the names of bodies by level, found text"),
    ],
)
def test_a_fault_in_them_is_said_at_its_place(bodies, message):
    """With what may stand there."""
    assert [message] == said(f"{HEAD}bodies: {bodies}\n")
