"""Boundary pairs as decision files, each with what it shows."""

from __future__ import annotations

from subsidiarity.analysis.rulebook.boundary import BoundaryPair, Goal, find_boundary_pairs
from subsidiarity.analysis.rulebook.witness import Witnesses
from subsidiarity.api.errors import TooTangled
from subsidiarity.model.decision import Decision
from subsidiarity.model.noun import dataclass
from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reasoning.diagram_builder import Tangled
from subsidiarity.reporting.decision_file.made_decisions import render_made_decisions


@dataclass(frozen=True, slots=True)
class BoundaryFiles:
    """Decision files with boundary pairs, texts by name, and words for each goal that no boundary shows."""

    texts: dict[str, str]
    uncovered: tuple[str, ...]


def boundary_files(compiled: CompiledRulebook) -> BoundaryFiles:
    """The decision files of a rulebook's boundary pairs, one for each pair; `TooTangled`."""
    try:
        found = find_boundary_pairs(compiled)
    except Tangled as tangled:
        raise TooTangled([compiled.order[index] for index in tangled.questions]) from None
    witnesses = Witnesses(compiled)
    width = len(str(len(found.pairs)))
    texts = {}
    for number, pair in enumerate(found.pairs, 1):
        name = f"boundary-{number:0{width}}"
        decisions = [_decision(witnesses, pair, side, name) for side in (0, 1)]
        why = (f"Two decisions one step apart in `{pair.question_id}`, at different levels for `{pair.role_id}`.",)
        texts[f"{name}.yaml"] = render_made_decisions(decisions, compiled.rulebook, why)
    return BoundaryFiles(texts, tuple(map(_words, found.uncovered)))


def _decision(witnesses: Witnesses, pair: BoundaryPair, side: int, name: str) -> Decision:
    """The decision on one side of a pair (0 or 1); it expects the branches that it is there to cover."""
    goals = (pair.first, pair.second)[side]
    because = tuple(goal.branch_id for goal in goals if goal.decides)
    not_because = (pair.goal.branch_id,) if Goal(pair.goal.branch_id, False) in goals else ()
    title = f"{'Before' if side == 0 else 'After'} the step in {pair.question_id}"
    return witnesses.named(f"{name}-{'ab'[side]}", pair.sheets[side], title, because, not_because)


def _words(goal: Goal) -> str:
    return f"{goal.branch_id} deciding" if goal.decides else f"{goal.branch_id} not holding"
