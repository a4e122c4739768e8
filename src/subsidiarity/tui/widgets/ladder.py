"""The ladder: every level, nearest the citizen at the bottom, lit while the decision may still belong there."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from subsidiarity.reporting.outline import Rung, RungState
from subsidiarity.reporting.safe import safe_flow
from subsidiarity.reporting.wording.rung import MARKS, rung_words, state_word
from subsidiarity.reporting.wrapping import columns_of, padded
from subsidiarity.tui.safe import safe_lines

POINTER = "▸"
"""The mark before the level that is recommended."""

_STYLES: dict[RungState, str] = {
    "recommended": "bold $lit",
    "contested": "bold $lit",
    "possible": "$lit",
    "ruled out": "$quiet",
}
_SHORTEST = 3


def ladder_lines(rungs: Sequence[Rung], width: int, most_lines: int) -> list[Content]:
    """The ladder in at most `most_lines` lines of `width` terminal columns, with air between the rungs if it fits."""
    airy = _drawn(rungs, width, most_lines, is_airy=True)
    if len(airy) <= most_lines:
        return airy
    whole = _drawn(rungs, width, most_lines, is_airy=False)
    if len(whole) <= most_lines:
        return whole
    return _drawn(rungs, width, (most_lines - len(rungs)) // len(rungs), is_airy=False)


def _drawn(rungs: Sequence[Rung], width: int, most_words: int, *, is_airy: bool) -> list[Content]:
    lines: list[Content] = []
    most_words = max(1, most_words)
    for place, rung in enumerate(rungs):
        is_last = place + 1 == len(rungs)
        rail = "    " if is_last else "  │ "
        pointer = POINTER if rung.state == "recommended" else " "
        name = safe_lines(rung.name, width, f"{pointer} {MARKS[rung.state]} ", rail)
        words = safe_lines(rung_words(rung) if rung.state == "ruled out" else state_word(rung), width, rail, rail)
        if len(words) > most_words:
            words = [*words[: most_words - 1], f"{words[most_words - 1][: width - 1].rstrip()}…"]
        lines += [Content.styled(line, _STYLES[rung.state]) for line in name]
        lines += [Content.styled(line, "$quiet") for line in words]
        if is_airy and not is_last:
            lines.append(Content.styled(rail, "$quiet"))
    return lines


def ladder_rows(rungs: Sequence[Rung], width: int) -> list[Content]:
    """The ladder with the words of each level beside its name, for a page that is read rather than glanced at."""
    names = [safe_flow(rung.name) for rung in rungs]
    column = max(map(columns_of, names))
    if column * 3 > width:
        return _drawn(rungs, width, width, is_airy=False)
    lines: list[Content] = []
    for rung, name in zip(rungs, names, strict=True):
        pointer = POINTER if rung.state == "recommended" else " "
        first = f"  {pointer} {MARKS[rung.state]} {padded(name, column)}  "
        rows = safe_lines(rung_words(rung), width, first, " " * columns_of(first))
        lines += [Content.styled(row, _STYLES[rung.state]) for row in rows]
    return lines


def ladder_on_one_line(rungs: Sequence[Rung], width: int) -> Content:
    """The ladder on one line, the highest level first; names are cut short where they do not fit `width` columns."""
    names = [safe_flow(rung.name) for rung in rungs]
    if sum(columns_of(name) + 4 for name in names) > width:
        names = _shortened(names)
    pairs = [
        (f"{name} {MARKS[rung.state]}{'' if rung.state != 'recommended' else '!'}", _STYLES[rung.state])
        for name, rung in zip(names, rungs, strict=True)
    ]
    return Content("  ").join([Content.styled(text, style) for text, style in pairs])


def _shortened(names: list[str]) -> list[str]:
    """The names cut to as few letters as tell them apart, and at least three."""
    for length in range(_SHORTEST, max(map(len, names))):
        short = [name[:length] for name in names]
        if len({name.lower() for name in short}) == len(short):
            return short
    return names
