"""The limits that files of every notation share, and the fault that stops the reading of one."""

from __future__ import annotations

from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.span import Span

MAX_DEPTH = 24
MAX_NODES = 50_000
MAX_SCALAR = 20_000
MAX_KEY = 200
MAX_DOCUMENTS = 7_500
"""The most documents of a file: more than `MAX_NODES` values can make of decisions that have all they need."""
MAX_COLUMNS = 10_000


class Refused(Exception):
    """A fault at a line and column (from 1); it never leaves this package."""

    def __init__(self, code: str, message: str, line: int, column: int, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.line = line
        self.column = column
        self.hint = hint

    def diagnostic(self, file: str) -> Diagnostic:
        """The diagnostic of the fault."""
        return Diagnostic(self.code, "error", str(self), Span(file, self.line, self.column), self.hint)
