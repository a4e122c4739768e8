"""Text that cannot act: what a terminal or a build server would obey becomes visible."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from operator import methodcaller

from subsidiarity.reading.decoded_text import FLAGS

_ALWAYS_HARMLESS = re.compile("[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u21ff]*\\Z")
"""ASCII, letters of western Europe, quotation marks and dashes, arrows: neither acting nor combining."""
_BYTES_OF_A_NAME = "[\udc80-\udcff]+"
"""The pattern of bytes of a file name that the locale cannot read; like those below, it is compiled where it is met."""
_ACTING = ("Cc", "Cf", "Zl", "Zp", "Cs", "Cn")
_JOINERS = ("\u200c", "\u200d")
_FLAG = "|".join(FLAGS)
_EMOJI = range(0x1F000, 0x1FB00)
"""Code points of emoji, also of those that are newer than this Python."""
_MOST_MARKS = 4
"""Combining marks a letter may carry before they would run over the lines around it."""
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
_COMMAND_AT_START = r"(?m)^([^\S\n]*):(?=:)"
"""GitHub's `::error::`, which it obeys at the start of a line, behind any spaces."""
_COMMAND_ANYWHERE = r"#(?=#\w*\[)"
"""GitHub's `##[error]`, Azure's `##vso[`, TeamCity's `##teamcity[`: they are looked for anywhere in a line."""

utf8: Callable[[str], bytes] = methodcaller("encode", "utf-8", "backslashreplace")
"""A function that gives the bytes of a text, with an escape for half a character."""


def safe(text: str) -> str:
    """The text with every control, format or line-breaking character in a visible form, on one line."""
    if _ALWAYS_HARMLESS.match(text):
        return text
    text = re.sub(_BYTES_OF_A_NAME, _as_utf8, text)
    shown: list[str] = []
    flags = {index for flag in re.finditer(_FLAG, text) for index in range(*flag.span())}
    marks = 0
    for index, character in enumerate(text):
        marks = marks + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        if marks > _MOST_MARKS or (_acts(character) and index not in flags and not _joins(text, index)):
            shown.append(visible(character))
        else:
            shown.append(character)
    return "".join(shown)


def safe_flow(text: str) -> str:
    """A text made safe that is wrapped anyway: every run of its line ends, tabs and spaces becomes one space."""
    if _ALWAYS_HARMLESS.match(text) and "  " not in text and text.strip(" ") == text:  # nearly every text
        return text
    return safe(" ".join(text.split()))


def safe_path(path: str) -> str:
    """A path made safe to begin a line with: still the path of the same file, to be copied or clicked on."""
    return safe(f"./{path}" if path.lstrip().startswith("::") else path)


def inert(text: str, colon: str = r"\x3a", hash_sign: str = r"\x23") -> str:
    """A text of whole lines, none of which a build server takes for a command; what it would obey gets an escape.

    The escapes are those of the form that the text is in: `colon` and `hash_sign` stand for these two characters.
    """
    if "::" in text:
        text = re.sub(_COMMAND_AT_START, lambda start: f"{start[1]}{colon}", text)
    return re.sub(_COMMAND_ANYWHERE, lambda _: hash_sign, text) if "##" in text else text


def inert_json(text: str) -> str:
    r"""JSON without a build server's command, with a hash as the escape \u0023: whoever reads it finds every letter."""
    return inert(text, hash_sign=r"\u0023")


def inert_markup(text: str) -> str:
    """XML or HTML without a build server's command, with its characters written as numbers."""
    return inert(text, "&#58;", "&#35;")


def visible(character: str) -> str:
    r"""A character as an escape that can be seen: \x1b, \u202e."""
    if character in _SHORT:
        return _SHORT[character]
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"  # a byte of a file name that is not UTF-8
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _as_utf8(run: re.Match[str]) -> str:
    """The bytes of a name read as UTF-8, so that it is shown alike in every locale; other bytes stay as they are."""
    return run[0].encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape")


def is_later_emoji(character: str) -> bool:
    """Whether a character that this Python does not know yet can only be an emoji."""
    return ord(character) in _EMOJI and unicodedata.category(character) == "Cn"


def _joins(text: str, index: int) -> bool:
    """Whether a joiner stands between letters that need it: in emoji, in Indic and Arabic text."""
    if text[index] not in _JOINERS or index == 0 or index + 1 == len(text):
        return False
    before, after = text[index - 1], text[index + 1]
    return not before.isascii() and not after.isascii() and not _acts(after)


def _acts(character: str) -> bool:
    return unicodedata.category(character) in _ACTING and not is_later_emoji(character)
