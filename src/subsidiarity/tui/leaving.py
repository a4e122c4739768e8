"""Leaving the app by a key, after a question, or by a signal from outside; what is not saved is said first."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import Callable

from textual.app import App

from subsidiarity.reporting.language import Phrase, words
from subsidiarity.tui.dialogs.boxes import ChoiceDialog, Reply
from subsidiarity.tui.error_box import GuardedApp
from subsidiarity.tui.safe import safe
from subsidiarity.tui.screen import InterviewScreen
from subsidiarity.workshop.saving_words import save_status, unsaved_words
from subsidiarity.workshop.sitting import Sitting

_SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGINT") if hasattr(signal, name))


class LeavingApp(GuardedApp):
    """An app that can be left in good order at any time."""

    sitting: Sitting | None

    @property
    def saved(self) -> str:
        """A sentence on whether everything is saved; "" while there is nothing to save."""
        return "" if self.sitting is None else save_status(self.sitting)

    def listen(self) -> None:
        """Leave in good order when told to from outside."""
        for number in _SIGNALS:
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                asyncio.get_running_loop().add_signal_handler(number, self._on_signal, number)
        self.app_resume_signal.subscribe(self, self._repaint)

    def action_put_aside(self) -> None:
        """Stop until the shell brings the program back; in a field of several lines take back what was typed."""
        undo: Callable[[], None] | None = getattr(self.focused, "action_undo", None)
        (undo or self.action_suspend_process)()

    def _repaint(self, _: App[None]) -> None:
        """Paint every cell again: while the program was put aside, the terminal showed something else."""
        for screen in self.screen_stack:
            screen.refresh(layout=True)

    def on_unmount(self) -> None:
        """Stop listening to signals."""
        for number in _SIGNALS:
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                asyncio.get_running_loop().remove_signal_handler(number)

    def action_leave(self) -> None:
        """Leave; ask first if the last change is not saved, and cannot be saved now."""
        if self.save_again():
            self.exit()
        elif not isinstance(self.screen, ChoiceDialog):
            self._confirm()

    def action_interrupt(self) -> None:
        """Ask whether to leave: Ctrl+C, which copies elsewhere, is pressed by mistake."""
        if not isinstance(self.screen, ChoiceDialog):
            self._confirm()

    def save_again(self) -> bool:
        """Try again to save what is not saved yet; whether everything is saved then."""
        was_saved = self.sitting is None or self.sitting.problem is None
        is_saved = self.sitting is None or self.sitting.save_again()
        if is_saved and not was_saved and isinstance(self.screen, InterviewScreen):
            self.screen.show()
        return is_saved

    def _confirm(self) -> None:
        self.save_again()
        replies = (Reply("y", "y", Phrase("leave")), Reply("n", Phrase("n, Esc"), Phrase("stay")))
        unsaved = "" if self.sitting is None else unsaved_words(self.sitting)
        said = unsaved or self.saved or words("No decision is open.")
        self.push_screen(ChoiceDialog(words("Leave?"), safe(said), replies), self._after_confirm)

    def _after_confirm(self, reply: str | None) -> None:
        if reply == "y":
            self.save_again()
            self.exit()

    def _on_signal(self, number: int) -> None:
        self.save_again()
        self.exit(return_code=128 + number)
