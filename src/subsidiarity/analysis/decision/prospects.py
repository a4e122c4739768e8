"""The prospects of one decision's recommendation, all that a report says of it at once."""

from __future__ import annotations

from collections.abc import Sequence

from subsidiarity.analysis.decision.in_full import InFull
from subsidiarity.analysis.decision.ranking import ranked_questions
from subsidiarity.analysis.decision.robustness import STEPS, firmness
from subsidiarity.analysis.decision.single_change import single_changes
from subsidiarity.analysis.decision.smallest_change import MOST_WAYS, smallest_changes
from subsidiarity.analysis.level_diagram import Levelled, levelled
from subsidiarity.model.decision import Decision
from subsidiarity.model.prospect import PlusMinus, Prospects
from subsidiarity.reasoning.advise import sheet_of
from subsidiarity.reasoning.compiled import CompiledRulebook


class ProspectsFinder:
    """A finder of prospects under one rulebook, made ready to be asked about many decisions."""

    def __init__(self, compiled: CompiledRulebook) -> None:
        self._compiled = compiled
        self._roles = {role.role.id: role for role in compiled.roles}
        self._levelled: dict[str, Levelled] = {}

    def of(
        self,
        decision: Decision,
        role_id: str | None = None,
        *,
        steps: int = STEPS,
        most: int = MOST_WAYS,
        has_grids: bool = True,
    ) -> Prospects:
        """The prospects of the headline, or of another role; KeyError if there is none of this id.

        Sheets are counted up to `steps` steps away, and at most `most` ways of each smallest change are named; without
        `has_grids`, what single steps would do is left out.
        """
        compiled, role = self._compiled, self._by_level(role_id or self._compiled.rulebook.headline)
        sheet = sheet_of(compiled, decision)
        full = InFull(compiled, self._roles[role.role.id], sheet)
        return Prospects(
            changes=full.smallest(smallest_changes(role, sheet, most)),
            firmness=firmness(role, sheet, steps),
            settling=ranked_questions(role, sheet),
            grids=_grids(compiled, sheet) if has_grids else (),
            singles=full.singles(single_changes(role, sheet), role.possible(sheet)),
        )

    def _by_level(self, role_id: str) -> Levelled:
        if role_id not in self._levelled:
            self._levelled[role_id] = levelled(self._compiled, self._roles[role_id])
        return self._levelled[role_id]


def _grids(compiled: CompiledRulebook, sheet: Sequence[int]) -> tuple[PlusMinus, ...]:
    from subsidiarity.analysis.decision.plus_minus import plus_minus  # a first page needs none

    return tuple(plus_minus(compiled, each, sheet) for each in compiled.roles)
