"""The sentences that another program makes of the compiled rulebook's texts: they are Python's, on any sheet."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.reporting.compiled.scripts import (
    RULEBOOKS,
    SHEETS,
    decision_of,
    needs_node,
    opened,
    random_sheets,
    under_node,
)
from tests.reporting.samples import advisor as wells

from subsidiarity.api import compiled_text
from subsidiarity.reasoning.advise import Adviser
from subsidiarity.reporting.outline import Items
from subsidiarity.reporting.wording.climb import both_sides_section, climbed_section, stays_section
from subsidiarity.reporting.wording.headline import headline_of
from subsidiarity.reporting.wording.role import roles_section
from subsidiarity.reporting.wording.safeguard import safeguards_section

pytestmark = needs_node

SAY_ALL = """({ compiled, language, bodies, sheets }) => sheets.map((sheet) => {
  const advice = adviser(compiled)(sheet);
  const said = sentenceMaker(compiled, compiled.texts[language], bodies);
  return { headline: said.headline(advice), roles: said.roles(advice), argument: said.argument(advice),
    safeguards: said.safeguards(advice) };
})"""
CASES = [*((path, None) for path in RULEBOOKS), (RULEBOOKS[1], "fr")]


def by_node(advisor, others, language, bodies, sheets):
    """The sentences of the scripts on some sheets."""
    compiled = json.loads(compiled_text(advisor, others))
    given = {"compiled": compiled, "language": language, "bodies": bodies, "sheets": sheets}
    return under_node(SAY_ALL, given, "advise.js", "reason.js", "sentences.js")


def by_python(advisor, bodies, sheets):
    """The sentences of the program on some sheets, in the form of the script's."""
    adviser = Adviser(advisor.compiled)
    decisions = [replace(decision_of(advisor.rulebook, sheet), bodies=bodies) for sheet in sheets]
    return [sentences(adviser.advise(decision)) for decision in decisions]


def sentences(found):
    """All that is said of a recommendation; of reasons, without the answers behind them."""
    advice = found.headline
    parts = [make(found, advice) for make in (both_sides_section, climbed_section, stays_section)]
    argument = [
        {"heading": part.heading, "blocks": blocks(part, with_details=False)} for part in parts if part is not None
    ]
    safeguards = safeguards_section(found)
    return {
        "headline": headline_of(found),
        "roles": blocks(roles_section(found))[0]["items"],
        "argument": argument,
        "safeguards": [] if safeguards is None else blocks(safeguards),
    }


def blocks(section, *, with_details=True):
    """The points of a section's blocks."""
    assert all(isinstance(block, Items) for block in section.blocks)
    return [
        {
            "lead": block.lead,
            "items": [
                {"text": item.text, "details": [*item.details] if with_details else [], "source": item.source}
                for item in block.items
            ],
        }
        for block in section.blocks
    ]


@SHEETS
@pytest.mark.parametrize(("path", "language"), CASES, ids=lambda value: Path(value or "own").stem)
def test_every_sentence_is_that_of_python(path, language, number):
    """The headline, the roles, the reasons with their leads and sources, the safeguards: on random sheets."""
    own = opened(path)
    advisor = own if language is None else opened(path, language)
    others = [] if language is None else [advisor.rulebook]
    bodies = {advisor.rulebook.level_ids[1]: "the people’s own, “{body}”"}
    sheets = random_sheets(advisor.rulebook, number, seed=2)

    expected = by_python(advisor, bodies, sheets)

    found = by_node(own, others, language or own.rulebook.language, bodies, sheets)
    for sheet, one, other in zip(sheets, expected, found, strict=True):
        assert one == other, sheet


def test_where_no_level_comes_out_the_reason_stands_for_the_answers_behind_it():
    """Python, which has said that reason in the headline, gives the answers that made it hold: the page has none."""
    advisor = wells()
    sheets = random_sheets(advisor.rulebook, 300)
    found = by_node(advisor, [], advisor.rulebook.language, {}, sheets)
    pairs = list(zip(by_python(advisor, {}, sheets), found, strict=True))
    without_level = [pair for pair in pairs if pair[0] != pair[1]]

    assert 50 < len(without_level) < 250
    for said, other in without_level:
        (part,), (shown,) = said["argument"], other["argument"]
        assert "Why no level" == part["heading"] == shown["heading"]
        assert shown["blocks"][0]["items"][0]["text"] in said["headline"]
        assert part["blocks"][0]["items"][1:] == shown["blocks"][0]["items"][1:]
        assert {**said, "argument": None} == {**other, "argument": None}
