"""Promises of the climb about single steps of an answer, from every sheet and from those that people would bring."""

from __future__ import annotations

from pathlib import Path

import pytest

from subsidiarity.model.diagram import Diagram
from subsidiarity.reasoning.advise import sheet_of
from subsidiarity.reasoning.compiled import role_of
from subsidiarity.reasoning.diagram import questions_in, still_possible

DECISIONS = sorted((Path(__file__).parents[2] / "decisions").glob("*.yaml"))
THEMES = ("spillovers", "equity", "ownership")
MOVES_THE_MONEY = "unequal_means"


@pytest.mark.parametrize("joining", ["lower_level", "both_levels"])
def test_no_question_makes_more_than_three_tenths_of_the_changes_of_level(advisor, joining):
    """Over every full sheet, by exact count; outcomes between two levels count as the lower, or as themselves."""
    import steps

    found = steps.shares(advisor.compiled, getattr(steps, joining))

    assert {} == {question: share for question, share in found.items() if share > 0.3}


def test_every_question_of_the_three_themes_moves_what_people_would_bring(advisor):
    """One step of its answer moves the deciding role's level or manner, from a worked decision or a case read.

    Where an answer is not known, it moves it whatever that is. Unequal means are exempt: they move the money.
    """
    moving = moving_questions(advisor)
    asked = {question.id for question in advisor.rulebook.questions if question.theme in THEMES}

    assert set() == asked - moving - {MOVES_THE_MONEY}


def test_what_exists_in_the_neighbourhood_changes_the_manner_and_never_the_level(advisor):
    """`capacity` is asked on the way to an outcome, and never once levels alone are told apart."""
    import steps

    compiled = advisor.compiled
    place = compiled.order.index("capacity")

    assert place in questions_in(role_of(compiled, "decide").diagram)
    assert place not in questions_in(steps.joined(compiled, steps.both_levels))


def test_the_level_of_the_functions_settles_soon(advisor):
    """After at most 9 questions on average, and 15 at most, asked in the rulebook's order."""
    import steps

    diagram = steps.joined(advisor.compiled, steps.lower_level)
    lengths = [steps.asked(diagram, sheet) for sheet in steps.sheets(advisor.compiled, ("functions",))]

    assert sum(lengths) / len(lengths) <= 9
    assert max(lengths) <= 15


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [((0b01, 0b01, 0b01), 1), ((0b10, 0b01, 0b01), 2), ((0b11, 0b01, 0b01), 2), ((0b11, 0b11, 0b11), 2)],
)
def test_the_questions_asked_are_those_that_can_still_change_something(folder, sheet, expected):
    """The first of three questions settles it, or else the third does; nothing turns on the second."""
    import steps

    diagram = Diagram(("a", "b", "c"), ((2, ~2, ~3), (0, ~2, 0)), 1)

    assert expected == steps.asked(diagram, sheet)


def moving_questions(advisor):
    """The questions of which one step, from some sheet, leaves no outcome of the deciding role that was possible."""
    import steps

    compiled = advisor.compiled
    diagram = role_of(compiled, "decide").diagram
    return {
        compiled.order[place]
        for sheet in [*steps.sheets(compiled), *worked(advisor)]
        for place, other in steps.moved(compiled, sheet)
        if not still_possible(diagram, sheet) & still_possible(diagram, other)
    }


def worked(advisor):
    """The sheets of all worked decisions, as bits."""
    found = []
    for file in DECISIONS:
        decisions, _ = advisor.read(file.read_bytes(), file.name)
        found += [sheet_of(advisor.compiled, decision) for decision in decisions]
    return found
