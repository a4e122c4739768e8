"""What every way to a level passes."""

from __future__ import annotations

from hypothesis import given
from tests.analysis.brute_force import rulebooks_to_audit, unhurried
from tests.analysis.written_rulebooks import compiled

from subsidiarity.analysis.rulebook.shape import find_passages
from subsidiarity.model.diagram import FIRST_OUTCOME

LADDER = """
  start:
    ask: Above the street?
    branches:
      - {id: wide, when: {reach: {at_least: town}}, to: above, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
  above:
    ask: Above the town?
    branches:
      - {id: far, when: {all: [{reach: {is: land}}, {trust: {is: none}}]}, to: land, because: B, source: S}
    otherwise: {to: town, because: B, source: S}
"""
SHORT_CUT = LADDER.replace("to: street", "to: land")


def test_every_way_up_the_ladder_passes_its_steps():
    """The street is reached from the start, town and land by way of the second step."""
    (found,) = find_passages(compiled(LADDER))

    assert {"street": ("start",), "town": ("start", "above"), "land": ("start", "above")} == found.steps


def test_a_short_cut_passes_by_a_step():
    """The twin: where the start may lead straight to the land, the second step is not on every way there."""
    (found,) = find_passages(compiled(SHORT_CUT))

    assert ("start",) == found.steps["land"]


def test_every_interview_that_ends_at_a_level_asks_its_questions():
    """The land needs the answer on trust; the town may be settled by the reach alone."""
    (found,) = find_passages(compiled(LADDER))

    assert {"street": ("reach",), "town": ("reach",), "land": ("reach", "trust")} == found.questions


@unhurried
@given(rulebooks_to_audit())
def test_questions_on_every_way_are_those_of_all_paths(rulebook):
    """Listing every path of the diagram, the questions that all paths to a level share."""
    for role, found in zip(rulebook.roles, find_passages(rulebook), strict=True):
        shared: dict[str, set[str]] = {}
        for questions, leaf in paths(role.diagram, role.diagram.root):
            level = rulebook.outcomes[leaf - FIRST_OUTCOME].level or "no level"
            shared[level] = shared.get(level, questions) & questions
        assert shared == {level: set(questions) for level, questions in found.questions.items()}


def paths(diagram, place):
    """Every path from a place on: the questions it asks, and the leaf."""
    if place < 0:
        return [(set(), ~place)]
    question, *lands = diagram.nodes[place]
    return [(questions | {diagram.order[question]}, leaf) for land in lands for questions, leaf in paths(diagram, land)]
