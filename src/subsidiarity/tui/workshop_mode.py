"""The mode of an app once a group votes: screens with votes, a decision that is convened, its card and exports."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from textual.app import App

from subsidiarity.tui.late_screens import WORKSHOP
from subsidiarity.tui.screen import Interview
from subsidiarity.workshop.convening import convene, is_new
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.sitting import Sitting
from subsidiarity.workshop.talk_words import opening_notices
from subsidiarity.workshop.view.prepared import prepared_questions


@dataclass(frozen=True, slots=True)
class Convened:
    """The outcome of convening a workshop: a notice to say first, and whether nothing was said yet."""

    notice: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class Gathering:
    """The mode of a workshop, with a group in the room; with the number of a `rehearsal` its votes are invented."""

    rehearsal: int | None = None

    @staticmethod
    def install(app: App[None]) -> None:
        """Put the screens of a workshop in the place of the interview's, none of which was shown yet."""
        for mode, screen in WORKSHOP.items():
            app.remove_mode(mode)
            app.add_mode(mode, screen)

    def convene(self, sitting: Sitting) -> Convened | Refusal:
        """Make a workshop of this sitting, and save it."""
        refused = convene(sitting, self.rehearsal)
        if refused is not None:
            return refused
        return Convened(" ".join(opening_notices(sitting.session)), is_new(sitting.session.decision))

    def fill_card(self, app: App[None], interview: Interview) -> None:
        """Open the part of the decision card that a workshop begins with."""
        from subsidiarity.tui.workshop.card import CardDialog

        if interview.sitting is not None:
            box = CardDialog(interview.sitting.session, is_beginning=True)
            app.push_screen(box, partial(self._after_card, app, interview))

    @staticmethod
    def _after_card(app: App[None], interview: Interview, filled: Session | None) -> None:
        """Take the card, and read out what was answered beforehand."""
        from subsidiarity.tui.workshop.card import take_card

        take_card(interview, filled)
        if interview.has_network:
            from subsidiarity.tui.workshop.joining import Joining

            Joining(app, interview).ask()
        sitting = interview.sitting
        if sitting is not None and prepared_questions(sitting.session):
            app.call_later(app.run_action, "screen.prepared")

    @staticmethod
    def go_on_voting(app: App[None], interview: Interview) -> None:
        """Go to the vote on phones that a killed program left, if it is still open or waits to be revealed."""
        from subsidiarity.tui.workshop.vote import VoteScreen
        from subsidiarity.workshop.voting import asked_talk

        phones, sitting = interview.phones, interview.sitting
        if phones is None or sitting is None or sitting.session.question is None:
            return
        _, _, talk = asked_talk(sitting.session)
        if phones.round is not None or talk.hidden is not None:
            app.push_screen(VoteScreen())
