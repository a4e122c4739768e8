"""The bearing of each question, as things stand: on the level, on roles and safeguards beside it, or on nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from subsidiarity.model.decision import Decision
from subsidiarity.model.diagram import Diagram
from subsidiarity.reasoning.advise import sheet_of
from subsidiarity.reasoning.compiled import CompiledRulebook

Bearing = Literal["level", "beside", "nothing"]
"""The bearing of a question; beside: on another role, a safeguard, the law or the direction; nothing: on no walk."""


def bearings(compiled: CompiledRulebook, decision: Decision) -> dict[str, Bearing]:
    """The bearing of each question by its id, in the rulebook's order.

    A question bears on what a walk through the answers comes to; an answer that no walk comes to any more is
    kept, and not used.
    """
    answers = sheet_of(compiled, decision)
    headline = compiled.rulebook.headline
    level: set[int] = set()
    beside: set[int] = set()
    for role in compiled.roles:
        (level if role.role.id == headline else beside).update(_met(role.diagram, answers))
    for safeguard in compiled.safeguards:
        if safeguard.diagram is not None:
            beside.update(_met(safeguard.diagram, answers))
    always = (compiled.rulebook.law, compiled.rulebook.holder)

    def bearing(index: int, question: str) -> Bearing:
        if index in level:
            return "level"
        return "beside" if index in beside or question in always else "nothing"

    return {question: bearing(place, question) for place, question in enumerate(compiled.order)}


def _met(diagram: Diagram, answers: Sequence[int]) -> Iterator[int]:
    """The questions, by index in the diagrams' order, that some walk from the root meets under these answers."""
    nodes = diagram.nodes
    seen = {diagram.root}
    waiting = [diagram.root]
    while waiting:
        place = waiting.pop()
        if place < 0:
            continue
        question, *lands = nodes[place]
        yield question
        for option, land in enumerate(lands):
            if answers[question] >> option & 1 and land not in seen:
                seen.add(land)
                waiting.append(land)
