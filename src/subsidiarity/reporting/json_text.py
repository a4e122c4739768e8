"""JSON text in which no character acts on a terminal or a build server."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from subsidiarity.reporting.safe import inert_json

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]

_ON_ONE_LINE = json.JSONEncoder(ensure_ascii=False, allow_nan=False)
_TIGHT = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))

_ACTING = re.compile(
    "[\x7f-\x9f\u00ad\u0600-\u0605\u061c\u06dd\u070f\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def render_json(value: object, indent: int | None = None, *, is_tight: bool = False) -> str:
    """A value as JSON in which nothing acts on a terminal or a build server; `indent` in spaces, None for one line.

    A line that `is_tight` has no spaces between its parts.
    """
    encoder = _TIGHT if is_tight else _ON_ONE_LINE
    if indent is not None:
        encoder = json.JSONEncoder(ensure_ascii=False, allow_nan=False, indent=indent)
    text = inert_json(encoder.encode(value))
    if text.isascii() and "\x7f" not in text:
        return text
    return _ACTING.sub(_as_escape, text)


def render_array(elements: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces of one JSON array, from pieces of one element or more, each behind a comma; the first goes without."""
    begin = b"["
    for piece in elements:
        yield begin + piece[1:]
        begin = b","
    yield b"[]\n" if begin == b"[" else b"\n]\n"


def _as_escape(match: re.Match[str]) -> str:
    return json.dumps(match.group())[1:-1]
