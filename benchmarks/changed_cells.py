"""The cells of the screen that a key changes in our interview: counted, so that the bare app changes as many."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from statistics import median

from benchmarks import pinned
from benchmarks.timed_app import COLUMNS, ROWS
from rich.style import Style
from textual.app import App

from subsidiarity.tui.opened_app import app_for
from subsidiarity.tui.run import opening_for

Cell = tuple[str, Style | None]


def changed_cells(path: str, presses: Iterator[tuple[str, str]]) -> Mapping[str, int]:
    """For each kind of key, the median of the cells that a press changes, of those presses that change any.

    `presses` are kinds and keys, in the order in which they are pressed in an interview on the file at `path`.
    """
    advisor = pinned.advisor()
    opening = opening_for(path, advisor.compiled)
    assert opening is not None, "the file was just made"
    changed = asyncio.run(_changed(app_for(advisor.compiled, opening), presses))
    return {kind: round(median(numbers)) for kind, numbers in changed.items()}


async def _changed(app: App[None], presses: Iterator[tuple[str, str]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
        await pilot.pause()
        before = _cells(app)
        for kind, key in presses:
            await pilot.press(key)
            await pilot.pause()
            after = _cells(app)
            number = sum(old != new for old, new in zip(before, after, strict=True))
            if number:
                found.setdefault(kind, []).append(number)
            before = after
    return found


def _cells(app: App[None]) -> list[Cell]:
    """The letter of each cell and its colours, row by row."""
    shown = app.screen._compositor.render_strips()
    return [(letter, segment.style) for strip in shown for segment in strip for letter in segment.text]
