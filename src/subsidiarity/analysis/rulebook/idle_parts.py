"""The parts of conditions that say nothing: always true, never true, said twice, or denied twice."""

from __future__ import annotations

from collections.abc import Iterator

from subsidiarity.analysis.sheet_sets import SheetSets
from subsidiarity.model.annotation import Literal
from subsidiarity.model.condition import All, AnyOf, Condition, Named, Not
from subsidiarity.model.noun import dataclass
from subsidiarity.model.span import Span
from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reasoning.diagram_builder import FALSE, TRUE

Idleness = Literal["always", "never", "repeated", "denied twice"]
_CONSTANT: dict[int, Idleness] = {TRUE: "always", FALSE: "never"}


@dataclass(frozen=True, slots=True)
class IdlePart:
    """A part of a condition that says nothing, at its place, with the id of the first thing that holds it."""

    owner: str
    idleness: Idleness
    span: Span


Standing = tuple[Span, Idleness | None]
"""The place of a part, and why it is idle there (None: it is not)."""


def find_idle_parts(compiled: CompiledRulebook, sets: SheetSets | None = None) -> tuple[IdlePart, ...]:
    """The idle parts in the order of the rulebook; of constant parts within constant parts, the innermost.

    A part that is read for several levels, or wherever its condition is named, is idle only if it is so everywhere.
    Left out are whole conditions that other findings tell of: branches and support that never hold, and safeguards.
    `Tangled` where that takes more than the sets may.
    """
    sets = sets or SheetSets(compiled)
    owners: dict[Span, str] = {}
    found: dict[Span, set[Idleness | None]] = {}
    for owner, condition in _conditions(compiled):
        for span, idleness in _of_whole(condition, sets, is_safeguard="/" not in owner):
            owners.setdefault(span, owner)
            found.setdefault(span, set()).add(idleness)
    return tuple(
        IdlePart(owners[span], idleness, span)
        for span, ways in found.items()
        if len(ways) == 1 and (idleness := next(iter(ways))) is not None
    )


def _conditions(compiled: CompiledRulebook) -> Iterator[tuple[str, Condition]]:
    """The conditions of branches, support and safeguards, each with the id of what it belongs to."""
    for role in compiled.rulebook.roles:
        for step in role.graph.steps.values():
            yield from ((reason.id, reason.when) for reason in step.reasons if reason.when is not None)
    for safeguard in compiled.rulebook.safeguards:
        if safeguard.when is not None:
            yield safeguard.id, safeguard.when


def _of_whole(condition: Condition, sets: SheetSets, *, is_safeguard: bool) -> Iterator[Standing]:
    place = sets.meeting(condition)
    if place not in _CONSTANT or (place == TRUE and not is_safeguard):
        yield from _verdicts(condition, sets)


def _verdicts(condition: Condition, sets: SheetSets) -> Iterator[Standing]:
    """The verdicts on a part of a condition, and on its own parts unless it is constant and none of them is."""
    if isinstance(condition, Named):
        yield from _verdicts(condition.part, sets)
        return
    inner = list(_verdicts_within(condition, sets))
    constant = _CONSTANT.get(sets.meeting(condition))
    if constant is not None and not any(idleness in _CONSTANT.values() for _, idleness in inner):
        yield condition.span, constant
        return
    is_denied_twice = isinstance(condition, Not) and isinstance(condition.part, Not)
    yield condition.span, "denied twice" if is_denied_twice else None
    yield from inner


def _verdicts_within(condition: Condition, sets: SheetSets) -> Iterator[Standing]:
    match condition:
        case Not(part):
            yield from _verdicts(part, sets)
        case All(parts) | AnyOf(parts):
            met: set[Condition] = set()
            for part in parts:
                if part in met:
                    yield part.span, "repeated"
                else:
                    met.add(part)
                    yield from _verdicts(part, sets)
        case _:
            return
