"""The hand-out: every question as it is voted on, and ballots that cannot be put together."""

from __future__ import annotations

import html5lib
from tests.workshop.samples import HALL, compiled, read

from subsidiarity.reporting.forms.plain import render_plain
from subsidiarity.reporting.html.hand_out import render_hand_out_page
from subsidiarity.reporting.outlines.hand_out import hand_out_outline

RULEBOOK = compiled()
(DECISION,) = read(HALL, RULEBOOK)
HTML = "{http://www.w3.org/1999/xhtml}"


def body(page: str):
    """The body of a page as a browser reads it."""
    found = html5lib.parse(page).find(f"{HTML}body")
    assert found is not None
    return found


def words_in(element) -> str:
    return " ".join(" ".join(element.itertext()).split())


def test_the_hand_out_as_text(golden):
    """The questions of the small climb, for the hall."""
    golden("hand-out.txt", render_plain(hand_out_outline(RULEBOOK.rulebook, DECISION, slips=2)))


def test_every_question_has_its_number_and_its_options():
    """With the one that every question has."""
    said = render_plain(hand_out_outline(RULEBOOK.rulebook), 10_000)

    for number, question in enumerate(RULEBOOK.rulebook.questions, 1):
        lines = [f"  - {number}. {question.ask}"]
        lines += [f"    {place}. {option.text}" for place, option in enumerate(question.options, 1)]
        assert "\n".join([*lines, "    0. Not known yet"]) in said


def test_a_ballot_has_a_box_for_every_option():
    """As many as the longest question has; a short question leaves some empty."""
    said = render_plain(hand_out_outline(RULEBOOK.rulebook), 10_000)

    slip = "Question ____ of 6 Round ____ [ ] 1 [ ] 2 [ ] 3 [ ] 4 [ ] 0 not known yet [ ] I abstain"
    assert 8 == said.count(f"{slip}\n")


def test_no_ballot_asks_for_a_name():
    """Nor for anything by which two of one person's could be put together."""
    said = render_plain(hand_out_outline(RULEBOOK.rulebook))

    assert "nobody's answers can be put together" in " ".join(said.split())
    assert "Name" not in said


def test_without_a_decision_it_is_the_rulebooks():
    """As to be printed ahead."""
    outlines = hand_out_outline(RULEBOOK.rulebook), hand_out_outline(RULEBOOK.rulebook, DECISION)

    assert ["A small climb", "Who runs the hall?"] == [outline.title for outline in outlines]


def test_the_page_says_the_same():
    """Every question, every option, and ballots on a page of their own."""
    page = body(render_hand_out_page(RULEBOOK.rulebook, DECISION))
    said = words_in(page)

    for question in RULEBOOK.rulebook.questions:
        assert all(words in said for words in (question.ask, *(option.text for option in question.options)))
    assert [0, 20] == [len(article.findall(f".//{HTML}table")) for article in page.iter(f"{HTML}article")]


def test_the_page_loads_nothing_and_runs_nothing():
    """It prints without a network."""
    page = body(render_hand_out_page(RULEBOOK.rulebook))

    assert [] == [element.tag for element in page.iter() if element.tag in (f"{HTML}script", f"{HTML}img")]
    assert [] == [element.get("src") for element in page.iter() if element.get("src")]


def test_a_hostile_title_stays_text():
    """Whatever a decision is called."""
    hostile = '<script>alert(1)</script> "x" \x1b[31m'
    (decision,) = read(HALL, RULEBOOK)
    decision = type(decision)(decision.id, hostile, hostile, decision.answers)

    page = body(render_hand_out_page(RULEBOOK.rulebook, decision))

    assert '<script>alert(1)</script> "x" \\x1b[31m' in words_in(page)
    assert [] == page.findall(f".//{HTML}script")
