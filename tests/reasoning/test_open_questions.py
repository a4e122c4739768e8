"""Questions whose answer can still change a role, a safeguard, or what is said of the law and the direction."""

from __future__ import annotations

import pytest
from tests.analysis.written_rulebooks import compiled, later_role
from tests.reasoning.written_decisions import LAWFUL, PAY, THREE_WAYS, decision

from subsidiarity.model.recommendation import RoleAdvice, SafeguardAdvice
from subsidiarity.reasoning import open_questions
from subsidiarity.reasoning.advise import sheet_of
from subsidiarity.reasoning.open_questions import OpenQuestions
from subsidiarity.reasoning.remainder import Remainder

MONEY = "money: {kind: money, title: T, when: {means: {is: poor}}, advice: A, because: B, source: S}"
TOP = "top: {kind: voice, title: T, when: {decide: {is: land}}, advice: A, because: B, source: S}"


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ("{}", ("reach", "trust")),
        ("{reach: town}", ("trust",)),
        ("{reach: [town, land], trust: some}", ("reach",)),
        ("{reach: land}", ()),
        ("{reach: street, trust: [none, some]}", ()),
    ],
)
def test_a_question_is_open_for_a_role_while_its_answer_can_change_where_it_belongs(answers, expected):
    """In the order of the rulebook; means never change who decides."""
    rules = compiled(THREE_WAYS)

    assert expected == OpenQuestions(rules, ()).of_role(0, sheet(rules, answers))


def test_each_role_has_open_questions_of_its_own():
    """Who pays turns on the means alone."""
    rules = compiled(THREE_WAYS, later_roles=later_role("pay", PAY))
    questions = OpenQuestions(rules, ())

    assert [("trust",), ("means",)] == [questions.of_role(role, sheet(rules, "{reach: town}")) for role in (0, 1)]


@pytest.mark.parametrize("remembered", [open_questions.SHEETS_REMEMBERED, 1])
def test_no_sheet_is_told_what_is_open_on_another_before_it(monkeypatch, remembered):
    """The same answers again and again, with room to remember all of them or one."""
    monkeypatch.setattr(open_questions, "SHEETS_REMEMBERED", remembered)
    rules = compiled(THREE_WAYS)
    questions = OpenQuestions(rules, ())
    asked = ("{reach: town}", "{}", "{reach: land}", "{reach: town}", "{}", "{reach: town, means: poor}")

    assert [("trust",), ("reach", "trust"), (), ("trust",), ("reach", "trust"), ("trust",)] == [
        questions.of_role(0, sheet(rules, answers)) for answers in asked
    ]


def test_what_can_change_another_role_shapes_the_advice():
    """Trust is open for the headline, and is not named again."""
    rules = compiled(THREE_WAYS, later_roles=later_role("pay", PAY))

    assert ("means",) == shaping(rules, "{reach: town}")


def test_what_can_change_whether_a_safeguard_holds_shapes_the_advice():
    """Nobody has said yet whether they are poor."""
    rules = compiled(THREE_WAYS, safeguards=MONEY)

    assert ("means",) == shaping(rules, "{reach: land}")


def test_a_safeguard_that_is_certain_shapes_nothing():
    """It holds, whatever is not known."""
    either = "any: [{reach: {is: land}}, {means: {is: poor}}]"
    rules = compiled(
        THREE_WAYS, safeguards=f"money: {{kind: money, title: T, when: {{{either}}}, advice: A, because: B, source: S}}"
    )

    assert () == shaping(rules, "{reach: land}", certain=["money"])


def test_a_safeguard_without_a_condition_shapes_nothing():
    """It always holds, and so is certain."""
    rules = compiled(THREE_WAYS, safeguards="review: {kind: review, title: T, advice: A, because: B, source: S}")

    assert () == shaping(rules, "{reach: land}", certain=["review"])


def test_an_open_question_that_a_safeguard_names_without_turning_on_it_shapes_nothing():
    """Trust settles it either way; the means stand there for nothing."""
    either = "any: [{trust: {is: none}}, {all: [{trust: {is: none}}, {means: {is: poor}}]}]"
    rules = compiled(
        THREE_WAYS, safeguards=f"voice: {{kind: voice, title: T, when: {{{either}}}, advice: A, because: B, source: S}}"
    )

    assert ("trust",) == shaping(rules, "{reach: land}")


def test_one_question_of_a_safeguard_may_be_the_headlines_and_another_its_own():
    """Trust is open for the headline; the means are the safeguard's."""
    both = "all: [{trust: {is: none}}, {means: {is: poor}}]"
    rules = compiled(
        THREE_WAYS, safeguards=f"money: {{kind: money, title: T, when: {{{both}}}, advice: A, because: B, source: S}}"
    )

    assert ("means",) == shaping(rules, "{reach: town}")


def test_each_safeguard_names_questions_of_its_own():
    """The first turns on the means, the second on trust."""
    voice = "voice: {kind: voice, title: T, when: {trust: {is: none}}, advice: A, because: B, source: S}"
    rules = compiled(THREE_WAYS, safeguards=f"{MONEY}, {voice}")

    assert ("trust", "means") == shaping(rules, "{reach: land}")


def test_a_safeguard_that_turns_on_where_a_role_belongs_adds_nothing_to_the_questions_of_the_role():
    """It is open as long as the headline is."""
    rules = compiled(THREE_WAYS, safeguards=TOP)

    assert () == shaping(rules, "{trust: some}")


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ("{reach: land}", ("lawful", "held")),
        ("{reach: land, lawful: [town, land]}", ("lawful", "held")),
        ("{reach: land, lawful: town}", ("held",)),
        ("{reach: land, lawful: town, held: nobody}", ()),
    ],
)
def test_the_law_and_the_holder_shape_the_advice_while_they_are_open(answers, expected):
    """A range is open, an answer is not."""
    rules = compiled(THREE_WAYS, **LAWFUL)

    assert expected == shaping(rules, answers, beside=(3, 4))


def test_what_shapes_the_advice_is_named_in_the_order_of_the_rulebook_each_once():
    """The holder, the means of the role and of the safeguard, the law."""
    rules = compiled(THREE_WAYS, later_roles=later_role("pay", PAY), safeguards=MONEY, **LAWFUL)

    assert ("means", "lawful", "held") == shaping(rules, "{reach: land}", beside=(4, 3))


def test_the_order_of_the_rulebook_is_kept_however_many_questions_it_has():
    """The ninth question, named before the second."""
    questions = "".join(
        f"  q{place}: {{name: q{place}, theme: t, pull: none, ask: A?, options: {{no: n, yes: y}}, source: S}}\n"
        for place in range(9)
    )
    steps = """
  start:
    ask: Where?
    otherwise: {to: street, because: B, source: S}
"""

    assert ("q1", "q8") == shaping(compiled(steps, questions=questions), "{}", beside=(8, 1))


@pytest.mark.parametrize(("remembered", "expected"), [(2, 2), (1, 3)])
def test_a_sheet_is_looked_at_once_while_there_is_room_to_remember_it(monkeypatch, remembered, expected):
    """Two sheets and the first again."""
    looked_at = []

    class Counted(Remainder):
        def of(self, answers):
            looked_at.append(answers)
            return super().of(answers)

    monkeypatch.setattr(open_questions, "SHEETS_REMEMBERED", remembered)
    monkeypatch.setattr(open_questions, "Remainder", Counted)
    rules = compiled(THREE_WAYS)
    questions = OpenQuestions(rules, ())
    for answers in ("{}", "{reach: town}", "{}"):
        questions.of_role(0, sheet(rules, answers))

    assert expected == len(looked_at)


def shaping(rules, answers, beside=(), certain=()):
    """The questions that shape the advice; every safeguard is said to be possible unless it is named as certain."""
    questions = OpenQuestions(rules, beside)
    asked = sheet(rules, answers)
    roles = [RoleAdvice(each.role, (), (), questions.of_role(place, asked)) for place, each in enumerate(rules.roles)]
    safeguards = [SafeguardAdvice(each, each.id in certain) for each in rules.rulebook.safeguards]
    return questions.shaping(asked, roles, safeguards, roles[0])


def sheet(rules, answers):
    """Answers as they stand in a file, as options in bits."""
    return sheet_of(rules, decision(rules, answers))
