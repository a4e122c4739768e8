"""The lines that phones sent without a name, in boxes: for the facilitator's eyes first, one by one."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import App

from subsidiarity.reporting.language import Phrase, words
from subsidiarity.tui.dialogs.boxes import ChoiceDialog, Reply, reading_body
from subsidiarity.tui.room.phones import Phones
from subsidiarity.tui.screen import Interview
from subsidiarity.tui.workshop.remarks import DissentDialog
from subsidiarity.workshop.ballot.room_words import eyes_first, no_line_waits, waiting_line_words
from subsidiarity.workshop.session import Session

_WARNED = (
    Reply("enter", Phrase("Enter"), Phrase("show them")),
    Reply("n", Phrase("n, Esc"), Phrase("not now")),
)
_REPLIES = (
    Reply("d", "d", Phrase("record it")),
    Reply("x", "x", Phrase("throw away")),
    Reply("enter", Phrase("Enter"), Phrase("leave it")),
)


class WaitingLines:
    """The lines that wait, read from the first to the last; each is recorded, thrown away or left."""

    def __init__(self, app: App[None], interview: Interview, phones: Phones) -> None:
        self._app = app
        self._interview = interview
        self._desk = phones.desk
        self._index = 0
        self._shown: tuple[str, str] = ("", "")

    def read(self) -> None:
        """Read them, once the facilitator says that nobody else looks."""
        if not self._desk.lines:
            self._interview.say(no_line_waits())
            return
        self._ask(eyes_first(), _WARNED, self._after_warning)

    def _ask(self, said: str, replies: tuple[Reply, ...], after: Callable[[str | None], None]) -> None:
        body = reading_body(said, self._app.size.width)
        self._app.push_screen(ChoiceDialog(words("Lines from phones"), body, replies), after)

    def _after_warning(self, reply: str | None) -> None:
        if reply == "enter":
            self._next()

    def _next(self) -> None:
        if self._index < len(self._desk.lines):
            self._shown = self._desk.lines[self._index]
            self._ask(waiting_line_words(self._desk, self._index), _REPLIES, self._after_line)
        else:
            self._interview.say("")

    def _after_line(self, reply: str | None) -> None:
        if reply == "x":
            self._drop()
            self._next()
        elif reply == "d":
            self._record()
        else:
            self._index += 1
            self._next()

    def _record(self) -> None:
        """Record the line as a minority view on its question, in its words or others."""
        sitting = self._interview.sitting
        question, text = self._shown
        if sitting is None or question not in sitting.session.compiled.order:
            self._after_record(None)
        else:
            self._app.push_screen(DissentDialog(sitting.session.jump(question), text), self._after_record)

    def _after_record(self, recorded: Session | None) -> None:
        if recorded is None:
            self._index += 1
        else:
            self._interview.become(recorded, words("The minority view is saved."))
            self._drop()
        self._next()

    def _drop(self) -> None:
        """Keep the line that was shown no more; others may have come before it meanwhile."""
        if self._shown in self._desk.lines:
            self._desk.drop_line(self._desk.lines.index(self._shown))
