"""Words beside an answer: what it rests on, a note, a source."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static
from textual.widgets.option_list import Option

from subsidiarity.model.decision import Answer, Evidence
from subsidiarity.reporting.language import later, words
from subsidiarity.tui.keys import Key, KeyLine
from subsidiarity.tui.option_list import Options
from subsidiarity.tui.safe import safe
from subsidiarity.tui.screen import Dialog
from subsidiarity.tui.text_field import TextField
from subsidiarity.tui.typing_field import LineField
from subsidiarity.workshop.session import NOTE_LIMIT
from subsidiarity.workshop.words import EVIDENCE

Noted = tuple[Evidence, str, str]
_KINDS = tuple(EVIDENCE)


class NoteDialog(Dialog[Noted]):
    """Evidence, note and source of one answer; closing keeps what was typed, and undo takes it back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "keep", show=False),
        Binding("f3", "discard", show=False),
        *(Binding(str(place), f"evidence({place})", show=False) for place in range(len(_KINDS))),
    ]

    def __init__(self, ask: str, answer: Answer | None) -> None:
        super().__init__()
        self._ask = ask
        self._answer = answer or Answer(frozenset())

    def compose(self) -> ComposeResult:
        """The note first, for that is what people come here to type."""
        with Vertical(id="box") as box:
            box.border_title = safe(words("Note"))
            with VerticalScroll(id="text", can_focus=False):
                yield Static(safe(self._ask, "$quiet"), classes="words")
                yield Static(safe(words("Note")), classes="asked")
                yield TextField(self._answer.note, id="note")
                yield Static(safe(words("Source: a document, a date, a person")), classes="asked")
                yield LineField(self._answer.source, NOTE_LIMIT, id="source")
                yield Static(safe(words("What does the answer rest on?")), classes="asked")
                yield Options(id="evidence")
            yield KeyLine(
                (
                    Key(later("Esc"), later("keep and close"), "screen.keep"),
                    Key(later("Tab"), later("next field"), "app.focus_next"),
                    Key("F3", later("close without keeping"), "screen.discard", 1),
                )
            )

    def on_mount(self) -> None:
        """Begin in the note."""
        self._show_evidence(self._answer.evidence)
        self.query_one("#note").focus()
        self.call_after_refresh(self.query_one("#text").scroll_home, animate=False)

    def on_option_list_option_selected(self, event: Options.OptionSelected) -> None:
        """Take the evidence that Enter was pressed on."""
        self._show_evidence(_KINDS[event.option_index])

    def on_options_pointed(self, event: Options.Pointed) -> None:
        """Take the evidence that was clicked."""
        self._show_evidence(_KINDS[event.place])

    def on_input_submitted(self) -> None:
        """Enter in the source goes on to the evidence."""
        self.query_one("#evidence").focus()

    def action_evidence(self, place: int) -> None:
        """Take the evidence of a number; in a text field digits are text and do not come here."""
        self._show_evidence(_KINDS[place])

    def action_keep(self) -> None:
        """Give back what was typed."""
        note, source = self.query_one(TextField).text, self.query_one(LineField).value
        self.dismiss((self._answer.evidence, note, source))

    def action_discard(self) -> None:
        """Give nothing back."""
        self.dismiss(None)

    def _show_evidence(self, evidence: Evidence) -> None:
        self._answer = Answer(self._answer.options, evidence, self._answer.note, self._answer.source)
        marks = {kind: "(x)" if kind == evidence else "( )" for kind in _KINDS}
        options = self.query_one("#evidence", Options)
        options.set_options(
            Option(safe(f"{place}  {marks[kind]} {words(EVIDENCE[kind])}")) for place, kind in enumerate(_KINDS)
        )
        options.highlighted = _KINDS.index(evidence)
