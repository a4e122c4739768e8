"""The rows of the rule graph on the screen: those of the drawing of the path, and what is folded away in it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from subsidiarity.model.recommendation import Recommendation, RoleAdvice, VisitedStep
from subsidiarity.model.rule_graph import Reason, Step, Support
from subsidiarity.reporting.language import plural, words
from subsidiarity.reporting.picture.drawing import Arrow, Drawing
from subsidiarity.reporting.picture.path_drawing import path_of, shown_branches

NOT_REACHED = ""
"""The fold of the steps that no walk comes to; the others go by the id of their step, and where they lead."""


@dataclass(frozen=True, slots=True)
class GraphRow:
    """A row of the picture: a step (without a branch), a branch, an outcome, or what is folded away.

    `mark` and `standing` say how it stands, as a mark and in words; `folds` is the fold that Enter opens or closes, and
    `label` the words for what is folded.
    """

    step: Step | None
    branch: Reason | None
    mark: str
    standing: str
    folds: str | None = None
    label: str = ""


def graph_rows(
    recommendation: Recommendation, advice: RoleAdvice, unfolded: Collection[str] = ()
) -> tuple[GraphRow, ...]:
    """The rows of a role: the steps of its walk with what leads on from each, folds for the rest, the outcome."""
    return tuple(_rows(path_of(recommendation, advice), advice, unfolded))


def _rows(drawing: Drawing, advice: RoleAdvice, unfolded: Collection[str]) -> Iterator[GraphRow]:
    for number, visited in enumerate(advice.walk):
        step, arrows = visited.step, [arrow for arrow in drawing.arrows if arrow.start == number]
        yield GraphRow(step, None, "▸", words("on the path"), step.id)
        rows = [_branch_row(step, branch, visited) for branch in step.reasons]
        yield from _leading_on(drawing, visited, arrows, [row for row in rows if row.mark != "·"], unfolded)
        others = [row for row in rows if row.mark == "·"]
        said = next((drawing.boxes[arrow.end].label for arrow in arrows if not arrow.label), "")
        yield from _folded(step, others, step.id, said or _other_branches(len(others)), unfolded)
    if advice.outcome is not None:
        yield GraphRow(None, None, "▸", words("where the path ends"))
    visited_steps = {visited.step.id for visited in advice.walk}
    rest = [step for step in advice.role.graph.steps.values() if step.id not in visited_steps]
    left = [
        GraphRow(step, branch, "·", words("not reached"), NOT_REACHED if branch is None else None)
        for step in rest
        for branch in (None, *step.reasons)
    ]
    said = plural("{number} step is not reached", "{number} steps are not reached", len(rest))
    yield from _folded(None, left, NOT_REACHED, said, unfolded)


def _leading_on(
    drawing: Drawing, visited: VisitedStep, arrows: Sequence[Arrow], rows: Sequence[GraphRow], unfolded: Collection[str]
) -> Iterator[GraphRow]:
    """The arrows of a step: a branch where it is alone, else a row for all that lead to one place, which unfolds."""
    targets = list(dict.fromkeys(branch.to for branch in shown_branches(visited)))
    for target, arrow in zip(targets, (arrow for arrow in arrows if arrow.label), strict=True):
        together = [row for row in rows if not isinstance(row.branch, Support | None) and row.branch.to == target]
        if len(together) == 1:
            yield together[0]
            continue
        fold = f"{visited.step.id} {target}"
        said = words("{reasons} → {target}", reasons=arrow.label, target=drawing.boxes[arrow.end].label)
        yield GraphRow(visited.step, None, together[0].mark, together[0].standing, fold, said)
        yield from together if fold in unfolded else ()


def _folded(
    step: Step | None, rows: Sequence[GraphRow], fold: str, said: str, unfolded: Collection[str]
) -> Iterator[GraphRow]:
    """A row that opens a fold, and below it what is folded there if it is open."""
    if not rows:
        return
    is_open = fold in unfolded
    yield GraphRow(step, None, "-" if is_open else "+", said, fold, said)
    if is_open:
        yield from rows


def _other_branches(number: int) -> str:
    return plural("{number} other branch is not taken", "{number} other branches are not taken", number)


def _branch_row(step: Step, branch: Reason, visit: VisitedStep) -> GraphRow:
    if branch == visit.taken:
        return GraphRow(step, branch, "▸", words("taken"))
    if branch in visit.undecided:
        return GraphRow(step, branch, "?", words("still open"))
    if branch in visit.supporting and isinstance(branch, Support):
        return GraphRow(step, branch, "·", words("holds too"))
    if branch in (*visit.supporting, *visit.overruled, *visit.aside):
        return GraphRow(step, branch, "·", words("holds too, but an earlier branch was taken"))
    return GraphRow(step, branch, "·", words("not taken"))
