"""Safeguards beside an outcome that they may not stand beside."""

from __future__ import annotations

from collections.abc import Iterator

from subsidiarity.analysis.full_sheet import Options
from subsidiarity.analysis.sheet_sets import SheetSets
from subsidiarity.model.noun import dataclass
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.rulebook import Safeguard
from subsidiarity.reasoning.compiled import CompiledRulebook, role_of
from subsidiarity.reasoning.diagram_builder import TRUE


@dataclass(frozen=True, slots=True)
class ForbiddenCompany:
    """A safeguard that holds on `sheets` full sheets on which the headline role has this outcome; one is `witness`."""

    safeguard: Safeguard
    outcome: Outcome
    sheets: int
    witness: Options


def find_forbidden_company(compiled: CompiledRulebook, sets: SheetSets | None = None) -> tuple[ForbiddenCompany, ...]:
    """Every safeguard with each outcome that it names under `not_with` and still stands beside on some full sheet.

    `Tangled` where that takes more than the sets may.
    """
    if not any(safeguard.not_with for safeguard in compiled.rulebook.safeguards):
        return ()
    return tuple(_forbidden(compiled, sets or SheetSets(compiled)))


def _forbidden(compiled: CompiledRulebook, sets: SheetSets) -> Iterator[ForbiddenCompany]:
    headline = role_of(compiled, compiled.rulebook.headline)
    for each in compiled.safeguards:
        holding = TRUE if each.diagram is None else each.diagram.root
        for outcome in each.safeguard.not_with:
            both = sets.both(sets.ending(headline, [outcome]), holding)
            witness = sets.first(both)
            if witness is not None:
                yield ForbiddenCompany(each.safeguard, outcome, sets.count(both), witness)
