"""The text of a Word file: the first page with the ladder, then the whole argument, with links to what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from subsidiarity.reading.citation import cited
from subsidiarity.reporting.forms.word_markup import (
    BOLD,
    SLANTED,
    SOFT,
    WIDTH,
    Links,
    cell,
    link_within,
    marked,
    paragraph,
    run,
    table,
)
from subsidiarity.reporting.forms.word_pictures import grid_table, ladder_table, votes_tables
from subsidiarity.reporting.outline import (
    Block,
    FirstPage,
    Grid,
    Item,
    Items,
    Ladder,
    PageRow,
    Paragraph,
    SectionId,
    Table,
    Votes,
)
from subsidiarity.reporting.outlines.minutes import Minutes
from subsidiarity.reporting.outlines.report import Report
from subsidiarity.reporting.wording.headline import heading_below
from subsidiarity.reporting.wording.rung import without_reasons_told

STYLES = ("Title", "Heading 1", "Heading 2", "Intense Quote", "List Bullet", "Light Grid Accent 1")
"""The styles of the document that the text uses, by name."""
_WITH_LINKS: tuple[SectionId, ...] = ("sources", "elsewhere")
"""The sections in which a detail may be a web address."""
_LABELS = 1700
"""The width of the column of a first page's labels, in twentieths of a point."""


Told = Report | Minutes
"""All that a Word file can tell: a report, or minutes."""


class WordBody:
    """The markup of one report or minutes; sentences lead to the sources that they rest on, where these are listed."""

    def __init__(self, styles: Mapping[str, str], told: Told, links: Links, number: int) -> None:
        """Take the ids of `STYLES` by name, the links to add its own to, and its number in the file, from 0."""
        self._styles, self._told, self._links, self._number = styles, told, links, number
        self._keys = tuple(told.recommendation.rulebook.sources)
        section = told.outline.section("sources")
        blocks = section.blocks if section is not None else ()
        texts = [item.text for block in blocks if isinstance(block, Items) for item in block.items]
        self._listed = [key for key in self._keys if any(text.startswith(f"{key}: ") for text in texts)]

    def parts(self, dated: str) -> Iterator[str]:
        """The first page, then all the rest on pages of its own; `dated` says the day, "" for none."""
        outline = self._told.outline
        yield self._styled("Title", outline.title)
        yield self._styled("Intense Quote", outline.headline)
        if outline.page is not None:
            yield from _page(outline.page, self._told.ladder)
        yield self._styled("Heading 1", heading_below(outline), "<w:pageBreakBefore/>")
        yield from (paragraph(run(text)) for text in (outline.description, dated) if text.strip())
        for section in outline.sections:
            if section.id != "ladder":  # it stands on the first page
                yield self._styled("Heading 1", section.heading)
                for block in section.blocks:
                    yield from self._block(block, section.id)

    def _block(self, block: Block, section: SectionId) -> Iterator[str]:
        match block:
            case Paragraph(text):
                yield paragraph(run(text))
            case Items(lead, items):
                if lead:
                    yield self._styled("Heading 2", lead)
                yield from (self._item(item, section) for item in items)
            case Table(header, rows):
                yield self._table((header, *rows))
            case Grid():
                yield paragraph(run(block.caption), look="<w:keepNext/>")
                yield grid_table(block)
            case Ladder():
                yield ladder_table(block)
            case Votes():
                yield self._styled("Heading 2", block.question)
                yield from votes_tables(block)
                yield paragraph(run(" ".join(block.said)))

    def _item(self, item: Item, section: SectionId) -> str:
        """A point of a list; its details and what it rests on stand on lines of their own."""
        said = run(item.text)
        key = self._key_of(item.text) if section == "sources" else ""
        if key:
            said = marked(self._mark(key), self._mark_number(key), said)
        has_links = section in _WITH_LINKS
        details = [self._links.linked(detail) if has_links else run(detail) for detail in item.details]
        rests_on = [self._rests_on(item.source)] if item.source else []
        return paragraph(said, *details, *rests_on, style=self._styles["List Bullet"])

    def _rests_on(self, citation: str) -> str:
        """The citations of a sentence in slanted letters, each leading to its source where that is listed."""
        pieces = [
            link_within(self._mark(key), said, SLANTED) if key in self._listed else run(said, SLANTED)
            for key, said in cited(citation, self._keys)
        ]
        return run("; ", SLANTED).join(pieces)

    def _key_of(self, text: str) -> str:
        """The key of the source that an entry of the list begins with; "" if it begins with none."""
        return next((key for key in self._listed if text.startswith(f"{key}: ")), "")

    def _mark(self, key: str) -> str:
        return f"source{self._mark_number(key)}"

    def _mark_number(self, key: str) -> int:
        """The number of a source's mark, from 1, which no other mark of the file has."""
        return self._number * len(self._keys) + self._keys.index(key) + 1

    def _styled(self, style: str, text: str, look: str = "") -> str:
        return paragraph(run(text), style=self._styles[style], look=look)

    def _table(self, rows: Sequence[Sequence[str]]) -> str:
        """A table whose first row names the columns."""
        widths = [WIDTH // len(rows[0])] * len(rows[0])
        lines = (
            "".join(cell(width, paragraph(run(text))) for width, text in zip(widths, row, strict=True)) for row in rows
        )
        return table(widths, lines, style=self._styles["Light Grid Accent 1"], has_head=True)


def _page(page: FirstPage, ladder: Ladder) -> Iterator[str]:
    """The first page: who does the rest, a table of labels and sentences, the ladder and the foot."""
    if page.others:
        yield paragraph(run(page.others))
    widths = (_LABELS, WIDTH - _LABELS)
    rows = (cell(widths[0], _lines([run(row.label, BOLD)])) + cell(widths[1], _said(row)) for row in page.rows)
    yield table(widths, rows)
    yield ladder_table(without_reasons_told(ladder))
    yield paragraph(run(page.foot, SOFT))


def _said(row: PageRow) -> str:
    """The sentences of a first page's row, its points in paragraphs of their own."""
    points = [
        run(f"\u2022 {point.text}") + (run(f" ({point.note})", SOFT) if point.note else "") for point in row.points
    ]
    return _lines([run(row.text), *points] if row.text else points)


def _lines(lines: Sequence[str]) -> str:
    """Paragraphs that stand close to one another, on a page that is to hold all that counts."""
    last = len(lines) - 1
    return "".join(
        paragraph(line, look=f'<w:spacing w:before="0" w:after="{80 if index == last else 20}"/>')
        for index, line in enumerate(lines)
    )
