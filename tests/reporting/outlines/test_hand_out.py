"""The hand-out: every question as it is voted on, and ballots that cannot be put together."""

from __future__ import annotations

import re

import html5lib
import pytest
from tests.workshop.samples import HALL, compiled, read
from tests.workshop.test_minutes import HELD

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


@pytest.mark.parametrize(
    ("people", "sheets", "slips", "pages"), [(6, 8, 48, 6), (14, 16, 96, 12), (30, 33, 198, 25), (31, 35, 210, 27)]
)
def test_it_says_how_many_copies_a_room_needs(people, sheets, slips, pages):
    """One for each person and one in ten to spare, and never fewer than two; the small climb has six questions."""
    said = " ".join(render_plain(hand_out_outline(RULEBOOK.rulebook, people=people), 10_000).split())

    assert f"For a room of {people}: {sheets} hand-outs, and {sheets} slips for each round of votes." in said
    assert f"takes {slips} slips: print the ballots {pages} times, for a page has 8." in said


def test_the_card_of_a_workshop_says_how_many_people_there_are():
    """Unless another number is named; without either, nothing is counted."""
    (held,) = read(HELD, RULEBOOK)

    def counted(decision, people=0):
        page = words_in(body(render_hand_out_page(RULEBOOK.rulebook, decision, people=people)))
        return re.findall(r"For a room of (\d+): (\d+) hand-outs", page)

    assert [("14", "16")] == counted(held)
    assert [("40", "44")] == counted(held, 40)
    assert [] == counted(DECISION)


def test_the_page_counts_its_own_ballots():
    """There are as many on it as it says."""
    page = body(render_hand_out_page(RULEBOOK.rulebook, DECISION, people=14))

    assert len(page.findall(f".//{HTML}table")) == int(re.findall(r"for a page has (\d+)", words_in(page))[0])
