"""The counting of a vote: one number an option, typed blind, until the vote is in."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets.option_list import Option

from subsidiarity.model.rulebook import Question
from subsidiarity.model.workshop import Talk
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.tui.bindings import act
from subsidiarity.tui.widgets.option_list import Options
from subsidiarity.tui.workshop.screen import WorkshopScreen
from subsidiarity.tui.workshop.vote_view import ballot_prompts
from subsidiarity.workshop.rehearsal import PEOPLE, invented_ballot
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.voting import MOST_VOTES, cast, round_refusal


class CountingScreen(WorkshopScreen):
    """The part of the vote screen on which counts are typed; they are shown only when somebody asks."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("backspace,delete", "erase", show=False),
        act("s", "show_counts", Phrase("show or hide the counts as they are typed"), "show_counts"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._typed: list[str] | None = None
        """The digits typed for each count, "" for none; None while nobody counts."""
        self._are_counts_shown = False

    @property
    def _question(self) -> Question:
        question = self.sitting.session.question
        assert question is not None, "a vote belongs to a question"
        return question

    @property
    def _talk(self) -> Talk:
        return self.workshop.talk(self._question.id)

    @property
    def _ballot(self) -> Options:
        return self.query_one("#ballot", Options)

    @property
    def _marked(self) -> int:
        return self._ballot.highlighted or 0

    def begin_count(self) -> None:
        """Begin to count; in a rehearsal the votes are invented, and in at once."""
        workshop, question = self.workshop, self._question
        number = len(self._talk.revealed) + 1
        if (refused := round_refusal(self.sitting.session)) is not None:
            self.show_status(refused.words, is_alarming=True)
        elif workshop.rehearsal is not None:
            vote = invented_ballot(workshop.rehearsal, question, number, workshop.card.people or PEOPLE)
            self.take(cast(self.sitting.session, vote.counts, vote.unknown, vote.abstained))
        else:
            self._typed = [""] * (len(question.options) + 2)
            self._ballot.highlighted = None
            self.show()

    def show_ballot(self, typed: list[str]) -> None:
        """Set a row for each count."""
        ballot, place = self._ballot, self._marked
        prompts = ballot_prompts(self._question, typed, ballot.text_width, is_shown=self._are_counts_shown)
        ballot.set_options(map(Option, prompts))
        ballot.highlighted = place
        ballot.focus()

    def type_digit(self, typed: list[str], digit: int) -> None:
        """Put a digit behind those of the marked count."""
        place = self._marked
        count = f"{typed[place]}{digit}".lstrip("0") or "0"
        if int(count) <= MOST_VOTES:
            typed[place] = count
            self.show()
        else:
            self.show_status(words("A count is a whole number from 0 to {most}.", most=MOST_VOTES), is_alarming=True)

    def action_erase(self) -> None:
        """Forget the marked count."""
        if self._typed is not None:
            self._typed[self._marked] = ""
            self.show()

    def action_show_counts(self) -> None:
        """Show the counts as they are typed, or hide them."""
        if self._typed is not None:
            self._are_counts_shown = not self._are_counts_shown
            self.show()

    def action_next_count(self) -> None:
        """Go on to the next count; after the last one the vote is in."""
        if self._typed is None:
            return
        if self._marked + 1 < len(self._typed):
            self._ballot.highlighted = self._marked + 1
            return
        *counts, unknown, abstained = (int(count or "0") for count in self._typed)
        changed = cast(self.sitting.session, counts, unknown, abstained)
        if isinstance(changed, Session):
            self._typed = None
        self.take(changed)

    def on_option_list_option_selected(self) -> None:
        """Go to the next count from the one that Enter was pressed on."""
        self.action_next_count()

    def on_options_resized(self) -> None:
        """Lay out the ballot for the new width."""
        if self.is_current:
            self.show()
