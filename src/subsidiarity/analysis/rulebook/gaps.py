"""The answer sheets that no stated branch of a step takes up, so that only its `otherwise` is left."""

from __future__ import annotations

from subsidiarity.analysis.full_sheet import Options
from subsidiarity.analysis.sheet_sets import SheetSets
from subsidiarity.model.noun import dataclass
from subsidiarity.model.rule_graph import Branch, Step
from subsidiarity.reasoning.compiled import CompiledRulebook


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap, a step whose `otherwise` decides on `sheets` of the `reaching` full sheets that come to it (counts)."""

    step: Step
    otherwise: Branch
    sheets: int
    reaching: int
    witness: Options


def find_gaps(compiled: CompiledRulebook, sets: SheetSets | None = None) -> tuple[Gap, ...]:
    """The gaps: every step with stated branches on which some walk finds that none of them holds."""
    sets = sets or SheetSets(compiled)
    found = []
    for role in compiled.roles:
        sheets = sets.of_role(role)
        for step in sets.steps(role):
            otherwise = step.branches[-1].branch
            left = sheets.deciding[otherwise.id]
            witness = sets.first(left)
            if len(step.branches) > 1 and witness is not None:
                found.append(
                    Gap(step.step, otherwise, sets.count(left), sets.count(sheets.reaching[step.step.id]), witness)
                )
    return tuple(found)
