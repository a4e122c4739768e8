"""The steps of a rule graph in the order in which they can be worked out."""

from __future__ import annotations

from subsidiarity.model.rule_graph import Step
from subsidiarity.model.rulebook import Role


def last_first(role: Role) -> list[Step]:
    """The steps of a role that its start leads to, each after all those it leads to."""
    steps = role.graph.steps
    finished: dict[str, Step] = {}
    waiting = [role.graph.start]
    while waiting:
        step = steps[waiting[-1]]
        next_steps = [branch.to for branch in step.branches if isinstance(branch.to, str)]
        unfinished = [target for target in next_steps if target not in finished]
        if unfinished:
            waiting += unfinished
        else:
            finished[step.id] = step
            waiting.pop()
    return list(finished.values())
