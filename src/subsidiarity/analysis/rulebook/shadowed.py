"""Branches that never decide although walks come to their step, idle support, and branches that hold together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from subsidiarity.analysis.full_sheet import Options
from subsidiarity.analysis.sheet_sets import SheetSets
from subsidiarity.model.noun import dataclass
from subsidiarity.model.rule_graph import Branch, Support
from subsidiarity.reasoning.compiled import CompiledBranch, CompiledRulebook
from subsidiarity.reasoning.diagram_builder import FALSE


@dataclass(frozen=True, slots=True)
class ShadowedBranch:
    """A shadowed branch, which decides on no sheet.

    `covering` are branches before it of which one holds whenever it does: one branch where one is enough, else several
    of which each is needed. On the `witness`, a full sheet on which both hold, the first of them decides. There are
    none, and no witness, where the branch holds on no sheet that comes to its step.
    """

    branch: Branch
    covering: tuple[Branch, ...]
    witness: Options | None


@dataclass(frozen=True, slots=True)
class Overlap:
    """An overlap of two branches of a step, to different targets: both hold, and `first` wins, on `sheets` full sheets.

    Only sheets that `first` decides are counted: those whose walk comes to the step and on which no
    branch before `first` holds.
    """

    first: Branch
    other: Branch
    sheets: int
    witness: Options


def find_shadowed(compiled: CompiledRulebook, sets: SheetSets | None = None) -> tuple[ShadowedBranch, ...]:
    """The stated branches that never decide, of all steps to which some walk comes; `otherwise` may be unused."""
    sets = sets or SheetSets(compiled)
    return tuple(_shadowed(compiled, sets))


def find_idle_support(compiled: CompiledRulebook, sets: SheetSets | None = None) -> tuple[Support, ...]:
    """All support that holds on no sheet whose walk comes to its step, of all steps to which some walk comes."""
    sets = sets or SheetSets(compiled)
    return tuple(
        each.support
        for role in compiled.roles
        for step in sets.steps(role)
        for each in step.support
        if sets.of_role(role).reaching[step.step.id] != FALSE
        and sets.both(sets.of_role(role).reaching[step.step.id], each.diagram.root) == FALSE
    )


def find_overlaps(compiled: CompiledRulebook, sets: SheetSets | None = None) -> tuple[Overlap, ...]:
    """The overlaps: every pair of stated branches with different targets that hold together, with exact counts."""
    sets = sets or SheetSets(compiled)
    return tuple(_overlaps(compiled, sets))


def _shadowed(compiled: CompiledRulebook, sets: SheetSets) -> Iterator[ShadowedBranch]:
    for role in compiled.roles:
        sheets = sets.of_role(role)
        for step in sets.steps(role):
            reaching = sheets.reaching[step.step.id]
            for index, branch in enumerate(step.branches[:-1]):
                if reaching == FALSE or sheets.deciding[branch.branch.id] != FALSE:
                    continue
                held = sets.both(reaching, sets.holding(branch))
                before = step.branches[:index]
                decided = {each.branch.id: sets.both(held, sheets.deciding[each.branch.id]) for each in before}
                deciding = [each for each in before if decided[each.branch.id] != FALSE]
                covering = _covering(sets, held, deciding)
                witness = sets.first(decided[covering[0].branch.id]) if covering else None
                yield ShadowedBranch(branch.branch, tuple(each.branch for each in covering), witness)


def _covering(sets: SheetSets, held: int, deciding: Sequence[CompiledBranch]) -> list[CompiledBranch]:
    """The branches, of those that decide somewhere in a set of sheets, of which some holds on each of its sheets.

    The first that is enough by itself; else all but those without which the others are enough.
    """
    alone = next((each for each in deciding if sets.without(held, sets.holding(each)) == FALSE), None)
    if alone is not None:
        return [alone]
    needed = list(deciding)
    for each in reversed(deciding):
        rest = held
        for other in needed:
            rest = rest if other is each else sets.without(rest, sets.holding(other))
        if rest == FALSE:
            needed.remove(each)
    return needed


def _overlaps(compiled: CompiledRulebook, sets: SheetSets) -> Iterator[Overlap]:
    for role in compiled.roles:
        sheets = sets.of_role(role)
        for step in sets.steps(role):
            stated = step.branches[:-1]
            for index, first in enumerate(stated):
                decided = sheets.deciding[first.branch.id]
                for other in stated[index + 1 :]:
                    if other.branch.to == first.branch.to:
                        continue
                    common = sets.both(decided, sets.holding(other))
                    witness = sets.first(common)
                    if witness is not None:
                        yield Overlap(first.branch, other.branch, sets.count(common), witness)
