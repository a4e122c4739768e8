"""What becomes of a role if one answer were one or two options weaker or stronger, all others as they are."""

from __future__ import annotations

from collections.abc import Sequence

from subsidiarity.model.diagram import FIRST_OUTCOME
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.prospect import OFFSETS, PlusMinus, StepRow
from subsidiarity.reasoning.compiled import CompiledRole, CompiledRulebook
from subsidiarity.reasoning.diagram import questions_in, still_possible


def plus_minus(compiled: CompiledRulebook, role: CompiledRole, sheet: Sequence[int]) -> PlusMinus:
    """The grid of one role; a range is stepped out of at its ends, and what is not known yet has no steps."""
    answers = list(sheet)
    rows = []
    for question in questions_in(role.diagram):
        chosen = answers[question]
        if chosen != compiled.full[question]:
            cells: list[tuple[Outcome, ...] | None] = []
            for offset in OFFSETS:
                option = _option(chosen, offset)
                if 0 <= option < compiled.sizes[question]:
                    answers[question] = 1 << option
                    cells.append(_possible(compiled, role, answers))
                else:
                    cells.append(None)
            answers[question] = chosen
            rows.append(StepRow(compiled.order[question], tuple(cells)))
    return PlusMinus(role.role, _possible(compiled, role, answers), tuple(rows))


def _option(chosen: int, offset: int) -> int:
    """The option so many steps below the weakest one chosen, or above the strongest."""
    weakest, strongest = (chosen & -chosen).bit_length() - 1, chosen.bit_length() - 1
    return (weakest if offset < 0 else strongest) + offset


def _possible(compiled: CompiledRulebook, role: CompiledRole, answers: Sequence[int]) -> tuple[Outcome, ...]:
    leaves = sorted(still_possible(role.diagram, answers))
    return tuple(compiled.outcomes[leaf - FIRST_OUTCOME] for leaf in leaves)
