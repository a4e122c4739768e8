"""Steps written once for each of several levels, with words for the level and its neighbours."""

from __future__ import annotations

import pytest
from tests.reading.samples import at_mark, rulebook, said_of_rulebook

from subsidiarity.model.condition import AnswerTest
from subsidiarity.model.outcome import Outcome

LEVELS = """levels:
  street: {name: Street, body: street, about: One street.}
  town: {name: Town, body: town, about: All the streets.}
  land: {name: Land, body: land, about: All the towns.}
questions:
  reach:
    {name: reach, theme: t, pull: up, ask: Who?, options: {street: One, town: Some, land: All}, source: Oates 1972}
  trust:
    {name: trust, theme: t, pull: down, ask: Trust?, options: {none: No, some: Some, much: Much}, source: Oates 1972}
safeguards: {}
"""
STEPS = """roles:
  decide:
    name: decides
    ask: Who decides on the benches?
    start: climb
    steps:
      climb:
        for_each_level: [street, town]
        ask: Must it move up?
        branches:
          - {id: wide, when: {reach: {at_least: above}}, to: better, because: Many sit there., source: Oates 1972}
          - {id: deal, when: {trust: {is: some}}, to: "here, jointly", because: They agree., source: Oates 1972}
        otherwise: {to: here, because: They can decide., source: Oates 1972}
      better:
        for_each_level: [street, town]
        ask: Is it better to move up?
        branches:
          - {id: torn, when: {trust: {is: much}}, to: "contested, here or above", because: Both., source: Oates 1972}
        otherwise: {to: "climb, above", because: It is better., source: Oates 1972}
"""


def steps_of(text: str):
    return rulebook(LEVELS + text).roles[0].graph.steps


def test_a_step_for_each_level_is_one_step_for_every_one_of_them():
    """Neighbours come level by level; the ids of steps and branches say which level they are for."""
    steps = steps_of(STEPS)

    assert ["climb-street", "better-street", "climb-town", "better-town"] == list(steps)
    assert ["decide/climb-town/wide", "decide/climb-town/deal", "decide/climb-town/otherwise"] == [
        branch.id for branch in steps["climb-town"].branches
    ]


def test_here_and_above_stand_for_the_level_of_the_step_and_the_next():
    """In tests, in outcomes, and beside the name of a step."""
    wide, deal, otherwise = steps_of(STEPS)["climb-town"].branches
    torn, up = steps_of(STEPS)["better-street"].branches

    assert AnswerTest("reach", "at_least", ("land",), frozenset({"land"})) == wide.when
    assert [Outcome("jointly", "town"), Outcome("", "town")] == [deal.to, otherwise.to]
    assert [Outcome("contested", "street", "town"), "climb-town"] == [torn.to, up.to]


def test_the_name_of_a_step_leads_to_it_on_the_same_level_and_from_outside_to_the_lowest():
    """`start` stands outside."""
    role = rulebook(LEVELS + STEPS).roles[0]

    assert ("climb-street", "better-town") == (role.graph.start, role.graph.steps["climb-town"].branches[0].to)


def test_a_step_above_that_is_not_written_for_that_level_ends_there():
    """Nothing is asked on the highest level."""
    assert Outcome("", "land") == steps_of(STEPS)["better-town"].branches[-1].to


def test_below_stands_for_the_level_below():
    """Here for the outcome of a role that stays one rung lower."""
    text = STEPS.replace("[street, town]", "[town, land]").replace("at_least: above", "at_most: below")
    text = text.replace('"contested, here or above"', "below").replace('"climb, above"', "here")

    assert [Outcome("", "town"), Outcome("", "land")] == [
        branch.to for branch in steps_of(text)["better-land"].branches
    ]


def test_a_named_condition_may_speak_of_the_level_of_the_step_that_uses_it():
    """It comes to something else on each."""
    text = "conditions: {spills: {when: {reach: {at_least: above}}}}\n" + STEPS.replace(
        "when: {reach: {at_least: above}}", "when: spills"
    )
    steps = steps_of(text)

    assert [frozenset({"town", "land"}), frozenset({"land"})] == [
        steps[step].branches[0].when.part.options for step in ("climb-street", "climb-town")
    ]


def test_a_branch_may_be_for_some_of_the_levels_and_a_sentence_may_differ_by_level():
    """`at` names the levels of a branch; `because` and `ask` may be written by level."""
    text = STEPS.replace("{id: deal, ", "{id: deal, at: [town], ").replace(
        "because: They can decide.", "because: {street: Neighbours can decide., town: The town can decide.}"
    )
    steps = steps_of(text)

    assert ["wide", "otherwise"] == [branch.id.split("/")[-1] for branch in steps["climb-street"].branches]
    assert ["Neighbours can decide.", "The town can decide."] == [
        steps[step].branches[-1].because for step in ("climb-street", "climb-town")
    ]


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("[street, town]", "[street, §twon]", "SUB104 no level `twon`"),
        ("[street, town]", "[town, §town]", "SUB109 a second `town`"),
        ("[street, town]", "§all", "SUB020 expected a list of levels, found text"),
        ("at_least: above", "at_least: §abvoe", "SUB103 `reach` has no option `abvoe`"),
        ("reach: {at_least: above}", "trust: {at_least: §above}", "SUB103 `trust` has no option `town`"),
        ('"here, jointly"', "§heer", "SUB201 no step or level `heer`"),
        ('"here, jointly"', '§"here, together"', "SUB110 `together` is no manner of acting"),
        ('"climb, above"', '§"climb, here or there"', "SUB104 no level `here or there`"),
        ("id: deal,", "id: deal, at: [§land],", "SUB104 this step is not written for a level `land`"),
        ("They agree.", "§{street: They agree.}", "SUB022 `because` says nothing for the level `town`"),
        ("source: Oates 1972}\n        otherwise", "source: §Oates}\n        otherwise", "SUB107 no source `Oates`"),
    ],
)
def test_a_fault_in_a_step_for_each_level_is_said_once_in_its_one_place(before, after, message):
    """However many levels the step is read for."""
    text, expected = at_mark(LEVELS + STEPS.replace(before, after, 1), message)

    assert expected in said_of_rulebook(text)
    assert 1 == len([line for line in said_of_rulebook(text) if line.split()[0] == expected.split()[0]])


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("[street, town]", "[street, town, land]", "SUB206 there is no level above `land`"),
        ("at_least: §above", "at_most: §below", "SUB206 there is no level below `street`"),
    ],
)
def test_there_is_nothing_above_the_highest_level_and_nothing_below_the_lowest(before, after, message):
    """The place is that of the word."""
    marked = STEPS.replace("at_least: above", "at_least: §above", 1).replace(before, after, 1)
    text, expected = at_mark(LEVELS + marked, message)

    assert expected == said_of_rulebook(text)[0]


def test_levels_have_no_words_in_a_step_of_its_own():
    """The hint names both ways out."""
    marked = STEPS.replace("        for_each_level: [street, town]\n", "").replace(
        "at_least: above", "at_least: §above"
    )
    message = "SUB206 `above` stands for a level only in a step that is written for each level"
    text, expected = at_mark(LEVELS + marked, message)

    assert expected == said_of_rulebook(text)[0]


def test_a_named_condition_on_a_level_is_no_condition_of_a_safeguard():
    """The place is that of the name, and the message has no word that stands nowhere."""
    names = "conditions:\n  far: {when: {reach: {at_most: below}}}\n"
    safeguard = "  a: {kind: k, title: T, when: §far, advice: A, because: B, source: Oates 1972}\n"
    marked = LEVELS.replace("safeguards: {}\n", f"safeguards:\n{safeguard}") + names + STEPS
    message = "SUB206 a word in the condition `far` stands for a level only in a step that is written for each level"
    text, expected = at_mark(marked, message)

    assert [expected] == said_of_rulebook(text)


def test_a_step_of_its_own_may_not_be_called_as_a_level_is_beside_one_for_each_level():
    """`to: above` would have two meanings."""
    own = "      §above:\n        ask: A\n        otherwise: {to: town, because: B, source: Oates 1972}\n"
    text, expected = at_mark(LEVELS + STEPS + own, "SUB109 a step may not be called `above` beside one for each level")

    assert [expected] == said_of_rulebook(text)


def test_a_step_for_each_level_may_not_be_called_as_a_manner_of_two_levels():
    """`to: contested, street or town` would have two meanings."""
    own = "      §contested:\n        for_each_level: [street]\n        ask: A\n"
    own += "        otherwise: {to: here, because: B, source: Oates 1972}\n"
    message = "SUB109 a step for each level may not have the name of the manner `contested`"
    text, expected = at_mark(LEVELS + STEPS.replace("contested, here or above", "town") + own, message)

    assert [expected] == said_of_rulebook(text)


@pytest.mark.parametrize(
    ("before", "after"), [("start: climb", "start: §climb-town"), ('to: "climb, above"', "to: §climb-town")]
)
def test_a_step_for_each_level_is_not_named_by_the_id_it_comes_to(before, after):
    """The hint has the right spelling."""
    marked = LEVELS + STEPS.replace(before, after, 1)
    text, expected = at_mark(marked, "SUB201 `climb-town` is the step `climb` on the level `town`")

    assert [expected] == said_of_rulebook(text)


def test_two_steps_cannot_come_to_one_id():
    """A step of its own has the id that another one comes to."""
    own = "      climb-town:\n        ask: A\n        otherwise: {to: town, because: B, source: Oates 1972}\n"
    text, expected = at_mark(
        LEVELS + STEPS.replace("      climb:", "      §climb:") + own,
        "SUB109 the step `climb` comes to a second step `climb-town`",
    )

    assert [expected] == said_of_rulebook(text)


def test_a_step_for_each_level_may_not_lead_round_in_a_circle():
    """The circle is named by what the steps come to."""
    text, expected = at_mark(
        LEVELS + STEPS.replace('"climb, above"', "climb").replace("      climb:", "      §climb:"),
        "SUB202 these steps lead round in a circle: climb-street -> better-street -> climb-street",
    )

    assert [expected] == said_of_rulebook(text)


def test_more_branches_than_there_is_room_for_are_refused_before_they_are_read():
    """A thousand and one, for two levels."""
    many = "          - {when: {trust: {is: none}}, to: here, because: B, source: Oates 1972}\n" * 1000
    text = LEVELS + STEPS.replace("        otherwise: {to: here", f"{many}        otherwise: {{to: here")

    assert ["18:9 SUB112 for each level, the steps of this role come to more than 2,000 branches"] == [
        line for line in said_of_rulebook(text) if "SUB112" in line
    ]
