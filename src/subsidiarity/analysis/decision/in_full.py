"""The changes of answers that move the level, each with the outcome in full: the level, and how it then acts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from subsidiarity.model.diagram import FIRST_OUTCOME
from subsidiarity.model.noun import replace
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.prospect import SingleChange, SmallestChange, Way
from subsidiarity.reasoning.compiled import CompiledRole, CompiledRulebook
from subsidiarity.reasoning.diagram import still_possible

Choices = Iterable[tuple[str, str]]
"""Questions and the option that answers each, by their ids."""


class InFull:
    """A finder of a role's outcomes in full once some answers of a sheet (sets of options, as bits) are changed."""

    def __init__(self, compiled: CompiledRulebook, role: CompiledRole, sheet: Sequence[int]) -> None:
        self._compiled = compiled
        self._diagram = role.diagram
        self._sheet = sheet

    def singles(self, changes: Iterable[SingleChange], now: tuple[Outcome, ...]) -> tuple[SingleChange, ...]:
        """The single changes; those after which other levels are possible than `now` say the outcome in full."""
        return tuple(
            each if each.possible == now else replace(each, in_full=self._outcome([(each.question, each.to)]))
            for each in changes
        )

    def smallest(self, changes: Iterable[SmallestChange]) -> tuple[SmallestChange, ...]:
        """The smallest changes, whose ways say the outcome in full."""
        return tuple(replace(each, ways=tuple(map(self._way, each.ways))) for each in changes)

    def _way(self, way: Way) -> Way:
        return replace(way, in_full=self._outcome((change.question, change.to) for change in way.changes))

    def _outcome(self, choices: Choices) -> Outcome | None:
        changed = list(self._sheet)
        for question, option in choices:
            index = self._compiled.order.index(question)
            changed[index] = 1 << self._compiled.rulebook.question(question).option_ids.index(option)
        leaves = still_possible(self._diagram, changed)
        return self._compiled.outcomes[next(iter(leaves)) - FIRST_OUTCOME] if len(leaves) == 1 else None
