"""The phrases that the page fills: each stands once in Python, under one name, in the form that its number takes."""

from __future__ import annotations

from collections import Counter
from gettext import GNUTranslations

import pytest
from tests.catalogue import HOUSE, said_in
from tests.reporting.compiled.scripts import needs_node, under_node

from subsidiarity.reporting.compiled import phrases
from subsidiarity.reporting.language import Phrase, Plural, forms_of, numbered, plural_forms, spoken_in

REPORTING = HOUSE / "reporting"
SAYING = [
    *REPORTING.glob("wording/**/*.py"),
    *REPORTING.glob("outlines/*.py"),
    REPORTING / "html" / "questionnaire_phrases.py",
]
CONNECTIVES = {"and", "or", "; or "}
"""Words that join others, which many modules say."""


class Threefold(GNUTranslations):
    """A catalogue in which numbers have three forms, as in Polish."""

    def __init__(self):
        super().__init__()
        self.plural = lambda n: 0 if n == 1 else 1 if n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14) else 2

    def ngettext(self, msgid1, msgid2, n):  # noqa: ARG002
        return f"{('rok', 'lata', 'lat')[self.plural(n)]} {{number}}"


def named():
    """Every phrase of the compiled rulebook with its name."""
    return [each for module in phrases._MODULES for each in phrases.named_phrases(module)]


def test_each_stands_once():
    """Whoever changes a sentence changes it everywhere."""
    said = Counter(text for module in SAYING for text in said_in(module))
    exported = {text for _, phrase in named() for text in english(phrase)}

    assert [] == [text for text, number in said.items() if number > 1 and text in exported - CONNECTIVES]


def english(phrase):
    """The English of a phrase, or of the forms of one about a number."""
    return (phrase._one, phrase._many) if isinstance(phrase, Plural) else (phrase._english,)


def test_a_name_stands_for_one_phrase():
    """Two modules that name it share it."""
    by_name: dict[str, Phrase | Plural] = {}

    for name, phrase in named():
        assert by_name.setdefault(name, phrase) is phrase, name


FILL = """({ texts, numbers }) => numbers.map((number) => phraseMaker(texts).numbered("years", number))"""


@needs_node
@pytest.mark.parametrize("language", [None, Threefold()], ids=["English", "three forms"])
def test_a_number_takes_its_form_in_any_language(language):
    """Python asks the catalogue, and the script the digits that it was given."""
    years = Plural("{number} year", "{number} years")
    numbers = [*range(250), 1_001, 1_011, 1_022, 3_113]
    with spoken_in(language):
        expected = [numbered(years, number) for number in numbers]
        texts = {"phrases": {"years": [*forms_of(years)]}, "plural_forms": phrases.form_digits()}

        assert 200 == len(plural_forms())

    assert expected == under_node(FILL, {"texts": texts, "numbers": numbers}, "words.js")


def test_a_table_of_phrases_is_named_by_its_keys():
    """Those of months by their place, those of evidence by its kind."""
    found = dict(named())

    assert (Phrase("January"), Phrase("a guess")) == (found["months.0"], found["notes.guess"])
