"""Many decisions, one after another: a bad file becomes a row of its own and stops nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from subsidiarity.model.diagnostic import Diagnostic, has_errors
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.model.span import Span
from subsidiarity.reading.decision import DecisionReader
from subsidiarity.reading.file import read_bytes
from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reasoning.expectation import unmet
from subsidiarity.reasoning.repeated_advice import RepeatedAdvice


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


def evaluate_files(compiled: CompiledRulebook, files: Iterable[str]) -> Iterator[Row]:
    """A row for every decision in every file, in order, and one for every file or document that cannot be used."""
    reader = DecisionReader(compiled.rulebook)
    advice = RepeatedAdvice(compiled)
    seen: dict[str, Span] = {}
    for file in files:
        data, diagnostics = read_bytes(file)
        if data is None:
            yield Row(file, None, diagnostics)
        else:
            yield from evaluate_data(advice, reader, data, file, seen)


def evaluate_data(
    advice: RepeatedAdvice, reader: DecisionReader, data: bytes, file: str, seen: dict[str, Span]
) -> Iterator[Row]:
    """The rows of one file; `seen` remembers where each id was first met and is added to."""
    for decision, diagnostics in reader.read_each(data, file, seen):
        yield Row(file, None if decision is None else advice.advise(decision), diagnostics)
