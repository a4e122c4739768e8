"""The texts of a rulebook in one language, by id, with the phrases of the program that stand around them."""

from __future__ import annotations

from subsidiarity.model.rulebook import Question, Rulebook, Safeguard, Source
from subsidiarity.reporting.compiled.phrases import form_digits, phrases
from subsidiarity.reporting.imprint import has_words_for_days
from subsidiarity.reporting.json_text import Json
from subsidiarity.reporting.language import language_named, spoken_in


def texts_in_its_language(rulebook: Rulebook) -> dict[str, Json]:
    """The texts of a rulebook by id, with the phrases in its language, in English where there is no catalogue of it."""
    with spoken_in(language_named(rulebook.language)):
        return texts_entry(rulebook)


def texts_entry(rulebook: Rulebook) -> dict[str, Json]:
    """The texts of a rulebook by id; the phrases are in the language spoken."""
    reasons = (each for role in rulebook.roles for step in role.graph.steps.values() for each in step.reasons)
    return {
        "title": rulebook.title,
        "headline_says": rulebook.headline_says,
        "limits": [*rulebook.limits],
        "levels": {
            each.id: {"name": each.name, "body": each.body, "bodies": each.bodies, "about": each.about}
            for each in rulebook.levels
        },
        "manners": {
            each.id: {
                "name": each.name,
                "name_above": each.name_above,
                "says": each.says,
                "short": each.short,
                "headline": each.headline,
                "answer": each.answer,
            }
            for each in rulebook.manners
        },
        "questions": {each.id: _question(each) for each in rulebook.questions},
        "roles": {each.id: {"name": each.name, "ask": each.ask, "says": each.says} for each in rulebook.roles},
        "reasons": {each.id: {"because": each.because, "source": each.source} for each in reasons},
        "safeguards": {each.id: _safeguard(each) for each in rulebook.safeguards},
        "sources": {each.id: _source(each) for each in rulebook.sources.values()},
        "phrases": phrases() if has_words_for_days(rulebook.language) else {**phrases(), "day": ""},
        "plural_forms": form_digits(),
    }


def _question(question: Question) -> Json:
    return {
        "name": question.name,
        "theme": question.theme,
        "ask": question.ask,
        "note": question.note,
        "source": question.source,
        "options": {each.id: {"text": each.text, "short": each.short, "says": each.says} for each in question.options},
    }


def _safeguard(safeguard: Safeguard) -> Json:
    return {
        "kind": safeguard.kind,
        "title": safeguard.title,
        "advice": safeguard.advice,
        "because": safeguard.because,
        "source": safeguard.source,
    }


def _source(source: Source) -> Json:
    return {
        "author": source.author,
        "year": source.year,
        "title": source.title,
        "link": source.link,
        "checked": source.checked,
    }
