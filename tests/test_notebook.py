"""The notebook that comes with the page for programs: every cell of it is run."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

NOTEBOOK = Path(__file__).parent.parent / "docs" / "notebook.py"

pytest.importorskip("marimo")
pytest.importorskip("pandas")


@pytest.fixture(scope="module")
def shown():
    """The values that the cells show, and the names that they define."""
    spec = importlib.util.spec_from_file_location("notebook", NOTEBOOK)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    outputs, names = module.app.run()
    return [each for each in outputs if each is not None], names


def test_every_cell_that_asks_gets_an_answer(shown):
    """From one decision, a what-if, the whole argument, a frame and a comparison."""
    _, names = shown

    assert "The neighbourhood should decide." == names["advice"].says
    assert "local" == next(iter(names["tried"].after.decision.answers["reach"].options))
    assert ["neighbourhood", "open"] == names["results"]["result"].tolist()
    assert ["library", "buses"] == [each.decision.id for each in names["compared"].recommendations]


def test_a_notebook_can_show_what_its_cells_end_with(shown):
    """Text of the very kind that it sends to a browser, and short."""
    outputs, _ = shown
    pieces = [each._repr_html_() for each in outputs if type(each).__module__.startswith("subsidiarity.api.shown")]

    assert [str] * 5 == [type(piece) for piece in pieces]
    assert max(map(len, pieces)) <= 20_000


def test_the_notebook_is_a_program():
    """For whoever has no notebook open: it ends without a word."""
    command = [sys.executable, "-W", "error", str(NOTEBOOK)]
    run = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ)

    assert (0, "", "") == (run.returncode, run.stdout, run.stderr)


def test_the_notebook_has_no_fault_that_marimo_knows():
    """As its own check says."""
    command = [sys.executable, "-m", "marimo", "check", "--strict", str(NOTEBOOK)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (0, "") == (run.returncode, run.stdout)
