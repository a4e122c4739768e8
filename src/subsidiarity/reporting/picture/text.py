"""A drawing as lines of plain text, the highest step first: where each arrow leads, and for what reason."""

from __future__ import annotations

from collections.abc import Iterator

from subsidiarity.reporting.picture.drawing import Arrow, Drawing
from subsidiarity.reporting.safe import safe_flow
from subsidiarity.reporting.wrapping import wrapped

_WIDTH = 80
_MARKS = {True: "● ", False: "○ "}


def render_text(drawing: Drawing) -> str:
    """A drawing in lines of at most 80 columns; what the decision's path passes has a filled mark."""
    lines = wrapped(safe_flow(drawing.title), _WIDTH)
    ends = [box for box in drawing.boxes if box.kind == "outcome" and box.is_passed]
    for box in ends:
        lines += ["", *wrapped(safe_flow(box.label), _WIDTH, _MARKS[True], "  ")]
    for number, box in reversed(list(enumerate(drawing.boxes))):
        if box.kind == "step":
            lines += ["", *wrapped(safe_flow(box.label), _WIDTH, _MARKS[box.is_passed], "  ")]
            lines += [line for arrow in drawing.arrows if arrow.start == number for line in _arrow(drawing, arrow)]
    return "\n".join(lines) + "\n"


def _arrow(drawing: Drawing, arrow: Arrow) -> Iterator[str]:
    target = safe_flow(drawing.boxes[arrow.end].label)
    if not arrow.label:
        return iter(wrapped(target, _WIDTH, "  · ", "    "))
    said = f"{target.rstrip('?')}: {safe_flow(arrow.label)}"
    return iter(wrapped(said, _WIDTH, "  ↑ " if arrow.is_taken else "  → ", "    "))
