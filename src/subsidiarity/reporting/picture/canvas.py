"""The frame of every picture, with a title and a description, and text broken into lines that fit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from subsidiarity.reporting.html_elements import Child, Markup, element
from subsidiarity.reporting.safe import safe_flow
from subsidiarity.reporting.wrapping import columns_of, shortened, wrapped

LETTER = 0.54
"""The width of an average letter of a page's type, as a part of its size; on the generous side."""
LINE = 1.3
"""The distance from one line to the next, as a part of the size of the type."""


@dataclass(frozen=True, slots=True)
class Label:
    """The label of a picture: its kind (for its style), its name (unique on the page), its title and description."""

    kind: str
    name: str
    title: str
    description: str


def picture(label: Label, size: tuple[float, float], children: Iterable[Child]) -> Markup:
    """An SVG picture with a label; `size` is its width and height in units of its own."""
    width, height = size
    title, about = f"{label.name}-title", f"{label.name}-about"
    return element(
        "svg",
        element("title", label.title, id=title),
        element("desc", label.description, id=about),
        *children,
        class_=f"picture {label.kind}",
        role="img",
        aria_labelledby=title,
        aria_describedby=about,
        viewBox=f"0 0 {width:g} {height:g}",
    )


def fitted_lines(text: str, width: float, size: float, most: int) -> tuple[str, ...]:
    """A text in at most `most` lines of a width; what does not fit ends in an ellipsis, long words are cut."""
    columns = max(int(width / (size * LETTER)), 4)
    shown = safe_flow(text)[: columns * (most + 1)]
    lines: list[str] = []
    for line in wrapped(shown, columns):
        rest = line
        while columns_of(rest) > columns:
            piece = shortened(rest, columns + 1).removesuffix("…")[:columns]
            lines.append(piece)
            rest = rest[len(piece) :]
        lines.append(rest)
    if len(lines) <= most:
        return tuple(lines)
    last = lines[most - 1].rstrip()
    last = f"{last}…" if columns_of(last) < columns else shortened(f"{last}…", columns)
    return (*lines[: most - 1], last)


def text_at(lines: Sequence[str], at: tuple[float, float], size: float, class_: str = "", anchor: str = "") -> Markup:
    """A text element of some lines, the first one's foot at `at` (x, y); `anchor` is "" (start), middle or end."""
    x, y = at
    spans = (element("tspan", line, x=float(x), y=float(y + number * size * LINE)) for number, line in enumerate(lines))
    return element("text", *spans, class_=class_ or None, font_size=float(size), text_anchor=anchor or None)


def height_of(lines: Sequence[str], size: float) -> float:
    """The height that lines of text of a size take up, in the picture's units."""
    return len(lines) * size * LINE
