"""The row of a batch, the result of one document, whoever reads it, judges it or writes it down."""

from __future__ import annotations

from subsidiarity.model.diagnostic import Diagnostic, has_errors
from subsidiarity.model.noun import dataclass
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.reasoning.expectation import unmet


@dataclass(frozen=True, slots=True)
class Row:
    """A row, the result of one document: a recommendation, or none and the diagnostics that say why."""

    file: str
    recommendation: Recommendation | None
    diagnostics: tuple[Diagnostic, ...] = ()

    def __repr__(self) -> str:
        said = next(iter(self.diagnostics), "nothing") if self.recommendation is None else self.recommendation
        return f"<Row of {self.file}: {said}>"

    @property
    def is_error(self) -> bool:
        """Whether something a person wrote could not be used."""
        return has_errors(self.diagnostics)

    @property
    def is_unexpected(self) -> bool:
        """Whether the outcome is not what the decision file expects."""
        return self.recommendation is not None and bool(unmet(self.recommendation))
