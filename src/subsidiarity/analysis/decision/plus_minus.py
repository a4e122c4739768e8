"""The grid of what becomes of a role if one answer were one or two options weaker or stronger, or another kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, partial

from subsidiarity.model.diagram import FIRST_OUTCOME
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.prospect import OFFSETS, KindRow, PlusMinus, StepRow
from subsidiarity.reasoning.answer_leads import Leads
from subsidiarity.reasoning.compiled import CompiledRole, CompiledRulebook


def plus_minus(compiled: CompiledRulebook, role: CompiledRole, sheet: Sequence[int]) -> PlusMinus:
    """The grid of one role; a range is stepped out of at its ends, and what is not known yet has no steps."""
    leads = Leads(role.diagram, sheet)
    outcomes = cache(partial(_outcomes, compiled))  # the same few sets come again and again
    rows, kinds = [], []
    for question in role.questions:
        if sheet[question] == compiled.full[question]:
            continue
        asked = compiled.rulebook.questions[question]
        if not asked.ordered:
            others = tuple(
                (option, outcomes(leads.if_answered(question, index)))
                for index, option in enumerate(asked.option_ids)
                if not sheet[question] >> index & 1
            )
            kinds.append(KindRow(asked.id, others))
        else:
            options = [_option(sheet[question], offset) for offset in OFFSETS]
            cells = tuple(
                outcomes(leads.if_answered(question, option)) if 0 <= option < compiled.sizes[question] else None
                for option in options
            )
            rows.append(StepRow(compiled.order[question], cells))
    return PlusMinus(role.role, outcomes(leads.leaves()), tuple(rows), tuple(kinds))


def _option(chosen: int, offset: int) -> int:
    """The option (an index) so many steps below the weakest one chosen (bits), or above the strongest."""
    weakest, strongest = (chosen & -chosen).bit_length() - 1, chosen.bit_length() - 1
    return (weakest if offset < 0 else strongest) + offset


def _outcomes(compiled: CompiledRulebook, leaves: Iterable[int]) -> tuple[Outcome, ...]:
    return tuple(compiled.outcomes[leaf - FIRST_OUTCOME] for leaf in leaves)
