"""The recommendation: what is possible, what is open, which safeguards belong to it, the law and the direction."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.brute_force import rulebooks_to_audit
from tests.analysis.small_rulebooks import allows, decision_of, every_sheet, full_sheets, sheets
from tests.analysis.written_rulebooks import compiled, later_role
from tests.reasoning.plain_walk import ends_of, safeguards_on, walks_of
from tests.reasoning.written_decisions import LAWFUL, advised, decision, ids, spelled

from subsidiarity.model.recommendation import WithinLaw
from subsidiarity.reasoning.advise import advise, sheet_of

STEPS = """
  start:
    ask: Where?
    branches:
      - {id: far, when: {reach: {is: land}}, to: land, because: B, source: S}
      - {id: wide, when: {all: [{reach: {is: town}}, {trust: {is: none}}]}, to: town, because: B, source: S}
      - {id: torn, when: {trust: {is: much}}, to: "contested, street or land", because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""

PAY = """
  means:
    ask: Who pays?
    branches:
      - {id: poor, when: {all: [{means: {is: poor}}, {decide: {at_most: town}}]}, to: land, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""

REVIEW = "review: {kind: review, title: T, advice: A, because: B, source: S}"
MONEY = "money: {kind: money, title: T, when: {means: {is: poor}}, advice: A, because: B, source: S}"
TOP = "top: {kind: voice, title: T, when: {decide: {at_least: town}}, advice: A, because: B, source: S}"


def test_answers_become_sets_of_options_and_what_is_not_known_may_be_any():
    """A range, an option, and no answer at all."""
    rules = compiled(STEPS)
    answers = sheet_of(rules, decision(rules, "{reach: [town, land], means: rich}"))

    assert [0b110, 0b111, 0b10] == answers


def test_one_outcome_is_left_when_all_is_answered():
    """The first branch that holds leads to the town."""
    headline = advised(STEPS, "{reach: town, trust: none, means: poor}").headline

    assert (["town"], "town", []) == (
        spelled(headline.possible),
        headline.outcome.spelling,
        list(headline.open_questions),
    )


def test_what_is_not_known_leaves_every_outcome_possible_that_it_can_lead_to():
    """From the lowest level up."""
    found = advised(STEPS, "{reach: [town, land]}").headline

    assert ["street", "contested, street or land", "town", "land"] == spelled(found.possible)


def test_answers_missing_that_change_nothing_leave_one_outcome():
    """Across the land, neither trust nor means matter to who decides."""
    found = advised(STEPS, "{reach: land}")

    assert (["land"], ()) == (spelled(found.headline.possible), tuple(found.open_questions))


def test_open_questions_are_those_that_can_still_change_the_level_in_the_order_of_the_rulebook():
    """Means change only who pays."""
    found = advised(STEPS, "{}", later_roles=later_role("pay", PAY))

    assert ["reach", "trust"] == list(found.open_questions)


def test_questions_that_change_another_role_or_a_safeguard_shape_the_advice():
    """Means decide who pays; reach and trust settle the level and are not named again."""
    found = advised(STEPS, "{reach: town}", later_roles=later_role("pay", PAY))

    assert (["trust"], ["means"]) == (list(found.open_questions), list(found.shaping_questions))


def test_a_question_that_a_safeguard_alone_turns_on_shapes_the_advice():
    """The level is settled, the safeguard is not."""
    found = advised(STEPS, "{reach: land}", safeguards=MONEY)

    assert ([], ["means"]) == (list(found.open_questions), list(found.shaping_questions))


def test_a_role_that_looks_at_an_open_one_is_as_open_as_it():
    """Whoever pays turns on who decides, and no branch is taken."""
    found = advised(STEPS, "{reach: [town, land], trust: none, means: poor}", later_roles=later_role("pay", PAY))

    assert [["town", "land"], ["street", "land"]] == [spelled(advice.possible) for advice in found.roles]
    assert [None] == [step.taken for step in found.roles[1].walk]


def test_a_role_that_looks_at_an_open_one_may_be_settled_nevertheless():
    """Street or town: either way the land pays for the poor."""
    found = advised(STEPS, "{reach: [street, town], trust: none, means: poor}", later_roles=later_role("pay", PAY))

    assert [["street", "town"], ["land"]] == [spelled(advice.possible) for advice in found.roles]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ("{reach: land, trust: none, means: poor}", [("review", True), ("money", True), ("top", True)]),
        ("{reach: street, trust: none, means: rich}", [("review", True)]),
        ("{reach: [street, town], trust: none}", [("review", True), ("money", False), ("top", False)]),
        ("{reach: [town, land], trust: none, means: rich}", [("review", True), ("top", True)]),
    ],
)
def test_a_safeguard_is_certain_possible_or_left_out(answers, expected):
    """`review` always holds, `money` by an answer, `top` by where the headline ends, be it the town or the land."""
    found = advised(STEPS, answers, safeguards=f"{REVIEW}, {MONEY}, {TOP}").safeguards

    assert expected == [(each.safeguard.id, each.is_certain) for each in found]


def test_the_headline_is_the_role_that_the_rulebook_names():
    """The level is that of who decides, though who pays comes last."""
    found = advised(STEPS, "{reach: town, trust: none, means: poor}", later_roles=later_role("pay", PAY))

    assert ("decide", "town") == (found.headline.role.id, found.level)


@pytest.mark.parametrize("answers", ["{}", "{reach: town, trust: none, means: poor}"])
def test_there_is_advice_on_each_role_in_order(answers):
    """Whether or not something is open."""
    found = advised(STEPS, answers, later_roles=later_role("pay", PAY))

    assert ["decide", "pay"] == [advice.role.id for advice in found.roles]


def test_a_recommendation_keeps_the_decision_and_the_rulebook():
    """Both are the very objects that were given."""
    rules = compiled(STEPS)
    asked = decision(rules, "{reach: land}")
    found = advise(rules, asked)

    assert (True, True) == (found.decision is asked, found.rulebook is rules.rulebook)


@pytest.mark.parametrize(
    ("reach", "lawful", "expected"),
    [
        ("town", "street", WithinLaw(("street",), True, "town")),
        ("town", "town", WithinLaw(("town",), True, "town")),
        ("town", "land", WithinLaw(("land",), False, "land")),
        ("town", "[street, town]", WithinLaw(("street", "town"), True, "town")),
        ("town", "[town, land]", WithinLaw(("town", "land"), None, None)),
        ("street", "[town, land]", WithinLaw(("town", "land"), False, None)),
        ("land", "unknown", WithinLaw(("street", "town", "land"), True, "land")),
        ("unknown", "land", WithinLaw(("land",), None, None)),
    ],
)
def test_the_law_allows_a_level_that_is_not_below_the_lowest_lawful_one(reach, lawful, expected):
    """Above a level that it does not allow, the nearest lawful one is named; what is open stays open."""
    found = advised(STEPS, f"{{reach: {reach}, trust: none, lawful: {lawful}}}", **LAWFUL)

    assert expected == found.within_law


@pytest.mark.parametrize(
    ("reach", "held", "expected"),
    [
        ("town", "land", "devolve"),
        ("town", "town", "keep"),
        ("town", "street", "lift"),
        ("town", "nobody", "assign"),
        ("town", "[street, town]", None),
        ("land", "[street, town]", "lift"),
        ("town", "unknown", None),
        ("unknown", "town", None),
    ],
)
def test_a_decision_moves_from_who_holds_it_to_who_should(reach, held, expected):
    """Known once every possible answer says the same."""
    found = advised(STEPS, f"{{reach: {reach}, trust: none, held: {held}}}", **LAWFUL)

    assert expected == found.direction


def test_a_contest_has_neither_a_lawful_level_nor_a_direction():
    """A contest names two levels."""
    found = advised(STEPS, "{reach: street, trust: much, lawful: land, held: town}", **LAWFUL)

    assert (WithinLaw(("land",), None, None), None) == (found.within_law, found.direction)


def test_no_level_has_neither_a_lawful_level_nor_a_direction():
    """There is nothing to move."""
    steps = """
  aim:
    ask: Is the aim shared?
    otherwise: {to: no level, because: B, source: S}
"""
    found = advised(steps, "{lawful: land, held: town}", **LAWFUL)

    assert (WithinLaw(("land",), None, None), None) == (found.within_law, found.direction)


def test_neighbours_acting_jointly_decide_on_their_own_level():
    """The law asks at which level, and so does the direction."""
    steps = """
  deal:
    ask: Could they agree?
    otherwise: {to: "town, jointly", because: B, source: S}
"""
    found = advised(steps, "{lawful: town, held: land}", **LAWFUL)

    assert (WithinLaw(("town",), True, "town"), "devolve") == (found.within_law, found.direction)


def test_a_rulebook_that_does_not_ask_says_nothing_of_law_or_direction():
    """This one has neither question."""
    found = advised(STEPS, "{reach: land}")

    assert (None, None) == (found.within_law, found.direction)


def test_law_and_holder_shape_the_advice_while_they_are_open():
    """A range counts as open, an answer does not."""
    found = advised(STEPS, "{reach: land, trust: none, means: poor, lawful: [town, land], held: town}", **LAWFUL)

    assert ["lawful"] == list(found.shaping_questions)


@given(st.data())
def test_advice_is_what_completing_the_answers_in_every_way_would_show(data):
    """Outcomes and safeguards are possible if some completion shows them, certain if all do."""
    rules = data.draw(rulebooks_to_audit())
    answers = data.draw(st.one_of(sheets(rules), full_sheets(rules)))
    completions = [options for options in every_sheet(rules) if allows(answers, options)]
    ends = [ends_of(walks_of(rules.rulebook, options)) for options in completions]
    holding = [ids(safeguards_on(rules.rulebook, options)) for options in completions]
    found = advise(rules, decision_of(rules, answers))

    for advice in found.roles:
        reached = {each[advice.role.id] for each in ends}
        assert tuple(outcome for outcome in rules.outcomes if outcome in reached) == advice.possible
    expected = {
        guard.id: all(guard.id in held for held in holding)
        for guard in rules.rulebook.safeguards
        if any(guard.id in held for held in holding)
    }
    assert expected == {each.safeguard.id: each.is_certain for each in found.safeguards}


@given(st.data())
def test_a_question_is_open_or_shapes_the_advice_exactly_when_its_answer_can_change_something(data):
    """Open for a role: its outcome; shaping: another role's outcome, or whether a safeguard holds."""
    rules = data.draw(rulebooks_to_audit())
    answers = data.draw(sheets(rules))
    said = {
        options: (ends_of(walks_of(rules.rulebook, options)), ids(safeguards_on(rules.rulebook, options)))
        for options in every_sheet(rules)
        if allows(answers, options)
    }
    found = advise(rules, decision_of(rules, answers))

    for advice in found.roles:
        ends = {options: each[advice.role.id] for options, (each, _) in said.items()}
        assert open_on(rules, ends) == list(advice.open_questions)
    assert found.headline.open_questions == found.open_questions
    assert [each for each in open_on(rules, said) if each not in found.open_questions] == list(found.shaping_questions)


def open_on(rules, said):
    """The questions whose answer changes what is said on some sheet, in order."""
    return [question for place, question in enumerate(rules.order) if changes(said, place)]


def changes(said, place):
    """True if the answer at one place, and nothing else, changes what is said."""
    firsts: dict[object, object] = {}
    return any(
        firsts.setdefault((options[:place], options[place + 1 :]), words) != words for options, words in said.items()
    )
