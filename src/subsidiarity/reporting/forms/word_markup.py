"""The parts of a Word file as markup: paragraphs and tables. Nothing in a text itself is markup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

from subsidiarity.reporting.forms.vote_lines import bar_of
from subsidiarity.reporting.language import words
from subsidiarity.reporting.outline import PageRow, VoteRow, Votes
from subsidiarity.reporting.safe import safe_flow

PAGE, MARGIN = (210, 297), (22, 20)
"""The width and height of a page, and its margins at the sides and at the top and bottom, in millimetres."""

_WIDTH = round((PAGE[0] - 2 * MARGIN[0]) / 25.4 * 72 * 20)
"""The width between the margins, in twentieths of a point, as are all widths here."""
_LABELS = 1700
_ROUND = 1900
_LONGEST_BAR = 8
_BOLD, _SLANTED = "<w:rPr><w:b/></w:rPr>", "<w:rPr><w:i/></w:rPr>"
_COLOURED = '<w:rPr><w:color w:val="0B5F5F"/></w:rPr>'
_SHADE = '<w:shd w:color="auto" w:fill="E2F0EF" w:val="clear"/>'
_TIGHT = '<w:pPr><w:keepNext/><w:spacing w:after="20" w:before="20"/></w:pPr>'
"""The look of a line in a table of votes, which stays on the page of the next one."""
_LINES = "".join(
    f'<w:{side} w:color="D5DBDF" w:space="0" w:sz="4" w:val="single"/>' for side in ("top", "bottom", "insideH")
)
_LOOK = 'w:firstColumn="1" w:firstRow="1" w:lastColumn="0" w:lastRow="0" w:noHBand="0" w:noVBand="1" w:val="04A0"'
_FIXED = '<w:tblW w:type="auto" w:w="0"/>{lines}<w:tblLayout w:type="fixed"/>'


def paragraph(text: str, style: str = "", details: Sequence[str] = (), source: str = "") -> str:
    """A paragraph; its details, and last what it rests on, in slanted letters, stand on lines of their own."""
    runs = [_run(text), *(f"<w:r><w:br/></w:r>{_run(detail)}" for detail in details)]
    if source:
        runs.append(f"<w:r><w:br/></w:r>{_run(source, _SLANTED)}")
    return f"<w:p>{style}{''.join(runs)}</w:p>"


def grid_table(rows: Sequence[Sequence[str]], style: str) -> str:
    """A table in a style of the document, whose first row names the columns, and a line after it."""
    width = _WIDTH // len(rows[0])
    head = f'<w:tblStyle w:val="{style}"/><w:tblW w:type="auto" w:w="0"/><w:tblLook {_LOOK}/>'
    cells = [[_cell(width, paragraph(text)) for text in row] for row in rows]
    return _table(head, [width] * len(rows[0]), cells, has_heading=True)


def page_table(rows: Sequence[PageRow]) -> str:
    """A table without lines: a narrow column of labels in bold, and beside each its sentences and points."""
    widths = (_LABELS, _WIDTH - _LABELS)
    cells = [[_cell(widths[0], _bold(row.label)), _cell(widths[1], _said(row))] for row in rows]
    return _table(_FIXED.format(lines=""), widths, cells)


def votes_table(votes: Votes) -> str:
    """A table of votes: a row for each option, a bar and a count for each round; the group's answer is shaded."""
    rounds = min(_ROUND, _WIDTH // 2 // len(votes.rounds))
    widths = [_WIDTH - rounds * len(votes.rounds), *([rounds] * len(votes.rounds))]
    names = (words("Option"), *votes.rounds)
    rows = [[_cell(width, _bold(name, _TIGHT)) for width, name in zip(widths, names, strict=True)]]
    rows += [_vote_row(row, votes, widths) for row in votes.rows]
    rows += [
        [_cell(width, paragraph(text, _TIGHT)) for width, text in zip(widths, row, strict=True)]
        for row in votes.figures
    ]
    return _table(_FIXED.format(lines=f"<w:tblBorders>{_LINES}</w:tblBorders>"), widths, rows, has_heading=True)


def _vote_row(row: VoteRow, votes: Votes, widths: Sequence[int]) -> list[str]:
    longest = _LONGEST_BAR if widths[1] == _ROUND else 0
    bars = (bar_of(count, votes.most, longest) if longest else "" for count in row.counts)
    shade = _SHADE if row.is_answer else ""
    counts = (
        f"<w:p>{_TIGHT}{_run(f'{bar} ', _COLOURED) if bar else ''}{_run(f'{count}')}</w:p>"
        for bar, count in zip(bars, row.counts, strict=True)
    )
    name = _bold(row.name, _TIGHT) if row.is_answer else paragraph(row.name, _TIGHT)
    return [_cell(width, text, shade) for width, text in zip(widths, (name, *counts), strict=True)]


def _table(head: str, widths: Sequence[int], rows: Iterable[Sequence[str]], *, has_heading: bool = False) -> str:
    """A table of cells, and a line after it; the first row is said again on each page if it is a heading."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    lines = ["".join(row) for row in rows]
    if has_heading:
        lines[0] = f"<w:trPr><w:tblHeader/></w:trPr>{lines[0]}"
    body = "".join(f"<w:tr>{line}</w:tr>" for line in lines)
    return f"<w:tbl><w:tblPr>{head}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl><w:p/>"


def _cell(width: int, inside: str, shade: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{width}"/>{shade}</w:tcPr>{inside}</w:tc>'


def _said(row: PageRow) -> str:
    """The sentences of a first page's row, its points on lines of their own."""
    points = [f"\u2022 {point.text} ({point.note})" if point.note else f"\u2022 {point.text}" for point in row.points]
    return paragraph(row.text, "", points)


def _bold(text: str, style: str = "") -> str:
    return f"<w:p>{style}{_run(text, _BOLD)}</w:p>"


def _run(text: str, look: str = "") -> str:
    """A run of text in Word's markup, with a space at its end kept."""
    end = " " if look == _COLOURED and text.endswith(" ") else ""
    shown = safe_flow(text) + end
    if "&" in shown or "<" in shown or ">" in shown:
        shown = escape(shown)
    kept = ' xml:space="preserve"' if end else ""
    return f"<w:r>{look}<w:t{kept}>{shown}</w:t></w:r>" if shown else "<w:r/>"
