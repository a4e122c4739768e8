"""The question screen of a workshop: the interview's, with votes, parked points and minority views beside it."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from subsidiarity.model.rulebook import Question
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.tui.bindings import act
from subsidiarity.tui.interview.question import QuestionScreen
from subsidiarity.tui.interview.question_view import chosen_indices
from subsidiarity.tui.key_line import Key
from subsidiarity.tui.screen import HELP, QUIT
from subsidiarity.tui.widgets.option_list import Options
from subsidiarity.tui.workshop.countdown import Countdown
from subsidiarity.tui.workshop.rules import RulesDialog
from subsidiarity.tui.workshop.screen import MINUTES, WorkshopScreen
from subsidiarity.workshop.card_field import rules_fields, with_typed_rules
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.remarks import skip
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.talk_words import talk_remarks
from subsidiarity.workshop.view.half_typed import has_half_typed_counts
from subsidiarity.workshop.view.prepared import is_prepared
from subsidiarity.workshop.view.verdict import choice_words, recorded, to_record, was_words
from subsidiarity.workshop.voting import agree, hidden_refusal

_A_SPLIT_MATTERS = Phrase("The split on this question matters now: {vote} shows it.")
_A_VOTE_WAITS = Phrase("A vote is in and has not been revealed. {vote} goes to it.")


class WorkshopQuestionScreen(QuestionScreen, WorkshopScreen):
    """The screen of a workshop's question: a digit takes the group's answer without a vote, v votes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        MINUTES,
        act("v", "vote", Phrase("vote on this question, or go on with its vote"), "vote"),
        act("d", "dissent", Phrase("record a minority view"), "minority"),
        act("l", "minorities", Phrase("the list of minority views; Enter takes one back"), "minorities"),
        act("t", "timer", Phrase("the time for talking, which runs beside a vote"), "timer"),
        Binding("escape", "leave_choice", show=False),
    ]
    KEYS: ClassVar[tuple[Key, ...]] = (
        HELP,
        Key("v", Phrase("vote"), "screen.vote", 1),
        Key("b", Phrase("back"), "screen.back"),
        Key("n", Phrase("next"), "screen.forward"),
        Key("m", Phrase("note"), "screen.note", 3),
        Key("p", Phrase("park"), "screen.park", 4),
        Key("d", Phrase("minority"), "screen.dissent", 5),
        Key("w", Phrase("why"), "screen.why", 7),
        Key("o", Phrase("overview"), "screen.overview", 6),
        Key("r", Phrase("result"), "screen.result", 2),
        QUIT,
    )

    def __init__(self) -> None:
        super().__init__()
        self._choice: tuple[Session | None, frozenset[str]] = (None, frozenset())
        """The answer that was chosen after a vote and is not recorded, and the state in which it was."""
        self._countdown, self._timed = Countdown(), ""
        """The time for talking, and the id of the question that it runs on."""

    def whereabouts(self, session: Session) -> str:
        """Words on where in the interview one is, and how far the talk about this question has got."""
        said, question = [super().whereabouts(session)], session.question
        if question is None or session.decision.workshop is None:
            return said[0]
        if is_prepared(session, question):
            said.append(words("prepared"))
        if has_half_typed_counts(self.sitting):
            said.append(words("counts half typed"))
        talk = self.workshop.talk(question.id)
        return " · ".join([*said, *talk_remarks(talk, is_answered=session.answer is not None)])

    def action_vote(self) -> None:
        """Vote; before the first vote of all, ask what makes a consensus."""
        rules = self.workshop.rules
        if rules.is_fixed:
            self._vote()
            return
        self.app.push_screen(RulesDialog(self.sitting.session), self._after_rules)

    def _after_rules(self, lines: tuple[str, ...] | None) -> None:
        names = (field.name for field in rules_fields(self.workshop.rules))
        session = self.sitting.session
        if lines is not None and self.take(with_typed_rules(session, dict(zip(names, lines, strict=True)))):
            self._vote()

    def _vote(self) -> None:
        phones, session = self.interview.phones, self.sitting.session
        if phones is not None and phones.round is not None and phones.round.question != session.at:
            self.interview.become(session.jump(phones.round.question))
        from subsidiarity.tui.workshop.vote import VoteScreen  # an answer that is agreed needs none

        if self.sitting.session.at != self._timed:
            self._countdown, self._timed = Countdown(), self.sitting.session.at or ""
        self.app.push_screen(VoteScreen(self._countdown))

    def action_timer(self) -> None:
        """Say where the time for talking runs, and how to come there."""
        is_running = self._countdown.is_running and self.sitting.session.at == self._timed
        start = Phrase("The time for talking runs beside a vote: {vote} opens it, and {timer} there starts the time.")
        back = Phrase("The time for talking runs: {vote} goes back to it.")
        self.show_status(self.with_keys(back if is_running else start), is_alarming=False)

    @property
    def _chosen(self) -> frozenset[str]:
        """The answer chosen after a vote, which Enter records; none once the session is another."""
        session, chosen = self._choice
        return chosen if session is self.sitting.session else frozenset()

    def answer_with(self, question: Question, index: int) -> None:
        """Take the group's answer, and stay; after a vote, choose it. A vote that is not revealed comes first."""
        chosen, session = _options_at(question, index), self.sitting.session
        if self._is_refused():
            return
        self.query_one(Options).highlighted = index
        if self._is_voted_on():
            is_recorded = session.answer is not None and session.answer.options == chosen
            self._choice = session, frozenset() if is_recorded and not session.waits_for_answer else chosen
            self.show_saved()
        else:
            self.take(agree(session, chosen), was_words(session, self.interview.own.said["undo"], chosen))

    def action_leave_choice(self) -> None:
        """Record nothing of what was chosen after a vote."""
        self._choice = None, frozenset()
        self.show()

    def _is_voted_on(self) -> bool:
        return bool(self.workshop.talk(self.sitting.session.at or "").revealed)

    def taken(self, answered: Session) -> Session:
        """The session with an answer as the group's own."""
        answer = answered.answer
        found = answered if answer is None else agree(self.sitting.session, answer.options)
        return found if isinstance(found, Session) else answered

    def action_range(self) -> None:
        """Add the marked option to the answer, unless a vote is in and not revealed; after a vote, say how."""
        if self._is_refused():
            return
        if self._is_voted_on():
            said = Phrase("After a vote, a range is typed beside it: {vote} goes there, and {answer} types it.")
            self.show_status(self.with_keys(said), is_alarming=False)
        else:
            super().action_range()

    def on_option_list_option_selected(self, event: Options.OptionSelected) -> None:
        """Answer with the option that Enter was pressed on and go on; after a vote, if it was chosen or agreed on."""
        event.prevent_default()  # otherwise textual calls the handler of the interview's screen as well
        session, index = self.sitting.session, event.option_index
        question = session.question
        if question is None or self._is_refused():
            return
        discussion, marked = self.discussion(question.id), _options_at(question, index)
        waiting = frozenset(to_record(session, discussion))
        if marked in (self._chosen, waiting):
            self.take(*recorded(session, discussion, self.interview.own.said["undo"], marked))
        elif waiting or (self._is_voted_on() and index not in chosen_indices(session, question)):
            self.answer_with(question, index)
        else:
            super().on_option_list_option_selected(event)

    def action_clear(self) -> None:
        """Forget the answer, unless a vote is in and not revealed."""
        if not self._is_refused():
            session = self.sitting.session
            self.interview.become(session.clear(), was_words(session, self.interview.own.said["undo"]))

    def show_saved(self) -> None:
        """Say what the votes on the question call for, and the keys for that.

        A vote waits, or an answer was chosen after it, or its split matters by now.
        """
        super().show_saved()
        session = self.sitting.session
        if chosen := self._chosen:
            keys = words("Enter"), words("Esc")
            said = choice_words(session, self.discussion(session.at or ""), chosen, *keys)
            self.show_status(" ".join(said), is_alarming=False)
        elif self._hidden() is not None and not self.interview.said and self.sitting.problem is None:
            self.show_status(self.with_keys(_A_VOTE_WAITS), is_alarming=False, is_resting=True)
        elif session.at in self.late_splits(session) and not self.interview.said and self.sitting.problem is None:
            self.show_before_saved(self.with_keys(_A_SPLIT_MATTERS))

    def take(self, changed: Session | Refusal, said: str = "") -> bool:
        """Take a new state, as on every screen; a refusal because a vote waits says how to come to it."""
        if isinstance(changed, Refusal) and self._is_refused():
            return False
        return super().take(changed, said)

    def action_dissent(self) -> None:
        """Record a minority view, unless a vote is in and not revealed."""
        if not self._is_refused():
            super().action_dissent()

    def _hidden(self) -> Refusal | None:
        question, workshop = self.sitting.session.question, self.sitting.session.decision.workshop
        return None if question is None or workshop is None else hidden_refusal(workshop.talk(question.id))

    def _is_refused(self) -> bool:
        if self._hidden() is None:
            return False
        self.say(self.with_keys(_A_VOTE_WAITS), is_alarming=True)
        return True

    def action_forward(self) -> None:
        """Go to the next question; without an answer, this one is passed over, and the minutes say so."""
        session = self.sitting.session
        self.interview.become(skip(session) if session.question is not None else session)


def _options_at(question: Question, index: int) -> frozenset[str]:
    """The option at an index, from 0; after the last, all of them, which stand for not known yet."""
    return frozenset(question.option_ids if index == len(question.options) else (question.option_ids[index],))
