"""A problem in something a person wrote, with its span and what to do about it."""

from __future__ import annotations

from subsidiarity.model.annotation import Literal
from subsidiarity.model.noun import dataclass
from subsidiarity.model.span import Span

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A problem: `code` names its page in docs/diagnostics, `hint` says how to mend it ("" if nothing helps)."""

    code: str
    severity: Severity
    message: str
    span: Span
    hint: str = ""

    def __repr__(self) -> str:
        spot = f"{self.span.file}:{self.span.line}:{self.span.column}"
        return f"<{self.severity} {self.code} at {spot}: {self.message}{f'; {self.hint}' if self.hint else ''}>"


def has_errors(diagnostics: tuple[Diagnostic, ...]) -> bool:
    """Whether any of these diagnostics forbids the use of what was read."""
    return any(diagnostic.severity == "error" for diagnostic in diagnostics)
