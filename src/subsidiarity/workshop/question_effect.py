"""The bearing of each question, as things stand: on the level, on roles and safeguards beside it, or on nothing."""

from __future__ import annotations

from collections.abc import Sequence
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
    level = _met([role.diagram for role in compiled.roles if role.role.id == headline], answers)
    others = [role.diagram for role in compiled.roles if role.role.id != headline]
    safeguards = [each.diagram for each in compiled.safeguards if each.diagram is not None]
    beside = _met([*others, *safeguards], answers)
    always = (compiled.rulebook.law, compiled.rulebook.holder)

    def bearing(index: int, question: str) -> Bearing:
        if index in level:
            return "level"
        return "beside" if index in beside or question in always else "nothing"

    return {question: bearing(place, question) for place, question in enumerate(compiled.order)}


def _met(diagrams: Sequence[Diagram], answers: Sequence[int]) -> set[int]:
    """The questions, by index in the diagrams' order, that some walk from a root meets under these answers.

    Diagrams of one rulebook share their nodes, and what two walks come to is looked at once.
    """
    shared = {id(diagram.nodes): (diagram.nodes, set[int]()) for diagram in diagrams}
    for diagram in diagrams:
        shared[id(diagram.nodes)][1].add(diagram.root)
    met: set[int] = set()
    for nodes, seen in shared.values():
        waiting = [place for place in seen if place >= 0]
        while waiting:
            node = nodes[waiting.pop()]
            question = node[0]
            met.add(question)
            chosen = answers[question]
            while chosen:
                option = chosen.bit_length()
                chosen ^= 1 << option - 1
                land = node[option]
                if land >= 0 and land not in seen:
                    seen.add(land)
                    waiting.append(land)
    return met
