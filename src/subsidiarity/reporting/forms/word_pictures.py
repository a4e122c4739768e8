"""The pictures of a Word file, drawn as tables: their words can be read aloud, searched, and commented on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from subsidiarity.reporting.bands import bands_of
from subsidiarity.reporting.forms.vote_lines import bar_of
from subsidiarity.reporting.forms.word_markup import BOLD, SOFT, WIDTH, cell, paragraph, run, table
from subsidiarity.reporting.language import words
from subsidiarity.reporting.outline import CellKind, Grid, GridCell, GridRow, Ladder, Rung, RungState, VoteRow, Votes
from subsidiarity.reporting.wording.noun_words import capitalised
from subsidiarity.reporting.wording.rung import ladder_words, rung_words

_INK, _AMBER, _BAR = "0B5F5F", "8A5200", "C4CCD1"
_FILLS: dict[RungState, str] = {"recommended": _INK, "contested": _AMBER, "possible": "FFFFFF", "ruled out": _BAR}
_RUNG = 1500
"""The width of a ladder's rungs, in twentieths of a point."""
_RAIL = f'w:val="single" w:sz="24" w:space="0" w:color="{_BAR}"'
_SMALL = '<w:sz w:val="18"/>'
_CLOSE = '<w:spacing w:before="{0}" w:after="{0}" w:line="240" w:lineRule="auto"/>'
_MARKS: dict[CellKind, str] = {"same": "", "up": "▲ ", "down": "▼ ", "other": "◆ ", "beyond": ""}
_SHADES: dict[CellKind, str] = {"same": "", "up": "FBEFDC", "down": "FBEFDC", "other": "FBEFDC", "beyond": "F3F6F6"}
_ROUND = 1900
"""The width of a round's column in a table of votes, in twentieths of a point, where there is room for bars."""
_LONGEST_BAR = 8
_BAR_INK, _ANSWER = f'<w:color w:val="{_INK}"/>', '<w:shd w:val="clear" w:color="auto" w:fill="E2F0EF"/>'
_KEPT = f"<w:keepNext/>{_CLOSE.format(20)}"
"""The look of a line in a table of votes, which stays on the page of the next one."""
_EDGES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="D5DBDF"/>'
    for side in ("top", "bottom", "insideH", "insideV")
)


def ladder_table(ladder: Ladder) -> str:
    """The ladder: a bar a rung between two rails, the highest first, with its name and what is said of it beside it."""
    widths = (_RUNG, WIDTH - _RUNG)
    ends = [index for index, rung in enumerate(ladder.rungs) if rung.state in ("recommended", "contested")]
    rows = (
        cell(widths[0], _bar(rung, is_climbed=bool(ends) and index > ends[-1]), _RAILS)
        + cell(widths[1], _said(rung), '<w:vAlign w:val="center"/>')
        for index, rung in enumerate(ladder.rungs)
    )
    return table(widths, rows, about=ladder_words(ladder))


_RAILS = (
    f"<w:tcBorders><w:left {_RAIL}/><w:right {_RAIL}/></w:tcBorders>"
    '<w:tcMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tcMar><w:vAlign w:val="center"/>'
)


def _bar(rung: Rung, *, is_climbed: bool) -> str:
    """The bar of a rung; an arrow on it where the climb passed it, a mark where it ended."""
    fill = _FILLS[rung.state]
    mark, colour = ("▲", "1C2327") if is_climbed else ("●", "FFFFFF")
    mark = mark if is_climbed or rung.state in ("recommended", "contested") else ""
    edge = f'w:val="dashed" w:sz="8" w:space="0" w:color="{_AMBER}"' if rung.state == "possible" else ""
    edges = f"<w:pBdr><w:top {edge}/><w:bottom {edge}/></w:pBdr>" if edge else ""
    look = f'{edges}<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>{_CLOSE.format(90)}<w:jc w:val="center"/>'
    return paragraph(run(mark, f'<w:color w:val="{colour}"/>'), look=look)


def _said(rung: Rung) -> str:
    is_out = rung.state == "ruled out"
    name = run(rung.name, SOFT if is_out else BOLD)
    return paragraph(name, run(capitalised(rung_words(rung)), SOFT), look=_CLOSE.format(40))


def grid_table(grid: Grid) -> str:
    """A grid as a table whose cells are shaded and marked where the result would change."""
    first = round(WIDTH * 0.31)
    each = (WIDTH - first) // (len(grid.header) - 1)
    widths = (first, *[each] * (len(grid.header) - 1))
    return table(widths, _grid_rows(grid, widths), borders=_EDGES, about=grid.caption, has_head=True)


def _grid_rows(grid: Grid, widths: tuple[int, ...]) -> Iterator[str]:
    close = _CLOSE.format(30)
    yield "".join(
        cell(width, paragraph(run(name, BOLD + _SMALL), look=close))
        for width, name in zip(widths, grid.header, strict=True)
    )
    for row in grid.rows:
        yield cell(widths[0], _row_name(row)) + "".join(
            cell(width, *_grid_cell(each)) for width, each in zip(widths[1:], row.cells, strict=True)
        )


def _row_name(row: GridRow) -> str:
    return paragraph(run(row.name, BOLD), run(row.answer, SOFT + _SMALL), look=_CLOSE.format(30))


def _grid_cell(each: GridCell) -> tuple[str, str]:
    """The content of a cell and its properties."""
    shade = _SHADES[each.kind]
    said = run(f"{_MARKS[each.kind]}{each.text}", (BOLD if _MARKS[each.kind] else SOFT) + _SMALL)
    look = f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    return paragraph(said, look=f'{_CLOSE.format(30)}<w:jc w:val="center"/>'), look


def votes_tables(votes: Votes) -> Iterator[str]:
    """Tables of votes, with a row for each option, a bar and a count for each round; the group's answer is shaded.

    Rounds that do not fit beside the others have a table of their own.
    """
    for band in bands_of(votes):
        each = min(_ROUND, WIDTH // 2 // len(band.rounds))
        widths = (WIDTH - each * len(band.rounds), *[each] * len(band.rounds))
        rows = _vote_rows(band, votes.most, widths)
        yield table(widths, rows, borders=_EDGES, about=votes.question, has_head=True)


def _vote_rows(votes: Votes, most: int, widths: Sequence[int]) -> Iterator[str]:
    names = (words("Option"), *votes.rounds)
    yield "".join(cell(width, _kept(run(name, BOLD))) for width, name in zip(widths, names, strict=True))
    for row in votes.rows:
        shade = _ANSWER if row.is_answer else ""
        bars = (_bar_and_count(row, number, most, widths[1]) for number in range(len(row.counts)))
        cells = (run(row.name, BOLD if row.is_answer else ""), *bars)
        yield "".join(cell(width, _kept(runs), shade) for width, runs in zip(widths, cells, strict=True))
    for figures in votes.figures:
        yield "".join(cell(width, _kept(run(text))) for width, text in zip(widths, figures, strict=True))


def _bar_and_count(row: VoteRow, number: int, most: int, width: int) -> str:
    bar = bar_of(row.counts[number], most, _LONGEST_BAR) if width == _ROUND else ""
    return (run(f"{bar} ", _BAR_INK) if bar else "") + run(f"{row.counts[number]}")


def _kept(runs: str) -> str:
    return paragraph(runs, look=_KEPT)
