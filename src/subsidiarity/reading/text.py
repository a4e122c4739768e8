"""From bytes to text: UTF-8, line ends as LF, and no character that could act or hide."""

from __future__ import annotations

import re
import unicodedata

from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.span import Span

_FORBIDDEN_RANGES = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters but TAB and LF; CR is gone by then
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks that turn the direction of text
    "\u2028\u2029\ufeff\ufff9-\ufffb\ufdd0-\ufdef"  # line separators, an inner BOM, noncharacters
    "\ud800-\udfff\U000e0000-\U000e007f"  # lone surrogates, invisible tags
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
)
FORBIDDEN = re.compile(f"[{_FORBIDDEN_RANGES}]")
_FORBIDDEN_ASCII = bytes(byte for byte in range(128) if byte not in b"\r" and FORBIDDEN.match(chr(byte)))
_BOMS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16", b"\x00\x00\xfe\xff": "UTF-32"}
_SAVE_AS_UTF8 = "save the file again as UTF-8"


def clean(text: str) -> str:
    """Pasted or typed text without the characters that a file is refused for."""
    return FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def decode(data: bytes, file: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """UTF-8 text with one leading byte order mark dropped and line ends as LF."""
    for mark, name in _BOMS.items():
        if data.startswith(mark):
            return None, (_error("SUB003", f"the file is {name}, not UTF-8", Span(file, 1, 1), _SAVE_AS_UTF8),)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        message = f"the file is not UTF-8: byte 0x{data[error.start]:02X} stands here"
        return None, (_error("SUB003", message, span_at(before, len(before), file), _SAVE_AS_UTF8),)
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if data.isascii() and len(data.translate(None, _FORBIDDEN_ASCII)) == len(data):
        return text, ()
    found = tuple(_forbidden(match, text, file) for match in _first(FORBIDDEN, text))
    return (None, found) if found else (text, ())


def describe(character: str) -> str:
    """A forbidden character in words: U+202E RIGHT-TO-LEFT OVERRIDE."""
    name = unicodedata.name(character, "a control character" if ord(character) < 0xA0 else "not a character")
    return f"U+{ord(character):04X} ({name})"


def span_at(text: str, offset: int, file: str) -> Span:
    """The place of the character at an offset, counted from 0, in a text with LF line ends."""
    last_break = text.rfind("\n", 0, offset)
    return Span(file, text.count("\n", 0, offset) + 1, offset - last_break)


def _first(pattern: re.Pattern[str], text: str, most: int = 20) -> list[re.Match[str]]:
    found = []
    for match in pattern.finditer(text):
        found.append(match)
        if len(found) == most:
            break
    return found


def _forbidden(match: re.Match[str], text: str, file: str) -> Diagnostic:
    message = f"the character {describe(match.group())} is not allowed"
    hint = "delete it: it cannot be seen, and it could change what a reader or a terminal shows"
    return _error("SUB004", message, span_at(text, match.start(), file), hint)


def _error(code: str, message: str, span: Span, hint: str) -> Diagnostic:
    return Diagnostic(code, "error", message, span, hint)
