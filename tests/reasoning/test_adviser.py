"""One adviser for one decision and for thousands: nothing of one decision is found in another's advice."""

from __future__ import annotations

import json
import pickle
import random
from dataclasses import asdict, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.brute_force import rulebooks_to_audit
from tests.analysis.small_rulebooks import allows, decision_of, every_sheet, full_sheets, sheets
from tests.analysis.written_rulebooks import compiled as written
from tests.analysis.written_rulebooks import later_role
from tests.reasoning.plain_walk import supports_on, walks_of
from tests.reasoning.written_decisions import LAWFUL, THREE_WAYS, decision, spelled

from subsidiarity.api import load_advisor
from subsidiarity.model.decision import Answer, Decision
from subsidiarity.model.recommendation import WithinLaw
from subsidiarity.reasoning import advise as advise_module
from subsidiarity.reasoning.advise import SHEETS_REMEMBERED, Adviser, advise
from subsidiarity.reasoning.leaf_sets import build_sets
from subsidiarity.reasoning.rulebook_diagrams import build_diagrams

PAY = """
  means:
    ask: Who pays?
    branches:
      - {id: poor, when: {all: [{means: {is: poor}}, {decide: {at_most: town}}]}, to: land, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""

SAFEGUARDS = """
  review: {kind: review, title: T, advice: A, because: B, source: S},
  money: {kind: money, title: T, when: {means: {is: poor}}, advice: A, because: B, source: S},
  top: {kind: voice, title: T, when: {decide: {at_least: town}}, advice: A, because: B, source: S},
"""


@pytest.fixture(scope="module")
def compiled():
    """The rulebook we ship."""
    advisor, _ = load_advisor()
    assert advisor is not None
    return advisor.compiled


@pytest.fixture(scope="module")
def small():
    """Two roles of which the second looks at the first, three safeguards, the law and the holder."""
    return written(THREE_WAYS, later_roles=later_role("pay", PAY), safeguards=SAFEGUARDS, **LAWFUL)


def random_decision(rulebook, choose, share_unknown=0.0):
    answers = {
        question.id: Answer(frozenset([choose.choice(question.option_ids)]))
        for question in rulebook.questions
        if choose.random() >= share_unknown
    }
    return Decision("random", "", "", answers)


@given(st.data())
def test_what_holds_on_a_walk_holds_on_every_completion_of_the_sheet(data):
    """Every completion comes to every step of the walk; there, plainly walked, hold the branches that are certain."""
    small = data.draw(rulebooks_to_audit())
    sheet = data.draw(sheets(small))
    walked = [walks_of(small.rulebook, options) for options in every_sheet(small) if allows(sheet, options)]
    supported = [supports_on(small.rulebook, options) for options in every_sheet(small) if allows(sheet, options)]
    for advice in advise(small, decision_of(small, sheet)).roles:
        completions = [{step.id: rest for step, *rest in walk[advice.role.id]} for walk in walked]
        for visit in advice.walk:
            met = [each[visit.step.id] for each in completions]
            always = [b for b in visit.step.branches if all(b in holding for _, holding in met)]
            ever = [b for b in visit.step.branches if any(b in holding for _, holding in met)]
            winners = [b for b in visit.step.branches if any(b is decides for decides, _ in met)]
            said = {each.id for each in (*visit.supporting, *visit.overruled)}
            support = {each.id for each in visit.step.support}

            if visit.taken is None:
                assert winners == list(visit.undecided)
                assert {branch.to for branch in winners} != {always[0].to}
            else:
                assert visit.taken is always[0]
                assert {visit.taken.to} == {branch.to for branch in winners}
                assert [b for b in winners if b is not visit.taken] == list(visit.undecided)
                assert {b.id for b in always[1:] if b.when is not None} == said - support
                assert set.intersection(support, *supported) == said & support
                assert not {b.id for b in visit.stopped} & {b.id for b in ever}


@pytest.mark.parametrize(
    "answers",
    [
        "{reach: town, trust: none, means: poor, lawful: street, held: land}",
        "{reach: land, trust: much, means: poor, lawful: street, held: nobody}",
        "{reach: town, trust: none}",
        "{reach: [street, town], trust: none, means: poor, lawful: [town, land], held: town}",
        "{}",
    ],
)
def test_a_decision_gets_the_same_advice_the_first_time_and_the_second(small, answers):
    """Answers that settle all, some or nothing."""
    adviser = Adviser(small)
    asked = decision(small, answers)

    assert [advise(small, asked)] * 2 == [adviser.advise(asked), adviser.advise(asked)]


def test_two_options_that_are_no_neighbours_leave_open_what_either_of_them_leads_to():
    """A program may say so; a file cannot. Every other question is answered."""
    rules = written(THREE_WAYS)
    asked = decision(rules, "{reach: street, trust: none, means: poor}")
    asked = replace(asked, answers={**asked.answers, "reach": Answer(frozenset(["street", "land"]))})
    found = Adviser(rules).advise(asked)

    assert (["street", "land"], ["reach"]) == (spelled(found.headline.possible), list(found.open_questions))


def test_one_decision_takes_nothing_from_another_before_it():
    """A role is settled, then open, then settled elsewhere."""
    rules = written(THREE_WAYS)
    adviser = Adviser(rules)
    found = [adviser.advise(decision(rules, f"{{reach: {reach}}}")) for reach in ("land", "[town, land]", "street")]

    assert [["land"], ["street", "town", "land"], ["street"]] == [spelled(each.headline.possible) for each in found]


def test_each_recommendation_is_of_its_own_decision(small):
    """Two that are answered alike are told apart, whether they settle everything or nothing."""
    adviser = Adviser(small)
    asked = [decision(small, answers) for answers in ("{}", "{}", "{reach: land}", "{reach: land}")]

    assert asked == [adviser.advise(each).decision for each in asked]


@pytest.mark.parametrize("reach", ["land", "[town, land]"])
def test_safeguards_that_are_told_of_apart_all_come(small, reach):
    """As those that one diagram tells of, whether or not something is open."""
    apart = replace(small, sets=build_sets(small.rulebook, build_diagrams(small.rulebook), together_limit=0))
    asked = decision(small, f"{{reach: {reach}, trust: none, means: poor, lawful: street, held: town}}")

    assert ["review", "money", "top"] == [each.safeguard.id for each in Adviser(apart).advise(asked).safeguards]


@pytest.mark.parametrize("trust", ["none", "unknown"])
def test_law_and_direction_go_by_the_headline(small, trust):
    """The town decides and the land pays, and trust is known or not."""
    asked = decision(small, f"{{reach: land, trust: {trust}, means: rich, lawful: land, held: town}}")
    found = Adviser(small).advise(asked)

    assert (["land"], ["street"]) == (spelled(found.headline.possible), spelled(found.roles[1].possible))
    assert (WithinLaw(("land",), True, "land"), "lift") == (found.within_law, found.direction)


def test_room_is_made_once_so_many_open_sheets_are_remembered(monkeypatch, small):
    """Of two sheets, the second takes the place of the first."""
    monkeypatch.setattr(advise_module, "SHEETS_REMEMBERED", 1)
    adviser = Adviser(small)
    first, same, _, again = [adviser.advise(decision(small, each)) for each in ("{}", "{}", "{reach: land}", "{}")]

    assert (True, False) == (same.roles is first.roles, again.roles is first.roles)


@pytest.mark.parametrize("share_unknown", [0.0, 0.05, 0.5, 1.0])
def test_hundreds_of_decisions_together_get_the_advice_that_each_gets_alone(compiled, share_unknown):
    """Outcomes, visits, open questions, safeguards, law and direction."""
    choose = random.Random(30)
    decisions = [random_decision(compiled.rulebook, choose, share_unknown) for _ in range(2 * SHEETS_REMEMBERED)]
    alone = Adviser(compiled)

    found = Adviser(compiled).advise_all(decisions)

    assert [] == [each for each, advice in zip(decisions, found, strict=True) if advice != alone.advise(each)]


@given(st.data())
def test_any_small_rulebook_is_advised_on_alike(data):
    """Conditions nested and denied, one role looking at another: full sheets and open ones, one by one and together."""
    small = data.draw(rulebooks_to_audit())
    either = st.one_of(full_sheets(small), sheets(small))
    decisions = [decision_of(small, sheet) for sheet in data.draw(st.lists(either, min_size=1, max_size=40))]
    adviser = Adviser(small)
    expected = [advise(small, each) for each in decisions]

    assert expected == [adviser.advise(each) for each in decisions]
    assert expected == Adviser(small).advise_all(decisions)


@pytest.mark.parametrize("share_unknown", [0.0, 0.5])
def test_an_answer_to_no_question_is_passed_over(compiled, share_unknown):
    """A decision made by a program may hold more than the rulebook asks."""
    plain = random_decision(compiled.rulebook, random.Random(22), share_unknown)
    more = Decision("random", "", "", {**plain.answers, "no such question": Answer(frozenset(["a"]))})

    assert advise(compiled, plain).roles == advise(compiled, more).roles


@pytest.mark.parametrize("share_unknown", [0.0, 0.5])
def test_every_row_of_many_holds_tuples_that_any_program_can_write_down(compiled, share_unknown):
    """What was not looked at yet is worked out on the way to JSON, or to another process."""
    choose = random.Random(32)
    decisions = [random_decision(compiled.rulebook, choose, share_unknown) for _ in range(80)]
    found = Adviser(compiled).advise_all(decisions)

    for each in found:
        for advice in each.roles:
            assert json.dumps(advice.open_questions) == json.dumps(list(advice.open_questions))
            assert (tuple, tuple) == (type(advice.walk), type(advice.open_questions))
            assert advice == pickle.loads(pickle.dumps(advice))
        assert (tuple, tuple) == (type(each.open_questions), type(each.shaping_questions))
    assert asdict(found[0])["roles"]
