"""The walk along a rule graph, for its words: which branches held, which pull the other way."""

from __future__ import annotations

from subsidiarity.model.recommendation import VisitedStep
from subsidiarity.reasoning.compiled import CompiledBranch, CompiledRole, CompiledStep
from subsidiarity.reasoning.truth import FAILS, HOLDS, Sheet


def visit(role: CompiledRole, sheet: Sheet) -> tuple[VisitedStep, ...]:
    """The steps from the start on, up to an outcome or to the first step that is still open."""
    walk = []
    target: object = role.role.graph.start
    while isinstance(target, str):
        step = visited(role.steps[target], sheet)
        walk.append(step)
        target = None if step.taken is None else step.taken.to
    return tuple(walk)


def visited(step: CompiledStep, sheet: Sheet) -> VisitedStep:
    """One step, as a sheet finds it."""
    held: list[CompiledBranch] = []
    undecided: list[CompiledBranch] = []
    failed: list[CompiledBranch] = []
    first: CompiledBranch | None = None
    is_certain = True
    for branch in step.branches:
        truth = HOLDS if branch.truth is None else branch.truth(sheet)
        if truth == FAILS:
            if first is None:  # a branch after the one that wins could not have won
                failed.append(branch)
        elif truth == HOLDS:
            if first is None:
                first = branch
                is_certain = all(other.branch.to == branch.branch.to for other in undecided)
            elif branch.truth is not None:
                held.append(branch)
        else:
            undecided.append(branch)
    assert first is not None, "a step's last branch always holds"
    if not is_certain:
        return VisitedStep(step.step, step.level, False, None, undecided=tuple(b.branch for b in (*undecided, first)))
    lifts = first.floor > step.floor
    return VisitedStep(
        step=step.step,
        level=step.level,
        lifts=lifts,
        taken=first.branch,
        supporting=tuple(b.branch for b in held if (b.floor > step.floor) == lifts),
        overruled=tuple(b.branch for b in held if (b.floor > step.floor) != lifts),
        undecided=tuple(b.branch for b in undecided),
        stopped=tuple(b.branch for b in failed if b.floor > first.floor),
    )
