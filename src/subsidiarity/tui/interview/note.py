"""The box for words beside an answer: the evidence that it rests on, a note, a source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static
from textual.widgets.option_list import Option

from subsidiarity.model.decision import Answer, Evidence
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.wording.answer import EVIDENCE_CHOICES
from subsidiarity.tui.dialogs.typing_dialog import TypingDialog
from subsidiarity.tui.key_line import Key, KeyLine
from subsidiarity.tui.safe import safe
from subsidiarity.tui.widgets.option_list import Options
from subsidiarity.tui.widgets.text_field import field_for
from subsidiarity.workshop.session import Session

_KINDS = tuple(EVIDENCE_CHOICES)


class NoteDialog(TypingDialog[Session]):
    """A box for evidence, note and source of the answer asked for; F3 or the last Enter keeps them, Escape does not."""

    box = "note"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", show=False),
        Binding("f3", "keep", show=False),
        *(Binding(str(index), f"evidence({index})", show=False) for index in range(len(_KINDS))),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._answer = session.answer or Answer(frozenset())
        self._evidence = self._answer.evidence

    def compose(self) -> ComposeResult:
        """The note first, for that is what people come here to type."""
        question = self._session.question
        assert question is not None, "a note belongs to a question"
        with Vertical(id="box") as box:
            box.border_title = safe(words("Note"))
            with VerticalScroll(id="text", can_focus=False):
                yield Static(safe(question.ask, "$quiet"), classes="words")
                yield Static(safe(words("Note")), classes="asked")
                yield field_for(self._answer.note, "note", is_long=True)
                yield Static(safe(words("Source: a document, a date, a person")), classes="asked")
                yield field_for(self._answer.source, "source", is_long=False)
                yield Static(safe(words("What does the answer rest on?")), classes="asked")
                yield Options(id="evidence")
            yield self.remark_line()
            yield KeyLine(
                (
                    Key("F3", Phrase("keep and close"), "screen.keep"),
                    Key(Phrase("Tab"), Phrase("next field"), "app.focus_next", 1),
                    Key(Phrase("Esc"), Phrase("cancel"), "screen.close"),
                )
            )

    def on_mount(self) -> None:
        """Begin in the note."""
        self._show_evidence(self._evidence)
        self.query_one("#note").focus()
        self.call_after_refresh(self.query_one("#text").scroll_home, animate=False)

    def on_option_list_option_selected(self, event: Options.OptionSelected) -> None:
        """Take the evidence that Enter was pressed on, and keep it all."""
        self._show_evidence(_KINDS[event.option_index])
        self.action_keep()

    def on_options_pointed(self, event: Options.Pointed) -> None:
        """Take the evidence that was clicked."""
        self._show_evidence(_KINDS[event.index])

    def on_input_submitted(self) -> None:
        """Go on to the evidence from the source, when Enter was pressed in it."""
        self.query_one("#evidence").focus()

    def action_evidence(self, index: int) -> None:
        """Take the evidence of a number; in a text field digits are text and do not come here."""
        self._show_evidence(_KINDS[index])

    def action_keep(self) -> None:
        """Give back the session with what was typed."""
        if not self.is_refused():
            note, source = (field.typed for field in self.fields)
            self.close_with(self._session.note(self._evidence, note, source))

    def action_close(self) -> None:
        """Give nothing back."""
        self.close_without()

    def action_put_back(self) -> None:
        """Let everything stand as it did before anything was typed, the evidence too."""
        super().action_put_back()
        self._show_evidence(self._answer.evidence)

    def texts(self) -> dict[str, str]:
        """Texts that were changed, and the evidence if it is another one."""
        other = {} if self._evidence == self._answer.evidence else {"evidence": self._evidence}
        return {**super().texts(), **other}

    def put(self, texts: Mapping[str, str]) -> None:
        """Let these texts stand in the fields, and this evidence."""
        super().put(texts)
        self._show_evidence(next((kind for kind in _KINDS if kind == texts.get("evidence")), self._evidence))

    def _show_evidence(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self.keep_draft()
        marks = {kind: "(x)" if kind == evidence else "( )" for kind in _KINDS}
        options = self.query_one("#evidence", Options)
        options.set_options(
            Option(safe(f"{index}  {marks[kind]} {words(EVIDENCE_CHOICES[kind])}")) for index, kind in enumerate(_KINDS)
        )
        options.highlighted = _KINDS.index(evidence)
