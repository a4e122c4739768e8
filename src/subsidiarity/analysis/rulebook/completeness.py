"""The proof that every answer sheet has an outcome, counted on the diagram rather than believed."""

from __future__ import annotations

from math import prod

from subsidiarity.model.diagram import FIRST_OUTCOME
from subsidiarity.model.measures import Completeness
from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reasoning.diagram import count


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
