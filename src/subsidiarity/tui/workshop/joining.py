"""The way to phones, in boxes: how people vote, which address is opened, whether that is agreed to."""

from __future__ import annotations

from textual.app import App
from textual.content import Content

from subsidiarity.reporting.language import Phrase, words
from subsidiarity.tui.dialogs.boxes import ChoiceDialog, Reply, reading_body
from subsidiarity.tui.room.phones import Phones
from subsidiarity.tui.screen import Interview
from subsidiarity.tui.workshop.join import JoinScreen
from subsidiarity.tui.workshop.remarks import RowDialog
from subsidiarity.workshop.ballot.room_words import address_rows, how_people_vote, nothing_is_opened, opening_promise
from subsidiarity.workshop.refusal import Refusal


class Joining:
    """The boxes that lead to phones."""

    def __init__(self, app: App[None], interview: Interview) -> None:
        self._app = app
        self._interview = interview
        self._host = ""

    def ask(self) -> None:
        """Ask how people vote; Enter is for hands and paper, j for phones too."""
        replies = (
            Reply("j", "j", Phrase("phones too")),
            Reply("enter", Phrase("Enter"), Phrase("hands and paper")),
        )
        said = words(
            "Hands and paper are counted and typed. Phones vote over the Wi-Fi of the room, without internet, and all "
            "three count in the same round."
        )
        self._app.push_screen(ChoiceDialog(how_people_vote(), self._body(said), replies), self._after_ask)

    def join(self) -> None:
        """Show how phones join, after an address was agreed to if none is open."""
        phones = self._interview.reach_phones()
        if isinstance(phones, Refusal):
            self._refuse(phones)
        elif phones is not None and phones.address:
            self._show()
        elif phones is not None:
            self._ask_address(phones)

    def change(self) -> None:
        """Ask for another address than the one that is open, which stays open until that is agreed to."""
        phones = self._interview.reach_phones()
        if isinstance(phones, Phones):
            self._ask_address(phones)

    def _after_ask(self, reply: str | None) -> None:
        if reply == "j":
            self.join()

    def _ask_address(self, phones: Phones) -> None:
        if (missing := phones.network.missing()) is not None:
            self._refuse(missing)
            return
        addresses = phones.offered(phones.network.addresses())

        def after(index: int | None) -> None:
            if index is None:
                self._leave_closed()
                return
            self._host = addresses[index].host
            if addresses[index].is_loopback:
                self._open()
            else:
                self._promise()

        rows = tuple((row, "") for row in address_rows(addresses))
        said = words("Phones reach this machine by the address that is chosen here. Nothing is open before.")
        if phones.address:
            said = words("Phones come by {address} now. That closes once another one is open.", address=phones.address)
        self._app.push_screen(RowDialog(words("Addresses of this machine"), Phrase("open"), rows, said), after)

    def _promise(self) -> None:
        replies = (Reply("y", "y", Phrase("open it")), Reply("n", Phrase("n, Esc"), Phrase("do not")))

        def after(reply: str | None) -> None:
            if reply == "y":
                self._open()
            else:
                self._leave_closed()

        body = self._body(opening_promise(self._host))
        self._app.push_screen(ChoiceDialog(words("Open this address?"), body, replies), after)

    def _open(self) -> None:
        self._app.call_later(self._opened)

    async def _opened(self) -> None:
        phones = self._interview.reach_phones()
        if not isinstance(phones, Phones):
            return
        refused = await phones.open(self._host)
        if refused is not None:
            self._refuse(refused)
        else:
            self._show()

    def _show(self) -> None:
        """Show the way in for phones, where it is not shown already."""
        if isinstance(self._app.screen, JoinScreen):
            self._app.screen.show()
        else:
            self._app.push_screen(JoinScreen(self.change))

    def _leave_closed(self) -> None:
        phones = self._interview.reach_phones()
        if isinstance(phones, Phones) and phones.address:
            return
        self._interview.say(nothing_is_opened(self._interview.own.said["join"]))

    def _refuse(self, refused: Refusal) -> None:
        self._interview.read(words("Votes on phones"), refused.words, is_alarming=True)

    def _body(self, said: str) -> Content:
        return reading_body(said, self._app.size.width)
