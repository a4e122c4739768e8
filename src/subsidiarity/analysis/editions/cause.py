"""The cause of a difference: the branch that makes two editions place the same full answer sheet differently."""

from __future__ import annotations

from itertools import zip_longest

from subsidiarity.analysis.editions.common_ground import CommonGround
from subsidiarity.analysis.editions.field_text import field_text
from subsidiarity.analysis.full_sheet import Options, deciding_branches, outcome_of
from subsidiarity.model.condition import AnswerTest, Condition, OutcomeTest, spelled_out, tests_of
from subsidiarity.model.edition import Cause
from subsidiarity.model.rule_graph import Branch
from subsidiarity.reasoning.compiled import CompiledRole, role_of
from subsidiarity.reasoning.diagram import walk


def find_cause(ground: CommonGround, old_role: str, new_role: str, options: Options) -> Cause | None:
    """The cause of different walks on a sheet of the common ground; None if they lead the same way."""
    old, new = role_of(ground.old, old_role), role_of(ground.new, new_role)
    walks = zip_longest(deciding_branches(old, options), deciding_branches(new, options))
    for before, after in walks:
        if before is None or after is None or (_is_twin(before, after) and before.to == after.to):
            continue
        if _is_twin(before, after):
            return Cause("target", before.id, before, after)
        if _step_of(before) != _step_of(after):
            return Cause("start", after.id, before, after)
        return _at_a_step(ground, old, new, (before, after), options)
    return None


def _at_a_step(
    ground: CommonGround, old: CompiledRole, new: CompiledRole, parting: tuple[Branch, Branch], options: Options
) -> Cause | None:
    before, after = parting
    still, earlier = _branch(new, before.id), _branch(old, after.id)
    if still is not None and not _holds(new, before.id, options):
        return _changed(ground, (before, still), parting, options)
    if earlier is not None and not _holds(old, after.id, options):
        return _changed(ground, (earlier, after), parting, options)
    if earlier is None:
        return Cause("added", after.id, before, after)
    if still is None:
        return Cause("removed", before.id, before, after)
    return Cause("order", after.id, before, after)


def _changed(
    ground: CommonGround, versions: tuple[Branch, Branch], parting: tuple[Branch, Branch], options: Options
) -> Cause | None:
    """The cause where a branch holds in one edition only: its own condition, or an earlier role that it tests."""
    before, after = versions
    if _meaning(before) == _meaning(after) and before.when is not None:
        for test in tests_of(before.when):
            if isinstance(test, OutcomeTest) and _outcomes_differ(ground, test.role, options):
                return find_cause(ground, test.role, test.role, options)
    scale = _scale(before, after)
    return Cause("condition" if scale is None else "scale", before.id, *parting, scale or "")


def _scale(before: Branch, after: Branch) -> str | None:
    """The question whose order gives a condition that is written alike another meaning; "" if the levels' does."""
    old, new = _meaning(before), _meaning(after)
    if old is None or new is None or field_text(old) != field_text(new):
        return None
    parting = next(other for one, other in zip(tests_of(old), tests_of(new), strict=True) if one != other)
    return parting.question if isinstance(parting, AnswerTest) else ""


def _meaning(branch: Branch) -> Condition | None:
    """A branch's condition, whether or not it has a name."""
    return None if branch.when is None else spelled_out(branch.when)


def _outcomes_differ(ground: CommonGround, role: str, options: Options) -> bool:
    old, new = role_of(ground.old, role), role_of(ground.new, role)
    return outcome_of(ground.old, old, options) != outcome_of(ground.new, new, options)


def _step_of(branch: Branch) -> str:
    return branch.id.rpartition("/")[0].partition("/")[2]


def _branch(role: CompiledRole, branch_id: str) -> Branch | None:
    for step in role.steps.values():
        for branch in step.branches:
            if _own_id(branch.branch.id) == _own_id(branch_id):
                return branch.branch
    return None


def _holds(role: CompiledRole, branch_id: str, options: Options) -> bool:
    return any(
        branch.diagram is None or walk(branch.diagram, options) == 1
        for step in role.steps.values()
        for branch in step.branches
        if _own_id(branch.branch.id) == _own_id(branch_id)
    )


def _is_twin(before: Branch, after: Branch) -> bool:
    return _own_id(before.id) == _own_id(after.id)


def _own_id(branch_id: str) -> str:
    """The step and branch of a branch's id, without the role, which may have been renamed."""
    return branch_id.partition("/")[2]
