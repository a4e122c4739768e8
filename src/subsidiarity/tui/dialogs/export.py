"""The box that writes a decision to new files."""

from __future__ import annotations

import os
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static
from textual.widgets.option_list import Option

from subsidiarity.reporting.language import Phrase, words
from subsidiarity.tui.key_line import Key, KeyLine
from subsidiarity.tui.safe import safe
from subsidiarity.tui.screen import Dialog
from subsidiarity.tui.widgets.option_list import Options
from subsidiarity.tui.widgets.typing_field import LineField
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.view.minutes import outcome_words
from subsidiarity.workshop.view.written_file import free_name, kinds_for

_LAST_KEYS = (
    Key(Phrase("Tab"), Phrase("other field"), "app.focus_next", 1),
    Key(Phrase("Esc"), Phrase("close"), "screen.close"),
)
_KIND_KEYS = (
    Key("1-9", Phrase("choose"), "screen.name", 2),
    Key(Phrase("Enter"), Phrase("go on"), "screen.name"),
    *_LAST_KEYS,
)
_NAME_KEYS = (Key(Phrase("Enter"), Phrase("write"), "screen.write"), *_LAST_KEYS)


class ExportDialog(Dialog[None]):
    """A box that asks what to write, and to which file; it stays open, so that several can be written."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", show=False),
        *(Binding(f"{number}", f"mark({number})", show=False) for number in range(1, 10)),
    ]

    def __init__(self, session: Session, path: str) -> None:
        """Offer the files of a session; they go beside the file at `path`, in which the session is kept."""
        super().__init__()
        self._session = session
        self._kinds = kinds_for(session)
        self._stem = os.path.splitext(path)[0]

    def compose(self) -> ComposeResult:
        """The kinds of files, the name to write to, and a line on what became of it."""
        with Vertical(id="box") as box:
            box.border_title = safe(words("Write to a file"))
            with VerticalScroll(id="text", can_focus=False):
                yield Options(id="kinds")
                yield Static(safe(words("Name of the new file")), classes="asked")
                yield LineField("", id="name")
            yield Static(id="written", markup=False)
            yield KeyLine(_KIND_KEYS)

    def on_mount(self) -> None:
        """Begin with the kinds."""
        options = self.query_one(Options)
        options.add_options(
            [Option(safe(f"{number}  {words(kind.name)}")) for number, kind in enumerate(self._kinds, 1)]
        )
        options.highlighted = 0
        options.focus()

    def on_option_list_option_highlighted(self, event: Options.OptionHighlighted) -> None:
        """Propose a name where no file stands yet."""
        self.query_one(LineField).offer(free_name(self._stem, self._kinds[event.option_index].ending))

    def on_descendant_focus(self) -> None:
        """Say what Enter does where the keys are now."""
        self.query_one(KeyLine).change(_NAME_KEYS if self.query_one(LineField).has_focus else _KIND_KEYS)

    def action_mark(self, number: int) -> None:
        """Mark the kind of this number."""
        if number <= len(self._kinds):
            self.query_one(Options).highlighted = number - 1

    def action_name(self) -> None:
        """Go on to the name."""
        self.query_one(LineField).focus()

    def on_option_list_option_selected(self) -> None:
        """Go on to the name."""
        self.action_name()

    def on_options_pointed(self) -> None:
        """Go on to the name."""
        self.action_name()

    def on_input_submitted(self) -> None:
        """Write."""
        self.action_write()

    def action_write(self) -> None:
        """Write the file, unless one of this name is there, and say what became of it."""
        kind = self._kinds[self.query_one(Options).highlighted or 0]
        path = os.path.expanduser(self.query_one(LineField).typed)
        if not path:
            return
        problem = kind.write(self._session, path)
        style = "bold" if problem is None else "bold $alarm"
        self.query_one("#written", Static).update(safe(outcome_words(path, problem), style))
        if problem is None:
            self.query_one(Options).focus()

    def action_close(self) -> None:
        """Go back to the screen below."""
        self.dismiss(None)
