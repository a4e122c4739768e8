"""Decisions carried to an edition that splits questions, merges options, drops questions and asks for other kinds."""

from __future__ import annotations

import pytest

from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reading.decision import DecisionReader
from subsidiarity.reading.rulebook import read_rulebook
from subsidiarity.reporting.decision_file.migration import Migration, migrate

RULES = """\
rulebook: wells
edition: EDITION
title: Who looks after the wells?
headline: decide
levels:
  street: {name: Street, body: the street, about: One street}
  town: {name: Town, body: the town, about: All streets}
questions: QUESTIONS
roles:
  decide:
    name: decides
    ask: Who decides?
    start: first
    steps:
      first: {ask: Where does it begin?, otherwise: {to: street, because: It begins small, source: Oates 1972}}
sources:
  Oates 1972: {author: Wallace E. Oates, year: 1972, title: Fiscal Federalism, checked: unconfirmed}
"""
OLD = """
  cooperation:
    name: agreement between streets
    theme: spillovers
    pull: up
    ask: Could the streets settle it?
    options: {working: They do, likely: They would, doubtful: Perhaps, failing: They cannot}
    source: Oates 1972
  gain:
    name: the gain of a bigger area
    theme: scale
    pull: up
    ask: What is gained?
    options: {none: Nothing, little: A little, some: Some, much: Much}
    source: Oates 1972
  colour:
    name: the colour of the pump
    theme: scale
    pull: none
    ask: What colour is the pump?
    options: {red: Red, green: Green, blue: Blue}
    source: Oates 1972
  rust:
    name: rust
    theme: scale
    pull: none
    ask: Does it rust?
    options: {clean: No, rusty: Yes}
    source: Oates 1972
"""
NEW = """
  settling:
    was: cooperation
    name: agreement between streets
    theme: spillovers
    pull: up
    ask: Could the streets settle it?
    options: {working: They do, likely: They would, doubtful: Perhaps, failing: They cannot}
    source: Oates 1972
  sharing:
    was: cooperation
    name: fair shares
    theme: spillovers
    pull: up
    ask: Would each street pay its share?
    options:
      pays: {text: Yes, short: pays, says: each street pays, was: [working, likely]}
      refuses: {text: No, short: refuses, says: a street refuses, was: failing}
    source: Oates 1972
  network:
    was: gain
    name: one network
    theme: scale
    pull: up
    ask: Must it be one network?
    options:
      apart: {text: No, short: apart, says: wells stand apart, was: [none, little]}
      one: {text: Yes, short: one, says: it is one network, was: much}
    source: Oates 1972
  colour:
    name: the colour of the pump
    theme: scale
    pull: none
    ordered: false
    ask: What colour is the pump?
    options: {red: Red, green: Green, blue: Blue}
    source: Oates 1972
  depth:
    name: how deep it is
    theme: scale
    pull: none
    ask: How deep is it?
    options: {shallow: Shallow, deep: Deep}
    source: Oates 1972
"""
HEAD = "decision: well\nrulebook: wells\nedition: old\ntitle: The well\n"


def edition(name: str, questions: str) -> Rulebook:
    """An edition of the wells with these questions."""
    text = RULES.replace("EDITION", name).replace(" QUESTIONS", questions.rstrip())
    rulebook, diagnostics = read_rulebook(text.encode(), "wells.yaml")
    assert rulebook is not None, diagnostics
    return rulebook


RULEBOOK = edition("new", NEW)


def migrated(answers: str, rest: str = "") -> Migration:
    """A file of the old edition, with these answers, in the new one; it could be read in both."""
    text = f"{HEAD}answers:\n{answers}{rest}"
    assert DecisionReader(edition("old", OLD)).read(text.encode(), "well.yaml")[0], "the old edition reads it"
    found = migrate(text, "well.yaml", DecisionReader(RULEBOOK), RULEBOOK)
    assert isinstance(found, Migration), found
    decisions, diagnostics = DecisionReader(RULEBOOK).read(found.text.encode(), "well.yaml")
    assert (1, ()) == (len(decisions), diagnostics)
    return found


def answers_in(found: Migration) -> str:
    """The lines of the answers."""
    return found.text.partition("answers:\n")[2]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "  cooperation: failing   # said Ann\n",
            "  settling: failing   # said Ann\n  sharing: refuses   # said Ann\n",
        ),
        (
            "  cooperation:\n    answer: likely\n    evidence: report\n    note: |\n      Ann\n\n      asked\n",
            (
                "  settling:\n    answer: likely\n    evidence: report\n    note: |\n      Ann\n\n      asked\n"
                "  sharing:\n    answer: pays\n    evidence: report\n    note: |\n      Ann\n\n      asked\n"
            ),
        ),
        ("  cooperation: [working, likely]\n", "  settling: [working, likely]\n  sharing: [pays]\n"),
        (
            "  cooperation:\n  - 'working'\n  - likely\n",
            "  settling:\n  - 'working'\n  - likely\n  sharing:\n  - 'pays'\n",
        ),
        ("  cooperation: unknown\n", "  settling: unknown\n  sharing: unknown\n"),
    ],
)
def test_two_questions_made_of_one_take_its_answer_with_note_and_evidence(before, after):
    """The second as a copy below the first."""
    found = migrated(before)

    assert (after, (), 1) == (answers_in(found), found.left, found.number)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{cooperation: likely, gain: much}", "{settling: likely, sharing: pays, network: one}"),
        ("{gain: much, 'cooperation': 'unknown'}", "{network: one, 'settling': 'unknown', 'sharing': 'unknown'}"),
    ],
)
def test_within_braces_the_second_stands_after_a_comma(before, after):
    """On the line on which the answers are."""
    text = f"{HEAD}answers: {before}\n"
    found = migrate(text, "well.yaml", DecisionReader(RULEBOOK), RULEBOOK)

    assert isinstance(found, Migration)
    assert found.text.endswith(f"answers: {after}\n")


def test_the_question_that_has_the_option_takes_it_alone():
    """The other is to be answered."""
    found = migrated("  cooperation: doubtful\n")

    assert ("  settling: doubtful\n", ()) == (answers_in(found), found.left)
    assert ["sharing", "network", "colour", "depth"] == [question.id for question in found.unanswered]


def test_the_last_line_of_a_file_is_copied_to_a_line_of_its_own():
    """Without a line end after it."""
    assert "  settling: failing\n  sharing: refuses" == answers_in(migrated("  cooperation: failing"))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("  gain: [none, little]\n", "  network: [apart]\n"),
        ("  gain: [ none , 'little' ]   # both\n", "  network: [ apart ]   # both\n"),
        ("  gain:\n    answer:\n      - none\n      - little\n", "  network:\n    answer:\n      - apart\n"),
    ],
)
def test_options_that_became_one_are_one_in_a_range(before, after):
    """Whoever said either of them says this."""
    assert after == answers_in(migrated(before))


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ("  gain: some\n", "this edition has no option `some` of `network`"),
        ("  gain: [little, some, much]\n", "this edition has no option `some` of `network`"),
        ("  colour: {answer: [red, green], note: both}\n", "this edition asks for one kind, and several are named"),
        ("  rust: {answer: rusty, note: All of it, evidence: record}\n", "this edition has no such question"),
    ],
)
def test_what_has_no_place_stays_whole_as_a_comment(answer, why):
    """With its note and its evidence."""
    found = migrated(answer)

    assert f"  # Not carried from edition old: {why}.\n  # {answer.strip()}\n" == answers_in(found)
    assert [why] == [each.why for each in found.left]


def test_an_option_that_none_of_two_questions_has_is_said_of_both():
    """Once, with the questions that stand in its place."""
    fewer = edition("new", NEW.replace("doubtful: Perhaps, ", ""))
    found = migrate(f"{HEAD}answers:\n  cooperation: doubtful\n", "w.yaml", DecisionReader(fewer), fewer)

    assert isinstance(found, Migration)
    assert ["this edition asks 2 questions in its place, and neither `settling` nor `sharing` has this option"] == [
        each.why for each in found.left
    ]


def test_votes_on_a_question_that_became_two_go_to_the_first():
    """Nobody's vote counts twice; the answer goes to both."""
    talk = "    cooperation:\n      rounds:\n        - votes: {likely: 5, failing: 2}\n"
    rest = f"workshop:\n  format: 1\n  rulebook: wells\n  edition: old\n  questions:\n{talk}"
    found = migrated("  cooperation: likely\n", rest)

    assert "answers:\n  settling: likely\n  sharing: pays\nworkshop" in found.text
    assert "    settling:\n      rounds:\n        - votes: {likely: 5, failing: 2}\n" in found.text
    assert ("sharing:", 1) == ("sharing:", found.text.count("sharing:"))


def test_what_is_said_to_be_unknown_need_not_be_answered_anew():
    """It was asked, and nobody knew."""
    found = migrated("  cooperation: unknown\n  gain: unknown\n  colour: red\n  rust: unknown\n")

    assert ["depth"] == [question.id for question in found.unanswered]


def test_a_second_time_nothing_is_to_be_done():
    """The file answers this edition."""
    found = migrated("  cooperation: doubtful\n  gain: some\n")

    assert Migration(found.text, ()) == migrate(found.text, "well.yaml", DecisionReader(RULEBOOK), RULEBOOK)
