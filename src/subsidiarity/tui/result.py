"""The result screen: the outline of the whole argument, from the recommendation down to the sources."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from subsidiarity.reporting.argument import outline_of
from subsidiarity.reporting.language import later
from subsidiarity.reporting.outline import Outline, SectionId
from subsidiarity.tui.acts import act, also
from subsidiarity.tui.blocks import blocks_lines
from subsidiarity.tui.keys import Key
from subsidiarity.tui.safe import safe, safe_lines, stacked
from subsidiarity.tui.screen import HELP, QUIT, InterviewScreen
from subsidiarity.workshop.words import save_status

_WIDEST = 100
_REASONS: tuple[SectionId, ...] = ("both_sides", "climbed", "stays", "no_higher", "open")


class ResultScreen(InterviewScreen):
    """One long page that is scrolled; letters go to its parts, b goes back to the questions."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *also("right", "n", "next_part", later("next part"), "next"),
        act("r", "go('reasons')", later("the reasons"), "reasons"),
        act("s", "go('safeguards')", later("the safeguards"), "safeguards"),
        act("t", "go('ladder')", later("back to the top"), "top"),
        *also("left,escape", "b", "back", later("back to the questions"), "back"),
        act("o", "overview", later("overview: every question, go to any"), "overview"),
        act("u", "undo", later("undo the last change, wherever it was"), "undo"),
        Binding("j", "scroll(1)", show=False),
        Binding("k", "scroll(-1)", show=False),
    ]
    KEYS: ClassVar[tuple[Key, ...]] = (
        HELP,
        Key("b", "questions", "screen.back"),
        Key("n", "next part", "screen.next_part", 1),
        Key("r", "reasons", "screen.go('reasons')", 3),
        Key("s", "safeguards", "screen.go('safeguards')", 4),
        Key("o", "overview", "screen.overview", 5),
        QUIT,
    )
    MOVES: ClassVar[tuple[tuple[str, str], ...]] = ((later("up, down, PgUp, PgDn"), later("scroll")),)

    def __init__(self) -> None:
        super().__init__()
        self._parts: dict[str, int] = {}

    def compose(self) -> ComposeResult:
        """The header, the page, the foot."""
        yield from self.header()
        with VerticalScroll(id="page"):
            yield Static(id="outline", markup=False)
        yield from self.foot()

    def on_mount(self) -> None:
        """Arrows scroll the page at once."""
        self.query_one("#page").focus()

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002 - the new size is read where it is used
        """Lay out the text for the new width."""
        if self.interview.sitting is not None:
            self.show()

    def show(self) -> None:
        """Set the outline in lines, and remember where its parts begin."""
        session = self.sitting.session
        outline = outline_of(session.compiled, session.recommendation)
        lines, self._parts = outline_lines(outline, min(self.size.width - 6, _WIDEST))
        self.write("#title", outline.title)
        self.write("#place", "Result" if session.is_settled else "Result so far")
        self.query_one("#outline", Static).update(stacked(lines))
        self.show_status(save_status(self.sitting), self.sitting.problem is not None)

    def on_screen_resume(self) -> None:
        """Come to the top of the newest result."""
        self.show()
        self.query_one("#page").scroll_home(animate=False)

    def action_go(self, part: str) -> None:
        """Scroll to a part of the page."""
        wanted = [
            place for name, place in self._parts.items() if name == part or (part == "reasons" and name in _REASONS)
        ]
        if part == "ladder":
            self.query_one("#page").scroll_home(animate=False)
        elif wanted:
            self.query_one("#page").scroll_to(y=min(wanted), animate=False)
        else:
            self.show_status("There is nothing to say here yet.", is_alarming=False)

    def action_next_part(self) -> None:
        """Scroll to the part that begins next below."""
        page = self.query_one("#page")
        below = [place for place in self._parts.values() if place > page.scroll_offset.y]
        if below:
            page.scroll_to(y=min(below), animate=False)

    def action_scroll(self, lines: int) -> None:
        """Scroll by some lines."""
        self.query_one("#page").scroll_relative(y=lines, animate=False)

    def action_back(self) -> None:
        """Go back to the questions, to the last one."""
        self.interview.become(self.sitting.session.back())

    def action_undo(self) -> None:
        """Take back the last change."""
        self.interview.become(self.sitting.session.undo())


def outline_lines(outline: Outline, width: int) -> tuple[list[Content], dict[str, int]]:
    """An outline in lines, and the line at which each of its sections begins."""
    lines = [Content(""), *(Content.styled(line, "bold $lit") for line in safe_lines(outline.headline, width))]
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
