"""The safeguards that no answer sheet calls for, and those whose conditions hold whatever is answered."""

from __future__ import annotations

from subsidiarity.model.rulebook import Safeguard
from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reasoning.diagram_builder import FALSE, TRUE


def find_idle_safeguards(compiled: CompiledRulebook) -> tuple[Safeguard, ...]:
    """The safeguards whose condition holds on no full answer sheet."""
    return _with_root(compiled, FALSE)


def find_constant_safeguards(compiled: CompiledRulebook) -> tuple[Safeguard, ...]:
    """The safeguards that have a condition although it holds on every full answer sheet."""
    return _with_root(compiled, TRUE)


def _with_root(compiled: CompiledRulebook, root: int) -> tuple[Safeguard, ...]:
    return tuple(
        safeguard.safeguard
        for safeguard in compiled.safeguards
        if safeguard.diagram is not None and safeguard.diagram.root == root
    )
