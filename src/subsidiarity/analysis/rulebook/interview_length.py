"""The length of an interview, in questions, that always asks the next open one: at least, on average, at most."""

from __future__ import annotations

from fractions import Fraction

from subsidiarity.model.diagram import Diagram
from subsidiarity.model.measures import InterviewLength
from subsidiarity.reasoning.compiled import CompiledRulebook


def measure_interviews(compiled: CompiledRulebook) -> tuple[InterviewLength, ...]:
    """The exact length of an interview about each role by itself.

    The next open question is the one that the diagram's next node asks, so an interview is a path
    from the root to a leaf, and its length the nodes on it.
    """
    return tuple(_length(role.role.id, role.diagram) for role in compiled.roles)


def _length(role_id: str, diagram: Diagram) -> InterviewLength:
    known: dict[int, tuple[int, Fraction, int]] = {}

    def measured(place: int) -> tuple[int, Fraction, int]:
        if place < 0:
            return 0, Fraction(0), 0
        if place not in known:
            below = [measured(land) for land in diagram.nodes[place][1:]]
            average = sum((lengths[1] for lengths in below), Fraction(0)) / len(below)
            known[place] = (
                1 + min(lengths[0] for lengths in below),
                1 + average,
                1 + max(lengths[2] for lengths in below),
            )
        return known[place]

    return InterviewLength(role_id, *measured(diagram.root))
