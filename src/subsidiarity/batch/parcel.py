"""The parcels in which judged rows travel between processes: the values of each field, which Python packs quickly."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby, islice, starmap
from operator import attrgetter
from typing import Any, cast

from subsidiarity.batch.row_summary import Judged
from subsidiarity.batch.stretch import Item, Stretch
from subsidiarity.model.span import Span

Rows = tuple[tuple[Any, ...], ...]
"""Rows in a run: the values of each field, first the spans' files, lines and columns."""
Parcel = list[Rows | Stretch]
"""A parcel of rows and stretches, in order, without what was made of each."""

_values_of = attrgetter("file", "id", "outcome", "is_error", "is_unexpected", "diagnostics")
_span_of = attrgetter("span.file", "span.line", "span.column")


def packed(items: Iterable[Item[Any]], leave: Callable[[Any], None]) -> Parcel:
    """The parcel of rows and stretches; what was made of each is left elsewhere, one by one."""
    parcel: Parcel = []
    for kind, run in groupby(items, type):
        if kind is Judged:
            parcel.append(_packed_rows(cast("Iterable[Judged[Any]]", run), leave))
            continue
        for stretch in cast("Iterable[Stretch]", run):
            leave(stretch.made)
            stretch.made = b""
            parcel.append(stretch)
    return parcel


def unpacked(parcel: Parcel, made: Iterable[Any]) -> list[Item[Any]]:
    """The rows and stretches of a parcel, with what was made of each."""
    items: list[Item[Any]] = []
    rest = iter(made)
    for each in parcel:
        if isinstance(each, Stretch):
            each.made = next(rest)
            items.append(each)
        else:
            spans, files, ids, *others = each
            theirs = list(islice(rest, len(files)))
            if len(theirs) < len(files):
                raise ValueError("something that was made has not come")
            items += map(Judged, files, ids, starmap(Span, spans), *others, theirs)
    return items


def _packed_rows(rows: Iterable[Judged[Any]], leave: Callable[[Any], None]) -> Rows:
    spans, values = [], []
    for row in rows:
        leave(row.made)
        spans.append(_span_of(row))
        values.append(_values_of(row))
    return (tuple(spans), *zip(*values, strict=True))
