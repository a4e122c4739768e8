"""The difference of two editions: which answer sheets they place differently, how many, and by which branch."""

from __future__ import annotations

from subsidiarity.analysis.editions.cause import find_cause
from subsidiarity.analysis.editions.common_ground import CommonGround
from subsidiarity.analysis.editions.field_changes import find_field_changes
from subsidiarity.analysis.editions.joint_count import JointCount
from subsidiarity.analysis.editions.name_changes import find_name_changes
from subsidiarity.analysis.editions.twins import find_twins
from subsidiarity.model.diagram import FIRST_OUTCOME, Diagram
from subsidiarity.model.edition import EditionDiff, OutcomeChange, RoleDiff, SafeguardDiff
from subsidiarity.reasoning.compiled import CompiledRole


def compare_editions(ground: CommonGround) -> EditionDiff:
    """The exact difference of two editions over their common ground.

    The headline roles are compared whatever they are called, every other role under its id.
    """
    twins = find_twins(ground.before, ground.after, ground.renames)
    names, fields = find_name_changes(twins), find_field_changes(twins)
    return EditionDiff(ground.every, names, _roles(ground), _safeguards(ground), fields)


def roles_in_both(ground: CommonGround) -> tuple[tuple[CompiledRole, CompiledRole], ...]:
    """The old and the new version of each role that both editions have, the headline role first."""
    old_headline, new_headline = ground.old.rulebook.headline, ground.new.rulebook.headline
    old = {role.role.id: role for role in ground.old.roles}
    new = {role.role.id: role for role in ground.new.roles}
    pairs = [(old[old_headline], new[new_headline])]
    pairs += [(old[role], new[role]) for role in new if role in old and role not in (old_headline, new_headline)]
    return tuple(pairs)


def _roles(ground: CommonGround) -> tuple[RoleDiff, ...]:
    diffs = []
    for old, new in roles_in_both(ground):
        joint = JointCount(old.diagram, new.diagram, ground.new.sizes)
        changes = []
        for pair, sheets in joint.counts().items():
            before, after = ground.old.outcomes[pair[0] - FIRST_OUTCOME], ground.new.outcomes[pair[1] - FIRST_OUTCOME]
            if before != after:
                witness = joint.first(pair)
                cause = find_cause(ground, old.role.id, new.role.id, witness)
                changes.append(OutcomeChange(before, after, sheets, witness, cause))
        changes.sort(key=lambda change: (-change.sheets, change.before.spelling, change.after.spelling))
        diffs.append(RoleDiff(new.role.id, tuple(changes)))
    return tuple(diffs)


def _safeguards(ground: CommonGround) -> tuple[SafeguardDiff, ...]:
    """The safeguards of both editions that hold on different sheets."""
    old = {safeguard.safeguard.id: safeguard.diagram for safeguard in ground.old.safeguards}
    always = ground.new.roles[0].diagram
    diffs = []
    for safeguard in ground.new.safeguards:
        name = safeguard.safeguard.id
        if name not in old:
            continue
        diagrams = [Diagram(always.order, (), ~1) if each is None else each for each in (old[name], safeguard.diagram)]
        counts = JointCount(diagrams[0], diagrams[1], ground.new.sizes).counts()
        diff = SafeguardDiff(name, counts.get((1, 0), 0), counts.get((0, 1), 0))
        if diff.only_before or diff.only_after:
            diffs.append(diff)
    return tuple(diffs)
