"""A drawing as Mermaid text; labels hold letters, digits and a few marks, and everything else as entity codes."""

from __future__ import annotations

from subsidiarity.reporting.picture.drawing import Arrow, Box, BoxKind, Drawing
from subsidiarity.reporting.safe import safe_flow

_PLAIN = frozenset(" ,?")
_SHAPES: dict[BoxKind, tuple[str, str]] = {"step": ("[", "]"), "outcome": ("([", "])"), "folded": ("(", ")")}
_STYLES = {"path": "stroke-width:4px", "folded": "stroke-dasharray:4 3"}


def render_mermaid(drawing: Drawing) -> str:
    """A drawing as a flow chart of Mermaid from the bottom up; the path of a decision is drawn thick."""
    lines = [f"%% {label_text(drawing.title)}", "flowchart BT"]
    lines += [f"    n{number}{_shape(box)}" for number, box in enumerate(drawing.boxes, 1)]
    lines += [f"    n{arrow.start + 1} {_line(arrow)} n{arrow.end + 1}" for arrow in drawing.arrows]
    for name, style in _STYLES.items():
        marked = [f"n{number}" for number, box in enumerate(drawing.boxes, 1) if name in (_mark(box), box.kind)]
        if marked:
            lines += [f"    classDef {name} {style}", f"    class {','.join(marked)} {name}"]
    return "\n".join(lines) + "\n"


def label_text(text: str) -> str:
    """Text that Mermaid shows and never reads as anything else."""
    return "".join(
        character if character.isalnum() or character in _PLAIN else f"#{ord(character)};"
        for character in safe_flow(text)
    )


def _mark(box: Box) -> str:
    return "path" if box.is_passed else ""


def _shape(box: Box) -> str:
    begin, end = _SHAPES[box.kind]
    return f'{begin}"{label_text(box.label)}"{end}'


def _line(arrow: Arrow) -> str:
    """The line of an arrow with its reason, dotted where it leads to what is folded away."""
    if not arrow.label:
        return "-.-"
    return f'{"==>" if arrow.is_taken else "-->"}|"{label_text(arrow.label)}"|'
