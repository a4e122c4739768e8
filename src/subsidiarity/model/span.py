"""Where a value stood in what a person wrote."""

from __future__ import annotations

from subsidiarity.model.noun import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a text: `file` as it was given, `line` and `column` counted from 1."""

    file: str
    line: int
    column: int


NOWHERE = Span("", 0, 0)
"""The place of a value that no text holds (made by a program)."""
