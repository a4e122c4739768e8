"""The findings of an audit about a rulebook, with decisions that show them."""

from __future__ import annotations

from subsidiarity.model.annotation import Literal
from subsidiarity.model.decision import Decision
from subsidiarity.model.noun import dataclass
from subsidiarity.model.span import Span

Gravity = Literal["error", "warning", "information"]
"""The gravity of a finding. error: the rulebook breaks its own word; warning: likely not meant; information."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding: `code` names its page in docs/diagnostics, `hint` says what to do ("" for nothing)."""

    code: str
    severity: Gravity
    message: str
    span: Span
    hint: str = ""
    sheets: int | None = None
    """The number of full answer sheets that it concerns, exactly; None where it is not about sheets."""
    witnesses: tuple[Decision, ...] = ()
    """The decisions that show it when they are evaluated; each one's `expects` says what it shows."""
    at: str = ""
    """The id of the thing that it is about, by which a rulebook accepts it; "" where it is about no one thing."""
    accepted: str = ""
    """The reason for which the rulebook accepts it; "" where it does not."""

    def __repr__(self) -> str:
        said = self.message if len(self.message) <= 200 else f"{self.message[:199]}…"
        return f"<Finding {self.code}, {self.severity}, at line {self.span.line}: {said}>"
