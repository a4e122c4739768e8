"""A screen that is one long page: an outline in lines, scrolled by arrows or from part to part."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from subsidiarity.reporting.outline import Outline
from subsidiarity.reporting.wording.headline import heading_below
from subsidiarity.tui.safe import safe, safe_lines, stacked
from subsidiarity.tui.screen import InterviewScreen
from subsidiarity.tui.widgets.outline_blocks import blocks_lines, page_contents


class ScrolledScreen(InterviewScreen):
    """A screen with an outline; `parts` are the lines (from 0) at which its sections begin, by their ids."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: dict[str, int] = {}

    def compose(self) -> ComposeResult:
        """The header, the page, the foot."""
        yield from self.header()
        with VerticalScroll(id="page"):
            yield Static(id="outline", markup=False)
        yield from self.foot()

    def on_mount(self) -> None:
        """Give the keys to the page, so that arrows scroll it at once."""
        self.query_one("#page").focus()

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002 - the new size is read where it is used
        """Lay out the text for the new width."""
        if self.size.width:
            self.show()

    def set_outline(self, outline: Outline) -> None:
        """Put an outline on the page."""
        lines, self.parts = _outline_lines(outline, self.measure - 2)
        self.query_one("#outline", Static).update(stacked(lines))

    def action_next_part(self) -> None:
        """Scroll to the part that begins next below."""
        page = self.query_one("#page")
        below = [row for row in self.parts.values() if row > page.scroll_offset.y]
        if below:
            page.scroll_to(y=min(below), animate=False)

    def action_scroll(self, lines: int) -> None:
        """Scroll down by a number of lines, up if it is below 0."""
        self.query_one("#page").scroll_relative(y=lines, animate=False)


def _outline_lines(outline: Outline, width: int) -> tuple[list[Content], dict[str, int]]:
    """An outline in lines of `width` columns, and the line (from 0) at which each section begins, by its id."""
    lines = [Content(""), *(Content.styled(line, "bold") for line in safe_lines(outline.headline, width))]
    if outline.page is not None:
        lines += page_contents(outline.page, width)
    if outline.page is not None and outline.sections:
        lines += [Content(""), safe(heading_below(outline), "bold underline")]
    if outline.description.strip():
        lines += [Content(""), *(Content.styled(line, "$quiet") for line in safe_lines(outline.description, width))]
    parts: dict[str, int] = {}
    for section in outline.sections:
        lines.append(Content(""))
        parts[section.id] = len(lines)
        if section.id != "ladder":
            lines.append(safe(section.heading, "bold underline"))
        lines += blocks_lines(section.blocks, width)
    return lines, parts
