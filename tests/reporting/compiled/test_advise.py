"""The compiled rulebook, advised on by a program in another language: the advice is Python's, on any sheet."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.reporting.compiled.scripts import (
    RULEBOOKS,
    SHEETS,
    WEB,
    decision_of,
    needs_node,
    opened,
    random_sheets,
    under_node,
)

from subsidiarity.reasoning.advise import Adviser
from subsidiarity.reasoning.compiled import compile_rulebook
from subsidiarity.reasoning.leaf_sets import build_sets
from subsidiarity.reasoning.rulebook_diagrams import build_diagrams
from subsidiarity.reporting.compiled.rulebook import compiled_record
from subsidiarity.reporting.compiled.text import render_compiled

pytestmark = needs_node

ADVISE_ALL = "({ compiled, sheets }) => sheets.map(adviser(compiled))"


def by_node(compiled, sheets):
    """The advice of the script on some sheets."""
    return under_node(ADVISE_ALL, {"compiled": record_of(compiled), "sheets": sheets}, "advise.js")


def record_of(compiled):
    """The compiled rulebook as another program reads it."""
    return json.loads(render_compiled(compiled_record(compiled)))


def by_python(compiled, sheets):
    """The advice of the program on some sheets, in the form of the script's."""
    adviser = Adviser(compiled)
    found = [adviser.advise(decision_of(compiled.rulebook, sheet)) for sheet in sheets]
    return [
        {
            "roles": [role(compiled, advice) for advice in each.roles],
            "safeguards": [{"id": one.safeguard.id, "certain": one.is_certain} for one in each.safeguards],
            "open": [*each.open_questions],
            "shaping": [*each.shaping_questions],
        }
        for each in found
    ]


def role(compiled, advice):
    """The advice on a role in the form of the script's."""
    number = compiled.outcomes.index
    return {
        "id": advice.role.id,
        "possible": [number(outcome) for outcome in advice.possible],
        "open": [*advice.open_questions],
        "walk": [visited(step, number) for step in advice.walk],
    }


def visited(step, number):
    """A step in the form of the script's."""
    to = None if step.taken is None else step.taken.to
    return {
        "step": step.step.id,
        "rung": step.level,
        "taken": None if step.taken is None else step.taken.id,
        "supporting": [each.id for each in step.supporting],
        "overruled": [each.id for each in step.overruled],
        "aside": [each.id for each in step.aside],
        "stopped": [each.id for each in step.stopped],
        "undecided": [each.id for each in step.undecided],
        "lifts": step.lifts,
        "to": to if to is None or isinstance(to, str) else number(to),
    }


@SHEETS
@pytest.mark.parametrize("path", RULEBOOKS, ids=lambda path: Path(path or "climb").stem)
def test_levels_open_questions_reasons_and_safeguards_are_those_of_python(path, number):
    """On random sheets, partial ones too."""
    advisor = opened(path)
    sheets = random_sheets(advisor.rulebook, number)

    expected = by_python(advisor.compiled, sheets)

    for sheet, one, other in zip(sheets, expected, by_node(advisor.compiled, sheets), strict=True):
        assert one == other, sheet


def test_sheets_are_of_all_kinds():
    """Settled and open ones, such as end in each role's every outcome but the rarest, and have reasons of each part."""
    advisor = opened(None)
    sheets = random_sheets(advisor.rulebook, 500)
    found = by_python(advisor.compiled, sheets)
    deciding = [each["roles"][[one["id"] for one in each["roles"]].index(advisor.rulebook.headline)] for each in found]

    assert 100 < sum(len(each["possible"]) == 1 for each in deciding) < 400
    assert all(
        any(step[part] for each in found for one in each["roles"] for step in one["walk"])
        for part in ("supporting", "overruled", "undecided")
    )


def test_a_step_without_a_diagram_of_its_first_branch_is_read_by_its_branches():
    """Where that diagram takes too many nodes, those may win that may hold, up to the first that is certain."""
    rulebook = opened(RULEBOOKS[2]).rulebook
    diagrams = build_diagrams(rulebook)
    compiled = compile_rulebook(rulebook, diagrams, build_sets(rulebook, diagrams, work_limit=0))
    sheets = random_sheets(rulebook, 300)

    assert {None} == {step["first"] for role in record_of(compiled)["roles"] for step in role["steps"].values()}
    assert by_python(compiled, sheets) == by_node(compiled, sheets)


def test_the_program_in_the_other_language_is_short():
    """Whoever writes it in a third one has an afternoon's work."""
    assert len((WEB / "advise.js").read_text(encoding="utf-8").splitlines()) <= 150
