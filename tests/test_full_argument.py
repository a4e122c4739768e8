"""The full argument of every worked decision says each fact once.

A fact is a sentence that somebody wrote or that is worked out: a reason with its source, a safeguard, what would change
the result, the note and the source of an answer, the description, a limit. What people wrote twice, as a note on two
answers, is said twice. The first page comes before and may say the same in short; a citation in brackets is no fact but
a pointer; and the name of a source stands once among the sources.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.nonsense_ids import shipped

from subsidiarity.api import Imprint, render_outlines
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.reporting.outline import Item, Items, Outline, Section
from subsidiarity.reporting.wording.noun_words import sentence
from subsidiarity.reporting.wording.reason import because_words
from subsidiarity.reporting.wording.role import reasons_behind

DECISIONS = sorted((Path(__file__).parent.parent / "decisions").glob("*.yaml"))
IMPRINT = Imprint(date(2026, 11, 26), date(2028, 11, 26))
WORKED_OUT = ("change", "open")


def facts_of(found: Recommendation, outline: Outline) -> Iterator[str]:
    """The facts of a recommendation, each as a sentence of the full argument begins."""
    yield found.decision.description
    for answer in found.decision.answers.values():
        yield from (sentence(text) for text in (answer.note, answer.source) if text)
    for each in found.safeguards:
        yield f"{each.safeguard.title} ("
        yield from [sentence(each.safeguard.advice)] * each.is_certain
    for advice in found.roles:
        held = [each for step in advice.walk if step.taken for each in (step.taken, *step.supporting, *step.overruled)]
        reasons = held if advice is found.headline else reasons_behind(found, advice)
        yield from {f"{because_words(found.rulebook, reason)} [{reason.source}]" for reason in reasons}
    for section in outline.sections:
        if section.id in WORKED_OUT:
            yield from (item.text for item in points_of(section))
    yield from map(sentence, found.rulebook.limits[1:])


def points_of(section: Section) -> list[Item]:
    """The points of all lists of a section."""
    return [item for block in section.blocks if isinstance(block, Items) for item in block.items]


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_each_fact_is_said_once_below_the_first_page(path):
    """Neither left out nor repeated, for every decision of every file."""
    advisor = shipped()
    for decision in advisor.read(path.read_bytes(), path.name)[0]:
        found = advisor.evaluate(decision)
        outline = advisor.explain(found, imprint=IMPRINT)
        text = " ".join(render_outlines([outline], "text").partition("The full argument")[2].split())
        facts = Counter(" ".join(fact.split()) for fact in facts_of(found, outline))

        assert {fact: number for fact, number in facts.items() if number != text.count(fact)} == {}


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_each_source_is_named_once_among_the_sources(path):
    """However often it is pointed to."""
    advisor = shipped()
    for decision in advisor.read(path.read_bytes(), path.name)[0]:
        outline = advisor.explain(advisor.evaluate(decision), imprint=IMPRINT)
        lines = render_outlines([outline], "text").rpartition("\nSources\n")[2].partition("\nAbout this advice\n")[0]
        listed = [name.strip(" .") for part in " ".join(lines.split()).split(": ")[1:] for name in part.split(";")]

        sources = [item for section in outline.sections if section.id == "sources" for item in points_of(section)]
        assert len(set(listed)) == len(listed) == len(sources)
