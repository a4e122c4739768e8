"""A summary of what a rulebook is made of, in numbers."""

from __future__ import annotations

from collections.abc import Sequence

from subsidiarity.model.condition import named_in
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reasoning.diagram import node_count
from subsidiarity.reporting.safe import safe, safe_flow
from subsidiarity.reporting.wording.noun_words import counted


def render_summary(compiled: CompiledRulebook) -> str:
    """Lines on a rulebook: its parts counted, then each role with its steps, branches and diagram nodes."""
    rulebook = compiled.rulebook
    parts = (
        counted(len(rulebook.levels), "level"),
        *_counted_if_any([manner for manner in rulebook.manners if manner.word], "manner"),
        counted(len(rulebook.questions), "question"),
        *_counted_if_any(_names(rulebook), "named condition"),
        counted(len(rulebook.roles), "role"),
        counted(len(rulebook.safeguards), "safeguard"),
        counted(len(rulebook.sources), "source"),
    )
    lines = [f"{safe(rulebook.id)}, edition {safe_flow(rulebook.edition)}: {', '.join(parts)}"]
    widest = max(len(role.id) for role in rulebook.roles)
    for role in compiled.roles:
        steps = role.role.graph.steps.values()
        branches = sum(len(step.branches) for step in steps)
        support = [reason for step in steps for reason in step.support]
        counts = (
            counted(len(steps), "step"),
            counted(branches, "branch", "branches"),
            *_counted_if_any(support, "reason in support", "reasons in support"),
            counted(node_count(role.diagram), "diagram node"),
        )
        lines.append(f"  {role.role.id:<{widest}}  {', '.join(counts)}")
    return "\n".join(lines) + "\n"


def _names(rulebook: Rulebook) -> list[str]:
    """The names of conditions that the rulebook uses; one that speaks of a step's level stands in the steps alone."""
    steps = [step for role in rulebook.roles for step in role.graph.steps.values()]
    conditions = [reason.when for step in steps for reason in step.reasons]
    conditions += [safeguard.when for safeguard in rulebook.safeguards]
    return sorted({named.name for condition in conditions if condition is not None for named in named_in(condition)})


def _counted_if_any(things: Sequence[object], *nouns: str) -> list[str]:
    """The number of things that not every rulebook has, in words; nothing where there are none."""
    return [counted(len(things), *nouns)] if things else []
