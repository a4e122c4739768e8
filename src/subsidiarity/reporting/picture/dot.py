"""A drawing as DOT text for Graphviz; every label is a quoted string, and nothing in it is markup or a link."""

from __future__ import annotations

from subsidiarity.reporting.picture.drawing import Drawing
from subsidiarity.reporting.safe import inert_markup, safe_flow

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "&": "&amp;", "<": "&lt;", ">": "&gt;"})


def render_dot(drawing: Drawing) -> str:
    """A drawing as a directed graph of DOT from the top down; the path of a decision is drawn thick."""
    lines = ["digraph rules {", "    rankdir=TB;", f"    label={quoted(drawing.title)};", "    node [shape=box];"]
    for number, box in enumerate(drawing.boxes, 1):
        shape = ", shape=oval" if box.is_outcome else ""
        width = ", penwidth=3" if box.is_passed else ""
        lines.append(f"    n{number} [label={quoted(box.label)}{shape}{width}];")
    for arrow in drawing.arrows:
        width = ", penwidth=3" if arrow.is_taken else ""
        lines.append(f"    n{arrow.start + 1} -> n{arrow.end + 1} [label={quoted(arrow.label)}{width}];")
    return "\n".join([*lines, "}"]) + "\n"


def quoted(text: str) -> str:
    """Text as a DOT string that shows it letter for letter."""
    return inert_markup(f'"{safe_flow(text).translate(_ESCAPES)}"')
