"""The day to look again, as the page says it: what a workshop noted, and whether that is over, as Python reads days."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from tests.reporting.compiled.scripts import decision_of, needs_node, opened, random_sheets, under_node

from subsidiarity.api import compiled_text
from subsidiarity.model.workshop import Card, Workshop
from subsidiarity.reading.day import days_in
from subsidiarity.reporting.decision_file.decision import render_decision
from subsidiarity.reporting.html import questionnaire
from subsidiarity.reporting.imprint import Imprint, review_words

pytestmark = needs_node

SCRIPTS = [name for name in questionnaire.SCRIPTS if name not in ("session.js", "questionnaire.js")]
DAYS = """
2026|2026-3|2026-03-04|2026-13-01|2026-02-30|2024-02-29|2026-03-04t10:30|4 March 2026|the 4th of March, 2026|March 2026|
Sept 2026|sept. 2026|mar 4, 2026|Wed, 4 March 2026|Wednesday 4 march 2026 at 7.30 pm|4/3/2026|04.03.2026|31/12/2026|
13/13/2026|4 Smarch 2026|in spring|after the budget, in March 2026|  2 \t May   2025 |0026-01-01|29 February 2025|
May 2026 10:15|sep 2026|November|1st january 2030|tues 3 February 2026|thurs. 5 February 2026
""".replace("\n", "").split("|")
READ_ALL = "({ texts }) => texts.map(daysIn)"
REVIEW_ALL = """({ compiled, decisions }) => decisions.map((text) => {
  const card = cardOf(compiled, readDecision(compiled, compiled.texts[compiled.language].title, text).rest);
  const words = reviewWords(compiled.texts[compiled.language], card, { day: 26, month: 11, year: 2026 });
  return [words, inOneLine(card.missing ?? "")];
})"""
ADVISOR = opened(None)
RULEBOOK = ADVISOR.rulebook


def number(day):
    """A day as a number, as the script has it."""
    return day.year * 10_000 + day.month * 100 + day.day


def test_days_are_read_as_python_reads_them():
    """In words, in digits, a month or a year alone, and texts that are none; a month ends after its last day."""
    found = under_node(READ_ALL, {"texts": DAYS}, *SCRIPTS)
    expected = [days_in(each) for each in DAYS]

    assert [None if each is None else number(each[0]) for each in expected] == [each and each[0] for each in found]
    assert all(each[1] - 3 <= number(known[1]) <= each[1] for each, known in zip(found, expected, strict=True) if known)
    assert 8 < expected.count(None) < 20


def test_the_day_to_look_again_is_the_workshops_with_pythons_remark():
    """As agreed; over by now; before the meeting itself; and nothing was agreed."""
    cards = [
        Card(date="4 March 2026", review="in spring 2028.", missing="The people of the\nother bank: all"),
        Card(date="4 March 2024", review="1 May 2025", missing="Nobody"),
        Card(date="4 March 2026", review="March 2025"),
        Card(date="today"),
        Card(review="2028-01-01", people=7, roles=("chair, and clerk", "b")),
    ]
    (sheet,) = random_sheets(RULEBOOK, 1)
    decisions = [
        replace(decision_of(RULEBOOK, sheet), workshop=Workshop("climb", RULEBOOK.edition, card)) for card in cards
    ]
    texts = [render_decision(each, RULEBOOK) for each in decisions]
    imprint = Imprint(date(2026, 11, 26), date(2028, 11, 26))
    expected = [
        [review_words(imprint, each.workshop, RULEBOOK.language), " ".join(each.workshop.card.missing.split())]
        for each in decisions
    ]

    given = {"compiled": json.loads(compiled_text(ADVISOR)), "decisions": texts}

    assert expected == under_node(REVIEW_ALL, given, *SCRIPTS)
