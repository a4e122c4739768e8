"""A rulebook as an outline: its edition, what it does not claim, its levels, its questions and its sources."""

from __future__ import annotations

from collections.abc import Iterator

from subsidiarity.model.rulebook import Question, Rulebook
from subsidiarity.reporting.language import plural, words
from subsidiarity.reporting.outline import Block, Item, Items, Outline, Section
from subsidiarity.reporting.rulebook.question_list import questions_by_theme
from subsidiarity.reporting.wording.noun_words import sentence
from subsidiarity.reporting.wording.source import CHECKED, SOURCES, source_item


def rulebook_outline(rulebook: Rulebook, path: str) -> Outline:
    """The outline of the rulebook in the file `path`, for a person who wants to know whether to trust it."""
    return Outline(
        title=rulebook.title,
        description=words("The file is {path}.", path=path),
        headline=words("{rulebook}, edition {edition}", rulebook=rulebook.id, edition=rulebook.edition),
        sections=(
            Section("rulebook", words("What it holds"), (Items("", tuple(map(Item, _parts(rulebook)))),)),
            Section("limits", words("What it does not claim"), (Items("", tuple(_limits(rulebook))),)),
            Section("levels", words("Levels, the highest first"), (Items("", tuple(_levels(rulebook))),)),
            Section("questions", words("Questions"), tuple(_questions(rulebook))),
            Section("sources", words(SOURCES), tuple(_sources(rulebook))),
        ),
    )


def rulebook_in_short(rulebook: Rulebook) -> str:
    """A rulebook's id, edition and size on one line."""
    size = plural("{number} question", "{number} questions", len(rulebook.questions))
    said = words("{rulebook}, edition {edition}: {size}", rulebook=rulebook.id, edition=rulebook.edition, size=size)
    sources = plural("{number} source", "{number} sources", len(rulebook.sources))
    return f"{said}, {sources}"


def _parts(rulebook: Rulebook) -> Iterator[str]:
    yield plural("{number} question.", "{number} questions.", len(rulebook.questions))
    roles = [role.ask for role in rulebook.roles]
    yield plural(
        "It places {number} part: {roles}", "It places {number} parts: {roles}", len(roles), roles=" ".join(roles)
    )
    yield plural("{number} safeguard.", "{number} safeguards.", len(rulebook.safeguards))
    yield plural("{number} source.", "{number} sources.", len(rulebook.sources))


def _limits(rulebook: Rulebook) -> Iterator[Item]:
    yield from (Item(sentence(limit)) for limit in rulebook.limits)
    if not rulebook.limits:
        yield Item(words("It says nothing on this."))


def _levels(rulebook: Rulebook) -> Iterator[Item]:
    for level in reversed(rulebook.levels):
        yield Item(words("{level}: {about}", level=level.name, about=level.about))


def _questions(rulebook: Rulebook) -> Iterator[Block]:
    numbers = {question.id: number for number, question in enumerate(rulebook.questions, 1)}
    for theme, questions in questions_by_theme(rulebook):
        yield Items(theme, tuple(_question(numbers[question.id], question) for question in questions))


def _question(number: int, question: Question) -> Item:
    options = tuple(f"{number}. {option.text}" for number, option in enumerate(question.options, 1))
    return Item(f"{number}. {question.ask}", options, question.source)


def _sources(rulebook: Rulebook) -> Iterator[Block]:
    for checked, lead in CHECKED.items():
        items = [source_item(source) for source in rulebook.sources.values() if source.checked == checked]
        if items:
            yield Items(words(lead), tuple(items))
