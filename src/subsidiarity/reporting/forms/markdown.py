"""An outline as Markdown that shows what was typed and lets none of it act: no link, image, heading or HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from subsidiarity.reporting.language import words
from subsidiarity.reporting.outline import (
    Block,
    FirstPage,
    Grid,
    Item,
    Items,
    Ladder,
    Outline,
    Paragraph,
    Point,
    Rung,
    Section,
    Table,
    Votes,
)
from subsidiarity.reporting.safe import safe_flow
from subsidiarity.reporting.wording.grid import compact
from subsidiarity.reporting.wording.headline import heading_below
from subsidiarity.reporting.wording.rung import state_word

_ANYWHERE = re.compile(
    r"[\\`*_\[\]<>|~&$]"  # code, emphasis, links, HTML, tables, strikes, entities, formulas
    r"|:(?=\S)"  # an address with a scheme; an emoji's name
    r"|\.(?=[^\W\d])"  # an address without one
)
_AT_START = re.compile(r"[#+\-=:]|\d+(?=[.)])")


def render_markdown(outline: Outline) -> str:
    """An outline as CommonMark text, with tables as GitHub writes them."""
    lines = [f"# {escaped(outline.title)}", ""]
    about = [escaped(outline.description), ""] if outline.description.strip() else []
    if outline.page is None:
        lines += [*about, f"**{escaped(outline.headline)}**"]
    else:
        lines += [*_page(outline.headline, outline.page), "", f"# {escaped(heading_below(outline))}"]
        lines += ["", *about[:1]] if about else []
    for section in outline.sections:
        lines += ["", *_section(section)]
    return "\n".join(lines) + "\n"


def _page(headline: str, page: FirstPage) -> Iterator[str]:
    """A first page: who does what, and a paragraph for each row, with its label in bold."""
    yield f"**{escaped(headline)}**"
    if page.others:
        yield from ("", escaped(page.others))
    for row in page.rows:
        yield from ("", f"**{escaped(row.label)}** {escaped(row.text)}".rstrip())
        if row.points:
            yield ""
            yield from (f"- {escaped(_noted(point))}" for point in row.points)
    if page.foot:
        yield from ("", f"*{escaped(page.foot)}*")


def _noted(point: Point) -> str:
    return f"{point.text} ({point.note})" if point.note else point.text


def escaped(text: str) -> str:
    """Text that Markdown shows letter for letter, on one line."""
    text = _ANYWHERE.sub(r"\\\g<0>", safe_flow(text))
    # An address with an at sign is linked whatever is escaped in it, but never across a piece of code.
    text = text.replace("@", "`@`")
    start = _AT_START.match(text)
    if start is None:
        return text
    end = start.end() if start.group()[0].isdigit() else 0
    return f"{text[:end]}\\{text[end:]}"


def _section(section: Section) -> Iterator[str]:
    yield f"## {escaped(section.heading)}"
    for block in section.blocks:
        yield ""
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(text):
            yield escaped(text)
        case Items(lead, items):
            if lead:
                yield f"{escaped(lead)}:"
                yield ""
            for item in items:
                yield from _item(item)
        case Table(header, rows):
            yield from _table(header, rows)
        case Votes():
            yield from _votes(block)
        case Ladder(rungs):
            yield from _table((words("Level"), "", ""), [_rung(rung) for rung in rungs])
        case Grid():
            reading, table = compact(block)
            yield from (escaped(reading.text), "", *_table(table.header, table.rows))


def _item(item: Item) -> Iterator[str]:
    lines = [escaped(text) for text in (item.text, *item.details)]
    if item.source:
        lines[-1] += f" {escaped(f'[{item.source}]')}"
    for index, line in enumerate(lines):
        yield ("  " if index else "- ") + line + ("\\" if index + 1 < len(lines) else "")


def _votes(votes: Votes) -> Iterator[str]:
    """The question as a heading, a table with a column for each round, the group's answer in bold, and sentences."""
    yield f"### {escaped(votes.question)}"
    if votes.rounds:
        yield ""
        yield from _table((words("Option"), *votes.rounds), ())
        for row in votes.rows:
            cells = (escaped(row.name), *(f"{count}" for count in row.counts))
            yield _row(f"**{cell}**" if row.is_answer else cell for cell in cells)
        yield from (_row(map(escaped, row)) for row in votes.figures)
    for said in votes.said:
        yield from ("", escaped(said))


def _rung(rung: Rung) -> tuple[str, str, str]:
    return rung.name, state_word(rung), rung.reason


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield _row(map(escaped, header))
    yield _row("---" for _ in header)
    for row in rows:
        yield _row(map(escaped, row))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
