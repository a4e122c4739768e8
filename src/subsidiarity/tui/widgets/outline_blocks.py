"""Blocks of an outline on the screen: paragraphs, points with their sources, tables, the ladder."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from subsidiarity.reporting.forms.page_lines import page_lines
from subsidiarity.reporting.forms.table_lines import column_lines, table_lines
from subsidiarity.reporting.forms.vote_lines import vote_lines
from subsidiarity.reporting.outline import Block, FirstPage, Grid, Item, Items, Ladder, Paragraph, Table, Votes
from subsidiarity.reporting.safe import safe_flow
from subsidiarity.reporting.wording.grid import compact
from subsidiarity.tui.safe import safe_lines
from subsidiarity.tui.widgets.ladder import ladder_rows


def blocks_lines(blocks: Iterable[Block], width: int) -> list[Content]:
    """Blocks in lines of at most `width` terminal columns, with an empty line between two."""
    lines: list[Content] = []
    for block in blocks:
        if lines:
            lines.append(Content(""))
        lines += _block(block, width)
    return lines


def page_contents(page: FirstPage, width: int) -> list[Content]:
    """A first page below its headline, in lines of at most `width` terminal columns, the labels in bold."""
    contents = []
    for line in page_lines("", page, width):
        label = next((row.label for row in page.rows if line.startswith(safe_flow(row.label))), "")
        contents.append(Content(line).stylize("bold", 0, len(safe_flow(label))) if label else Content(line))
    return contents


def _block(block: Block, width: int) -> list[Content]:
    match block:
        case Paragraph(text):
            return _styled(safe_lines(text, width))
        case Items(lead, items):
            lines = _styled(safe_lines(f"{lead}:", width), "bold") if lead else []
            return [*lines, *(line for item in items for line in _item(item, width))]
        case Table():
            return _table(table_lines(block, width))
        case Votes():
            first, *rest = vote_lines(block, width)
            return [Content.styled(first, "bold"), *_styled(rest)]
        case Ladder(rungs):
            return ladder_rows(rungs, width)
        case Grid():
            reading, table = compact(block)
            return [*_block(reading, width), *_table(column_lines(table))]


def _item(item: Item, width: int) -> list[Content]:
    lines = _styled(safe_lines(item.text, width, "  • ", "    "))
    for detail in item.details:
        lines += _styled(safe_lines(detail, width, "    ", "    "))
    if item.source:
        lines += _styled(safe_lines(f"[{item.source}]", width, "    ", "    "), "$quiet")
    return lines


def _table(lines: list[str]) -> list[Content]:
    return [Content.styled(line, "bold") if index == 0 else Content(line) for index, line in enumerate(lines)]


def _styled(lines: list[str], style: str = "") -> list[Content]:
    return [Content.styled(line, style) if style else Content(line) for line in lines]
