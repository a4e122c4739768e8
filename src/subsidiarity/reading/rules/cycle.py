"""A circle among the steps of a rule graph, which would never come to an outcome."""

from __future__ import annotations

from collections.abc import Mapping

from subsidiarity.model.rule_graph import Step


def find_cycle(steps: Mapping[str, Step]) -> list[str]:
    """The first circle of steps, in the order walked; without recursion, so that depth costs no stack."""
    finished: set[str] = set()
    for first in steps:
        waiting = [(first, iter(_next_steps(steps, first)))] if first not in finished else []
        path = dict.fromkeys(step for step, _ in waiting)
        while waiting:
            step, targets = waiting[-1]
            for target in targets:
                if target in path:
                    return [*path][[*path].index(target) :]
                if target not in finished:
                    path[target] = None
                    waiting.append((target, iter(_next_steps(steps, target))))
                    break
            else:
                finished.add(step)
                del path[step]
                waiting.pop()
    return []


def _next_steps(steps: Mapping[str, Step], step: str) -> list[str]:
    return [branch.to for branch in steps[step].branches if isinstance(branch.to, str) and branch.to in steps]
