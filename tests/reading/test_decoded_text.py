"""Bytes to text: every harmless variant is read, everything else is refused at its place."""

from __future__ import annotations

import gzip
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from subsidiarity.reading.decoded_text import (
    FLAGS,
    FORBIDDEN,
    MOST_CHARACTERS_LISTED,
    clean,
    decode,
    find_forbidden_escape,
)

TITLE = "title: Caf\u00e9 \u0628\u064a\u062a \u05d1\u05d9\u05ea \u0915\u094d\u200d\u0937 \U0001f469\u200d\U0001f33e\n"


def refused(data: bytes) -> list[tuple[str, int, int]]:
    text, diagnostics = decode(data, "file")
    assert text is None
    return [(each.code, each.span.line, each.span.column) for each in diagnostics]


@pytest.mark.parametrize(
    "data",
    [
        TITLE.encode(),
        b"\xef\xbb\xbf" + TITLE.encode(),
        TITLE.replace("\n", "\r\n").encode(),
        TITLE.replace("\n", "\r").encode(),
    ],
    ids=["as it is", "with a byte order mark", "with CRLF", "with CR"],
)
def test_harmless_variants_are_the_same_text(data):
    """Accents, scripts from right to left, joiners and emoji are text; marks and line ends are how it is stored."""
    assert (TITLE, ()) == decode(data, "file")


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        (b"a: b\ntitle: caf\xe9\n", 2, 11),
        (b"\xef\xbb\xbfcaf\xe9", 1, 4),
        (b"a\r\nb\rc\xff", 3, 2),
        (b"# " + b"x" * 70_000 + b"\n\n \xe2\x82", 3, 2),
        (gzip.compress(b"a: b", mtime=0), 1, 2),
    ],
    ids=["Latin-1", "after a byte order mark", "after CRLF and CR", "a sequence cut late", "gzip"],
)
def test_a_byte_that_is_not_utf_8_is_refused_where_it_stands(data, line, column):
    """The place is that of the first such byte, in a text whose line ends count as they are read."""
    assert [("SUB003", line, column)] == refused(data)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_other_ways_to_store_unicode_are_called_by_their_name(encoding):
    """A mark at the beginning gives them away."""
    _, (diagnostic,) = decode("\ufeffa: b".encode(encoding), "file")

    assert f"the file is {encoding[:6].upper()}, not UTF-8" == diagnostic.message


@pytest.mark.parametrize(
    "character",
    "\x00\x08\x0b\x1b\x7f\x80\x85\x9b\u061c\u200e\u200f\u202a\u202e\u2066\u2069\u2028\u2029\ufeff\ufff9"
    "\ufdd0\ufffe\U0001ffff\U000e0001\U000e007f\U0010ffff",
    ids=lambda character: f"U+{ord(character):04X}",
)
def test_a_character_that_acts_or_hides_is_refused_where_it_stands(character):
    """What cannot be seen could change what a person believes to read."""
    assert [("SUB004", 2, 3)] == refused(f"a: b\nc:{character}d".encode())


ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"


@pytest.mark.parametrize("flag", FLAGS, ids=["England", "Scotland", "Wales"])
def test_the_flags_of_england_scotland_and_wales_are_text(flag):
    """Their tags are seen, as a flag; pasted text keeps them."""
    title = f"title: {flag} and {flag}{flag}\n"

    assert (title, ()) == decode(title.encode(), "file")
    assert title == clean(title)


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        (ENGLAND[:-1], range(2, 7)),
        (ENGLAND[1:], range(1, 7)),
        (ENGLAND[:3] + ENGLAND[4:], range(2, 7)),
        (ENGLAND[:3] + "x" + ENGLAND[3:], (2, 3, 5, 6, 7, 8)),
        (ENGLAND + ENGLAND[2:4], (8, 9)),
        ("\U0001f3f4\U000e0068\U000e0069\U000e007f", (2, 3, 4)),
        ("\U0001f3f3" + ENGLAND[1:], range(2, 8)),
    ],
    ids=["no end", "no flag", "a letter less", "broken off", "more behind", "other letters", "another flag"],
)
def test_tags_in_any_other_place_are_refused_and_cleaned_away(text, columns):
    """They would be letters that nobody sees."""
    assert [("SUB004", 1, column) for column in columns] == refused(text.encode())
    assert not set(clean(text)) & set(ENGLAND[1:]) or ENGLAND in clean(text)


@given(st.lists(st.sampled_from([*ENGLAND, *FLAGS, "x", "\u202e"]), max_size=9).map("".join))
def test_what_is_left_of_tags_is_whole_flags(text):
    """However they are mixed with what is cleaned away."""
    rest = clean(text)
    for flag in FLAGS:
        rest = rest.replace(flag, "")

    assert not re.search(FORBIDDEN, clean(text))
    assert set(rest) <= {"x", ENGLAND[0]}


@given(st.characters(codec="utf-8"))
def test_no_other_character_is_refused(character):
    """Whatever is refused controls, hides, turns or is none: letters, marks, signs and joiners never are."""
    text, _ = decode(f"a{character}b".encode(), "file")

    may_be_refused = unicodedata.category(character) in ("Cc", "Cf", "Cn", "Zl", "Zp")
    assert may_be_refused if text is None else re.search(FORBIDDEN, text) is None


@given(st.text(st.characters(codec="utf-8"), max_size=50))
def test_a_quick_look_finds_what_the_search_finds(text):
    """Text is refused exactly if the search finds a forbidden character in it, once its line ends are read."""
    read, _ = decode(text.encode(), "file")
    searched = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")

    assert (read is None) == (re.search(FORBIDDEN, searched) is not None)


def test_of_very_many_such_characters_the_first_are_listed():
    """A file full of them says enough with some."""
    assert MOST_CHARACTERS_LISTED == len(refused("\u202e".encode() * 1000))


@given(st.text())
def test_cleaned_text_is_never_refused(text):
    """Text that is pasted into the interview can be saved and read again."""
    cleaned = clean(text)

    assert (cleaned, ()) == decode(cleaned.encode(), "file")


@pytest.mark.parametrize(
    ("quoted", "found"),
    [
        (r'"plain"', None),
        (r'"a \\x1b is no escape"', None),
        (r'"\t\n\"\/\ \_é\x41\u00e9\U0001f600"', None),
        (r'"ab\x1b"', (3, "\x1b")),
        (r'"\\\e"', (3, "\x1b")),
        (r'"a\u202e"', (2, "\u202e")),
        (r'"\U000e0001"', (1, "\U000e0001")),
        (r'"\0"', (1, "\0")),
        (r'"\r"', (1, "\r")),
        (r'"\N"', (1, "\x85")),
        (r'"\L"', (1, "\u2028")),
        (r'"\P"', (1, "\u2029")),
        (ENGLAND.encode("unicode_escape").decode().join('""'), None),
        (f'"{ENGLAND}\\t"', None),
        (f'"{ENGLAND.encode("unicode_escape").decode()[:-10]}"', (11, "\U000e0067")),
        (f'"\\t{ENGLAND}\\U000e007f"', (10, "\U000e007f")),
    ],
)
def test_an_escape_is_taken_for_what_it_stands_for(quoted, found):
    """A character is no better for being spelled."""
    assert found == find_forbidden_escape(quoted)
