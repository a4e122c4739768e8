"""The ladder: every level, nearest the citizen at the bottom, lit while the decision may still belong there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content

from subsidiarity.reporting.outline import Rung, RungState
from subsidiarity.reporting.safe import safe_flow
from subsidiarity.reporting.wording.rung import MARKS, rung_words, state_word
from subsidiarity.reporting.wrapping import columns_of, padded, shortened
from subsidiarity.tui.safe import safe_lines

POINTER = "▶"
"""The mark before the level that is recommended."""

_STYLES: dict[RungState, str] = {
    "recommended": "bold $recommended",
    "contested": "bold $recommended",
    "possible": "$possible",
    "ruled out": "$quiet",
}
_JOINT = " ─ "
_SHORTEST = 3

_LinesOf = Callable[[str, int, str, str], list[str]]
"""A function that sets a text in lines of a width; a text begins the first line, and another the others."""


def standing_ladder(rungs: Sequence[Rung], width: int) -> list[Content]:
    """The ladder as it stands on every screen: a line a rung, of `width` terminal columns, words cut where they end."""
    return [row[0] for row in _rows(rungs, [_in_short(rung) for rung in rungs], width, _cut)]


def ladder_rows(rungs: Sequence[Rung], width: int) -> list[Content]:
    """The ladder on a page that is read rather than glanced at: no word is cut, and a rung takes as many lines."""
    return [line for row in _rows(rungs, [rung_words(rung) for rung in rungs], width, safe_lines) for line in row]


def ladder_on_one_line(rungs: Sequence[Rung], width: int) -> Content:
    """The ladder on one line, the lowest level first; names are cut short where they do not fit `width` columns."""
    rising = rungs[::-1]
    heads = [f"{POINTER if rung.state == 'recommended' else ''}{MARKS[rung.state]}" for rung in rising]
    names = [safe_flow(rung.name) for rung in rising]
    room = width - sum(columns_of(head) + 1 for head in heads) - len(_JOINT) * (len(rising) - 1)
    if sum(map(columns_of, names)) > room:
        names = _shortened(names)
    parts = [
        Content.styled(f"{head} {name}", _STYLES[rung.state])
        for head, name, rung in zip(heads, names, rising, strict=True)
    ]
    return Content.styled(_JOINT, "$quiet").join(parts)


def _in_short(rung: Rung) -> str:
    return rung_words(rung) if rung.state == "ruled out" else state_word(rung)


def _rows(rungs: Sequence[Rung], said: Sequence[str], width: int, lines_of: _LinesOf) -> list[list[Content]]:
    names = [safe_flow(rung.name) for rung in rungs]
    column = max(map(columns_of, names))
    rows = []
    for rung, name, text in zip(rungs, names, said, strict=True):
        pointer = POINTER if rung.state == "recommended" else " "
        first = f"{pointer} ├─{MARKS[rung.state]}─┤ {padded(name, column)}  "
        rest = " " * min(columns_of(first), width // 2)
        style = _STYLES[rung.state]
        rows.append([Content.styled(line, style) for line in lines_of(text, width, first, rest)])
    return rows


def _cut(text: str, width: int, first: str, _: str) -> list[str]:
    return [shortened(f"{first}{safe_flow(text)}", width)]


def _shortened(names: list[str]) -> list[str]:
    """The names cut to as few letters as tell them apart, and at least three."""
    for length in range(_SHORTEST, max(map(len, names))):
        short = [name[:length] for name in names]
        if len({name.lower() for name in short}) == len(short):
            return short
    return names
