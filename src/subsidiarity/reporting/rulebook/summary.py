"""A summary of what a rulebook is made of, in numbers."""

from __future__ import annotations

from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reasoning.diagram import node_count
from subsidiarity.reporting.safe import safe, safe_flow
from subsidiarity.reporting.wording.noun_words import counted


def render_summary(compiled: CompiledRulebook) -> str:
    """Lines on a rulebook: its parts counted, then each role with its steps, branches and diagram nodes."""
    rulebook = compiled.rulebook
    parts = (
        counted(len(rulebook.levels), "level"),
        counted(len(rulebook.manners), "manner"),
        counted(len(rulebook.questions), "question"),
        *([counted(len(rulebook.conditions), "named condition")] if rulebook.conditions else []),
        counted(len(rulebook.roles), "role"),
        counted(len(rulebook.safeguards), "safeguard"),
        counted(len(rulebook.sources), "source"),
    )
    lines = [f"{safe(rulebook.id)}, edition {safe_flow(rulebook.edition)}: {', '.join(parts)}"]
    widest = max(len(role.id) for role in rulebook.roles)
    for role in compiled.roles:
        steps = role.role.graph.steps.values()
        branches = sum(len(step.branches) for step in steps)
        support = sum(len(step.support) for step in steps)
        counts = (
            counted(len(steps), "step"),
            counted(branches, "branch", "branches"),
            *([counted(support, "reason in support", "reasons in support")] if support else []),
            counted(node_count(role.diagram), "diagram node"),
        )
        lines.append(f"  {role.role.id:<{widest}}  {', '.join(counts)}")
    return "\n".join(lines) + "\n"
