"""The text of a file's bytes: UTF-8, line ends as LF, and no character that could act or hide."""

from __future__ import annotations

import codecs
import re
import unicodedata
from itertools import islice

from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.span import Span

MOST_CHARACTERS_LISTED = 20

_FORBIDDEN_RANGES = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters but TAB and LF; CR is gone by then
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks that turn the direction of text
    "\u2028\u2029\ufeff\ufff9-\ufffb\ufdd0-\ufdef"  # line separators, an inner BOM, noncharacters
    "\ud800-\udfff\U000e0000-\U000e007f"  # lone surrogates, tags that nobody sees
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
)
FLAGS = tuple(
    "\U0001f3f4" + "".join(chr(0xE0000 + ord(letter)) for letter in place) + "\U000e007f"
    for place in ("gbeng", "gbsct", "gbwls")
)
"""The flags of England, Scotland and Wales: a black flag, the country's letters as tags, and the tag that ends them.

Unicode recommends no other sequence of tags, and whatever shows another shows a plain black flag over hidden letters.
"""
_WITHIN_A_FLAG = "|".join(f"(?<={flag[:index]}){flag[index:]}" for flag in FLAGS for index in range(2, len(flag) + 1))
FORBIDDEN = f"[{_FORBIDDEN_RANGES}](?!{_WITHIN_A_FLAG})"
"""The pattern of a character that acts or hides; the tags within a whole flag do neither.

Most texts are harmless at a glance: it is compiled for the first that is not.
"""
_ALLOWED_ASCII = b"\t\n\r" + bytes(range(0x20, 0x7F))
_ESCAPE = r"(?s)\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))"
_ESCAPED = dict(zip("0abvfreNLP", "\0\a\b\v\f\r\x1b\x85\u2028\u2029", strict=True))
_OTHER_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SAVE_AS_UTF8 = "save the file again as UTF-8"


def clean(text: str) -> str:
    """A pasted or typed text without the characters that a file is refused for."""
    if text.isascii() and text.isprintable():
        return text
    return re.sub(FORBIDDEN, "", _with_line_feeds(text))


def decode(data: bytes, file: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The text of UTF-8 bytes, with one leading byte order mark dropped and line ends as LF; None if it is refused."""
    if data.startswith(_OTHER_MARKS):
        name = "UTF-32" if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)) else "UTF-16"
        return None, (_error("SUB003", f"the file is {name}, not UTF-8", Span(file, 1, 1), _SAVE_AS_UTF8),)
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        before = _with_line_feeds(data[: error.start].decode("utf-8", "replace"))
        message = f"the file is not UTF-8: byte 0x{data[error.start]:02X} stands here"
        return None, (_error("SUB003", message, span_at(before, len(before), file), _SAVE_AS_UTF8),)
    text = _with_line_feeds(text)
    if _is_harmless(data):
        return text, ()
    found = tuple(
        _forbidden(match, text, file) for match in islice(re.finditer(FORBIDDEN, text), MOST_CHARACTERS_LISTED)
    )
    return (None, found) if found else (text, ())


def find_forbidden_escape(quoted: str) -> tuple[int, str] | None:
    """The first escape in double quotes for a forbidden character: its offset (from 0), and that character."""
    found = re.search(FORBIDDEN, re.sub(_ESCAPE, _unescaped, quoted))  # all of it, for a flag is several escapes
    if found is None:
        return None
    offset = found.start()
    for match in re.finditer(_ESCAPE, quoted):
        if match.start() >= offset:
            break
        offset += len(match[0]) - 1
    return offset, found[0]


def _unescaped(match: re.Match[str]) -> str:
    """The character that an escape stands for, or a harmless one."""
    digits = match[1] or match[2] or match[3]
    return chr(int(digits, 16)) if digits else _ESCAPED.get(match[4], match[4])


def describe(character: str) -> str:
    """A forbidden character in words: U+202E RIGHT-TO-LEFT OVERRIDE."""
    name = unicodedata.name(character, "a control character" if ord(character) < 0xA0 else "not a character")
    return f"U+{ord(character):04X} ({name})"


def span_at(text: str, offset: int, file: str) -> Span:
    """The span (line and column from 1) of the character at an offset (from 0) in a text with LF line ends."""
    last_break = text.rfind("\n", 0, offset)
    return Span(file, text.count("\n", 0, offset) + 1, offset - last_break)


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _is_harmless(data: bytes) -> bool:
    """Whether a quick look finds no forbidden character: the search is slow, and none of them is printable.

    Only what is not ASCII has to be made into characters, and that is little of most texts.
    """
    others = data.translate(None, _ALLOWED_ASCII)
    return not others or others.decode().replace("\xa0", "").isprintable()


def _forbidden(match: re.Match[str], text: str, file: str) -> Diagnostic:
    message = f"the character {describe(match.group())} is not allowed"
    hint = "delete it: it cannot be seen, and it could change what a reader or a terminal shows"
    return _error("SUB004", message, span_at(text, match.start(), file), hint)


def _error(code: str, message: str, span: Span, hint: str) -> Diagnostic:
    return Diagnostic(code, "error", message, span, hint)
