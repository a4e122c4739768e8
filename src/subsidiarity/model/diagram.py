"""A rule graph, compiled: a reduced, ordered, multi-valued decision diagram."""

from __future__ import annotations

from collections.abc import Mapping

from subsidiarity.model.noun import dataclass

FIRST_OUTCOME = 2
"""The leaf of outcome 0; outcome i has leaf `FIRST_OUTCOME + i`, and leaves 0 and 1: a condition fails, it holds."""

Nodes = tuple[tuple[int, ...], ...]
"""The nodes of diagrams that share them, as `Diagram` describes them."""


@dataclass(frozen=True, slots=True)
class Diagram:
    """A decision diagram: the meaning of a role or of a condition over every answer sheet.

    A node is (question, place for option 0, place for option 1, ...), where question is an index
    into `order`. A place is a node's index, or `~i` for leaf i. Nodes lead only to later questions, which
    stand before them in `nodes`; no node leads everywhere to the same place, and no two nodes are
    alike. Diagrams of one rulebook share their `nodes`; only the `root` differs.
    """

    order: tuple[str, ...]
    nodes: Nodes
    root: int


@dataclass(frozen=True, slots=True)
class RulebookDiagrams:
    """The places at which a rulebook's diagrams begin, in the `nodes` that they share.

    `roles` by role id; `branches`, their conditions, by branch id; `safeguards`, their conditions, in order; None for
    one that always holds.
    """

    nodes: Nodes
    roles: Mapping[str, int]
    branches: Mapping[str, int | None]
    safeguards: tuple[int | None, ...]


Bundle = tuple[int, int]
"""Neighbours that one diagram tells of: the index (from 0) of the first, and the place where the diagram begins.

Its leaves are sets as bits: in leaf s the neighbour i holds where bit i of s is set, the first of them bit 0.
"""


@dataclass(frozen=True, slots=True)
class StepSets:
    """The diagrams of a step: `holding` tells which of its branches hold, and `wins` which one is the first to hold.

    `wins` is the place at which a diagram begins whose leaf is the set of that one branch alone; None where it would
    take too many nodes.
    """

    holding: tuple[Bundle, ...]
    wins: int | None


@dataclass(frozen=True, slots=True)
class RulebookSets:
    """Diagrams whose leaves are sets, so that one walk answers for many branches or safeguards, in shared `nodes`.

    `steps` are those that a role's start leads to, by the ids of role and step; `safeguards` are all, in order.
    """

    nodes: Nodes
    steps: Mapping[tuple[str, str], StepSets]
    safeguards: tuple[Bundle, ...]
