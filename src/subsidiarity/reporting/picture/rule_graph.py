"""A rule graph as pictures, from the bottom up: the path of a decision, or step by step all that a rulebook may do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from subsidiarity.reporting.html_elements import Child, Markup, element
from subsidiarity.reporting.language import plural, words
from subsidiarity.reporting.picture.canvas import Label, fitted_lines, height_of, picture, text_at
from subsidiarity.reporting.picture.drawing import Arrow, Box, Drawing
from subsidiarity.reporting.wording.noun_words import sentence

_SIZE = 12.0
_PAD, _APART = 8.0, 12.0
_LEFT, _SPINE = 6.0, 34.0
_TIP = 9.0
_MOST_LINES = 7


@dataclass(frozen=True, slots=True)
class _Layout:
    """A width, and from left to right where boxes and the words of arrows stand, in units of the picture."""

    width: float
    step: float
    """The width of a step's box."""
    target_at: float
    target: float
    """The width of the box that an arrow leads to."""
    words_at: float
    words: float


_PATH = _Layout(352.0, 206.0, 62.0, 284.0, 62.0, 284.0)
"""The words of an arrow stand below its box: so narrow a picture is read on a phone."""
_GRAPH = _Layout(620.0, 320.0, 62.0, 206.0, 282.0, 332.0)
"""The words of an arrow stand beside its box."""
_FOLDED_AT = 222.0


def path_picture(drawing: Drawing, name: str, who: str) -> Markup:
    """The picture of a decision's path, with reasons in words on its arrows; `who` is what the role does."""
    parts: list[Child] = []
    top = 2.0
    steps = [number for number, box in enumerate(drawing.boxes) if box.kind == "step" and box.is_passed]
    for number in reversed(steps):
        arrows = [arrow for arrow in drawing.arrows if arrow.start == number and arrow.label]
        foot = top + _APART
        if [arrow.is_taken for arrow in arrows] == [True]:
            drawn, foot = _taken(drawing, arrows[0], top)
        else:
            drawn, foot = _fan(drawing, arrows, _PATH, top)
        parts += drawn
        folded = next((arrow for arrow in drawing.arrows if arrow.start == number and not arrow.label), None)
        drawn, top = _step(drawing, number, folded, foot)
        parts += drawn
    label = Label(
        "graph path", name, words("The path through the rules for: who {role}", role=who), _path_words(drawing, steps)
    )
    return picture(label, (_PATH.width, top + 2), parts)


def graph_pictures(drawing: Drawing, name: str, who: str) -> tuple[Markup, ...]:
    """A picture for each step of a graph, the highest first, with words on every arrow; `who` is what the role does."""
    found = []
    for number, box in reversed(list(enumerate(drawing.boxes))):
        if box.kind == "step":
            title = words("The rules for: who {role}. {step}", role=who, step=box.label)
            found.append(_band(drawing, number, Label("graph", f"{name}-{number + 1}", title, "")))
    return tuple(found)


def _band(drawing: Drawing, number: int, label: Label) -> Markup:
    """The picture of one step: its box at the foot, and above it where its arrows lead, higher places further up."""
    arrows = [arrow for arrow in drawing.arrows if arrow.start == number]
    arrows.sort(key=lambda arrow: (drawing.boxes[arrow.end].kind == "step", arrow.end), reverse=True)
    parts, foot = _fan(drawing, arrows, _GRAPH, 2.0)
    box = drawing.boxes[number]
    lines = fitted_lines(box.label, _GRAPH.step - 2 * _PAD, _SIZE, 3)
    height = height_of(lines, _SIZE) + 2 * _PAD
    parts += _box(box, lines, (_LEFT, foot, _GRAPH.step, height))
    said = (f"{drawing.boxes[arrow.end].label.rstrip('?')}: {sentence(arrow.label)}" for arrow in arrows)
    label = replace(label, description=" ".join([plural("{number} arrow.", "{number} arrows.", len(arrows)), *said]))
    return picture(label, (_GRAPH.width, foot + height + 2 * _APART), parts)


def _taken(drawing: Drawing, arrow: Arrow, top: float) -> tuple[list[Child], float]:
    """The arrow that was taken, up to the step drawn above it or to the outcome, which is drawn; and its foot."""
    parts: list[Child] = []
    end = drawing.boxes[arrow.end]
    if end.kind == "outcome":
        lines = fitted_lines(end.label, _PATH.width - _LEFT - 2 * _PAD - 2, _SIZE, 3)
        height = height_of(lines, _SIZE) + 2 * _PAD
        parts += _box(end, lines, (_LEFT, top, _PATH.width - _LEFT - 2, height))
        top += height
    words = fitted_lines(sentence(arrow.label), _PATH.width - _SPINE - 16, _SIZE, _MOST_LINES)
    foot = top + height_of(words, _SIZE) + 2 * _APART
    parts.append(element("path", class_="way taken", d=f"M{_SPINE:g} {foot:.1f}L{_SPINE:g} {top + _TIP:.1f}"))
    parts.append(_tip_up(top))
    parts.append(text_at(words, (_SPINE + 14, top + _APART + _SIZE), _SIZE, "because taken"))
    return parts, foot


def _fan(drawing: Drawing, arrows: Sequence[Arrow], layout: _Layout, top: float) -> tuple[list[Child], float]:
    """The arrows that leave a step along a spine, each with its words and the box it leads to; and the fan's foot."""
    parts: list[Child] = []
    first = 0.0
    for arrow in arrows:
        end = drawing.boxes[arrow.end]
        lines = fitted_lines(end.label, layout.target - 2 * _PAD, _SIZE, 4)
        words = fitted_lines(sentence(arrow.label), layout.words, _SIZE, _MOST_LINES)
        box, said = height_of(lines, _SIZE) + 2 * _PAD, height_of(words, _SIZE)
        is_below = layout.words_at == layout.target_at
        height = box + said + 3 if is_below else max(box, said)
        middle = top + (box if is_below else height) / 2
        parts += _box(end, lines, (layout.target_at, middle - box / 2, layout.target, box))
        begin = top + box + 3 if is_below else middle - said / 2
        parts.append(text_at(words, (layout.words_at, begin + _SIZE), _SIZE, "because"))
        parts.append(
            element("path", class_="way", d=f"M{_SPINE:g} {middle:.1f}L{layout.target_at - _TIP:g} {middle:.1f}")
        )
        parts.append(_tip_right(layout.target_at, middle))
        first = first or middle
        top += height + _APART
    if arrows:
        parts.insert(0, element("path", class_="way", d=f"M{_SPINE:g} {top:.1f}L{_SPINE:g} {first:.1f}"))
    return parts, top


def _step(drawing: Drawing, number: int, folded: Arrow | None, top: float) -> tuple[list[Child], float]:
    """The box of a step, with what is folded away beside it; and its foot."""
    box = drawing.boxes[number]
    lines = fitted_lines(box.label, _PATH.step - 2 * _PAD, _SIZE, 5)
    height = height_of(lines, _SIZE) + 2 * _PAD
    parts: list[Child] = []
    if folded is not None:
        beside = drawing.boxes[folded.end]
        width = _PATH.width - _FOLDED_AT - 2
        said = fitted_lines(beside.label, width - _PAD, 11.0, 4)
        height = max(height, height_of(said, 11.0) + 2 * _PAD)
        middle = top + height / 2
        right = _LEFT + _PATH.step
        parts.append(element("path", class_="way folded", d=f"M{right:g} {middle:.1f}L{_FOLDED_AT:g} {middle:.1f}"))
        parts += _box(beside, said, (_FOLDED_AT, top, width, height), 11.0)
    parts += _box(box, lines, (_LEFT, top, _PATH.step, height))
    return parts, top + height


def _box(
    box: Box, lines: Sequence[str], frame: tuple[float, float, float, float], size: float = _SIZE
) -> Iterator[Child]:
    """A box with its words in the middle; `frame` is its left, top, width and height."""
    left, top, width, height = frame
    class_ = f"{box.kind}{' taken' if box.is_passed else ''}"
    corner = 3.0 if box.kind == "step" else 12.0 if len(lines) > 1 else height / 2
    yield element("rect", class_=class_, x=left, y=float(top), width=width, height=float(height), rx=float(corner))
    first = top + height / 2 - height_of(lines, size) / 2 + size * 0.97
    yield text_at(lines, (left + width / 2, first), size, class_, "middle")


def _tip_up(y: float) -> Child:
    d = f"M{_SPINE - 4.5:g} {y + _TIP + 1:.1f}L{_SPINE:g} {y + 1:.1f}L{_SPINE + 4.5:g} {y + _TIP + 1:.1f}Z"
    return element("path", class_="tip taken", d=d)


def _tip_right(x: float, y: float) -> Child:
    return element("path", class_="tip", d=f"M{x - _TIP:g} {y - 4.5:.1f}L{x - 1:g} {y:.1f}L{x - _TIP:g} {y + 4.5:.1f}Z")


def _path_words(drawing: Drawing, steps: Sequence[int]) -> str:
    """The path in sentences: each step, the reason for what was taken or what may be, and what is folded away."""
    said = [words("From the bottom up.")]
    for number in steps:
        said.append(drawing.boxes[number].label)
        for arrow in (arrow for arrow in drawing.arrows if arrow.start == number):
            end = drawing.boxes[arrow.end]
            said.append(
                sentence(arrow.label) if arrow.is_taken else sentence(f"{arrow.label}: {end.label}".lstrip(": "))
            )
    ends = [box.label for box in drawing.boxes if box.kind == "outcome" and box.is_passed]
    return " ".join([*said, *(words("It ends at: {outcome}.", outcome=end) for end in ends)])
