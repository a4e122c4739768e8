"""A step of a walk, in words: the branch taken, and the branches that hold beside it or pull the other way."""

from __future__ import annotations

from subsidiarity.model.recommendation import VisitedStep
from subsidiarity.reasoning.compiled import CompiledBranch, CompiledStep


def visited(step: CompiledStep, certain: int, possible: int, winning: int) -> VisitedStep:
    """The step, given its branches and then its support (as bits) that hold for certain, may hold, may be the first to.

    All of that is so on every sheet, and on some sheet, that the answers leave and that comes to this step. A branch is
    taken where it holds for certain and where every branch that may be the first leads as it does; the support that
    holds for certain then stands beside it or against it, by its own pull, and beside it if it has none.
    """
    first = (certain & -certain).bit_length() - 1
    taken = step.branches[first]
    may_win = tuple([each.branch for index, each in enumerate(step.branches) if winning >> index & 1])
    if any(branch.to != taken.branch.to for branch in may_win):
        return VisitedStep(step.step, step.level, False, None, undecided=may_win)
    held = [
        each
        for index, each in enumerate(step.branches)
        if index > first and certain >> index & 1 and each.diagram is not None
    ]
    aside = tuple(each.branch for each in held if each.branch.pull == "none")
    held = [each for each in held if each.branch.pull != "none"]
    failed = [each for index, each in enumerate(step.branches[:first]) if not possible >> index & 1]
    support = [each.support for index, each in enumerate(step.support, len(step.branches)) if certain >> index & 1]
    way = way_of(taken, step)
    with_it = [each for each in support if not each.pull or (each.pull == "up") == (way is True)]
    return VisitedStep(
        step=step.step,
        level=step.level,
        lifts=way is True,
        taken=taken.branch,
        supporting=(*(each.branch for each in held if way_of(each, step) == way), *with_it),
        overruled=(
            *(each.branch for each in held if way_of(each, step) != way),
            *(each for each in support if each not in with_it),
        ),
        undecided=tuple(branch for branch in may_win if branch is not taken.branch),
        stopped=tuple(each.branch for each in failed if _leads_higher(each, taken)),
        aside=aside,
    )


def way_of(branch: CompiledBranch, step: CompiledStep) -> bool | None:
    """Whether a branch lifts above its step's rung, or speaks for that; None if it leads to no level."""
    if branch.branch.pull in ("up", "down"):
        return branch.branch.pull == "up"
    return None if branch.floor is None else _is_higher(branch.floor, step.floor)


def _leads_higher(branch: CompiledBranch, taken: CompiledBranch) -> bool:
    speaks_up = branch.branch.pull == "up" and taken.branch.pull != "up"
    return speaks_up or _is_higher(branch.floor, taken.floor)


def _is_higher(floor: int | None, other: int | None) -> bool:
    return floor is not None and other is not None and floor > other
