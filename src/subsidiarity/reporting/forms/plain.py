"""An outline as plain text, for a terminal, a pipe or an e-mail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from subsidiarity.reporting.forms.page_lines import page_lines
from subsidiarity.reporting.forms.table_lines import column_lines, table_lines
from subsidiarity.reporting.outline import (
    Block,
    Grid,
    Item,
    Items,
    Ladder,
    Outline,
    Paragraph,
    RungState,
    Section,
    SectionId,
    Table,
    Votes,
)
from subsidiarity.reporting.safe import safe_flow
from subsidiarity.reporting.wording.headline import heading_below
from subsidiarity.reporting.wording.rung import MARKS, rung_words
from subsidiarity.reporting.wrapping import columns_of, padded, wrapped

WIDTH = 88
"""Columns of a terminal that a line takes at most where nobody says otherwise."""

_ON_THE_PAGE: tuple[SectionId, ...] = ("firm", "today")
_AIRY = (Table, Grid, Votes)
"""Blocks with an empty line before and after them wherever they stand."""
_ASCII_MARKS: dict[RungState, str] = {"recommended": "(*)", "contested": "(?)", "possible": "(*)", "ruled out": "( )"}
_ASCII_QUOTES = str.maketrans({"“": '"', "”": '"', "\u2019": "'", "…": "..."})


def render_plain(outline: Outline, width: int = WIDTH, *, is_ascii: bool = False) -> str:
    """An outline in lines of at most `width` terminal columns, but for grids, which are as wide as they need to be.

    `is_ascii` does without signs beyond ASCII. A first page stands before everything else.
    """
    lines = _underlined(outline.title, "=", width)
    if outline.page is not None:
        lines += ["", *page_lines(outline.headline, outline.page, width)]
    if outline.page is not None and outline.sections:
        lines += ["", *_underlined(heading_below(outline), "=", width)]
    if outline.description.strip() and (outline.page is None or outline.sections):
        lines += ["", *wrapped(safe_flow(outline.description), width)]
    if outline.page is None:
        lines += ["", *wrapped(safe_flow(outline.headline), width)]
    for section in _not_said_before(outline):
        heading = (
            wrapped(safe_flow(section.heading), width) if outline.page else _underlined(section.heading, "-", width)
        )
        lines += ["", *heading, *_blocks(section.blocks, width, is_ascii, is_dense=outline.page is not None)]
    text = "\n".join(line.rstrip() for line in lines) + "\n"
    return text.translate(_ASCII_QUOTES) if is_ascii else text


def first_page_only(outline: Outline) -> Outline:
    """An outline without what stands after its first page; as it is, where it has none."""
    if outline.page is None:
        return outline
    return Outline(outline.title, outline.description, outline.headline, (), outline.page)


def render_brief(outline: Outline, *, is_ascii: bool = False) -> str:
    """An outline in three lines, however long: the title, the headline, and who does the rest, where it says so."""
    said = (outline.title, outline.headline, "" if outline.page is None else outline.page.others)
    text = "".join(f"{safe_flow(line)}\n" for line in said if line)
    return text.translate(_ASCII_QUOTES) if is_ascii else text


def _underlined(heading: str, sign: str, width: int) -> list[str]:
    lines = wrapped(safe_flow(heading), width)
    return [*lines, sign * min(max(map(columns_of, lines)), width)]


def _not_said_before(outline: Outline) -> Iterator[Section]:
    """The sections of an outline, without those that its first page says in full, and without points that it says."""
    page = outline.page
    for section in outline.sections:
        if page is None:
            yield section
        elif section.id not in _ON_THE_PAGE:
            said = f"{outline.headline} {page.foot}"
            yield Section(section.id, section.heading, tuple(_beyond(block, said) for block in section.blocks))


def _beyond(block: Block, said: str) -> Block:
    if not isinstance(block, Items):
        return block
    kept = tuple(item for item in block.items if item.details or item.text not in said)
    return Items(block.lead, kept, block.short)


def _blocks(blocks: Sequence[Block], width: int, is_ascii: bool, *, is_dense: bool) -> Iterator[str]:
    """The lines of blocks; below a first page they are dense: few words, and empty lines beside tables and votes."""
    for index, block in enumerate(blocks):
        if index and not (is_dense and not any(isinstance(each, _AIRY) for each in blocks[index - 1 : index + 1])):
            yield ""
        yield from _dense(block, width) if is_dense and isinstance(block, Items) else _block(block, width, is_ascii)


def _dense(block: Items, width: int) -> Iterator[str]:
    is_bare = not block.lead and not any(item.details or item.source for item in block.items)
    if block.short or is_bare:
        yield from wrapped(safe_flow(block.short or " ".join(item.text for item in block.items)), width)
        return
    if block.lead:
        yield from wrapped(f"{safe_flow(block.lead)}:", width)
    for item in block.items:
        source = f" [{safe_flow(item.source)}]" if item.source else ""
        text = safe_flow(item.short) or " ".join(safe_flow(part) for part in (item.text, *item.details))
        yield from wrapped(text + source, width, "- ", "  ")


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
            yield from (f"  {line}" for line in table_lines(block, width - 2))
        case Votes():
            from subsidiarity.reporting.forms.vote_lines import vote_lines  # few decisions come from a workshop

            yield from vote_lines(block, width, is_ascii=is_ascii)
        case Ladder():
            yield from _ladder(block, width, _ASCII_MARKS if is_ascii else MARKS)
        case Grid():
            from subsidiarity.reporting.wording.grid import compact  # no first page has one

            reading, table = compact(block)
            yield from (*wrapped(safe_flow(reading.text), width), "", *(f"  {line}" for line in column_lines(table)))


def _item(item: Item, width: int) -> Iterator[str]:
    source = f" [{safe_flow(item.source)}]" if item.source else ""
    *before, last = (safe_flow(text) for text in (item.text, *item.details))
    for index, text in enumerate((*before, last + source)):
        yield from wrapped(text, width, "    " if index else "  - ", "    ")


def _ladder(ladder: Ladder, width: int, marks: dict[RungState, str]) -> Iterator[str]:
    names = {rung.level: safe_flow(rung.name) for rung in ladder.rungs}
    column = max(columns_of(name) for name in names.values())
    for rung in ladder.rungs:
        said = safe_flow(rung_words(rung))
        first = f"  {marks[rung.state]} {padded(names[rung.level], column)}  "
        yield from wrapped(said, width, first, " " * columns_of(first))
