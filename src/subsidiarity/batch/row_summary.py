"""The summary that a batch keeps of each document once it is judged: little enough to send between processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from subsidiarity.batch.evaluation import Evaluator, LatestIds
from subsidiarity.batch.source import Piece
from subsidiarity.model.annotation import TYPE_CHECKING, Generic, TypeVar
from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.noun import dataclass
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.model.span import Span
from subsidiarity.reasoning.row import Row

if TYPE_CHECKING:
    from subsidiarity.batch.filter import Filter

T = TypeVar("T")
Making = Callable[[Rulebook], Callable[[Row], T]]
"""A function that gets ready for a rulebook and then makes something of each row: text, or what a form needs."""


@dataclass(frozen=True, slots=True)
class Judged(Generic[T]):
    """A judged row as the whole batch needs to know it; `made` is None for a row that the filter leaves out."""

    file: str
    id: str | None
    span: Span
    outcome: Outcome | None
    """The headline's outcome; None for an error, and while it is open."""
    is_error: bool
    is_unexpected: bool
    diagnostics: tuple[Diagnostic, ...]
    made: T | None

    @property
    def is_open(self) -> bool:
        """Whether more than one outcome is still possible."""
        return not self.is_error and self.outcome is None


@dataclass(frozen=True, slots=True)
class Task(Generic[T]):
    """A task: the filter of rows, and what is to be made of each.

    With `is_joined`, bytes are made of each, and those of rows of which nothing is to be said may come as a `Stretch`.
    """

    wanted: Filter | None
    make: Making[T]
    is_joined: bool = False


class Maker(Generic[T]):
    """A maker of judged rows, a task made ready for a rulebook."""

    def __init__(self, rulebook: Rulebook, task: Task[T]) -> None:
        self.is_joined = task.is_joined
        self._holds = _always if task.wanted is None else task.wanted.holds
        self._make = task.make(rulebook)

    def judged(self, row: Row) -> Judged[T]:
        """A row, filtered and made."""
        made = self._make(row) if self._holds(row) else None
        found = row.recommendation
        if found is None:
            span = next((each.span for each in row.diagnostics if each.severity == "error"), Span(row.file, 1, 1))
            return Judged(row.file, None, span, None, True, False, row.diagnostics, made)
        decision = found.decision
        outcome = found.headline.outcome
        is_unexpected = decision.expects is not None and row.is_unexpected
        return Judged(row.file, decision.id, decision.span, outcome, False, is_unexpected, row.diagnostics, made)


def _always(_row: Row) -> bool:
    return True


def judge(
    evaluator: Evaluator, maker: Maker[T], pieces: Iterable[Piece], seen: LatestIds | None = None
) -> Iterator[Judged[T]]:
    """The judged rows of some pieces; without `seen`, ids that stand twice are left to whoever sees all pieces."""
    return map(maker.judged, evaluator.rows(pieces, seen))
