"""The strip of progress below the header: a cell or more for each question, then the progress in words."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter

from textual.content import Content

from subsidiarity.reporting.wrapping import columns_of
from subsidiarity.workshop.view.progress import Progress, Stage

MARKS: dict[Stage, tuple[str, str]] = {"answered": ("━", "╋"), "coming": ("─", "┼"), "needless": ("·", "┼")}
"""The mark of a question's stage, and its mark while that question is asked."""
_STYLES: dict[Stage, str] = {"answered": "", "coming": "$quiet", "needless": "$quiet"}
_MOST_CELLS = 2
"""Columns that one question takes at most."""
_GAP = 2


def strip_line(progress: Progress, width: int) -> Content:
    """The progress on one line of `width` terminal columns: the strip on the left, its words on the right."""
    said = progress.words
    room = width - columns_of(said) - _GAP
    strip = _strip(progress, room)
    gap = " " * max(0, width - strip.cell_length - columns_of(said))
    return Content.assemble(strip, gap, (said, "$quiet"))


def _strip(progress: Progress, room: int) -> Content:
    """The strip in at most `room` columns; where there are fewer than questions, a cell stands for several."""
    stages = progress.stages
    each = min(_MOST_CELLS, room // max(len(stages), 1))
    cells = len(stages) * each if each else max(0, min(room, len(stages)))
    indices = [index * len(stages) // cells for index in range(cells)]
    at = None if progress.at is None or not cells else progress.at * cells // len(stages)
    drawn = []
    for cell, index in enumerate(indices):
        stage = stages[index]
        drawn.append((MARKS[stage][1], "bold") if cell == at else (MARKS[stage][0], _STYLES[stage]))
    runs = groupby(drawn, itemgetter(1))
    return Content.assemble(*(("".join(mark for mark, _ in run), style) for style, run in runs))
