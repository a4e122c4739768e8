"""The options of a question that no rule tells apart: whichever is chosen, the same conditions hold."""

from __future__ import annotations

from collections.abc import Iterator

from subsidiarity.model.noun import dataclass
from subsidiarity.model.rulebook import Option, Question
from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reasoning.diagram import places_below


@dataclass(frozen=True, slots=True)
class AlikeOptions:
    """Two or more options of a question on which no branch, support or safeguard hangs differently."""

    question: Question
    options: tuple[Option, ...]


def find_alike_options(compiled: CompiledRulebook) -> tuple[AlikeOptions, ...]:
    """The groups of alike options, of questions of which some answer matters; exact, over all full answer sheets.

    The questions on law and on today's holder are left out: their options are read as levels.
    """
    return tuple(_alike(compiled))


def _alike(compiled: CompiledRulebook) -> Iterator[AlikeOptions]:
    rulebook = compiled.rulebook
    nodes = compiled.roles[0].diagram.nodes
    lands: dict[int, list[tuple[int, ...]]] = {}
    for place in sorted(places_below(nodes, _roots(compiled))):
        if place >= 0:
            question, *after = nodes[place]
            lands.setdefault(question, []).append(tuple(after))
    for index, asked in enumerate(rulebook.questions):
        if index not in lands or asked.id in (rulebook.law, rulebook.holder):
            continue
        groups: dict[tuple[int, ...], list[Option]] = {}
        for option, places in zip(asked.options, zip(*lands[index], strict=True), strict=True):
            groups.setdefault(places, []).append(option)
        yield from (AlikeOptions(asked, tuple(group)) for group in groups.values() if len(group) > 1)


def _roots(compiled: CompiledRulebook) -> Iterator[int]:
    """The places of the diagrams of all conditions, and of the roles, which earlier roles' outcomes are part of."""
    for role in compiled.roles:
        yield role.diagram.root
        for step in role.steps.values():
            yield from (branch.diagram.root for branch in step.branches if branch.diagram is not None)
            yield from (support.diagram.root for support in step.support)
    yield from (each.diagram.root for each in compiled.safeguards if each.diagram is not None)
