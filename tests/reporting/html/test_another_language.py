"""Every page in the language that shows what was forgotten: what comes out unmarked is data."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import partial
from xml.etree.ElementTree import Element

import pytest
from tests.catalogue import left
from tests.reporting.outlines.test_report_of_workshop import WORKSHOP
from tests.reporting.pages import IMPRINT, decision_page, entries, group_report, page_on, parsed, report, tag
from tests.reporting.samples import EVERY, RULES, SETTLED, advisor
from tests.workshop.samples import HALL, SMALL, compiled, read
from tests.workshop.test_minutes import HELD

from subsidiarity.analysis.rulebook.question_reach import question_reaches
from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.span import Span
from subsidiarity.reporting.html.decision import Neighbours
from subsidiarity.reporting.html.hand_out import render_hand_out_page
from subsidiarity.reporting.html.index import Unread, render_index
from subsidiarity.reporting.html.questionnaire import render_questionnaire
from subsidiarity.reporting.html.rulebook import render_rulebook_page
from subsidiarity.reporting.language import spoken_in
from subsidiarity.reporting.pseudo import OPENS, Pseudo
from subsidiarity.workshop.view.minutes import minutes_data, minutes_of

READ_ALOUD = ("aria-label", "data-label", "data-said", "alt", "title", "placeholder")
SPLIT = [SETTLED.replace("reach: town", f"reach: {reach}") for reach in ("street", "town", "[street, town]", "land")]
DATA = " ".join(
    (RULES, SMALL, HALL, HELD, WORKSHOP, *EVERY.values(), IMPRINT.answered_by, IMPRINT.missing, "asks html SUB yaml")
)
UNREAD = Unread("hall.yaml", (Diagnostic("SUB100", "error", "Hall", Span("hall.yaml", 1, 1), "town"),))


def said_on(node: Element) -> Iterator[str]:
    """All that a page shows or reads aloud, in order; digests, styles and scripts are for nobody."""
    yield from (value for name, value in node.attrib.items() if name in READ_ALOUD)
    if tag(node) not in ("style", "script", "code"):
        yield node.text or ""
        for child in node:
            yield from said_on(child)
            yield child.tail or ""


def minutes_page() -> str:
    rules = compiled()
    (decision,) = read(HELD.replace("  questions:", "  rehearsal: 7\n  questions:", 1), rules)
    return minutes_data([minutes_of(rules, decision)], "html").decode()


def hand_out() -> str:
    rules = compiled()
    (decision,) = read(HELD, rules)
    return render_hand_out_page(rules.rulebook, decision, asks="asks.html")


PAGES: dict[str, Callable[[], str]] = {
    **{f"decision, {name}": partial(decision_page, text) for name, text in EVERY.items()},
    "decisions": lambda: page_on(*map(report, EVERY.values()), neighbours=Neighbours("a.html", "a.html", "a.html")),
    "workshop": lambda: decision_page(WORKSHOP),
    "group": lambda: page_on(group_report(*SPLIT)),
    "index": lambda: render_index(advisor().rulebook, entries(), [UNREAD], IMPRINT, "rulebook.html", "asks.html"),
    "rulebook": lambda: render_rulebook_page(advisor().rulebook, question_reaches(advisor().compiled), "index.html"),
    "minutes": minutes_page,
    "hand-out": hand_out,
    "questionnaire": lambda: render_questionnaire(advisor().compiled),
}


@pytest.mark.parametrize("name", PAGES)
def test_every_heading_and_sentence_is_in_the_catalogue(name):
    """Titles, headings, captions, what a screen reader says of pictures, and labels of controls."""
    with spoken_in(Pseudo()):
        page = PAGES[name]()

    said = " ".join(said_on(parsed(page)))
    assert OPENS in said
    assert set() == left(said, DATA)


def test_the_page_that_asks_has_all_its_phrases_in_the_catalogue():
    """Those that its script shows."""
    with spoken_in(Pseudo()):
        page = render_questionnaire(advisor().compiled)

    (interface,) = re.findall(r'id="interface">(.*?)</script>', page, re.DOTALL)
    (phrases,) = json.loads(interface)["phrases"].values()
    assert {} == {name: phrase for name, phrase in phrases.items() if not phrase.startswith(OPENS)}
