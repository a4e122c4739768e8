"""The rule graph of a role, drawn; the path of a walk stands out on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from subsidiarity.model.outcome import Outcome
from subsidiarity.model.recommendation import RoleAdvice
from subsidiarity.model.rulebook import Role, Rulebook
from subsidiarity.reporting.html_elements import Child, Markup, element
from subsidiarity.reporting.language import plural, words
from subsidiarity.reporting.picture.canvas import Label, fitted_lines, height_of, picture, text_at
from subsidiarity.reporting.picture.two_columns import Edge, Place, TwoColumns, number_ranges, two_columns_of
from subsidiarity.reporting.wording.noun_words import capitalised, outcome_words

_SIZE = 12.0
_STEP_WIDTH, _OUTCOME_WIDTH, _BETWEEN = 190.0, 140.0, 110.0
_LANE = 16.0
_PAD, _APART = 8.0, 22.0
_PORT = 11.0
"""The least distance from one edge to the next where they leave a step, so that their numbers stay apart."""


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    middle: float
    width: float
    height: float
    lines: tuple[str, ...]

    @property
    def right(self) -> float:
        return self.left + self.width


class RuleGraphDrawing:
    """The graph of a role, drawn once; each picture of it marks the places and edges of one walk."""

    def __init__(self, rulebook: Rulebook, role: Role) -> None:
        self._rulebook, self._role = rulebook, role
        self._columns = two_columns_of(role.graph, rulebook.level_ids, [each.id for each in rulebook.manners])
        self._margin = 10.0 + _LANE * (max(self._columns.lanes.values(), default=-1) + 1)
        self._boxes, self._height = _boxes(rulebook, role, self._columns, self._margin)
        self._drawn: dict[tuple[Edge | Place, bool], Sequence[Child]] = {}
        """The elements of an edge or a place, by whether it is marked."""

    def picture(self, name: str, advice: RoleAdvice | None = None) -> Markup:
        """The picture of the graph; with `advice` on its role, the places and edges of its walk are marked."""
        role, columns = self._role, self._columns
        taken = _taken(advice)
        reached = {place for edge in taken for place in edge} | ({role.graph.start} if advice is not None else set())
        drawn = [(edge, (edge.step, edge.to) in taken) for edge in columns.edges]
        parts: list[Child] = []
        for edge, is_taken in sorted(drawn, key=lambda found: found[1]):
            parts += self._parts(edge, is_taken)
        for place in self._boxes:
            parts += self._parts(place, place in reached)
        width = self._margin + _STEP_WIDTH + _BETWEEN + _OUTCOME_WIDTH + 6
        title = words("The rules for: who {role}", role=role.name)
        if advice is not None:
            title = words("The path through the rules for: who {role}", role=role.name)
        label = Label("graph", name, title, _description(self._rulebook, columns, advice))
        return picture(label, (width, self._height), parts)

    def _parts(self, each: Edge | Place, is_marked: bool) -> Sequence[Child]:
        known = self._drawn.get((each, is_marked))
        if known is None:
            known = tuple(
                _edge(self._columns, self._boxes, each, self._margin, is_marked)
                if isinstance(each, Edge)
                else _drawn(each, self._boxes[each], is_marked)
            )
            self._drawn[each, is_marked] = known
        return known


def _taken(advice: RoleAdvice | None) -> set[tuple[str, Place]]:
    walk = () if advice is None else advice.walk
    return {(visited.step.id, visited.taken.to) for visited in walk if visited.taken is not None}


def _boxes(rulebook: Rulebook, role: Role, columns: TwoColumns, margin: float) -> tuple[dict[Place, _Box], float]:
    inside = _STEP_WIDTH - 2 * _PAD
    steps: dict[Place, tuple[str, ...]] = {
        step: fitted_lines(role.graph.steps[step].ask, inside, _SIZE, 4) for step in columns.steps
    }
    outcomes: dict[Place, tuple[str, ...]] = {
        outcome: fitted_lines(capitalised(outcome_words(rulebook, outcome)), _OUTCOME_WIDTH - 2 * _PAD, _SIZE, 3)
        for outcome in columns.outcomes
    }
    ports = Counter(edge.step for edge in columns.edges if isinstance(edge.to, Outcome))
    sizes: dict[Place, float] = {
        place: max(height_of(lines, _SIZE) + 2 * _PAD, _PORT * (ports[place] + 1) if isinstance(place, str) else 0)
        for place, lines in (*steps.items(), *outcomes.items())
    }
    heights = [sum(sizes[place] + _APART for place in each) for each in (steps, outcomes)]
    total = max(heights)
    boxes: dict[Place, _Box] = {}
    for left, width, texts, needed in (
        (margin, _STEP_WIDTH, steps, heights[0]),
        (margin + _STEP_WIDTH + _BETWEEN, _OUTCOME_WIDTH, outcomes, heights[1]),
    ):
        extra = (total - needed) / max(len(texts), 1)
        foot = total
        for place, lines in texts.items():
            height = sizes[place]
            foot -= height + _APART + extra
            boxes[place] = _Box(left, foot + (height + _APART + extra) / 2, width, height, lines)
    return boxes, total


def _drawn(place: Place, box: _Box, is_reached: bool) -> Iterator[Child]:
    kind = "outcome" if isinstance(place, Outcome) else "step"
    on_path = " taken" if is_reached else ""
    top = box.middle - box.height / 2
    corner = box.height / 2 if kind == "outcome" and len(box.lines) == 1 else 8.0 if kind == "outcome" else 3.0
    yield element(
        "rect", class_=f"{kind}{on_path}", x=box.left, y=top, width=box.width, height=box.height, rx=float(corner)
    )
    first = box.middle - height_of(box.lines, _SIZE) / 2 + _SIZE * 0.97
    yield text_at(box.lines, (box.left + box.width / 2, first), _SIZE, f"{kind}{on_path}", "middle")


def _edge(
    columns: TwoColumns, boxes: Mapping[Place, _Box], edge: Edge, margin: float, is_taken: bool
) -> Iterator[Child]:
    start, end = boxes[edge.step], boxes[edge.to]
    lane = columns.lanes.get(edge)
    if isinstance(edge.to, Outcome):
        begin, foot = _port(columns, boxes, edge, at_start=True), _port(columns, boxes, edge, at_start=False)
        bend = _BETWEEN * 0.5
        path = f"M{start.right:g} {begin:.1f}C{start.right + bend:g} {begin:.1f} {end.left - bend:g} {foot:.1f} "
        path += f"{end.left - 7:g} {foot:.1f}"
        tip = f"M{end.left - 9:g} {foot - 4.5:.1f}L{end.left - 1:g} {foot:.1f}L{end.left - 9:g} {foot + 4.5:.1f}Z"
        label, anchor = (start.right + 5, begin - 3), ""
    elif lane is None:
        x = start.left + start.width / 2
        top, foot = start.middle - start.height / 2, end.middle + end.height / 2
        path = f"M{x:g} {top:.1f}L{x:g} {foot + 7:.1f}"
        tip = f"M{x - 4.5:g} {foot + 9:.1f}L{x:g} {foot + 1:.1f}L{x + 4.5:g} {foot + 9:.1f}Z"
        label, anchor = (x + 6, top - 5), ""
    else:
        x = margin - 8 - _LANE * lane - 6
        begin, foot = start.middle - start.height / 4, end.middle + end.height / 4
        path = f"M{start.left:g} {begin:.1f}Q{x:g} {begin:.1f} {x:g} {begin - 14:.1f}L{x:g} {foot + 14:.1f}"
        path += f"Q{x:g} {foot:.1f} {end.left - 7:g} {foot:.1f}"
        tip = f"M{end.left - 9:g} {foot - 4.5:.1f}L{end.left - 1:g} {foot:.1f}L{end.left - 9:g} {foot + 4.5:.1f}Z"
        label, anchor = (start.left - 4, begin - 4), "end"
    state = " taken" if is_taken else ""
    yield element("path", class_=f"way{state}", d=path)
    yield element("path", class_=f"tip{state}", d=tip)
    yield text_at([number_ranges(edge.numbers)], label, 10.0, f"number{state}", anchor)


def _port(columns: TwoColumns, boxes: Mapping[Place, _Box], edge: Edge, *, at_start: bool) -> float:
    """The height at which an edge leaves its step or comes to its outcome; edges of a box lie as their far ends do."""
    here: Place = edge.step if at_start else edge.to
    others = [
        other
        for other in columns.edges
        if isinstance(other.to, Outcome) and (other.step if at_start else other.to) == here
    ]
    others.sort(key=lambda other: boxes[other.to if at_start else other.step].middle)
    box = boxes[here]
    return box.middle - box.height / 2 + box.height * (others.index(edge) + 1) / (len(others) + 1)


def _description(rulebook: Rulebook, columns: TwoColumns, advice: RoleAdvice | None) -> str:
    ends = words("; or ").join(outcome_words(rulebook, outcome) for outcome in columns.outcomes)
    whole = plural(
        "{number} step from the bottom up, ending at: {ends}.",
        "{number} steps from the bottom up, ending at: {ends}.",
        len(columns.steps),
        ends=ends,
    )
    if advice is None:
        return whole + words(" The table of each step below says what every branch asks.")
    passed = words(" Then: ").join(visited.step.ask for visited in advice.walk)
    path = words("The path passes: {steps}", steps=passed)
    if advice.outcome is not None:
        path += words(" It ends at: {outcome}.", outcome=outcome_words(rulebook, advice.outcome))
    return f"{whole} {path}"
