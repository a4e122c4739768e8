"""Text as YAML that any reader takes for this very text: bare where that is safe, quoted or as a block elsewhere."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from subsidiarity.reading.decoded_text import clean

INDENT = "  "

_TAKEN_FOR_ANOTHER_TYPE = frozenset("y n yes no on off true false null none nan inf".split())
_INNER = frozenset(" -_/.,()!?'&+*;")
"""Characters that plain text may hold after its first one; a comma only outside of a list."""
_PLAIN_ASCII = re.compile(r"[A-Za-z_][\w \-/.,()!?'&+*;]*", re.ASCII)
"""ASCII text of characters that plain text may hold: nearly every id."""


def field(name: str, text: str, indent: str = "") -> str:
    """A field of a mapping: a line `name: text`, or the lines of a literal block, without a line end."""
    text = clean(text)
    if "\n" in text and _fits_a_block(text):
        chomping = "" if text.endswith("\n") else "-"
        body = text.removesuffix("\n").split("\n")
        lines = (f"{indent}{INDENT}{line}" if line else "" for line in body)
        return "\n".join([f"{indent}{name}: |{chomping}", *lines])
    return f"{indent}{name}: {scalar(text)}"


def scalar(text: str, *, in_list: bool = False) -> str:
    """A text as a YAML scalar on one line, in quotes if need be; `in_list` when brackets or braces stand around it."""
    text = clean(text)
    if _is_plain(text) and not (in_list and "," in text):
        return text
    if re.search(r"[\n\t]", text):
        return _double_quoted(text)
    return "'" + text.replace("'", "''") + "'"


def flow_list(texts: Iterable[str]) -> str:
    """Texts as a YAML list on one line: [a, b]."""
    return f"[{', '.join(scalar(text, in_list=True) for text in texts)}]"


def flow_mapping(numbers: Mapping[str, int]) -> str:
    """Whole numbers by name as a YAML mapping on one line: {a: 1, b: 2}."""
    return f"{{{', '.join(f'{scalar(name, in_list=True)}: {number}' for name, number in numbers.items())}}}"


def _fits_a_block(text: str) -> bool:
    """Whether a literal block keeps the text: YAML must find its indent, and its end, without a hint."""
    lines = text.removesuffix("\n").split("\n")
    starts_and_ends_with_words = bool(lines[0].strip()) and bool(lines[-1].strip())
    return starts_and_ends_with_words and not lines[0][0].isspace() and "\t" not in text


def _is_plain(text: str) -> bool:
    """Whether every YAML reader takes the bare text for this very text."""
    if _PLAIN_ASCII.fullmatch(text):
        return text[-1] != " " and text.lower() not in _TAKEN_FOR_ANOTHER_TYPE
    if not text or not _is_word_character(text[0]) or _is_number(text[0]) or text[-1] in " :":
        return False
    if text.lower() in _TAKEN_FOR_ANOTHER_TYPE:
        return False
    return all(_is_word_character(character) or character in _INNER for character in text)


def _is_word_character(character: str) -> bool:
    return character == "_" or unicodedata.category(character)[0] in "LMN"


def _is_number(character: str) -> bool:
    return unicodedata.category(character)[0] == "N"


def _double_quoted(text: str) -> str:
    for character, escape in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t")):
        text = text.replace(character, escape)
    return f'"{text}"'
