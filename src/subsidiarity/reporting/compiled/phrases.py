"""The phrases of the program that stand around a rulebook's texts, for programs that make the sentences themselves.

Each stands once, in the module whose sentences are made of it, and has here the name that it has there.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType

from subsidiarity.reporting import imprint
from subsidiarity.reporting.json_text import Json
from subsidiarity.reporting.language import Phrase, Plural, forms_of, plural_forms, words
from subsidiarity.reporting.outlines import argument, first_page
from subsidiarity.reporting.wording import (
    answer,
    change,
    clause,
    climb,
    elsewhere,
    evidence,
    expectation,
    headline,
    ladder,
    no_higher,
    noun_words,
    open_question,
    other_roles,
    reason,
    role,
    rung,
    safeguard,
    single_change,
    source,
    today,
)

_MODULES = (
    noun_words,
    headline,
    clause,
    other_roles,
    role,
    reason,
    climb,
    no_higher,
    ladder,
    rung,
    open_question,
    answer,
    change,
    single_change,
    safeguard,
    today,
    evidence,
    elsewhere,
    expectation,
    source,
    imprint,
    first_page,
    argument,
)


def phrases() -> dict[str, Json]:
    """The phrases by name, in the language spoken; of a phrase about a number, its forms."""
    named = (each for module in _MODULES for each in named_phrases(module))
    return {name: words(each) if isinstance(each, Phrase) else [*forms_of(each)] for name, each in named}


def form_digits() -> str:
    """For each number from 0 to 199, the form (a digit, from 0) that it takes in the language spoken."""
    return "".join(map(str, plural_forms()))


def named_phrases(module: ModuleType) -> Iterator[tuple[str, Phrase | Plural]]:
    """The phrases that a module names in capitals, by name; those of a table, by its name and their key: `notes.guess`.

    Those of a tuple have their place (from 0) for a key.
    """
    for name, value in vars(module).items():
        if name.isupper() and not name.startswith("_"):
            if isinstance(value, Phrase | Plural):
                yield name.lower(), value
            elif isinstance(value, dict | tuple):
                table = value.items() if isinstance(value, dict) else enumerate(value)
                yield from ((f"{name.lower()}.{key}", each) for key, each in table if isinstance(each, Phrase | Plural))
