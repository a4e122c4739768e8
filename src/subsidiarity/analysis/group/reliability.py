"""How far people agree across decisions: on each question and on the level, by Krippendorff's alpha."""

from __future__ import annotations

from collections.abc import Sequence

from subsidiarity.analysis.group.agreement import alpha, is_unanimous
from subsidiarity.analysis.level_diagram import headline
from subsidiarity.model.decision import Decision
from subsidiarity.model.group import Reliability
from subsidiarity.reasoning.advise import sheet_of
from subsidiarity.reasoning.compiled import CompiledRulebook


def reliabilities(compiled: CompiledRulebook, units: Sequence[Sequence[Decision]]) -> tuple[Reliability, ...]:
    """The reliability of each question in the rulebook's order, and last the level's; a unit is one decision's sheets.

    Ranges, answers not known yet and levels not settled are left out.
    """
    sheets = [[sheet_of(compiled, decision) for decision in unit] for unit in units]
    found = []
    for index, question in enumerate(compiled.rulebook.questions):
        answers = [[sheet[index] for sheet in unit] for unit in sheets]
        single = [[chosen.bit_length() for chosen in unit if not chosen & (chosen - 1)] for unit in answers]
        found.append(_reliability(question.id, single, ordered=question.ordered))
    levelled = headline(compiled)
    ranks = {outcome: rank for rank, outcome in enumerate(levelled.outcomes) if outcome.is_settled}
    settled = []
    for unit in sheets:
        possible = [levelled.possible(sheet) for sheet in unit]
        settled.append([ranks[outcomes[0]] for outcomes in possible if len(outcomes) == 1 and outcomes[0] in ranks])
    return (*found, _reliability(None, settled))


def _reliability(question: str | None, units: Sequence[Sequence[int]], *, ordered: bool = True) -> Reliability:
    shared = [unit for unit in units if len(unit) > 1]
    alike = sum(map(is_unanimous, shared))
    return Reliability(question, len(shared), alike, alpha(shared, ordered=ordered), ordered)
