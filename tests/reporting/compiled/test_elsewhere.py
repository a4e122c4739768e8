"""What the page says of others that have placed something like a decision: the line of the first page, to the word."""

from __future__ import annotations

import json
import random
from dataclasses import replace

from tests.reporting.compiled.scripts import ROOT, decision_of, needs_node, opened, random_sheets, under_node

from subsidiarity.api import compiled_text, nearest_functions
from subsidiarity.api.compiling import functions_data
from subsidiarity.reporting.html import questionnaire
from subsidiarity.reporting.wording.elsewhere import elsewhere_line

pytestmark = needs_node

SAY_ALL = """({ compiled, index, decisions }) => decisions.map(({ sheet, ...decision }) => (
  elsewhereWords({ compiled, texts: compiled.texts[compiled.language], sheet }, index, decision)))"""
SCRIPTS = [name for name in questionnaire.SCRIPTS if name not in ("session.js", "questionnaire.js")]
ADVISOR = opened(None)
RULEBOOK = ADVISOR.rulebook


def by_node(index, decisions):
    """The lines of the script on some decisions."""
    given = [
        {
            "title": each.title,
            "description": each.description,
            "sheet": [
                [
                    place
                    for place, option in enumerate(question.option_ids)
                    if question.id not in each.answers or option in each.answers[question.id].options
                ]
                for question in RULEBOOK.questions
            ],
        }
        for each in decisions
    ]
    compiled = json.loads(compiled_text(ADVISOR))
    return under_node(SAY_ALL, {"compiled": compiled, "index": index, "decisions": given}, *SCRIPTS)


def decisions(functions):
    """The worked decisions, and ones with words and answers of published functions, whole or in part."""
    for path in sorted((ROOT / "decisions").glob("*.yaml")):
        yield from ADVISOR.read(path.read_bytes(), path.name)[0]
    chance = random.Random(7)
    published = [each for file in functions.files for each in file.functions]
    for sheet in random_sheets(RULEBOOK, 400, seed=7):
        one, other = chance.sample(published, 2)
        words = [*one.title.split(), *chance.sample(other.title.split(), 1)]
        title = " ".join(chance.sample(words, chance.randint(1, len(words))))
        about = chance.choice(("", one.description, other.title))
        decision = replace(decision_of(RULEBOOK, sheet), title=title, description=about)
        given = dict(chance.choice(one.sheets)) if one.sheets and chance.random() < 0.6 else {}
        answers = {
            name: replace(answer, options=given[name] if name in given and chance.random() < 0.9 else answer.options)
            for name, answer in decision.answers.items()
        }
        yield replace(decision, answers=answers)


def test_it_is_that_of_python():
    """On worked decisions, and on random ones with words that functions have."""
    functions = nearest_functions(RULEBOOK)
    found = list(decisions(functions))
    expected = [elsewhere_line(functions.near_by_words(each)) for each in found]

    assert expected == by_node(functions_data(RULEBOOK), found)
    assert 100 < len(list(filter(None, expected))) < len(expected)


def test_a_rulebook_of_ones_own_has_nothing_elsewhere():
    """What is shipped is of the rulebook that is shipped."""
    assert functions_data(opened(str(ROOT / "tests" / "rulebooks" / "clinic.yaml")).rulebook) is None
    assert [""] == by_node(None, [ADVISOR.read(b"decision: a\ntitle: Buses\nanswers: {}\n", "a.yaml")[0][0]])
