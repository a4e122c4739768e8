"""The page that asks: a rulebook in one file that opens from a memory stick and needs no server, and no Python.

The scripts stand in `reporting/web`, are put together here and run as one; the compiled rulebook, the phrases and a
decision are data beside them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from subsidiarity.model.decision import Decision
from subsidiarity.model.noun import replace
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reporting.compiled.rulebook import compiled_record
from subsidiarity.reporting.decision_file.decision import render_decision
from subsidiarity.reporting.html.page import PAGE_STYLE, document, own_text
from subsidiarity.reporting.html.questionnaire_phrases import questionnaire_phrases
from subsidiarity.reporting.html_elements import Markup, element, verbatim
from subsidiarity.reporting.json_text import Json, render_json
from subsidiarity.reporting.language import language_named, spoken_in, words

_WEB = Path(__file__).parents[1] / "web"
SCRIPTS = (
    "advise.js",
    "words.js",
    "reason.js",
    "conditions.js",
    "prospects.js",
    "argument.js",
    "sentences.js",
    "today.js",
    "day.js",
    "first_page.js",
    "sections.js",
    "elsewhere.js",
    "decision_file.js",
    "expectation.js",
    "elements.js",
    "answer_page.js",
    "session.js",
    "questionnaire.js",
)
"""The scripts in the order in which they are put together."""


def render_questionnaire(
    compiled: CompiledRulebook,
    others: Sequence[Rulebook] = (),
    decisions: Mapping[str, Decision] | None = None,
    language: str = "",
    functions: Json = None,
) -> str:
    """A page of HTML that asks, with the rulebook's texts in its own and other languages; `language` shows first.

    `functions` are those in which it looks for what others do (see `functions_record`), None for none. A link to it
    with `#name` begins with the answers of the decision of that name, one without with those of "".
    """
    rulebook = compiled.rulebook
    style = own_text(PAGE_STYLE) + own_text(_WEB / "questionnaire.css")
    script = f'(() => {{\n"use strict";\n{"".join(own_text(_WEB / name) for name in SCRIPTS)}}})();\n'
    shown = language or rulebook.language
    interface: dict[str, Json] = {
        "phrases": _phrases(rulebook, others),
        "language": shown,
        "decisions": _to_begin_with(decisions or {}, rulebook),
        "functions": functions,
    }
    body = element(
        "body",
        element("header", element("h1", rulebook.title)),
        element("main", element("p", words("This page asks with a script, and needs one to run.")), id="content"),
        element("footer"),
        _data("compiled", compiled_record(compiled, others)),
        _data("interface", interface),
        verbatim("script", script),
        class_="asks",
    )
    return document(rulebook.title, style, script, body, shown)


def _to_begin_with(decisions: Mapping[str, Decision], rulebook: Rulebook) -> dict[str, Json]:
    """The decisions by name, each with its title and as the text of a file of its own."""
    return {
        name: {"title": each.title, "text": render_decision(_by_itself(each, rulebook), rulebook)}
        for name, each in decisions.items()
    }


def _by_itself(decision: Decision, rulebook: Rulebook) -> Decision:
    """A decision for a file of its own: an answer of several kinds, which only a tied vote leaves, is not known yet."""
    answers = dict(decision.answers)
    for question in rulebook.questions:
        answer = answers.get(question.id)
        if answer is not None and not question.ordered and len(answer.options) > 1 and decision.workshop is None:
            answers[question.id] = replace(answer, options=frozenset(question.option_ids))
    return replace(decision, rulebook="", edition="", answers=answers)


def _phrases(rulebook: Rulebook, others: Sequence[Rulebook]) -> dict[str, Json]:
    """The page's phrases by language: of the rulebook's own, in the language spoken."""
    found: dict[str, Json] = {rulebook.language: questionnaire_phrases()}
    for each in others:
        with spoken_in(language_named(each.language)):
            found[each.language] = questionnaire_phrases()
    return found


def _data(name: str, value: Json | dict[str, Json]) -> Markup:
    """Data for the script, in which no markup can begin: JSON says `<` as an escape."""
    text = render_json(value, is_tight=True).replace("<", "\\u003c")
    return Markup(f'<script type="application/json" id="{name}">{text}</script>\n')
