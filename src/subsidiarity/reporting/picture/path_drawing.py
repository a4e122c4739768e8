"""The path of a decision through a rule graph as a drawing: what was taken with its reason, all else folded away."""

from __future__ import annotations

from collections.abc import Sequence

from subsidiarity.model.condition import Not
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.recommendation import Recommendation, RoleAdvice, VisitedStep
from subsidiarity.model.rule_graph import Branch
from subsidiarity.reasoning.obstacles import stopped_by
from subsidiarity.reporting.language import plural, words
from subsidiarity.reporting.picture.drawing import Arrow, Box, Drawing, Place, box_of, by_target, title_of


def path_of(recommendation: Recommendation, advice: RoleAdvice) -> Drawing:
    """The drawing of a role's walk as far as it is certain, and of where it may go on from there.

    The branches of a step that are not drawn are one box, which says how many they are and whether any held.
    """
    rulebook, role = recommendation.rulebook, advice.role
    shown = [(visited, shown_branches(visited)) for visited in advice.walk]
    ends = [target for visited, branches in shown for target, _ in by_target(rulebook, branches)]
    passed: dict[Place, None] = dict.fromkeys(visited.step.id for visited in advice.walk)
    others = [place for place in dict.fromkeys(ends) if place not in passed]
    numbers = {place: number for number, place in enumerate((*passed, *others))}
    taken = {visited.taken.to for visited in advice.walk if visited.taken is not None}
    boxes = [box_of(rulebook, role, place, is_passed=place in passed or place in taken) for place in numbers]
    arrows = [
        Arrow(numbers[visited.step.id], numbers[target], label, visited.taken is not None)
        for visited, branches in shown
        for target, label in by_target(rulebook, branches)
    ]
    for visited, branches in shown:
        if folded := _folded(recommendation, visited, branches):
            arrows.append(Arrow(numbers[visited.step.id], len(boxes), ""))
            boxes.append(Box(folded, "folded"))
    return Drawing(title_of(rulebook, role), tuple(boxes), tuple(arrows))


def shown_branches(visited: VisitedStep) -> tuple[Branch, ...]:
    """The branches of a step that are drawn: the one that was taken, or those that may yet be."""
    return visited.undecided if visited.taken is None else (visited.taken,)


def _folded(recommendation: Recommendation, visited: VisitedStep, shown: Sequence[Branch]) -> str:
    """The words for the branches of a step that are not drawn; "" where all are.

    What always holds is asked last, and is no news where another branch was taken.
    """
    folded = [branch for branch in visited.step.branches if branch not in shown and branch.when is not None]
    if not folded:
        return ""
    held = sum(branch in visited.held for branch in folded)
    possible: dict[str, tuple[Outcome, ...]] = {each.role.id: each.possible for each in recommendation.roles}
    failed = sum(
        branch.when is not None and not stopped_by(Not(branch.when), recommendation.decision, possible)
        for branch in folded
    )
    number, unsure = len(folded), len(folded) - held - failed
    if not held and not unsure:
        return plural("{number} other branch, which did not hold", "{number} other branches, none held", number)
    parts = [plural("{number} held too", "{number} held too", held)] if held else []
    parts += [plural("{number} is not known yet", "{number} are not known yet", unsure)] if unsure else []
    others = plural("{number} other branch", "{number} other branches", number)
    return words("{branches}: {parts}", branches=others, parts=", ".join(parts))
