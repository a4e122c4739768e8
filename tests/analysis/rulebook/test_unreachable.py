"""Steps, outcomes and levels that no walk comes to, and questions that change nothing."""

from __future__ import annotations

from hypothesis import given
from tests.analysis.brute_force import every_walk, rulebooks_to_audit, unhurried
from tests.analysis.written_rulebooks import QUESTIONS, compiled
from tests.reasoning.plain_walk import ends_of, safeguards_on

from subsidiarity.analysis.rulebook.unreachable import (
    find_idle_pulls,
    find_irrelevant_questions,
    find_unreachable_steps,
    find_unreached_levels,
    find_unreached_outcomes,
)
from subsidiarity.model.outcome import Outcome

TWO_STEPS = """
  start:
    ask: Where?
    branches:
      - {id: wide, when: {reach: {at_least: TOWN}}, to: above, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
  above:
    ask: How high?
    branches:
      - {id: far, when: {reach: {is: LAND}}, to: land, because: B, source: S}
    otherwise: {to: town, because: B, source: S}
"""
LED_NOWHERE = TWO_STEPS.replace("to: above", "to: town").replace("TOWN", "town").replace("LAND", "land")
LED_IN_VAIN = """
  start:
    ask: Where?
    branches:
      - {id: near, when: {reach: {at_least: street}}, to: street, because: B, source: S}
      - {id: wide, when: {reach: {at_least: town}}, to: above, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
  above:
    ask: How high?
    otherwise: {to: town, because: B, source: S}
"""


def two_steps(town="town", land="land"):
    return compiled(TWO_STEPS.replace("TOWN", town).replace("LAND", land))


def test_a_step_to_which_no_branch_leads_is_unreachable():
    """The branch that led to the second step leads past it."""
    (found,) = find_unreachable_steps(compiled(LED_NOWHERE))

    assert ("above", False) == (found.step.id, found.is_led_to)


def test_a_step_to_which_only_idle_branches_lead_is_unreachable():
    """A branch leads there, and the one before it always decides."""
    (found,) = find_unreachable_steps(compiled(LED_IN_VAIN))

    assert ("above", True) == (found.step.id, found.is_led_to)


def test_a_step_that_some_walk_comes_to_is_reachable():
    """The twin: a reach of the town leads there."""
    assert () == find_unreachable_steps(two_steps())


def test_an_outcome_that_only_an_idle_branch_names_is_never_reached():
    """What reaches the land at the least cannot reach the street only."""
    (found,) = find_unreached_outcomes(two_steps(land="street"))

    assert ("decide", "land", "decide/above/far") == (found.role.id, found.outcome.spelling, found.branch.id)


def test_an_outcome_that_some_sheet_reaches_is_reached():
    """The twin: the branch to the land holds for a reach of the land."""
    assert () == find_unreached_outcomes(two_steps())


def test_a_level_that_no_branch_names_is_never_reached():
    """Nothing leads to the land."""
    assert ["land"] == [level.id for level in find_unreached_levels(compiled(LED_IN_VAIN))]


def test_every_level_that_a_branch_names_counts_as_named():
    """The twin: street, town and land all stand at the end of a branch."""
    assert () == find_unreached_levels(two_steps())


def test_a_question_that_nothing_tests_is_irrelevant():
    """Neither trust nor means is tested by the two steps."""
    assert ["trust", "means"] == [question.id for question in find_irrelevant_questions(two_steps())]


def test_a_question_that_only_a_safeguard_tests_is_relevant():
    """The twin: a safeguard looks at the means."""
    guard = "floor: {kind: floor, title: T, when: {means: {is: poor}}, advice: A, because: B, source: S}"

    assert ["trust"] == [q.id for q in find_irrelevant_questions(compiled(LED_NOWHERE, safeguards=guard))]


def test_a_question_that_is_tested_in_vain_is_irrelevant():
    """Both branches lead to the same place, whatever the means."""
    steps = """
  start:
    ask: Where?
    branches:
      - {id: rich, when: {means: {is: rich}}, to: street, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""
    assert "means" in [question.id for question in find_irrelevant_questions(compiled(steps))]


def test_a_pull_that_nothing_follows_is_idle():
    """Trust declares that it pulls down and the two steps never test it; means declares no pull."""
    assert ["trust"] == [question.id for question in find_idle_pulls(two_steps())]


def test_a_pull_that_moves_the_level_is_not_idle():
    """The twin: reach and trust both decide something."""
    assert () == find_idle_pulls(compiled())


def test_the_questions_on_law_and_holder_are_never_irrelevant():
    """They shape what is said beside the level."""
    questions = (
        QUESTIONS
        + "  law: {name: law, theme: t, pull: none, ask: Law?, options: {street: s, town: t, land: l}, source: S}"
    )
    rulebook = compiled(
        questions=questions.replace("means", "holds").replace("poor: p, rich: r", "street: s, town: t, land: l"),
        steps=LED_NOWHERE,
    )

    assert ["trust", "holds", "law"] == [question.id for question in find_irrelevant_questions(rulebook)]
    assert ["trust"] == [question.id for question in find_irrelevant_questions(with_law_and_holder(rulebook))]


def with_law_and_holder(rulebook):
    from dataclasses import replace

    from subsidiarity.reasoning.compiled import compile_rulebook

    return compile_rulebook(replace(rulebook.rulebook, law="law", holder="holds"))


@unhurried
@given(rulebooks_to_audit())
def test_unreachable_steps_are_those_that_no_sheet_walks_to(rulebook):
    """Walking every sheet comes to all steps but these."""
    visited = {
        (role, step.id)
        for walks in every_walk(rulebook).values()
        for role, walk in walks.items()
        for step, _, _ in walk
    }
    every = {(role.id, step) for role in rulebook.rulebook.roles for step in role.graph.steps}

    assert every - visited == {(found.role.id, found.step.id) for found in find_unreachable_steps(rulebook)}


@unhurried
@given(rulebooks_to_audit())
def test_unreached_outcomes_are_those_at_which_no_sheet_ends(rulebook):
    """Walking every sheet ends at all outcomes that a role names but these."""
    reached = {end for walks in every_walk(rulebook).values() for end in ends_of(walks).items()}
    named = {
        (role.id, branch.to)
        for role in rulebook.rulebook.roles
        for step in role.graph.steps.values()
        for branch in step.branches
        if isinstance(branch.to, Outcome)
    }

    assert named - reached == {(found.role.id, found.outcome) for found in find_unreached_outcomes(rulebook)}


@unhurried
@given(rulebooks_to_audit())
def test_irrelevant_questions_are_those_that_change_nothing_on_any_sheet(rulebook):
    """Changing the answer alone changes neither where a walk ends nor which safeguards hold."""
    said = {
        options: (ends_of(walks), safeguards_on(rulebook.rulebook, options))
        for options, walks in every_walk(rulebook).items()
    }
    relevant = {
        question
        for options, words in said.items()
        for place, question in enumerate(rulebook.order)
        if said[(*options[:place], 0, *options[place + 1 :])] != words
    }

    assert set(rulebook.order) - relevant == {question.id for question in find_irrelevant_questions(rulebook)}
