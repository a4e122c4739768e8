"""What becomes of a role if one answer were one or two options weaker or stronger, all others as they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from subsidiarity.model.diagram import FIRST_OUTCOME
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.prospect import OFFSETS, PlusMinus, StepRow
from subsidiarity.reasoning.answer_leads import Leads
from subsidiarity.reasoning.compiled import CompiledRole, CompiledRulebook
from subsidiarity.reasoning.diagram import questions_in


def plus_minus(compiled: CompiledRulebook, role: CompiledRole, sheet: Sequence[int]) -> PlusMinus:
    """The grid of one role; a range is stepped out of at its ends, and what is not known yet has no steps."""
    leads = Leads(role.diagram, sheet)
    rows = []
    for question in questions_in(role.diagram):
        if sheet[question] != compiled.full[question]:
            options = [_option(sheet[question], offset) for offset in OFFSETS]
            cells = tuple(
                _outcomes(compiled, leads.if_answered(question, option))
                if 0 <= option < compiled.sizes[question]
                else None
                for option in options
            )
            rows.append(StepRow(compiled.order[question], cells))
    return PlusMinus(role.role, _outcomes(compiled, leads.leaves()), tuple(rows))


def _option(chosen: int, offset: int) -> int:
    """The option so many steps below the weakest one chosen, or above the strongest."""
    weakest, strongest = (chosen & -chosen).bit_length() - 1, chosen.bit_length() - 1
    return (weakest if offset < 0 else strongest) + offset


def _outcomes(compiled: CompiledRulebook, leaves: Iterable[int]) -> tuple[Outcome, ...]:
    return tuple(compiled.outcomes[leaf - FIRST_OUTCOME] for leaf in leaves)
