"""A drawing as Mermaid text; labels hold letters, digits and a few marks, and everything else as entity codes."""

from __future__ import annotations

from subsidiarity.reporting.picture.drawing import Box, Drawing
from subsidiarity.reporting.safe import safe_flow

_PLAIN = frozenset(" ,?")
_PATH = "stroke-width:4px"


def render_mermaid(drawing: Drawing) -> str:
    """A drawing as a flow chart of Mermaid from the top down; the path of a decision is drawn thick."""
    lines = [f"%% {label_text(drawing.title)}", "flowchart TD"]
    lines += [f"    n{number}{_shape(box)}" for number, box in enumerate(drawing.boxes, 1)]
    for arrow in drawing.arrows:
        line = "==>" if arrow.is_taken else "-->"
        lines.append(f'    n{arrow.start + 1} {line}|"{label_text(arrow.label)}"| n{arrow.end + 1}')
    passed = [f"n{number}" for number, box in enumerate(drawing.boxes, 1) if box.is_passed]
    if passed:
        lines += [f"    classDef path {_PATH}", f"    class {','.join(passed)} path"]
    return "\n".join(lines) + "\n"


def label_text(text: str) -> str:
    """Text that Mermaid shows and never reads as anything else."""
    return "".join(
        character if character.isalnum() or character in _PLAIN else f"#{ord(character)};"
        for character in safe_flow(text)
    )


def _shape(box: Box) -> str:
    label = label_text(box.label)
    return f'(["{label}"])' if box.is_outcome else f'["{label}"]'
