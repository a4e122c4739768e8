"""A workshop in its decision's file: what is read back, and the place of every fault."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.workshop.samples import compiled

from subsidiarity.model.decision import Answer, Decision
from subsidiarity.model.workshop import Card, Dissent, Round, Rules, Talk, Workshop
from subsidiarity.reading.decision import DecisionReader
from subsidiarity.reporting.decision_file.decision import render_decision

RULEBOOK = compiled().rulebook
READER = DecisionReader(RULEBOOK)

FILE = """\
decision: hall
title: Hall
answers: {reach: [street, town]}
workshop:
  format: 1
  rulebook: small
  edition: 3
  rehearsal: 7
  threshold: 80
  most_rounds: 2
  rules: fixed
  card:
    date: 4 March
    people: 14
    roles: [pay, decide]
  questions:
    reach:
      agreed: yes
      rounds:
        - votes: {town: 5, street: 2}
          unknown: 1
        - votes: {land: 3}
          abstained: 2
          revealed: no
      dissent:
        - {options: [land], people: 2, words: It is wide}
      parked: [the lease]
  parked: [the roof]
"""


def read(text: str):
    """The decisions of a file and what is wrong in it."""
    return READER.read(text.encode(), "hall.yaml")


def faults(text: str) -> list[tuple[str, int, int]]:
    """The codes of what is wrong, with line and column."""
    return [(found.code, found.span.line, found.span.column) for found in read(text)[1]]


def test_a_whole_workshop():
    """Everything that a file can say."""
    (decision,), diagnostics = read(FILE)

    talk = Talk(
        rounds=(Round((2, 5, 0), 1, is_revealed=True), Round((0, 0, 3), abstained=2)),
        is_agreed=True,
        dissents=(Dissent(frozenset({"land"}), 2, "It is wide"),),
        parked=("the lease",),
    )
    card = Card(date="4 March", people=14, roles=("decide", "pay"))
    assert () == diagnostics
    assert Workshop("small", "3", card, Rules(80, 2, True), {"reach": talk}, ("the roof",), 7) == decision.workshop


def test_a_decision_without_a_workshop_has_none():
    """As before there were any."""
    (decision,), _ = read("decision: hall\ntitle: Hall\nanswers: {}\n")

    assert decision.workshop is None


@pytest.mark.parametrize(
    ("line", "instead", "fault"),
    [
        ("format: 1", "format: one", ("SUB321", 5, 11)),
        ("edition: 3", "edition: 2", ("SUB323", 7, 12)),
        ("rehearsal: 7", "rehearsal: soon", ("SUB321", 8, 14)),
        ("threshold: 80", "threshold: 49", ("SUB321", 9, 14)),
        ("threshold: 80", "threshold: 80.5", ("SUB321", 9, 14)),
        ("most_rounds: 2", "most_rounds: 99999999999999999999", ("SUB321", 10, 16)),
        ("rules: fixed", "rules: firm", ("SUB025", 11, 10)),
        ("people: 14", "people: many", ("SUB321", 14, 13)),
        ("roles: [pay, decide]", "roles: [pays]", ("SUB302", 15, 13)),
        ("roles: [pay, decide]", "roles: []", ("SUB023", 15, 12)),
        ("    reach:\n", "    reech:\n", ("SUB301", 17, 5)),
        ("agreed: yes", "agreed: maybe", ("SUB025", 18, 15)),
        ("town: 5, street", "village: 5, street", ("SUB302", 20, 19)),
        ("town: 5, street", "town: -5, street", ("SUB321", 20, 25)),
        ("unknown: 1", "unknown: ²", ("SUB321", 21, 20)),
        ("{land: 3}", "{land: 2}", ("SUB322", 22, 11)),
        ("          unknown: 1\n", "          revealed: no\n", ("SUB322", 20, 9)),
        ("options: [land]", "options: [moon]", ("SUB302", 26, 22)),
        ("options: [land], ", "", ("SUB022", 26, 11)),
        ("parked: [the roof]", "parked: the roof", ("SUB020", 28, 11)),
        ("  parked: [the roof]", "  parkt: [the roof]", ("SUB021", 28, 3)),
    ],
)
def test_a_fault_is_found_at_its_place(line, instead, fault):
    """One fault, one diagnostic."""
    assert line in FILE

    assert [fault] == faults(FILE.replace(line, instead, 1))


def test_a_workshop_of_a_later_form_is_left_alone():
    """Nothing else is said of it: what it holds is not for this program to judge."""
    decisions, diagnostics = read(FILE.replace("format: 1", "format: 2").replace("card:", "cards:"))

    assert ((), ["SUB320"]) == (decisions, [found.code for found in diagnostics])
    assert "newer version" in diagnostics[0].message


def test_what_is_no_workshop_is_said_to_be_none():
    """A list, a word, nothing."""
    begin = FILE.split("workshop:", maxsplit=1)[0]

    assert [["SUB020"]] * 3 == [
        [found.code for found in read(f"{begin}workshop: {text}\n")[1]] for text in ("[]", "yes", "''")
    ]


LETTERS = st.characters(exclude_categories=("Cs", "Cc", "Cf", "Cn", "Zl", "Zp"), include_characters="\n\t")
TEXTS = st.text(LETTERS, max_size=12)
NUMBERS = st.integers(0, 9_999)


@st.composite
def talks(draw, question):
    """What may have happened on a question."""
    ids = question.option_ids
    subsets = st.frozensets(st.sampled_from(ids), min_size=1)
    counts = st.tuples(*([NUMBERS] * len(ids)))
    rounds = draw(st.lists(st.builds(Round, counts, st.integers(3, 99), NUMBERS, st.just(True)), max_size=3))
    if rounds and draw(st.booleans()):
        rounds[-1] = Round(rounds[-1].counts, rounds[-1].unknown, rounds[-1].abstained)
    return Talk(
        rounds=tuple(rounds),
        is_agreed=draw(st.booleans()),
        is_skipped=draw(st.booleans()),
        dissents=tuple(draw(st.lists(st.builds(Dissent, subsets, NUMBERS, said()), max_size=2))),
        parked=tuple(draw(st.lists(said(1), max_size=2))),
    )


def said(least: int = 0):
    """What somebody typed, as the verbs keep it: without spaces around it."""
    return TEXTS.map(str.strip).filter(lambda text: len(text) >= least)


@st.composite
def workshops(draw):
    """Any workshop."""
    held = {name: draw(talks(RULEBOOK.question(name))) for name in ("goal", "trust")}
    roles = draw(st.sets(st.sampled_from([role.id for role in RULEBOOK.roles])))
    return Workshop(
        rulebook="small",
        edition="3",
        card=Card(
            date=draw(said()),
            place=draw(said()),
            roles=tuple(role.id for role in RULEBOOK.roles if role.id in roles),
            goal=draw(said()),
            room=draw(said()),
            missing=draw(said()),
            people=draw(NUMBERS),
            review=draw(said()),
        ),
        rules=Rules(draw(st.integers(50, 100)), draw(st.integers(1, 9)), draw(st.booleans())),
        talks={question: talk for question, talk in held.items() if talk != Talk()},
        parked=tuple(draw(st.lists(said(1), max_size=2))),
        rehearsal=draw(st.none() | st.integers(0, 10**9)),
    )


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(workshop=workshops())
def test_what_is_written_is_read_back(workshop):
    """Whatever people typed, and whatever they voted."""
    decision = Decision("hall", "Hall", "", {"trust": Answer(frozenset({"helps"}))}, workshop=workshop)

    decisions, diagnostics = read(render_decision(decision, RULEBOOK))

    assert ((decision,), set()) == (decisions, {found.code for found in diagnostics} - {"SUB324"})


def test_more_people_than_the_card_says_are_remarked_on():
    """At the votes, and at the number who hold a minority view; what is there is kept."""
    text = FILE.replace("people: 14", "people: 3").replace("people: 2,", "people: 4,")
    (decision,), diagnostics = read(text)

    assert [
        ("SUB324", 20, 18, "8 people took part in this round, and the card says 3"),
        ("SUB324", 22, 18, "5 people took part in this round, and the card says 3"),
        ("SUB324", 26, 37, "4 people hold this minority view, and the card says 3"),
    ] == [(found.code, found.span.line, found.span.column, found.message) for found in diagnostics]
    assert "check the counts, or mend `people` on the card" == diagnostics[0].hint
    assert decision.workshop is not None
    assert decision.workshop.talk("reach").rounds[0].votes == 8


def test_as_many_people_as_the_card_says_are_no_fault():
    """And a card that says no number says nothing."""
    assert [] == faults(FILE.replace("people: 14", "people: 8"))
    assert [] == faults(FILE.replace("people: 14", "people: 0"))


def test_a_day_to_look_again_before_the_meeting_is_remarked_on():
    """Where both are written as dates."""
    text = FILE.replace("date: 4 March", "date: 4 March 2028\n    review: March 2027")
    _, (found,) = read(text)

    assert ("SUB325", "warning", 14, 13) == (found.code, found.severity, found.span.line, found.span.column)
    assert "`review` is March 2027, before the meeting: 4 March 2028" == found.message
    assert "write a later day, or mend `date`" == found.hint
    assert [] == faults(FILE.replace("date: 4 March", "date: 4 March 2028\n    review: once the roof is on"))


def test_a_round_in_which_nobody_voted_is_said_to_be_one():
    """It shows nobody's vote, and may not be kept all the same."""
    _, (found,) = read(FILE.replace("{land: 3}", "{land: 0}"))

    assert ("SUB322", "nobody voted in this round") == (found.code, found.message)
