"""A rule graph, compiled: a reduced, ordered, multi-valued decision diagram."""

from __future__ import annotations

from collections.abc import Mapping

from subsidiarity.model.noun import dataclass

FIRST_OUTCOME = 2
"""Leaves 0 and 1 say that a condition fails or holds; leaf `FIRST_OUTCOME + i` is outcome i."""


@dataclass(frozen=True, slots=True)
class Diagram:
    """One role's or one condition's meaning over every answer sheet.

    A node is (question, place for option 0, place for option 1, ...), where question is an index
    into `order`. A place is a node's index, or `~i` for leaf i. Nodes lead only to later questions, which
    stand before them in `nodes`; no node leads everywhere to the same place, and no two nodes are
    alike. Diagrams of one rulebook share their `nodes`; only the `root` differs.
    """

    order: tuple[str, ...]
    nodes: tuple[tuple[int, ...], ...]
    root: int


@dataclass(frozen=True, slots=True)
class RulebookDiagrams:
    """The places at which a rulebook's diagrams begin, in the `nodes` that they share.

    Of each role by its id; of each branch's condition by the branch's id; of each safeguard's condition in order, None
    for one that always holds.
    """

    nodes: tuple[tuple[int, ...], ...]
    roles: Mapping[str, int]
    branches: Mapping[str, int]
    safeguards: tuple[int | None, ...]
