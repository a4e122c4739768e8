"""Frames of pandas and Polars, and tables of Arrow: known by their looks, for nobody who has none waits for them."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from subsidiarity.api.errors import WrongKind
from subsidiarity.model.annotation import Any, Literal

Library = Literal["pandas", "polars", "pyarrow"]
WANTED = "a frame of pandas or Polars, or an Arrow table"


def library_of(given: object) -> Library | None:
    """The library whose frame something is; None if it is no frame. No library is loaded to tell."""
    kinds: tuple[tuple[Library, str], ...] = (("pandas", "DataFrame"), ("polars", "DataFrame"), ("pyarrow", "Table"))
    for library, name in kinds:
        kind = getattr(sys.modules.get(library), name, None)
        if kind is not None and isinstance(given, kind):
            return library
    return None


def expect_frame(name: str, given: object) -> Library:
    """The library whose frame a parameter is; `WrongKind`."""
    library = library_of(given)
    if library is None:
        is_lazy = type(given).__name__ == "LazyFrame"
        hint = "collect it first" if is_lazy else "decisions_from makes decisions of a list of dicts"
        raise WrongKind(name, WANTED, given, hint)
    return library


def columns_of(frame: Any, library: Library) -> list[str]:
    """The names of a frame's columns, as text, in order."""
    return list(map(str, frame.column_names if library == "pyarrow" else frame.columns))


def rows_of(frame: Any, library: Library) -> Iterable[dict[str, Any]]:
    """The rows of a frame, each with its cells by the name of their column."""
    if library == "pandas":
        names = columns_of(frame, library)
        return (dict(zip(names, row, strict=True)) for row in frame.itertuples(index=False, name=None))
    found: Iterable[dict[str, Any]] = frame.iter_rows(named=True) if library == "polars" else frame.to_pylist()
    return found
