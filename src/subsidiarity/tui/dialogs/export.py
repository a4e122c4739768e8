"""The box that writes a workshop to new files: minutes, a copy of the decision, its result, the hand-out."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static
from textual.widgets.option_list import Option

from subsidiarity.model.decision import Decision
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reporting.decision_file.decision import render_decision
from subsidiarity.reporting.forms.markdown import render_markdown
from subsidiarity.reporting.forms.plain import render_plain
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.outlines.hand_out import hand_out_outline
from subsidiarity.reporting.record import record_of, render_record
from subsidiarity.tui.key_line import Key, KeyLine
from subsidiarity.tui.safe import safe
from subsidiarity.tui.screen import Dialog
from subsidiarity.tui.widgets.option_list import Options
from subsidiarity.tui.widgets.typing_field import LineField
from subsidiarity.workshop.autosave import NotSaved, save_new
from subsidiarity.workshop.minutes import minutes_of, minutes_written, outcome_words
from subsidiarity.workshop.session import Session

HAND_OUT_ENDINGS = (".html", ".htm", ".md", ".txt")


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file: its name in the list, the ending proposed, and the function that writes one, or says why not."""

    name: Phrase
    ending: str
    write: Callable[[Session, str], NotSaved | None]


def _new(text: Callable[[Session], str], *endings: str) -> Callable[[Session, str], NotSaved | None]:
    """A function that writes a text of a session to a new file with one of these endings."""
    return lambda session, path: save_new(path, text(session), endings)


def _minutes(session: Session, path: str) -> NotSaved | None:
    return minutes_written(path, minutes_of(session.compiled, session.decision))


def _decision(session: Session) -> str:
    return render_decision(session.decision, session.rulebook)


def _record(session: Session) -> str:
    record = record_of(session.rulebook, session.decision.id, session.recommendation)
    return f"{render_record(record, 2)}\n"


def _hand_out(session: Session, path: str) -> NotSaved | None:
    return save_new(path, hand_out_text(path, session.rulebook, session.decision), HAND_OUT_ENDINGS)


KINDS = (
    FileKind(Phrase("Minutes to print or send (a page)"), "-minutes.html", _minutes),
    FileKind(Phrase("Minutes (Word)"), "-minutes.docx", _minutes),
    FileKind(Phrase("Minutes (Markdown)"), "-minutes.md", _minutes),
    FileKind(Phrase("Minutes (text)"), "-minutes.txt", _minutes),
    FileKind(Phrase("A copy of the decision file (YAML)"), "-copy.yaml", _new(_decision, ".yaml")),
    FileKind(Phrase("The result for other programs (JSON)"), "-result.json", _new(_record, ".json")),
    FileKind(Phrase("Hand-out with the questions and a paper ballot (a page)"), "-hand-out.html", _hand_out),
)


class ExportDialog(Dialog[None]):
    """A box that asks what to write, and to which file; it stays open, so that several can be written."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", show=False)]

    def __init__(self, session: Session, path: str) -> None:
        """Offer the files of a session; they go beside the file at `path`, in which the session is kept."""
        super().__init__()
        self._session = session
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
            yield KeyLine(
                (
                    Key(Phrase("Enter"), Phrase("go on"), "screen.write"),
                    Key(Phrase("Tab"), Phrase("other field"), "app.focus_next", 1),
                    Key(Phrase("Esc"), Phrase("close"), "screen.close"),
                )
            )

    def on_mount(self) -> None:
        """Begin with the kinds."""
        options = self.query_one(Options)
        options.add_options([Option(safe(f"{place}  {words(kind.name)}")) for place, kind in enumerate(KINDS, 1)])
        options.highlighted = 0
        options.focus()

    def on_option_list_option_highlighted(self, event: Options.OptionHighlighted) -> None:
        """Propose a name where no file stands yet."""
        self.query_one(LineField).offer(free_name(self._stem, KINDS[event.option_index].ending))

    def on_option_list_option_selected(self) -> None:
        """Go on to the name."""
        self.query_one(LineField).focus()

    def on_options_pointed(self) -> None:
        """Go on to the name."""
        self.query_one(LineField).focus()

    def on_input_submitted(self) -> None:
        """Write."""
        self.action_write()

    def action_write(self) -> None:
        """Write the file, unless one of this name is there, and say what became of it."""
        kind = KINDS[self.query_one(Options).highlighted or 0]
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


def hand_out_text(path: str, rulebook: Rulebook, decision: Decision | None = None) -> str:
    """The hand-out of a rulebook as the name of its file wants it: a page to print, plain text, or Markdown."""
    ending = os.path.splitext(path)[1].lower()
    if ending in (".html", ".htm"):
        from subsidiarity.reporting.html.hand_out import render_hand_out_page

        return render_hand_out_page(rulebook, decision)
    outline = hand_out_outline(rulebook, decision)
    return render_plain(outline) if ending == ".txt" else render_markdown(outline)


def free_name(stem: str, ending: str) -> str:
    """A name with this ending where no file stands yet."""
    beginning, dot, suffix = ending.rpartition(".")
    number = 1
    while True:
        name = f"{stem}{beginning}{'' if number == 1 else f'-{number}'}{dot}{suffix}"
        if not os.path.lexists(name):
            return name
        number += 1
