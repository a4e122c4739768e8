"""Words that may say what a text is about: a small measure, and an honest one."""

from __future__ import annotations

import pytest

from subsidiarity.analysis.decision.word_stems import word_stems


@pytest.mark.parametrize(
    ("one", "other"),
    [("library", "libraries"), ("bus", "buses"), ("house", "houses"), ("church", "churches"), ("tax", "taxes"),
     ("class", "classes"), ("prize", "prizes"), ("Route", "routes"), ("cause", "causes")],
)  # fmt: skip
def test_a_word_and_its_plural_are_alike(one, other):
    """However English spells it."""
    assert word_stems(one).keys() == word_stems(other).keys()


@pytest.mark.parametrize(
    ("one", "other"), [("car", "care"), ("bus", "business"), ("park", "parking"), ("art", "arts fund")]
)
def test_other_words_are_not(one, other):
    """It knows no meanings."""
    assert word_stems(one).keys() != word_stems(other).keys()


def test_words_that_say_nothing_are_passed_over():
    """And so are figures, signs and words of one or two letters."""
    assert {"bus": "buses", "franchise": "franchise"} == word_stems(
        "Who should - in 2027 - franchise us the Buses?"
    ) | {}


def test_a_word_stands_as_it_is_first_written():
    """In small letters, so that it can be shown."""
    assert {"wasserwerk": "wasserwerk", "fête": "fêtes"} == word_stems("Wasserwerk; Fêtes, fête")
