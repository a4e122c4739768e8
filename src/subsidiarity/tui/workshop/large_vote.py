"""The vote as a room reads it from afar: numbers, counts and bars three rows high, where there are rows for that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.content import Content

from subsidiarity.model.tally import Discussion
from subsidiarity.reporting.wrapping import columns_of, padded
from subsidiarity.tui.safe import rows_of, safe_lines
from subsidiarity.tui.widgets.big_digits import DIGIT_ROWS, DIGIT_WIDTH, big_number
from subsidiarity.tui.workshop.vote_view import (
    SIDE_BY_SIDE,
    Bar,
    drawn_bar,
    tally_lines,
)
from subsidiarity.workshop.session import Session

_GAP = "  "


def large_count(number: int) -> list[Content]:
    """Lines with how many voted in large digits, and air below them."""
    return [*(Content.styled(row, "bold") for row in big_number(f"{number}")), Content("")]


def large_tally_lines(
    session: Session, discussion: Discussion, width: int, keys: Mapping[str, str], room: int, chosen: frozenset[str]
) -> list[Content]:
    """Lines on the newest round with large bars and counts; none where they do not fit into `room` lines.

    `chosen` as in `tally_lines`.
    """
    if width < SIDE_BY_SIDE:
        return []
    lines = tally_lines(session, discussion, width, keys, chosen, large_bars)
    return lines if rows_of(lines) <= room else []


def large_bars(bars: Sequence[Bar], votes: int, width: int) -> list[Content]:
    """Lines with bars three rows high and their counts in large digits, `width` terminal columns in all."""
    column = min(max(columns_of(f"{bar.head}{bar.text}") for bar in bars), width // 2)
    digits = DIGIT_WIDTH * max(len(f"{bar.count}") for bar in bars)
    change = max(columns_of(bar.change) for bar in bars)
    room = width - column - len(_GAP) - digits - 1 - change
    lines = []
    for bar in bars:
        texts = safe_lines(bar.text, column, bar.head, " " * columns_of(bar.head))
        texts = [*[""] * (max(0, DIGIT_ROWS - len(texts)) // 2), *texts]
        count = [row.rjust(digits) for row in big_number(f"{bar.count}")]
        for row in range(max(DIGIT_ROWS, len(texts))):
            text = (padded(texts[row] if row < len(texts) else "", column), bar.style)
            if row >= DIGIT_ROWS:
                lines.append(Content.assemble(text))
                continue
            changed = bar.change if row == DIGIT_ROWS // 2 else ""
            drawn = drawn_bar(bar.count, max(votes, 1), room)
            lines.append(Content.assemble(text, _GAP, *drawn, (f" {count[row]}{changed}", "bold")))
        lines.append(Content(""))
    return lines[:-1]
