"""The counting of a vote: one number an option, typed blind, until the vote is in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets.option_list import Option

from subsidiarity.model.rulebook import Question
from subsidiarity.model.workshop import Round, Talk
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.tui.bindings import act
from subsidiarity.tui.interview.question_view import spaced
from subsidiarity.tui.safe import rows_of
from subsidiarity.tui.widgets.option_list import Options
from subsidiarity.tui.workshop.ballot_view import Ballot, ballot_prompts, large_ballot
from subsidiarity.tui.workshop.countdown import Countdown
from subsidiarity.tui.workshop.timed import TimedScreen
from subsidiarity.workshop.rehearsal import PEOPLE, invented_ballot
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.view.half_typed import counts_box, half_typed_counts
from subsidiarity.workshop.voting import MOST_VOTES, cast, round_refusal

_AGAIN = Phrase("Count again. {back} leaves the vote that is in as it was.")


class CountingScreen(TimedScreen):
    """The part of the vote screen on which counts are typed; they are shown only when somebody asks."""

    BINDINGS: ClassVar[list[BindingType]] = [
        act("space,comma", "next_count", Phrase("the next count: 7 3 2 and Enter type three")),
        act("tab", "next_count", Phrase("the next count: 7 3 2 and Enter type three")),
        Binding("shift+tab", "count_before", show=False),
        Binding("backspace,delete", "erase", show=False),
        act("s", "show_counts", Phrase("show or hide the counts as they are typed"), "show_counts"),
    ]

    def __init__(self, countdown: Countdown | None = None) -> None:
        super().__init__(countdown)
        self._typed: list[str] | None = None
        """The digits typed for each count, "" for none; None while nobody counts."""
        self._are_counts_shown = False
        self._doubted: list[str] = []
        """The digits of the counts that were last said to be too many; unchanged, Enter puts them in."""
        self._are_spaced = False
        """Whether counts were typed with spaces between them, so that Enter ends them all."""

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

    @property
    def people_to_count(self) -> int:
        """The number of people whose votes are typed, 0 where nobody knows."""
        return self.workshop.card.people

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
            draft = half_typed_counts(self.sitting)
            self._typed = [draft.get(name, "") for name in self._names]
            self._doubted, self._are_spaced = [], False
            if any(self._typed):
                self.interview.said = words("The counts typed before are here again.")
            else:
                is_again = self._talk.hidden is not None
                self.interview.said = self.with_keys(_AGAIN) if is_again else ""
            self.show()
            self._ballot.highlighted = self._typed.index("") if "" in self._typed else 0

    @property
    def _names(self) -> tuple[str, ...]:
        return (*self._question.option_ids, "0", "-")

    def _keep(self, typed: list[str]) -> None:
        """Keep the counts as far as they are typed, and show them so; say so if that fails."""
        is_kept = self.sitting.keep_draft(counts_box(self.sitting), dict(zip(self._names, typed, strict=True)))
        self.show()
        if not is_kept:
            said = words("These counts are NOT SAVED yet: the disk does not take them.")
            self.show_status(said, is_alarming=True)

    def ballot_rows(self, typed: list[str], room: int) -> list[Content]:
        """A prompt for each count and one for their sum; large, or with air between, where `room` lines take that.

        In fewer rows than all words need they lose words, and the ladder its own rows, so that every count is seen.
        """
        width = self._ballot.text_width
        ballot = Ballot(self._question, typed, self.people_to_count, self._are_counts_shown)
        if self.interview.is_big and rows_of(large := large_ballot(ballot, width)) <= room:
            return large
        folded = len(self.sitting.session.rulebook.levels) - 1
        prompts = ballot_prompts(ballot, width, room + folded)
        return prompts if self.has_class("-short") else spaced(prompts, room)

    def show_ballot(self, prompts: Sequence[Content]) -> None:
        """Show a row for each count, and their sum."""
        ballot, index = self._ballot, self._marked
        *counts, total = map(Option, prompts)
        total.disabled = True
        ballot.set_options([*counts, total])
        ballot.highlighted = index
        ballot.focus()

    def type_digit(self, typed: list[str], digit: int) -> None:
        """Put a digit behind those of the marked count."""
        index = self._marked
        count = f"{typed[index]}{digit}".lstrip("0") or "0"
        if int(count) <= MOST_VOTES:
            typed[index] = count
            self._keep(typed)
        else:
            self.show_status(words("A count is a whole number from 0 to {most}.", most=MOST_VOTES), is_alarming=True)

    def action_erase(self) -> None:
        """Forget the marked count."""
        if self._typed is not None:
            self._typed[self._marked] = ""
            self._keep(self._typed)

    def action_show_counts(self) -> None:
        """Show the counts as they are typed, or hide them."""
        if self._typed is not None:
            self._are_counts_shown = not self._are_counts_shown
            self.show()

    def action_next_count(self) -> None:
        """Go on to the next count, from the last one to the first."""
        if self._typed is not None:
            self._are_spaced = True
            self._ballot.highlighted = (self._marked + 1) % len(self._typed)

    def action_count_before(self) -> None:
        """Go back to the count before, from the first one to the last."""
        if self._typed is not None:
            self._are_spaced = True
            self._ballot.highlighted = (self._marked - 1) % len(self._typed)

    def forget_counts(self, typed: list[str]) -> None:
        """Begin to count anew."""
        typed[:] = [""] * len(typed)
        self._ballot.highlighted = 0
        self._keep(typed)

    def on_option_list_option_selected(self) -> None:
        """Go on from the count that Enter was pressed on."""
        self.action_enter_count()

    def action_enter_count(self) -> None:
        """Go on to the next count, or put the vote in once all are typed."""
        if self._typed is None:
            return
        if not self._is_all_in(self._typed):
            self._ballot.highlighted = self._marked + 1
            return
        *counts, unknown, abstained = (int(count or "0") for count in self._typed)
        if self._is_doubted(sum((*counts, unknown, abstained))):
            return
        self.put_in(Round(tuple(counts), unknown, abstained))

    def put_in(self, vote: Round) -> None:
        """Put a vote in that is typed to its end."""
        changed = cast(self.sitting.session, vote.counts, vote.unknown, vote.abstained)
        if isinstance(changed, Session):
            self.sitting.take_draft(counts_box(self.sitting))
            self._typed = None
        self.take(changed)

    def _is_doubted(self, total: int) -> bool:
        """Whether more people are counted than the card says; that is said once of the same counts."""
        people = self.workshop.card.people
        if not 0 < people < total or self._typed == self._doubted:
            return False
        self._doubted = [*(self._typed or [])]
        said = words("{total} counted, but the card says {people}. Enter again puts it in.", total=total, people=people)
        self.show_status(said, is_alarming=True)
        return True

    def _is_all_in(self, typed: list[str]) -> bool:
        """Whether all counts are typed: the last, or as many as there are people, or one an option with spaces."""
        total, people = sum(int(count or "0") for count in typed), self.people_to_count
        is_last = self._marked + 1 == len(typed)
        return is_last or 0 < people == total or (self._are_spaced and all(typed[:-2]))

    def on_options_resized(self) -> None:
        """Lay out the ballot for the new width."""
        if self.is_current:
            self.show()
