"""The app as phones need it: a network, loaded when phones are wanted, and a port that is closed at the end."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import on
from textual.events import Unmount

from subsidiarity.reporting.language import words
from subsidiarity.tui.dialogs.boxes import ChoiceDialog
from subsidiarity.tui.leaving import LeavingApp
from subsidiarity.tui.own_files import OwnSettings
from subsidiarity.workshop.refusal import Refusal

if TYPE_CHECKING:
    # Loaded when phones are wanted, so that the first screen is painted soon.
    from subsidiarity.tui.room.phones import Phones
    from subsidiarity.workshop.ballot.network import LoopNetwork


class PhoneApp(LeavingApp):
    """An app whose workshop may be joined by phones."""

    own: OwnSettings
    network: Callable[[], LoopNetwork] | None = None
    """A function that brings the network that phones come by; None where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.phones: Phones | None = None
        self.last_words: tuple[str, ...] = ()
        """Sentences on phones, to be said once the screen has gone."""
        self._is_told = False

    @property
    def has_network(self) -> bool:
        """Whether people of this workshop could vote on phones."""
        workshop = None if self.sitting is None else self.sitting.session.decision.workshop
        return self.network is not None and workshop is not None and workshop.rehearsal is None

    @property
    def saved(self) -> str:
        """A sentence on whether everything is saved, and on a vote that is open."""
        if self.phones is None or self.phones.round is None:
            return super().saved
        from subsidiarity.workshop.ballot.room_words import vote_stays_open

        return f"{super().saved.rstrip('.')}. {vote_stays_open()}"

    @property
    def on_phones(self) -> str:
        """Words at the foot for as long as phones reach this machine, or lines of theirs wait; "" otherwise."""
        if self.phones is None:
            return ""
        from subsidiarity.workshop.ballot.room_words import phones_are_on, waiting_lines_sentence

        on = phones_are_on() if self.phones.address else ""
        waiting = waiting_lines_sentence(self.phones.desk)
        shows = words("{key} shows them.", key=self.own.said["lines"]) if waiting else ""
        return " ".join(filter(None, [" · ".join(filter(None, [on, waiting])), shows]))

    def reach_phones(self) -> Phones | Refusal | None:
        """The phones of the sitting; None where there can be none, a refusal if they cannot be reached."""
        if self.phones is None and self.has_network and self.network is not None and self.sitting is not None:
            from subsidiarity.tui.room.phones import Phones

            found = Phones.set_up(self.sitting, self.network())
            if isinstance(found, Refusal):
                return found
            found.watch(self._on_change)
            self.phones = found
        return self.phones

    def take_up_phones(self) -> str:
        """Go on with what a killed program left of phones, and return a notice on a vote; "" for none."""
        if not self.has_network or self.sitting is None:
            return ""
        from subsidiarity.workshop.ballot.kept_room import room_path

        if not os.path.lexists(room_path(self.sitting.path)):
            return ""
        from subsidiarity.workshop.ballot.sitting_votes import is_left_behind

        found = self.reach_phones() if is_left_behind(self.sitting) else None
        return "" if found is None else found.words if isinstance(found, Refusal) else found.take_up()

    async def end_phones(self) -> None:
        """Close the port, and keep what is to be said of it."""
        phones, self.phones = self.phones, None
        if phones is not None:
            self.last_words = tuple(await phones.close())

    @on(Unmount)
    async def _unmounted(self) -> None:
        """Close the port, however the app ends."""
        await self.end_phones()

    def action_leave(self) -> None:
        """Leave; ask first while a vote is open."""
        if self.phones is None or self.phones.round is None:
            super().action_leave()
        elif not isinstance(self.screen, ChoiceDialog):
            self._confirm()

    def _on_change(self) -> None:
        """Show a change that phones made, from whatever thread it comes; several soon after each other at once."""
        if not self._is_told:
            self._is_told = True
            self.call_later(self._show_change)

    def _show_change(self) -> None:
        self._is_told = False
        show: Callable[[], None] | None = getattr(self.screen, "show_phones", None)
        if show is not None:
            show()
