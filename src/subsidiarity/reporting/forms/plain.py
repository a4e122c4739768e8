"""An outline as plain text, for a terminal, a pipe or an e-mail."""

from __future__ import annotations

from collections.abc import Iterator

from subsidiarity.reporting.outline import (
    Block,
    Item,
    Items,
    Ladder,
    Outline,
    Paragraph,
    RungState,
    Section,
    Table,
)
from subsidiarity.reporting.safe import safe_flow
from subsidiarity.reporting.wording.rung import MARKS, rung_words
from subsidiarity.reporting.wrapping import columns_of, padded, wrapped

WIDTH = 88
"""Columns of a terminal that a line takes at most where nobody says otherwise."""

_ASCII_MARKS: dict[RungState, str] = {"recommended": "(*)", "contested": "(?)", "possible": "(*)", "ruled out": "( )"}
_ASCII_QUOTES = str.maketrans({"“": '"', "”": '"', "\u2019": "'", "…": "..."})


def render_plain(outline: Outline, width: int = WIDTH, *, is_ascii: bool = False) -> str:
    """An outline in lines of at most `width` terminal columns, but for tables, which are as wide as they need to be.

    `is_ascii` does without signs beyond ASCII.
    """
    lines = _underlined(outline.title, "=", width)
    if outline.description.strip():
        lines += ["", *wrapped(safe_flow(outline.description), width)]
    lines += ["", *wrapped(safe_flow(outline.headline), width)]
    for section in outline.sections:
        lines += ["", *_section(section, width, is_ascii)]
    text = "\n".join(line.rstrip() for line in lines) + "\n"
    return text.translate(_ASCII_QUOTES) if is_ascii else text


def _underlined(heading: str, sign: str, width: int) -> list[str]:
    lines = wrapped(safe_flow(heading), width)
    return [*lines, sign * min(max(map(columns_of, lines)), width)]


def _section(section: Section, width: int, is_ascii: bool) -> Iterator[str]:
    yield from _underlined(section.heading, "-", width)
    for place, block in enumerate(section.blocks):
        if place:
            yield ""
        yield from _block(block, width, is_ascii)


def _block(block: Block, width: int, is_ascii: bool) -> Iterator[str]:
    match block:
        case Paragraph(text):
            yield from wrapped(safe_flow(text), width)
        case Items(lead, items):
            if lead:
                yield from wrapped(f"{safe_flow(lead)}:", width)
            for item in items:
                yield from _item(item, width)
        case Table():
            yield from _table(block)
        case Ladder():
            yield from _ladder(block, width, _ASCII_MARKS if is_ascii else MARKS)


def _item(item: Item, width: int) -> Iterator[str]:
    source = f" [{safe_flow(item.source)}]" if item.source else ""
    *before, last = (safe_flow(text) for text in (item.text, *item.details))
    for place, text in enumerate((*before, last + source)):
        yield from wrapped(text, width, "    " if place else "  - ", "    ")


def _table(table: Table) -> Iterator[str]:
    rows = [[safe_flow(cell) for cell in row] for row in (table.header, *table.rows)]
    widths = [max(columns_of(row[place]) for row in rows) for place in range(len(table.header))]
    for row in rows:
        yield "  " + "  ".join(padded(cell, width) for cell, width in zip(row, widths, strict=True))


def _ladder(ladder: Ladder, width: int, marks: dict[RungState, str]) -> Iterator[str]:
    names = {rung.level: safe_flow(rung.name) for rung in ladder.rungs}
    column = max(columns_of(name) for name in names.values())
    for rung in ladder.rungs:
        words = safe_flow(rung_words(rung))
        first = f"  {marks[rung.state]} {padded(names[rung.level], column)}  "
        yield from wrapped(words, width, first, " " * columns_of(first))
