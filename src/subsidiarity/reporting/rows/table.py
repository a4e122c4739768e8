"""Many decisions as an aligned table, for people to read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.reporting.diagnostic import spot_of
from subsidiarity.reporting.rows.row_words import remark, result_word
from subsidiarity.reporting.safe import safe_flow, safe_path
from subsidiarity.reporting.wrapping import columns_of, padded, shortened

HEADER = ("RESULT", "DECISION", "TITLE")
_GAP = "  "
_MOST_OF_A_LINE = (3, 4)
"""Divisors of a terminal's width: result and decision take at most a third and a quarter; the title takes the rest."""

Cells = tuple[str, str, str]


def table_cells(file: str, recommendation: Recommendation | None, diagnostics: Sequence[Diagnostic]) -> Cells:
    """The cells of one row of the table; of a document that could not be used, its place and what is wrong."""
    note = safe_flow(remark(recommendation, diagnostics))
    if recommendation is None:
        spot = next((spot_of(found.span) for found in diagnostics if found.severity == "error"), safe_path(file))
        return result_word(None), spot, note
    decision = recommendation.decision
    title = safe_flow(decision.title)
    return result_word(recommendation), decision.id, f"{title} ({note})" if note else title


def render_table(rows: Iterable[Cells], width: int | None = None) -> str:
    """The table as text, rows below their header; each is shortened to `width` terminal columns (None: not at all)."""
    cells = [HEADER, *rows]
    widths = [max(columns_of(row[index]) for row in cells) for index in range(2)]
    if width is not None:
        widths = [min(widest, width // part) for widest, part in zip(widths, _MOST_OF_A_LINE, strict=True)]
    return "".join(f"{_line(row, widths, width)}\n" for row in cells)


def _line(row: Cells, widths: list[int], width: int | None) -> str:
    *columns, last = row
    if width is not None:
        columns = [shortened(text, column) for text, column in zip(columns, widths, strict=True)]
        last = shortened(last, width - sum(widths) - 2 * len(_GAP))
    columns = [padded(text, column) for text, column in zip(columns, widths, strict=True)]
    return _GAP.join([*columns, last]).rstrip()
