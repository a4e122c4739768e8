"""The vote on one question: counts typed blind, only their number shown, revealed, talked over, voted on again."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from subsidiarity.model.workshop import Talk
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.tui.key_line import Key, KeyLine
from subsidiarity.tui.safe import rows_of, safe, safe_lines, stacked
from subsidiarity.tui.widgets.option_list import Options
from subsidiarity.tui.workshop import vote_keys
from subsidiarity.tui.workshop.countdown import Countdown
from subsidiarity.tui.workshop.large_vote import large_count, large_tally_lines
from subsidiarity.tui.workshop.recording import RecordingScreen
from subsidiarity.tui.workshop.vote_view import beside_lines, tally_lines, waiting_lines
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.view.change_words import done_again, taken_back
from subsidiarity.workshop.view.verdict import to_record
from subsidiarity.workshop.voting import reveal, withdraw


class VoteScreen(RecordingScreen):
    """The screen of the votes on one question, round after round; it changes in place."""

    BINDINGS: ClassVar[list[BindingType]] = vote_keys.VOTE_BINDINGS
    KEYS: ClassVar[tuple[Key, ...]] = vote_keys.TYPING_KEYS
    MOVES: ClassVar[tuple[tuple[Phrase, Phrase], ...]] = vote_keys.VOTE_MOVES

    def __init__(self, countdown: Countdown | None = None) -> None:
        super().__init__(countdown)
        self._asked = ""

    def compose(self) -> ComposeResult:
        """The head, the question, the ballot or the page, the foot."""
        yield from self.header()
        yield Static(id="asked", markup=False)
        yield self.clock()
        yield Options(id="ballot")
        with VerticalScroll(id="page"):
            yield Static(id="said", markup=False)
        yield from self.foot()

    # What is shown

    def show(self) -> None:
        """Bring the whole screen up to date: the ballot, the number of votes, or the bars."""
        session = self.sitting.session
        if session.question is None or not self.size.width:
            return
        if not self._asked:
            self._begin()
        elif session.at != self._asked:  # somebody went to another question by another way
            self.call_next(self._close)
            return
        talk, question = self._talk, self._question
        self.set_class(self.interview.is_big, "-big")
        asked, typed = len(safe_lines(question.ask, self.measure)), self._typed
        room = self.rows_beside_ladder - asked
        prompts = [] if typed is None else self.ballot_rows(typed, room)
        lines, keys = self._page(talk, room) if typed is None else ([], vote_keys.TYPING_KEYS)
        self.own_rows = asked + rows_of(prompts or lines)
        self.frame(session, self.whereabouts())
        self.write("#asked", safe(question.ask, "bold"))
        self.query_one("#ballot").display = typed is not None
        self.query_one("#page").display = typed is None
        self.query_one(KeyLine).change(keys)
        if typed is not None:
            self.show_ballot(prompts)
        else:
            self.query_one("#said", Static).update(stacked(lines))
            self.query_one("#page").focus()
        self.show_saved()
        self.show_time()

    def _begin(self) -> None:
        self._asked = self._question.id
        if self._talk.hidden is None and not self._talk.rounds and self.open_phones is None:
            self.begin_round()

    def _page(self, talk: Talk, room: int) -> tuple[list[Content], tuple[Key, ...]]:
        """The lines of the page, and its keys; what is large takes `room` lines at most."""
        session, is_big = self.sitting.session, self.interview.is_big
        width = self.measure - 2
        said, keys = self.interview.own.said, vote_keys.REVEALED_KEYS
        if (phones := self.open_phones) is not None:
            keys = vote_keys.OPEN_KEYS
            lines = self.open_lines(phones, width)
        elif talk.hidden is not None:
            keys = vote_keys.WAITING_KEYS
            lines = large_count(talk.hidden.votes) if is_big else []
            lines += waiting_lines(talk.hidden, self.workshop.card.people, width, said)
        elif talk.revealed:
            discussion, chosen = self.shown_discussion(), self.chosen
            large = large_tally_lines(session, discussion, width, said, room, chosen) if is_big else []
            lines = large or tally_lines(session, discussion, width, said, chosen)
            lines += [] if is_big else beside_lines(session, discussion, width, said)
            keys = vote_keys.CONSENSUS_KEYS if to_record(session, discussion) else keys
            keys = vote_keys.CHOSEN_KEYS if chosen else keys
        else:
            lines = [Content(self.with_keys(vote_keys.NO_VOTE))]
        return lines, keys

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002 - the new size is read where it is used
        """Lay out the text for the new width."""
        if self.interview.sitting is not None and self.is_current:
            self.show()

    def action_digit(self, digit: int) -> None:
        """While counting: type a digit of the marked count; once revealed: choose the group's answer."""
        if self._typed is not None:
            self.type_digit(self._typed, digit)
        elif not self.is_held_back():
            self.choose_digit(digit)

    def action_count_again(self) -> None:
        """Type the counts again that are in; while they are typed, the one that is marked."""
        if self._typed is not None:
            self.action_erase()
        elif self._talk.hidden is not None or self.open_phones is not None:
            self._countdown.stop()
            self.begin_count()

    # What becomes of a vote

    def action_reveal(self) -> None:
        """Show the vote that is in."""
        if self._typed is not None:
            self.show_status(words("Not all counts are in. Enter goes on to the next one."), is_alarming=False)
        elif (phones := self.open_phones) is not None:
            self.close_on_phones(phones)
        elif self._talk.hidden is None and self._talk.revealed:
            self.show_status(self.with_keys(Phrase("This round is revealed. {vote} votes again.")), is_alarming=False)
        elif self.take(reveal(self.sitting.session)):
            self.query_one("#page").scroll_home(animate=False)

    def action_throw_away(self) -> None:
        """Throw away the vote that is in, or the counts that are being typed."""
        if self._typed is not None:
            self.forget_counts(self._typed)
        elif (phones := self.open_phones) is not None:
            self.throw_away_on_phones(phones)
        else:
            said = Phrase("The vote is thrown away. {undo} brings it back, as hidden as it was.")
            self.take(withdraw(self.sitting.session), self.with_keys(said))

    def action_vote(self) -> None:
        """Vote on the question again; while a vote is open on phones, add hands and paper to it."""
        if self._typed is None and self._talk.hidden is None:
            self._countdown.stop()
            self.begin_round()

    def action_typed_answer(self) -> None:
        """Type the group's answer, a number or a range; while counts are typed, go on to the next one."""
        if self._typed is not None:
            self.action_next_count()
        elif not self.is_held_back():
            self.ask_answer()

    # Leaving

    def action_undo(self) -> None:
        """Leave what is chosen, or else take back the last change; one made on another question leads there."""
        if not self.is_held_back() and not self.leave_choice():
            self._go_through_time(*taken_back(self.sitting.session, self.interview.own.said["redo"]))

    def action_redo(self) -> None:
        """Do again what was taken back; what was done on another question leads there."""
        if not self.is_held_back():
            self._go_through_time(*done_again(self.sitting.session, self.interview.own.said["undo"]))

    def _go_through_time(self, coming: Session, said: str) -> None:
        if coming is not self.sitting.session:
            self._typed = None
        if coming.at != self._asked:
            self.app.pop_screen()
        self.interview.become(coming, said)

    def action_go_on(self) -> None:
        """Record what is chosen or a consensus, and go on; a vote that is not revealed holds one back."""
        if self.is_held_back():
            return
        if self._talk.hidden is not None:
            waiting = Phrase("A vote is in. {reveal} reveals it, {throw_away} throws it away.")
            self.show_status(self.with_keys(waiting), is_alarming=False)
        else:
            self.record()

    def action_overview(self) -> None:
        """Go to the list of all questions, unless a vote is open on phones; half-typed counts stay as they are."""
        if not self.is_held_back():
            self.leave_choice()
            self.action_back()
            super().action_overview()

    def action_back(self) -> None:
        """Leave what is chosen, or go back to the question; half-typed counts stay until somebody comes back."""
        if self.leave_choice():
            return
        if self.open_phones is None:
            self._typed, self.interview.said = None, ""
            self.app.pop_screen()
            if to_record(self.sitting.session, self.discussion(self._asked)):
                said = Phrase("The consensus is not recorded. {vote} shows it, and Enter there records it.")
                self.interview.become(self.sitting.session, self.with_keys(said))
        elif self._typed is None:
            self.is_held_back()
        else:
            self._typed = None
            self.show()

    def _close(self) -> None:
        if self.is_current:
            self.app.pop_screen()

    def action_scroll(self, lines: int) -> None:
        """Scroll by some lines."""
        self.query_one("#page").scroll_relative(y=lines, animate=False)
