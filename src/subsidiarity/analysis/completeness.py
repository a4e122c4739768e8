"""That every answer sheet has an outcome, counted on the diagram rather than believed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import prod

from subsidiarity.model.outcome import Outcome
from subsidiarity.reasoning.compiled import FIRST_OUTCOME, CompiledRulebook
from subsidiarity.reasoning.diagram import count


@dataclass(frozen=True, slots=True)
class Completeness:
    """How many of the full answer sheets end at each outcome of a role, lowest first."""

    role_id: str
    every: int
    sheets: Mapping[Outcome, int]

    @property
    def is_complete(self) -> bool:
        """Whether no sheet is left without an outcome."""
        return sum(self.sheets.values()) == self.every


def prove_completeness(compiled: CompiledRulebook) -> tuple[Completeness, ...]:
    """For each role, exact counts of sheets by outcome.

    The walk always ends, for steps never lead round and every step has an `otherwise`; the counts,
    taken from the diagram alone, show that nothing is lost when rules become a diagram.
    """
    every = prod(compiled.sizes)
    proofs = []
    for role in compiled.roles:
        leaves = count(role.diagram, compiled.sizes)
        ends = {
            compiled.outcomes[leaf - FIRST_OUTCOME]: leaves[leaf] for leaf in sorted(leaves) if leaf >= FIRST_OUTCOME
        }
        proofs.append(Completeness(role.role.id, every, ends))
    return tuple(proofs)
