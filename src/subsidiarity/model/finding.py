"""What an audit says about a rulebook, with decisions that show it."""

from __future__ import annotations

from typing import Literal

from subsidiarity.model.decision import Decision
from subsidiarity.model.noun import dataclass
from subsidiarity.model.span import Span

Gravity = Literal["error", "warning", "information"]
"""error: the rulebook breaks its own word; warning: it is likely not meant; information: worth knowing."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: `code` names its page in docs/diagnostics, `hint` says what to do ("" for nothing)."""

    code: str
    severity: Gravity
    message: str
    span: Span
    hint: str = ""
    sheets: int | None = None
    """How many full answer sheets it concerns, exactly; None where it is not about sheets."""
    witnesses: tuple[Decision, ...] = ()
    """Decisions that show it when they are evaluated; each one's `expects` says what they show."""
