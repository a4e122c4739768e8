"""A drawing as DOT text for Graphviz; every label is a quoted string, and nothing in it is markup or a link."""

from __future__ import annotations

from subsidiarity.reporting.picture.drawing import Arrow, Box, BoxKind, Drawing
from subsidiarity.reporting.safe import inert_markup, safe_flow

_SHAPES: dict[BoxKind, str] = {"step": "", "outcome": ", shape=oval", "folded": ", style=dashed"}
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "&": "&amp;", "<": "&lt;", ">": "&gt;"})


def render_dot(drawing: Drawing) -> str:
    """A drawing as a directed graph of DOT from the bottom up; the path of a decision is drawn thick."""
    lines = ["digraph rules {", "    rankdir=BT;", f"    label={quoted(drawing.title)};", "    node [shape=box];"]
    lines += [
        f"    n{number} [label={quoted(box.label)}{_box_look(box)}];" for number, box in enumerate(drawing.boxes, 1)
    ]
    for arrow in drawing.arrows:
        lines.append(f"    n{arrow.start + 1} -> n{arrow.end + 1} [label={quoted(arrow.label)}{_arrow_look(arrow)}];")
    return "\n".join([*lines, "}"]) + "\n"


def quoted(text: str) -> str:
    """Text as a DOT string that shows it letter for letter."""
    return inert_markup(f'"{safe_flow(text).translate(_ESCAPES)}"')


def _box_look(box: Box) -> str:
    return f"{_SHAPES[box.kind]}{', penwidth=3' if box.is_passed else ''}"


def _arrow_look(arrow: Arrow) -> str:
    """The look of an arrow: thick on the path, a dotted line where it leads to what is folded away."""
    if not arrow.label:
        return ", style=dotted, arrowhead=none"
    return ", penwidth=3" if arrow.is_taken else ""
