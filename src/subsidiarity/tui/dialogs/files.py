"""A box that offers the decisions found in a folder, and other folders, and takes the name of any file as well."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.widgets import Static
from textual.widgets.option_list import Option

from subsidiarity.reporting.language import Phrase, words
from subsidiarity.tui.dialogs.boxes import reading_width
from subsidiarity.tui.dialogs.typing_dialog import TypingDialog
from subsidiarity.tui.key_line import Key as LineKey
from subsidiarity.tui.key_line import KeyLine
from subsidiarity.tui.safe import safe, safe_lines
from subsidiarity.tui.widgets.option_list import Options
from subsidiarity.tui.widgets.typing_field import LineField
from subsidiarity.workshop.decision_store import FoundDecision
from subsidiarity.workshop.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Picked:
    """A file or folder that was picked, and the index of a decision in the file, from 0; None where none was picked."""

    path: str
    index: int | None = None


class Offered(Options, inherit_bindings=False):
    """A list in which every letter is left to the line below it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "cursor_up", show=False),
        Binding("down", "cursor_down", show=False),
        Binding("pageup", "page_up", show=False),
        Binding("pagedown", "page_down", show=False),
        Binding("enter", "select", show=False),
    ]


class FilesDialog(TypingDialog[Picked]):
    """A box with a list of what is found, and a line for any other name; Escape gives nothing back."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", show=False)]

    def __init__(
        self,
        title: str,
        asked: str,
        found: Sequence[FoundDecision],
        folders: Sequence[str] = (),
        *,
        judge: Callable[[str], Refusal | None],
    ) -> None:
        """Offer decisions and folders below a title; `asked` are the words that ask for another name.

        A name that `judge` refuses stays in the box to be mended.
        """
        super().__init__()
        self._title = title
        self._asked = asked
        self._judge = judge
        self._offered = [
            *((Picked(each.path, each.index), each.title) for each in found if each.recommendation is not None),
            *((Picked(folder), words("folder")) for folder in folders),
        ]

    def compose(self) -> ComposeResult:
        """The list, the line, the keys."""
        with Vertical(id="box") as box:
            box.border_title = safe(self._title)
            with VerticalScroll(id="text", can_focus=False):
                yield Offered(id="kinds")
                yield Static(safe(self._asked), classes="asked")
                yield LineField("", id="name")
            yield self.remark_line()
            yield KeyLine(
                (
                    LineKey(Phrase("Enter"), Phrase("take"), "screen.take"),
                    LineKey(Phrase("Tab"), Phrase("other field"), "app.focus_next", 1),
                    LineKey(Phrase("Esc"), Phrase("cancel"), "screen.close"),
                )
            )

    def on_mount(self) -> None:
        """Begin with what is found, or with the line where nothing is."""
        width = reading_width(self.app.size.width) - 4
        options = self.query_one(Options)
        options.add_options(
            Option(Content("\n".join(safe_lines(f"{picked.path} · {said}", width, "", "  "))))
            for picked, said in self._offered
        )
        options.display = bool(self._offered)
        if self._offered:
            options.highlighted = 0
            options.focus()
        else:
            self.query_one(LineField).focus()

    def on_option_list_option_selected(self, event: Options.OptionSelected) -> None:
        """Take what Enter was pressed on."""
        self.close_with(self._offered[event.option_index][0])

    def on_options_pointed(self, event: Options.Pointed) -> None:
        """Take what was clicked."""
        self.close_with(self._offered[event.index][0])

    def on_input_submitted(self) -> None:
        """Take the name that was typed."""
        self.action_take()

    def on_key(self, event: Key) -> None:
        """Let a letter that is typed while the list has the keys begin a name."""
        line = self.query_one(LineField)
        if event.is_printable and event.character is not None and self.focused is not line:
            event.stop()
            line.focus()
            line.insert_text_at_cursor(event.character)

    def action_take(self) -> None:
        """Take the name that was typed, or what is marked where none was."""
        typed = self.query_one(LineField).typed
        if typed:
            picked = Picked(os.path.expanduser(typed))
            self.close_with(self._judge(picked.path) or picked)
        elif self._offered:
            self.close_with(self._offered[self.query_one(Options).highlighted or 0][0])

    def action_close(self) -> None:
        """Give nothing back."""
        self.dismiss(None)
