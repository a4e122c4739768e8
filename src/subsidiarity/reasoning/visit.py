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
    for branch in step.branches:
        truth = HOLDS if branch.truth is None else branch.truth(sheet)
        if truth == HOLDS:
            if first is None:
                first = branch
            elif branch.truth is not None:
                held.append(branch)
        elif first is None:  # a branch after the one that wins could not have won
            (failed if truth == FAILS else undecided).append(branch)
    assert first is not None, "a step's last branch always holds"
    may_win = tuple(branch.branch for branch in undecided)
    if any(branch.to != first.branch.to for branch in may_win):
        return VisitedStep(step.step, step.level, False, None, undecided=(*may_win, first.branch))
    way = _way(first, step)
    return VisitedStep(
        step=step.step,
        level=step.level,
        lifts=way is True,
        taken=first.branch,
        supporting=tuple(branch.branch for branch in held if _way(branch, step) == way),
        overruled=tuple(branch.branch for branch in held if _way(branch, step) != way),
        undecided=may_win,
        stopped=tuple(branch.branch for branch in failed if _is_higher(branch.floor, first.floor)),
    )


def _way(branch: CompiledBranch, step: CompiledStep) -> bool | None:
    """Whether a branch lifts above its step's rung; None if it leads to no level."""
    return None if branch.floor is None else _is_higher(branch.floor, step.floor)


def _is_higher(floor: int | None, other: int | None) -> bool:
    return floor is not None and other is not None and floor > other
