"""The group's answer after a vote: a digit chooses it, Enter records it and goes on, Escape leaves it."""

from __future__ import annotations

from dataclasses import replace

from subsidiarity.model.decision import Answer
from subsidiarity.model.tally import Discussion
from subsidiarity.model.workshop import Round
from subsidiarity.reporting.language import words
from subsidiarity.tui.dialogs.boxes import LineDialog
from subsidiarity.tui.workshop import vote_keys
from subsidiarity.tui.workshop.countdown import Countdown
from subsidiarity.tui.workshop.phone_vote import PhoneVoteScreen
from subsidiarity.workshop.option_numbers import no_such_option, options_in
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.talk_words import question_number
from subsidiarity.workshop.view.verdict import recorded, to_record
from subsidiarity.workshop.voting import hidden_refusal


class RecordingScreen(PhoneVoteScreen):
    """The part of the vote screen on which the group's answer is chosen and recorded."""

    def __init__(self, countdown: Countdown | None = None) -> None:
        super().__init__(countdown)
        self._choice: tuple[tuple[Round, ...], frozenset[str]] = ((), frozenset())
        """The options that were chosen, and the rounds after which they were."""

    @property
    def chosen(self) -> frozenset[str]:
        """The options chosen after the newest vote and not recorded yet; none while counts are typed."""
        rounds, chosen = self._choice
        return chosen if self._typed is None and rounds == self._talk.rounds else frozenset()

    def shown_discussion(self) -> Discussion:
        """The discussion of the question, with the distance from the answer that is chosen, if one is."""
        decision, question = self.sitting.session.decision, self._question.id
        discussion = self.discussion(question)
        if not self.chosen:
            return discussion
        answered = replace(decision, answers={**decision.answers, question: Answer(self.chosen)})
        return replace(discussion, distance=self.tallies.discussion(answered, question).distance)

    def choose_digit(self, digit: int) -> None:
        """Choose the option of this number as the group's answer, or with 0 not known yet; a vote is revealed."""
        options = self._question.option_ids
        if digit > len(options):
            self.show_status(no_such_option(self._question), is_alarming=True)
        else:
            self._choose(frozenset(options if digit == 0 else (options[digit - 1],)))

    def ask_answer(self) -> None:
        """Ask for the group's answer, a number or a range."""
        asked = words(vote_keys.ASKED[self._question.ordered])
        self.app.push_screen(LineDialog(words("The group's answer"), ((asked, ""),)), self._after_answer)

    def _after_answer(self, lines: tuple[str, ...] | None) -> None:
        if lines is None or not lines[0].strip():
            return
        chosen = options_in(lines[0], self._question)
        if chosen is None:
            self.say(words("That is no answer, and nothing is changed."), is_alarming=True)
        else:
            self._choose(frozenset(chosen))

    def _choose(self, chosen: frozenset[str]) -> None:
        session, talk = self.sitting.session, self._talk
        if (refused := hidden_refusal(talk)) is not None:
            self.say(refused.words, is_alarming=True)
            return
        if not talk.revealed:
            self.show_status(self.with_keys(vote_keys.NO_VOTE), is_alarming=False)
            return
        is_recorded = talk.is_agreed and session.answer is not None and session.answer.options == chosen
        self._choice = talk.rounds, frozenset() if is_recorded else chosen
        self.interview.said = words("That is the answer already. Enter goes on.") if is_recorded else ""
        self.show()
        self.query_one("#page").scroll_home(animate=False)

    def _left_open(self) -> str:
        """A sentence on a vote that was left without an answer; "" for none."""
        if not self._talk.waits_for_answer:
            return ""
        number = question_number(self.sitting.session, self._question)
        return words("No answer is recorded for question {number}: what was voted for stands.", number=number)

    def leave_choice(self) -> bool:
        """Record nothing of what is chosen; whether anything was."""
        was_chosen, self._choice = bool(self.chosen), ((), frozenset())
        if was_chosen:
            self.interview.said = words("Nothing is recorded.")
            self.show()
        return was_chosen

    def record(self) -> None:
        """Record the answer that is chosen, or a consensus, and go on to the next question; without either, say so."""
        session, said = self.sitting.session, ""
        discussion = self.discussion(self._question.id)
        if self.chosen or to_record(session, discussion):
            found, said = recorded(session, discussion, self.interview.own.said["undo"], self.chosen)
            assert isinstance(found, Session), "no vote is hidden here"
            session = found
        else:
            said = self._left_open()
            session = session.forward() if session.answer is None else session.go_on()
        self._countdown.stop()
        self.app.pop_screen()
        self.interview.become(session, said)
