"""What is said about words that nobody knows."""

from __future__ import annotations

import pytest

from subsidiarity.reading.diagnostics import MOST_COMPARED, Problems, did_you_mean
from subsidiarity.reading.tree_nodes import Text

PLACE = Text("", 1, 1, True)
MANY = tuple(f"option{number}" for number in range(20))


@pytest.mark.parametrize(
    ("word", "known", "expected"),
    [
        ("regonal", ("local", "regional"), "did you mean `regional`?"),
        ("REGIONAL", ("local", "regional"), "did you mean `regional`?"),
        ("oates 1972", ("Oates 1972", "Oates 1999"), "did you mean `Oates 1972`?"),
        (
            "cafe\u0301",
            ("cafe", "caf\u00e9"),
            "an accent stands as a character of its own: write `caf\u00e9`, with letter and accent in one",
        ),
        ("xyz", ("local", "regional"), "use one of: local, regional"),
        ("xyz", MANY, ""),
        ("xyz", (), ""),
        ("local" * 1000, ("local", "regional"), "use one of: local, regional"),
    ],
)
def test_a_hint_names_the_nearest_word_or_the_few_there_are(word, known, expected):
    """Among many that are all far away none is a help."""
    assert expected == did_you_mean(word, known)


def test_words_are_compared_only_so_often():
    """A file of another kind has nothing but strange words: later ones go without a hint, none without a place."""
    problems = Problems("file")
    for _ in range(100):
        problems.unknown("SUB000", PLACE, "no option", "optoin1", MANY * 20, "look again")
    hints = [diagnostic.hint for diagnostic in problems.take()]

    assert 100 == len(hints)
    assert MOST_COMPARED // 400 == hints.count("did you mean `option1`?")
    assert {"did you mean `option1`?", "look again"} == set(hints)


def test_what_is_said_of_a_word_holds_its_beginning():
    """However long it is."""
    problems = Problems("file")
    problems.unknown("SUB000", PLACE, "no option", "x" * 10_000, MANY)

    assert f"no option `{'x' * 80}`" == problems.take()[0].message


def test_problems_are_taken_in_the_order_of_the_file():
    """Whatever the order in which they were found."""
    problems = Problems("file")
    for line, column in [(3, 1), (1, 9), (1, 2), (2, 5)]:
        problems.error("SUB000", Text("", line, column, True), "m")

    assert [(1, 2), (1, 9), (2, 5), (3, 1)] == [(each.span.line, each.span.column) for each in problems.take()]
    assert () == problems.take()
