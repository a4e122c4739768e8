"""Errors of the program and of the machine, which open a box while the interview goes on.

Nothing there shows what people typed.
"""

from __future__ import annotations

import os
import traceback
from collections.abc import Mapping

from textual.actions import ActionParseResult
from textual.app import App
from textual.dom import DOMNode

from subsidiarity.reporting.language import words
from subsidiarity.tui.dialogs.boxes import ReadingDialog, reading_body
from subsidiarity.tui.widgets.quick_screen import QuickScreen

_MOST_ERRORS_UNREAD = 5


class GuardedApp(App[None]):
    """An app that outlives an error in what a key stands for."""

    def __init__(self) -> None:
        super().__init__()
        self.errors: list[BaseException] = []
        """Errors of the program itself in this run."""
        self._errors_unread = 0

    @property
    def saved(self) -> str:
        """A sentence on whether everything is saved; "" while there is nothing to save."""
        return ""

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Run what a key stands for, and paint what it has changed; an error is shown, and the interview goes on."""
        try:
            is_done = await super().run_action(action, default_namespace, namespaces)
            if is_done and self._screen_stack and isinstance(self.screen, QuickScreen):
                self.screen.paint_now()
        except Exception as error:  # noqa: BLE001 - whatever it is, the people in the room keep their interview
            self.report(error)
            return True
        return is_done

    def report(self, error: Exception) -> None:
        """Show that something went wrong in the program, without what people typed."""
        self._errors_unread += 1
        if self._errors_unread > _MOST_ERRORS_UNREAD:  # the box itself cannot be drawn
            self._handle_exception(error)
            return
        self.errors.append(error)
        if self._errors_unread == 1:
            body = reading_body(self._words_on(error), self.size.width)
            self.push_screen(ReadingDialog(words("Something went wrong"), body, is_alarming=True), self._after_report)

    def _words_on(self, error: Exception) -> str:
        """Sentences on what was at fault, whether everything is saved, and what the program's makers need to know."""
        saved = f" {self.saved.rstrip('.')}." if self.saved else ""
        if isinstance(error, MemoryError):
            return words("The computer has no memory left for this.{saved} You can go on.", saved=saved)
        if isinstance(error, OSError):
            reason = error.strerror or type(error).__name__
            return words(
                "The computer does not allow this: {reason}.{saved} You can go on.", reason=reason, saved=saved
            )
        said = words("This is a fault of the program, not yours.{saved} You can go on.", saved=saved)
        place = words("For its makers: {place}", place=error_place(error))
        return f"{said} {place}"

    def _after_report(self, _: None) -> None:
        self._errors_unread = 0

    def _handle_exception(self, error: Exception) -> None:
        """End after an error that left a widget dead: without the values of variables, for they hold people's notes."""
        self._return_code = 1
        if self._exception is None:
            said = words("Something went wrong in the program: {place}", place=error_place(error))
            self._exit_renderables.append(said)
        self.errors.append(error)
        self._exception = self._exception or error  # tests raise it again
        self._close_messages_no_wait()
        self._exception_event.set()


def error_place(error: BaseException) -> str:
    """The kind of an error and its place in the program, file and line: nothing that a person typed."""
    frames = traceback.extract_tb(error.__traceback__)[-3:]
    said = words("{file}:{line} in {name}")
    places = [said.format(file=os.path.basename(each.filename), line=each.lineno, name=each.name) for each in frames]
    return words("{error} at {places}.", error=type(error).__name__, places=", ".join(places) or "?")
