"""A phrase is no text until `words` makes text of it: mypy finds where one is shown, and a program that does stops."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from subsidiarity.reporting.language import Phrase, Plural, spoken_in, words
from subsidiarity.reporting.pseudo import Pseudo

ROOT = Path(__file__).parents[1]
BEGINS = """\
from subsidiarity.reporting.language import Phrase, Plural, plural, words
NEXT = Phrase("next part")
BACK = "back"
PARTS = Plural("{number} part", "{number} parts")
"""
NO_TEXT = "A phrase is no text yet: words(...) turns it into text"
NO_LITERAL = "Only a literal text can be found by those who translate, or a phrase that was made of one"


@pytest.mark.parametrize(
    "show",
    [str, format, "{}".format, "{:>9}".format, "%s".__mod__, lambda phrase: f"{phrase}", "".__add__, [""].__add__],
    ids=["str", "format", "{}", "{:>9}", "%s", "f", "text +", "list +"],
)
def test_a_phrase_is_not_shown(show):
    """Whichever way it is put into a text."""
    with pytest.raises(TypeError):
        show(Phrase("next part"))


@pytest.mark.parametrize(
    "join", [lambda phrase: phrase + "!", lambda phrase: "the " + phrase, str], ids=["+", "r+", "str"]
)
def test_whoever_shows_one_is_told_what_to_do(join):
    """The message names the phrase, and what makes text of it."""
    expected = "`next part` is a phrase and no text yet: words(...) turns it into text"

    with pytest.raises(TypeError, match=re.escape(expected)):
        join(Phrase("next part"))


@pytest.mark.parametrize("show", [str, format, lambda phrase: f"{phrase}"], ids=["str", "format", "f"])
def test_a_phrase_about_a_number_is_not_shown(show):
    """Until `numbered` is told the number."""
    with pytest.raises(TypeError, match=re.escape("numbered(...) turns it into text")):
        show(Plural("{number} part", "{number} parts"))


def test_words_make_text_of_a_phrase():
    """In the language spoken at that moment, not in that of the moment when it was made."""
    saved = Phrase("Saved in {path}")

    with spoken_in(Pseudo()):
        there = words(saved, path="hall")

    assert ("⟦Šåvéd îñ hall⟧", "Saved in hall") == (there, words(saved, path="hall"))


def test_phrases_are_equal_if_their_english_is():
    """They can be keys of a table; a phrase and its English are two things."""
    assert {Phrase("next part")} == {Phrase("next part"), Phrase("next part")}
    assert "next part" != Phrase("next part")
    assert "Phrase('next part')" == repr(Phrase("next part"))


def said_by_mypy(folder: Path, lines: list[str]) -> list[str]:
    """What mypy says of each of these lines; "" where it finds nothing."""
    module = folder / "module.py"
    module.write_text(BEGINS + "".join(f"def line_{number}() -> None: {line}\n" for number, line in enumerate(lines)))
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--cache-dir",
        str(folder),
        "--no-pretty",
        "--hide-error-codes",
        str(module),
    ]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    said = {int(line): error for line, error in re.findall(r"module\.py:(\d+): error: (.*)", run.stdout)}
    begins = len(BEGINS.splitlines()) + 1
    assert run.stdout.startswith("Success") or said
    return [said.get(place, "") for place in range(begins, begins + len(lines))]


def test_mypy_finds_a_phrase_where_text_is_wanted(tmp_path):
    """By its types, and where they take anything by our plugin."""
    found = {
        'f"{NEXT}"': NO_TEXT,
        'f"the {NEXT:>9}"': NO_TEXT,
        'f"{[NEXT]}"': NO_TEXT,
        'f"{PARTS}"': NO_TEXT,
        '"{}".format(NEXT)': NO_TEXT,
        "str(NEXT)": NO_TEXT,
        "print(NEXT)": NO_TEXT,
        'either: str | Phrase = (NEXT, BACK)[len(BACK) % 2]; f"{either}"': NO_TEXT,
        "text: str = NEXT": 'Incompatible types in assignment (expression has type "Phrase", variable has type "str")',
        '"the " + NEXT': 'Unsupported operand types for + ("str" and "Phrase")',
        '", ".join([NEXT])': 'List item 0 has incompatible type "Phrase"; expected "str"',
        'words("To {x}", x=NEXT)': 'Argument "x" to "words" has incompatible type "Phrase"; expected "str | int"',
    }

    assert list(found.values()) == said_by_mypy(tmp_path, list(found))


def test_mypy_finds_a_text_that_is_in_no_catalogue(tmp_path):
    """Those who translate find literal texts alone."""
    lines = [
        "words(BACK)",
        'words("next part" if BACK else "back")',
        'words(f"next {BACK}")',
        "Phrase(BACK)",
        'plural("{number} part", BACK, 2)',
        'Plural("{number} part", BACK)',
    ]

    assert [NO_LITERAL] * len(lines) == said_by_mypy(tmp_path, lines)


def test_mypy_lets_be_what_is_right(tmp_path):
    """Words made of a phrase or of a literal text."""
    lines = [
        "words(NEXT)",
        'words("next " "part")',
        'f"{words(NEXT)}"',
        "repr(NEXT)",
        'plural("{number} part", "{number} parts", 2)',
    ]

    assert [""] * len(lines) == said_by_mypy(tmp_path, lines)
