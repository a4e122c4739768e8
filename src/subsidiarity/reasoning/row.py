"""What came of one document of a batch, whoever reads it, judges it or writes it down."""

from __future__ import annotations

from subsidiarity.model.diagnostic import Diagnostic, has_errors
from subsidiarity.model.noun import dataclass
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.reasoning.expectation import unmet


@dataclass(frozen=True, slots=True)
class Row:
    """What came of one document: a recommendation, or none and the diagnostics that say why."""

    file: str
    recommendation: Recommendation | None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def is_error(self) -> bool:
        """Whether something a person wrote could not be used."""
        return has_errors(self.diagnostics)

    @property
    def is_unexpected(self) -> bool:
        """Whether the outcome is not what the decision file expects."""
        return self.recommendation is not None and bool(unmet(self.recommendation))
