"""Boxes on top of a screen: something to read, a choice of replies, a line to type."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Key as KeyPress
from textual.widgets import Static

from subsidiarity.reporting.language import Phrase, words
from subsidiarity.tui.dialogs.typing_dialog import TypingDialog
from subsidiarity.tui.key_line import Key, KeyLine, ReplyLine
from subsidiarity.tui.safe import safe, safe_lines, stacked
from subsidiarity.tui.screen import Dialog, Result
from subsidiarity.tui.widgets.typing_field import LineField
from subsidiarity.workshop.refusal import Refusal

_WIDEST = 96


def reading_width(columns: int) -> int:
    """The terminal columns that text in a box may take on a screen of `columns`."""
    return max(20, min(columns * 9 // 10, _WIDEST) - 8)


def reading_body(text: str, columns: int) -> Content:
    """Sentences as the body of a box to read, on a screen of `columns` terminal columns."""
    return stacked([Content(line) for line in safe_lines(text, reading_width(columns))])


class HeedfulDialog(Dialog[Result]):
    """A box that its own keys alone answer; any other key does nothing, and that is said."""

    UNHEARD: ClassVar[Phrase] = Phrase("That key did nothing: one of the keys below comes first.")

    def unheard_line(self) -> Static:
        """The line that says so, which is not there before."""
        return Static(safe(words(self.UNHEARD), "bold $alarm"), id="remark", markup=False)

    def on_key(self, event: KeyPress) -> None:
        """Say that a key did nothing, if nothing is bound to it."""
        self.set_class(event.key not in self.active_bindings, "-remarked")


class ReadingDialog(HeedfulDialog[None]):
    """A box with something to read, as long as it may be; any of the usual keys closes it."""

    UNHEARD: ClassVar[Phrase] = Phrase("That key did nothing: Enter closes this first.")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q,w,question_mark,f1,space", "close", show=False),
        Binding("j", "scroll(1)", show=False),
        Binding("k", "scroll(-1)", show=False),
    ]

    def __init__(self, title: str, body: Content, *, is_alarming: bool = False) -> None:
        super().__init__()
        self._title = title
        self._body = body
        self._is_alarming = is_alarming

    def compose(self) -> ComposeResult:
        """A title, the text, the keys."""
        with Vertical(id="box", classes="-alarm" if self._is_alarming else "") as box:
            box.border_title = safe(self._title)
            with VerticalScroll(id="text"):
                yield Static(self._body, markup=False)
            yield self.unheard_line()
            yield KeyLine(
                (
                    Key(Phrase("Enter"), Phrase("close"), "screen.close"),
                    Key(Phrase("up, down"), Phrase("scroll"), "screen.scroll(3)", 1),
                )
            )

    def on_mount(self) -> None:
        """Arrows scroll the text at once."""
        self.query_one("#text").focus()

    def action_close(self) -> None:
        """Go back to the screen below."""
        self.dismiss(None)

    def action_scroll(self, lines: int) -> None:
        """Scroll by some lines."""
        self.query_one("#text").scroll_relative(y=lines, animate=False)


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply to choose: the key as textual calls it, as people read it, and what it does."""

    key: str
    shown: str | Phrase
    does: Phrase


class ChoiceDialog(HeedfulDialog[str]):
    """A box with a sentence or two and a few replies; the key of the one taken comes back. Escape takes the last."""

    def __init__(self, title: str, body: Content, replies: tuple[Reply, ...]) -> None:
        super().__init__()
        self._title = title
        self._body = body
        self._replies = replies

    def compose(self) -> ComposeResult:
        """A title, the text, the replies."""
        with Vertical(id="box") as box:
            box.border_title = safe(self._title)
            with VerticalScroll(id="text", can_focus=False):
                yield Static(self._body, markup=False)
            yield self.unheard_line()
            yield ReplyLine(
                tuple(Key(reply.shown, reply.does, f"screen.take('{reply.key}')") for reply in self._replies)
            )

    def on_mount(self) -> None:
        """Listen to the keys of these replies."""
        for reply in self._replies:
            self._bindings.bind(reply.key, f"take('{reply.key}')", show=False)
        self._bindings.bind("escape", f"take('{self._replies[-1].key}')", show=False)

    def action_take(self, key: str) -> None:
        """Take one of the replies."""
        self.dismiss(key)


Judge = Callable[[tuple[str, ...]], object]
"""A function that gives a `Refusal` for lines that cannot be taken, and anything else for others."""


class LineDialog(TypingDialog[tuple[str, ...]]):
    """A box with one or more lines to type; of several the first is needed. Escape gives nothing back."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", show=False)]

    def __init__(
        self,
        title: str,
        fields: tuple[tuple[str, str], ...],
        about: str = "",
        judge: Judge | None = None,
        box: str = "",
    ) -> None:
        """Show a line for each of `fields`, (the words that ask for it, its text so far), below the text `about`.

        What `judge` refuses stays in the box to be mended. With the name of a `box` a draft is kept.
        """
        super().__init__()
        self.box = box
        self._judge = judge
        self._title = title
        self._fields = fields
        self._about = about

    def compose(self) -> ComposeResult:
        """The text above, then for each line the words that ask for it and the line."""
        with Vertical(id="box") as box:
            box.border_title = safe(self._title)
            with VerticalScroll(id="text", can_focus=False):
                if self._about:
                    yield Static(safe(self._about), classes="words")
                for asked, text in self._fields:
                    yield Static(safe(asked), classes="asked")
                    yield LineField(text)
            yield self.remark_line()
            yield KeyLine(
                (
                    Key(Phrase("Enter"), Phrase("go on"), "screen.enter"),
                    Key(Phrase("Esc"), Phrase("cancel"), "screen.close"),
                )
            )

    def action_enter(self) -> None:
        """Go on to the next line, or give back what was typed if this is the last."""
        lines = list(self.query(LineField))
        index = next((index for index, line in enumerate(lines) if line.has_focus), len(lines) - 1)
        if self.is_refused(lines[index]):
            return
        if len(lines) > 1 and not lines[0].typed:
            needed = words("(This line is needed.)")
            self.query(".asked").first(Static).update(safe(f"{self._fields[0][0]} {needed}"))
            lines[0].focus()
        elif index + 1 < len(lines):
            lines[index + 1].focus()
        else:
            typed = tuple(line.typed for line in lines)
            refused = None if self._judge is None else self._judge(typed)
            self.close_with(refused if isinstance(refused, Refusal) else typed)

    @on(LineField.Submitted)
    def _submitted(self) -> None:
        self.action_enter()

    def action_close(self) -> None:
        """Give nothing back."""
        self.close_without()
