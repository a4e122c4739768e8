"""Writing a decision file: what is read back is what was typed."""

from __future__ import annotations

import re
from dataclasses import replace
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.workshop.samples import HALL, compiled, read

from subsidiarity.model.decision import Answer, Decision, Expectation
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.rulebook import Option
from subsidiarity.reading.decision import DecisionReader
from subsidiarity.reading.decoded_text import FLAGS, FORBIDDEN
from subsidiarity.reporting.decision_file.decision import render_decision, render_decisions

RULEBOOK = compiled()
SMALL = RULEBOOK.rulebook

OUTCOMES = (
    Outcome("", "town"), Outcome("jointly", "street"), Outcome("contested", "street", "town"), Outcome("no level")
)  # fmt: skip
BRANCHES = ("decide/above_street/far", "decide/framing/otherwise")

TRICKY = [
    "no", "No", "on", "~", "null", "12:30", "007", "1_000", "1.10", "2026-02-30", "# x", "a # x", "a #x", "a: b", "a:",
    ": a", "- a", "-", "---", "...", "? a", "[a]", "{a: b}", "a, b", "*a", "&a", "!a", "|", ">", "%a", "@a", "`a`",
    "'a'", '"a"', "it's", 'say "no"', "back\\slash", "\\n", " a", "a ", "  a  ", "\ta", "a\t", "a\nb", "a\n\nb", "a\n",
    "a\n\n", "\na", " a\nb", "a\n b", "a\n  \nb", "a\nb ", "a\n---\nb", "a\n# b", "a:\n- b", "=1+1", "[red]a[/red]",
    "Zażółć gęślą jaźń", "Ysgol y Gŵyr", "👩‍👩‍👧", "🎉", "שלום עולם", "مرحبا", "हिन्दी",
    *FLAGS, f"a{FLAGS[0]}\nb",
    "日本語", "a\u00a0b", "\u00a0a", "a\u3000", "½", "²", "e\u0301", "<<", "=", "yes\n", "- \n- ", "a\n\tb",
]  # fmt: skip

texts = st.one_of(
    st.sampled_from(TRICKY),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40),
    st.text(" \n\t:#-'\"\\|>[]{},&*!%@`?a1é日", min_size=1, max_size=12),
).filter(lambda text: text.strip() and not re.search(FORBIDDEN, text) and "\r" not in text)


@st.composite
def answers(draw, question):
    """Any set of options, with or without words beside it."""
    bits = draw(st.integers(1, 2 ** len(question.option_ids) - 1))
    options = frozenset(option for place, option in enumerate(question.option_ids) if bits >> place & 1)
    evidence = draw(st.sampled_from(["", "record", "report", "guess"]))
    return Answer(options, evidence, *(draw(texts) if draw(st.booleans()) else "" for _ in range(2)))


@st.composite
def expectations(draw):
    """Nothing, an outcome, several, or branches that must or must not hold."""
    outcomes = tuple(outcome for outcome in OUTCOMES if draw(st.booleans()))
    because, not_because = (tuple(branch for branch in BRANCHES if draw(st.booleans())) for _ in range(2))
    return Expectation(outcomes, because, not_because) if outcomes or because or not_because else None


@st.composite
def decisions(draw):
    """A decision as people could have answered it, with texts that are hard to write."""
    asked = [question for question in SMALL.questions if draw(st.booleans())]
    return Decision(
        draw(st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_.:-]{0,20}", fullmatch=True)),
        draw(texts),
        draw(texts) if draw(st.booleans()) else "",
        {question.id: draw(answers(question)) for question in asked},
        draw(expectations()),
    )


@given(decisions())
def test_what_is_read_back_is_what_was_typed(decision):
    """Every text, answer and expectation comes back letter for letter."""
    assert (decision,) == read(render_decision(decision, SMALL), RULEBOOK)


@given(st.lists(decisions(), min_size=2, max_size=3, unique_by=lambda one: normalize("NFKC", one.id).casefold()))
def test_a_file_of_several_decisions_keeps_each(several):
    """Each decision stands in a document of its own."""
    assert tuple(several) == read(render_decisions(several, SMALL), RULEBOOK)


@pytest.mark.parametrize("text", [text for text in TRICKY if text.strip()])
def test_a_tricky_text_comes_back_as_a_title_and_as_a_note(text):
    """What YAML would take for something else is quoted."""
    decision = Decision("a", text, text, {"goal": Answer(frozenset(["agreed"]), "", text, text)})

    assert (decision,) == read(render_decision(decision, SMALL), RULEBOOK)


def test_the_file_reads_well():
    """Answers stand in the rulebook's order, and quotes only where they are needed."""
    decision = Decision(
        "hall",
        "Who runs Harbour Hall, and when?",
        "Two lines\nof it",
        {
            "means": Answer(frozenset(["equal", "unequal"])),
            "trust": Answer(frozenset(["essential"]), "record", "Run by volunteers since 1987: all of it", "Minutes"),
            "reach": Answer(frozenset(["town", "street"])),
            "goal": Answer(frozenset(["agreed"])),
        },
        Expectation((Outcome("contested", "street", "town"), Outcome("", "street"))),
    )

    assert (
        "# Answers to the questions of small: A small climb\n"
        "# Saved by the interview, which keeps every answer and note but no comments like this one.\n"
        "decision: hall\n"
        "rulebook: small\n"
        "edition: '3'\n"
        "title: Who runs Harbour Hall, and when?\n"
        "description: |-\n"
        "  Two lines\n"
        "  of it\n"
        "answers:\n"
        "  goal: agreed\n"
        "  reach: [street, town]\n"
        "  trust:\n"
        "    answer: essential\n"
        "    evidence: record\n"
        "    note: 'Run by volunteers since 1987: all of it'\n"
        "    source: Minutes\n"
        "  means: unknown\n"
        "expects: ['contested, street or town', street]\n"
    ) == render_decision(decision, SMALL)


def test_a_note_on_what_is_not_known_yet_is_kept():
    """A person who does not know may still say why."""
    answer = Answer(frozenset(["equal", "unequal"]), "", "The treasurer is away")
    decision = Decision("a", "b", "", {"means": answer})

    assert "  means:\n    answer: unknown\n    note: The treasurer is away\n" in render_decision(decision, SMALL)


def test_a_decision_without_answers_can_be_read():
    """An interview that has only begun leaves a file that the next one opens."""
    decision = Decision("a", "b", "", {})

    assert (decision,) == read(render_decision(decision, SMALL), RULEBOOK)


def test_characters_that_a_file_is_refused_for_are_left_out():
    """What the program writes it can always read."""
    decision = Decision("a", "b\x1b[31m\u202e", "", {})

    assert (replace(decision, title="b[31m"),) == read(render_decision(decision, SMALL), RULEBOOK)


def test_a_decision_written_by_hand_survives_being_saved():
    """Saving what was read changes no answer."""
    (decision,) = read(HALL, RULEBOOK)

    assert (decision,) == read(render_decision(decision, SMALL), RULEBOOK)


def test_ids_that_look_like_other_things_are_quoted():
    """A question called `no`, or an option called `12:30`, stays text for every reader of YAML."""
    question = replace(SMALL.questions[3], id="no", options=(Option("12:30", "a", "a"), Option("y", "b", "b")))
    rulebook = replace(SMALL, questions=(question,))
    decision = Decision("a", "b", "", {"no": Answer(frozenset(["12:30"]))})

    assert "  'no': '12:30'\n" in render_decision(decision, rulebook)


def test_the_edition_that_was_answered_is_written_as_it_was_read():
    """Saving claims nothing of an edition that nobody answered."""
    text = "decision: a\nedition: '2'\ntitle: b\nanswers: {}\n"
    (decision,), _ = DecisionReader(SMALL).read(text.encode(), "a.yaml")
    ((again,), _) = DecisionReader(SMALL).read(render_decision(decision, SMALL).encode(), "a.yaml")

    assert ("small", "2") == (again.rulebook, again.edition)


def test_the_comment_at_the_top_stays_a_comment():
    """A rulebook's title of two lines does not become a field."""
    rulebook = replace(SMALL, title="Small\nanswers: {}")

    assert 6 == render_decision(Decision("a", "b", "", {}), rulebook).count("\n") - 1
