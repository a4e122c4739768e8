"""A workshop's screens in general: votes, the card, parked points, and how a change is taken."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from subsidiarity.model.decision import Decision
from subsidiarity.model.tally import Discussion
from subsidiarity.model.workshop import Workshop
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.tui.bindings import act
from subsidiarity.tui.dialogs.boxes import LineDialog
from subsidiarity.tui.framed_screen import FramedScreen, standing_line
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.remarks import drop_dissent, park
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.talk_words import minority_rows
from subsidiarity.workshop.view.late_split import (
    has_votes,
    late_split_in_short,
    late_split_words,
    late_splits,
    splits_to_name,
)
from subsidiarity.workshop.view.prepared import nothing_prepared, prepared_questions, prepared_rows, read_out_words
from subsidiarity.workshop.view.standing import standing_of
from subsidiarity.workshop.voting import hidden_refusal

if TYPE_CHECKING:
    # Loaded when they are needed, so that the first screen is painted soon.
    from subsidiarity.analysis.group.vote_tally import Tallies

MINUTES = act("e", "app.export", Phrase("write the minutes and other files"), "export")
"""The act by which a workshop's files are written; a screen that is an interview's first names it again."""

OF_A_QUESTION = (
    Binding("v", "belongs", show=False, id="vote"),
    Binding("d", "belongs", show=False, id="minority"),
    Binding("t", "belongs", show=False, id="timer"),
)
"""The keys of a question's votes on a screen that is of no one question, where they say so."""


class WorkshopScreen(FramedScreen):
    """A screen on which the decision card and the parked points are one key away."""

    CSS_PATH = "workshop.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        act("p", "park", Phrase("park a point"), "park"),
        act("a", "card", Phrase("the decision card: who is in the room, who is missing"), "card"),
        act("H", "prepared", Phrase("what was answered beforehand, to read out; Enter goes to one"), "prepared"),
        MINUTES,
        act("J", "join", Phrase("votes on phones: how to join, and who is here"), "join"),
        act("S", "lines", Phrase("lines that phones sent, for your eyes first"), "lines"),
    ]

    BELONGS: ClassVar[Phrase] = Phrase("That belongs to a question: {back} goes back to one.")

    def __init__(self) -> None:
        super().__init__()
        self._splits: tuple[Decision | None, tuple[str, ...]] = (None, ())
        """The questions whose split matters by now, and the decision in which it does."""
        self._elsewhere: tuple[str, ...] = ()
        """The late splits that the verdict names."""

    def frame(self, session: Session, whereabouts: str) -> None:
        """Bring the frame up to date; the verdict says which splits matter on questions that the room has left."""
        elsewhere = splits_to_name(self.sitting, self.late_splits(session))
        if elsewhere != self._elsewhere:
            self._elsewhere, self._framed = elsewhere, ()
        super().frame(session, whereabouts)

    def show_verdict(self, session: Session) -> None:
        """Say the verdict, and behind it that a split matters by now, or that warnings come first."""
        standing, key, splits = standing_of(session), self.interview.own.said["overview"], self._elsewhere
        go_there, keys = Phrase("{overview}, {number} and Enter go there"), Phrase("{overview} {number} Enter")
        long = late_split_words(session, splits, lambda number: words(go_there, overview=key, number=number))
        short = late_split_in_short(session, splits, lambda number: words(keys, overview=key, number=number))
        lines = [
            standing_line(replace(standing, pointer=pointer or standing.pointer), self.measure)
            for pointer in (long, short)
        ]
        self.write("#verdict", next((line for line in lines if "\n" not in line.plain), lines[-1]))

    def late_splits(self, session: Session) -> tuple[str, ...]:
        """The questions whose split matters by now."""
        if not has_votes(session):
            return ()
        if self._splits[0] is not session.decision:
            self._splits = session.decision, late_splits(session, self.tallies)
        return self._splits[1]

    @property
    def workshop(self) -> Workshop:
        """The workshop; only screens of a sitting that was convened ask for it."""
        workshop = self.sitting.session.decision.workshop
        assert workshop is not None, "the sitting was convened"
        return workshop

    @cached_property
    def tallies(self) -> Tallies:
        """The tallies, which work out votes under this rulebook."""
        from subsidiarity.analysis.group.vote_tally import Tallies

        return Tallies(self.interview.compiled)

    def discussion(self, question: str) -> Discussion:
        """The discussion of one question: its tallies, minority views and answer."""
        return self.tallies.discussion(self.sitting.session.decision, question)

    def take(self, changed: Session | Refusal, said: str = "") -> bool:
        """Take a new state, say `said` of it, and return whether it was taken; a refusal is shown instead."""
        if isinstance(changed, Refusal):
            self.say(changed.words, is_alarming=True)
            return False
        self.interview.become(changed, said)
        return True

    def say(self, words: str, is_alarming: bool) -> None:
        """Say something in the status line; again once this screen has redrawn, for a box may just be closing."""
        self.show_status(words, is_alarming)
        self.call_after_refresh(self.show_status, words, is_alarming)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action may run; phones are not spoken of where there can be none."""
        if action in ("join", "lines") and not self.interview.has_network:
            return False
        return super().check_action(action, parameters)

    def action_join(self) -> None:
        """Show how phones join, after an address was agreed to if none is open."""
        from subsidiarity.tui.workshop.joining import Joining

        Joining(self.app, self.interview).join()

    def action_lines(self) -> None:
        """Read the lines that phones sent, one by one."""
        from subsidiarity.tui.room.phones import Phones
        from subsidiarity.tui.workshop.waiting_lines import WaitingLines

        phones = self.interview.reach_phones()
        if isinstance(phones, Phones):
            WaitingLines(self.app, self.interview, phones).read()
        elif phones is not None:
            self.interview.read(words("Votes on phones"), phones.words, is_alarming=True)

    def action_belongs(self) -> None:
        """Say that a key belongs to a question, and how to come to one."""
        self.show_status(self.with_keys(self.BELONGS), is_alarming=False)

    def show_phones(self) -> None:
        """Show at the foot what phones have changed of it."""
        if self.is_current and self.sitting.problem is None:
            self.show_saved()

    def action_card(self) -> None:
        """Fill in the decision card."""
        from subsidiarity.tui.workshop.card import CardDialog, take_card

        self.app.push_screen(CardDialog(self.sitting.session), partial(take_card, self.interview))

    def action_prepared(self) -> None:
        """List the questions that are answered beforehand; Enter goes to the one that is marked."""
        from subsidiarity.tui.workshop.remarks import RowDialog

        rows = prepared_rows(self.sitting.session)
        if rows:
            box = RowDialog(words("To read out"), Phrase("go there"), rows, read_out_words())
            self.app.push_screen(box, self._after_prepared)
        else:
            self.show_status(nothing_prepared(self.sitting.session), is_alarming=False)

    def _after_prepared(self, index: int | None) -> None:
        if index is not None:
            session = self.sitting.session
            self.interview.become(session.jump(prepared_questions(session)[index].id))

    def action_park(self) -> None:
        """Put a point aside for later."""
        session = self.sitting.session
        fields = ((words("What is to be parked?"), ""),)
        box = LineDialog(words("Park a point"), fields, judge=lambda lines: park(session, lines[0]), box="park")
        self.app.push_screen(box, self._after_park)

    def _after_park(self, lines: tuple[str, ...] | None) -> None:
        if lines is not None:
            said = Phrase("Parked, and saved. It stands in the minutes; {overview} shows what is parked.")
            self.take(park(self.sitting.session, lines[0]), self.with_keys(said))

    def action_dissent(self) -> None:
        """Record a minority view on the question asked, unless a vote on it waits to be revealed."""
        from subsidiarity.tui.workshop.remarks import DissentDialog

        session = self.sitting.session
        question = session.question
        if question is None:
            return
        if (refused := hidden_refusal(self.workshop.talk(question.id))) is not None:
            self.say(refused.words, is_alarming=True)
        else:
            self.app.push_screen(DissentDialog(session), self._after_dissent)

    def _after_dissent(self, recorded: Session | None) -> None:
        if recorded is not None:
            said = Phrase("The minority view is saved; {minorities} takes it back.")
            self.interview.become(recorded, self.with_keys(said))

    def action_minorities(self) -> None:
        """List the minority views on the question asked; the one that Enter is pressed on is taken back."""
        from subsidiarity.tui.workshop.remarks import RowDialog

        question = self.sitting.session.question
        if question is None:
            return
        rows = minority_rows(self.sitting.session, self.discussion(question.id))
        if rows:
            box = RowDialog(words("Minority views"), Phrase("take back"), tuple((row, "") for row in rows))
            self.app.push_screen(box, self._after_minorities)
        else:
            said = Phrase("There is no minority view on this question. {minority} records one.")
            self.show_status(self.with_keys(said), is_alarming=False)

    def _after_minorities(self, index: int | None) -> None:
        if index is not None:
            said = Phrase("The minority view is taken back; {undo} brings it back.")
            self.take(drop_dissent(self.sitting.session, index), self.with_keys(said))
