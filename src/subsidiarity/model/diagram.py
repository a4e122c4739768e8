"""A rule graph, compiled: a reduced, ordered, multi-valued decision diagram."""

from __future__ import annotations

from subsidiarity.model.noun import dataclass


@dataclass(frozen=True, slots=True)
class Diagram:
    """One role's or one condition's meaning over every answer sheet.

    A node is (question, place for option 0, place for option 1, ...), where question is an index
    into `order`. A place is a node's index, or `~i` for leaf i. Nodes lead only to later questions,
    no node leads everywhere to the same place, and no two nodes are alike. Diagrams of one
    rulebook share their `nodes`; only the `root` differs.
    """

    order: tuple[str, ...]
    nodes: tuple[tuple[int, ...], ...]
    root: int
