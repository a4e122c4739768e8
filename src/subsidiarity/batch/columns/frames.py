"""The advice on frames of pandas and Polars: a frame of the same kind with its results beside its own columns."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from subsidiarity.batch.columns import UnusableTable
from subsidiarity.batch.columns.table import RULEBOOK, Table, TableAdvice


def evaluate_pandas(advice: TableAdvice, frame: Any, *, reasons: bool = True) -> Any:
    """A pandas frame with its results, lists as lists, its rows called as they were; UnusableTable."""
    names = list(map(str, frame.columns))
    found = _results(advice, names, lambda index: pa.Array.from_pandas(frame.iloc[:, index]), reasons=reasons)
    kept = frame.loc[:, [name not in found.column_names for name in names]]
    return kept.assign(**{name: _cells(found.column(name)) for name in found.column_names})


def evaluate_polars(advice: TableAdvice, frame: Any, *, reasons: bool = True) -> Any:
    """A Polars frame with its results; UnusableTable."""
    import polars as pl

    def column(index: int) -> pa.Array:
        series = frame.to_series(index)
        if series.dtype == pl.Object:
            raise TypeError("it holds objects")
        return series.to_arrow()

    names = list(frame.columns)
    found = _results(advice, names, column, reasons=reasons)
    beside = pl.from_arrow(found)
    return frame.drop([name for name in found.column_names if name in names]).hstack(beside)


def _results(advice: TableAdvice, names: list[str], column: Any, *, reasons: bool) -> Table:
    """The columns of results of a frame, of which nothing but answers is looked at; `column` takes a place, from 0."""
    known = {*advice.question_ids, RULEBOOK}
    arrays, kept = [], []
    for index, name in enumerate(names):
        if name in known:
            arrays.append(_array(name, column, index))
            kept.append(name)
    found = advice.evaluate_table(pa.Table.from_arrays(arrays, kept), reasons=reasons, among=names)
    return found.drop_columns([name for name in kept if name != RULEBOOK])


def _array(name: str, column: Any, index: int) -> pa.Array:
    try:
        found = column(index)
    except (pa.ArrowException, TypeError, ValueError, OverflowError) as error:
        kinds = "text, whole numbers or lists of text, all of one kind"
        said = str(error).partition("\n")[0]
        raise UnusableTable(f"the column `{name}` cannot hold answers, which are {kinds}: {said}") from None
    return found.combine_chunks() if isinstance(found, pa.ChunkedArray) else found


def _cells(column: pa.ChunkedArray) -> Any:
    """A column as pandas takes it: words as text, for categories that no row has would be counted, several as lists."""
    if pa.types.is_list(column.type):
        return column.to_pylist()
    return column.cast(pa.string()).to_pandas().array
