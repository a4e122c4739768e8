"""The sentences that another program makes of the compiled rulebook's texts: they are Python's, on any sheet."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

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

from subsidiarity.analysis.decision.prospects import ProspectsFinder
from subsidiarity.api import compiled_text
from subsidiarity.model.decision import Expectation
from subsidiarity.reasoning.advise import Adviser
from subsidiarity.reasoning.expectation import held_branches
from subsidiarity.reporting.decision_file.decision import render_decision
from subsidiarity.reporting.forms.outline_record import outline_record
from subsidiarity.reporting.html import questionnaire
from subsidiarity.reporting.imprint import Imprint
from subsidiarity.reporting.outlines.argument import below_headline, outline_of
from subsidiarity.reporting.outlines.first_page import page_outline
from subsidiarity.reporting.wording.headline import headline_of
from subsidiarity.reporting.wording.ladder import ladder_of

pytestmark = needs_node

SAY_ALL = """({ compiled, language, bodies, decisions }) => decisions.map(({ sheet, answers, expects }) => {
  const matter = { compiled, levelled: levelled(compiled, compiled.headline), texts: compiled.texts[language], bodies,
    answers, sheet, advice: adviser(compiled)(sheet), expects: expectationIn(new DecisionLines(compiled, expects)) };
  const review = reviewWords(matter.texts, {}, { day: 26, month: 11, year: 2026 });
  const beside = { imprint: { review, missing: "" } };
  return { headline: sentenceMaker(matter).headline(), page: firstPage(matter, { ...beside, elsewhere: "" }),
    ladder: ladderOf(matter), sections: argumentParts(matter).map(({ heading, blocks }) => ({ heading, blocks })) };
})"""
SCRIPTS = [name for name in questionnaire.SCRIPTS if name not in ("session.js", "questionnaire.js")]
LEFT_OUT = ("ladder", "change", "firm", "today")
"""The sections of the argument that the page has not: of the ladder it has a picture, of the others the first page."""
IMPRINT = Imprint(date(2026, 11, 26), date(2028, 11, 26))
CASES = [*((path, None) for path in RULEBOOKS), (RULEBOOKS[1], "fr")]


def by_node(advisor, others, language, decisions):
    """The sentences of the scripts on some decisions."""
    compiled = json.loads(compiled_text(advisor, others))
    given = [
        {
            "sheet": [
                [
                    place
                    for place, option in enumerate(question.option_ids)
                    if option in each.answers[question.id].options
                ]
                for question in advisor.rulebook.questions
            ],
            "answers": {
                name: {
                    "options": sorted(answer.options),
                    "evidence": answer.evidence,
                    "note": answer.note,
                    "source": answer.source,
                }
                for name, answer in each.answers.items()
            },
            "expects": expectation_lines(each, advisor.rulebook),
        }
        for each in decisions
    ]
    bodies = dict(decisions[0].bodies)
    asked = {"compiled": compiled, "language": language, "bodies": bodies, "decisions": given}
    return under_node(SAY_ALL, asked, *SCRIPTS)


def expectation_lines(decision, rulebook):
    """The lines of a decision's file that say what it expects; none where it expects nothing."""
    _, lead, lines = render_decision(decision, rulebook).partition("\nexpects:")
    return f"{lead.strip()}{lines}".splitlines() if lead else []


def by_python(advisor, decisions):
    """The sentences of the program on some decisions, in the form of the script's."""
    adviser, finder = Adviser(advisor.compiled), ProspectsFinder(advisor.compiled)
    return [sentences(advisor, adviser.advise(each), finder.of(each, most=1, has_grids=False)) for each in decisions]


def sentences(advisor, found, prospects):
    """All that is said of a recommendation."""
    outline = below_headline(outline_of(advisor.compiled, found, prospects=prospects), found)
    kept = replace(outline, sections=tuple(each for each in outline.sections if each.id not in LEFT_OUT))
    record: Any = outline_record(kept)
    return {
        "headline": headline_of(found),
        "page": outline_record(page_outline(found, prospects, IMPRINT))["first_page"],
        "ladder": [
            {
                "level": rung.level,
                "name": rung.name,
                "state": rung.state,
                "reason": rung.reason if rung.state == "ruled out" else "",
                "manner": rung.manner,
            }
            for rung in ladder_of(advisor.compiled, found).rungs
        ],
        "sections": [{"heading": section["heading"], "blocks": section["blocks"]} for section in record["sections"]],
    }


def decisions_of(rulebook, number, bodies):
    """Random decisions: full sheets and partial ones, with what each answer rests on."""
    chance = random.Random(5)
    for sheet in random_sheets(rulebook, number, seed=2):
        decision = replace(decision_of(rulebook, sheet), bodies=bodies)
        answers = {
            name: replace(
                answer,
                evidence=chance.choice(("", "record", "report", "guess")),
                note=chance.choice(("", "as they said")),
                source=chance.choice(("", "", "Minutes, page 3.")),
            )
            for name, answer in decision.answers.items()
        }
        yield replace(decision, answers=answers)


def expecting(advisor, decisions):
    """The decisions, of which one in three expects nothing, one what comes out, and one what may not."""
    chance, compiled = random.Random(8), advisor.compiled
    adviser = Adviser(compiled)
    branches = [
        each.id for role in advisor.rulebook.roles for step in role.graph.steps.values() for each in step.reasons
    ]
    for number, decision in enumerate(decisions):
        found = adviser.advise(decision)
        held = sorted(held_branches(found))
        not_held = [branch for branch in branches if branch not in held]
        right = Expectation(found.headline.possible, tuple(held[:2]), tuple(not_held[:1]))
        likely = Expectation(
            tuple(chance.sample(compiled.outcomes, chance.randint(0, 2))),
            tuple(chance.sample(branches, 2)),
            tuple(held[chance.randint(0, 2) :][:2]),
        )
        yield replace(decision, expects=(None, right, likely)[number % 3])


@SHEETS
@pytest.mark.parametrize(("path", "language"), CASES, ids=lambda value: Path(value or "own").stem)
def test_every_sentence_is_that_of_python(path, language, number):
    """The first page, the headline, the roles, the reasons with their answers, the safeguards: on random sheets."""
    own = opened(path)
    advisor = own if language is None else opened(path, language)
    others = [] if language is None else [advisor.rulebook]
    bodies = {advisor.rulebook.level_ids[1]: "the people’s own, “{body}”"}
    decisions = list(expecting(advisor, decisions_of(advisor.rulebook, number, bodies)))

    expected = by_python(advisor, decisions)

    found = by_node(own, others, language or own.rulebook.language, decisions)
    for decision, one, other in zip(decisions, expected, found, strict=True):
        assert one == other, decision.answers


def test_where_no_level_comes_out_the_answers_stand_for_the_reason():
    """The reason is the headline."""
    advisor = wells()
    decisions = list(decisions_of(advisor.rulebook, 300, {}))
    said = by_node(advisor, [], advisor.rulebook.language, decisions)
    without_level = [each for each in said if any(part["heading"] == "Why no level" for part in each["sections"])]

    assert by_python(advisor, decisions) == said
    assert 50 < len(without_level) < 250
