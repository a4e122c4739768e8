"""The span of a value in what a person wrote."""

from __future__ import annotations

from subsidiarity.model.noun import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A point in a text: `file` as it was given, `line` and `column` counted from 1, the column in characters."""

    file: str
    line: int
    column: int


NOWHERE = Span("", 0, 0)
"""The span of a value that no text holds (made by a program)."""
