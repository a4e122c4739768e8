"""The whole workshop line by line: card, votes typed as counts, reveal, answers, minority views, minutes."""

from __future__ import annotations

from collections.abc import Callable

from subsidiarity.lines.card import ask_card, begin_card, card_lines
from subsidiarity.lines.interview import WIDTH
from subsidiarity.lines.minority import ask_minority, ask_take_back
from subsidiarity.lines.phones import read_lines
from subsidiarity.lines.typing import agreed_text, ask_text
from subsidiarity.lines.vote_lines import (
    answer_lines,
    consensus_lines,
    counts_in,
    prepared_lines,
    workshop_overview_lines,
    workshop_question_lines,
)
from subsidiarity.lines.votes import LineVotes
from subsidiarity.lines.workshop_help import help_lines
from subsidiarity.model.rulebook import Question
from subsidiarity.reporting.forms.plain import render_plain
from subsidiarity.reporting.language import words
from subsidiarity.reporting.safe import safe, safe_flow
from subsidiarity.reporting.wording.group.minutes import review_remark
from subsidiarity.reporting.wording.noun_words import listed
from subsidiarity.workshop.ballot.room_words import vote_holds_back, waiting_lines_sentence
from subsidiarity.workshop.convening import is_new
from subsidiarity.workshop.option_numbers import options_in
from subsidiarity.workshop.remarks import park, skip
from subsidiarity.workshop.saving_words import saving_notice
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.talk_words import minority_question, opening_notices
from subsidiarity.workshop.view.half_typed import half_typed_counts
from subsidiarity.workshop.view.minutes import MINUTES_ENDINGS, minutes_of, minutes_written, outcome_words
from subsidiarity.workshop.view.prepared import prepared_questions
from subsidiarity.workshop.view.standing import LEVEL_IS_SETTLED, standing_of
from subsidiarity.workshop.view.verdict import doubt_words, recorded, to_record, was_words
from subsidiarity.workshop.voting import agree


class LineWorkshop(LineVotes):
    """A workshop on one sitting, held over lines."""

    _doubted: tuple[Session, str] | None = None
    """The line that was typed once over an answer agreed by vote, and the state in which it was."""

    def _open(self) -> None:
        self._lines.say_all(map(safe_flow, opening_notices(self._session)))
        is_first = is_new(self._session.decision)
        if is_first:
            begin_card(self._sitting, self._lines, self._take)
            if prepared_questions(self._session):
                self._lines.say_all(prepared_lines(self._session))
        else:
            self._lines.say_all(card_lines(self._session))
        if self._phones is not None:
            self._phones.begin(is_new=is_first)
        self._lines.say(words("Type v to vote, a number for the group's answer, ? for help, q to leave."))
        self._lines.say(safe(saving_notice(self._sitting)))

    def _prompt(self) -> str:
        if self._session.at is None:
            return words("m minutes, b back, o all questions, p park, q leave:")
        if self._phones is not None and self._is_open:
            asked = words("r reveals, x throws it away, v adds hands and paper, Enter looks again:")
            return f"{self._phones.progress()} {asked}"
        if self._talk_is_hidden():
            return words("Enter reveals the vote, x throws it away:")
        if waiting := self._waiting_lines():
            return words("{waiting} s shows them. Vote or answer:", waiting=waiting)
        return words("Vote or answer:")

    def _waiting_lines(self) -> str:
        desk = None if self._phones is None else self._phones.desk
        return "" if desk is None else waiting_lines_sentence(desk)

    def _show(self) -> None:
        self._follow()
        self._say_late_splits()
        if self._session.at is None:
            super()._show()
        else:
            self._lines.say_all(workshop_question_lines(self._session))
            if half_typed_counts(self._sitting):
                self._lines.say(words("Counts of a vote on it were half typed on the screen. v asks for them all."))
            if not self._is_open and to_record(self._session, self._discussion):
                self._lines.say_all(consensus_lines(self._discussion, self._workshop.rules))

    def _moves(self) -> dict[str, Callable[[], Session]]:
        moves = super()._moves()
        if self._is_open:
            return {}
        if self._session.at is not None:
            moves[""] = lambda: skip(self._session)
            is_hidden = self._talk_is_hidden()
            del moves["x"]
            if is_hidden or to_record(self._session, self._discussion):
                del moves[""]
        return moves

    def _talks(self) -> dict[str, Callable[[], None]]:
        talks = {
            **super()._talks(),
            "v": lambda: self._vote(""),
            "a": self._card,
            "d": self._dissent,
            "l": self._ladder,
            "h": lambda: self._lines.say_all(prepared_lines(self._session)),
            "m": lambda: self._minutes(""),
            "p": lambda: self._park(""),
            "t": lambda: self._take_back(""),
            "o": lambda: self._lines.say_all(
                workshop_overview_lines(self._session, self._tallies.discussions(self._session.decision))
            ),
            "?": lambda: self._lines.say_all(
                [
                    *help_lines(self._session.question, has_phones=self._phones is not None),
                    safe(saving_notice(self._sitting)),
                ]
            ),
        }
        if self._session.at is not None:
            talks["x"] = self._clear
        if self._phones is not None:
            talks |= {"j": self._phones.join, "s": self._read_lines}
        if self._is_open:
            talks |= {"": lambda: None, "r": self._reveal, "x": self._throw_away}
            del talks["u"], talks["U"]
        elif self._talk_is_hidden():
            talks |= {"": self._reveal, "x": self._throw_away}
        elif self._session.at is not None and to_record(self._session, self._discussion):
            talks[""] = self._record
        return talks

    def _words_after(self) -> dict[str, Callable[[str], None]]:
        after = {**super()._words_after(), "v": self._vote, "p": self._park, "m": self._minutes, "t": self._take_back}
        if self._phones is not None:
            after["j"] = self._phones.join
        if self._is_open:
            del after["g"]
        return after

    def _leave(self) -> None:
        if self._is_open:
            self._say_is_open()
        else:
            super()._leave()

    def _say_is_open(self) -> None:
        self._lines.say(vote_holds_back("r", "x"))

    def _record(self) -> None:
        found, said = recorded(self._session, self._discussion, "u")
        if self._take(found):
            self._lines.say(safe_flow(said))
            self._show()

    def _answer(self, line: str) -> None:
        if self._is_open:
            self._say_is_open()
            return
        question = self._session.question
        chosen = None if question is None else options_in(line, question)
        if chosen is None:
            self._lines.say(self._not_understood(line, question))
            return
        before = self._session
        is_again = self._doubted is not None and self._doubted[0] is before and self._doubted[1] == line
        if not is_again and (doubt := doubt_words(before, self._discussion, frozenset(chosen))):
            self._doubted = before, line
            self._lines.say(
                safe_flow(doubt), words("Typed again, {answer} is recorded all the same.", answer=safe(line))
            )
            return
        was_settled = before.is_settled
        if not self._take(agree(before, chosen)):
            return
        self._say_was(before, frozenset(chosen))
        discussion = self._discussion
        self._lines.say_all(answer_lines(self._session, discussion))
        if self._session.is_settled and not was_settled:
            self._lines.say("", words(LEVEL_IS_SETTLED, result="r"), safe_flow(standing_of(self._session).words))
        if minority_question(discussion):
            self._lines.say(words("d records a minority view, Enter goes on."))
        else:
            self._go(self._session.go_on())

    def _not_understood(self, line: str, question: Question | None) -> str:
        if question is not None and counts_in(line, len(question.options)) is not None:
            return words("Type v before the counts of a vote: v {counts}.", counts=line)
        return words("That is not understood. ? says what can be typed.")

    def _clear(self) -> None:
        self._say_was(self._session)
        self._go(self._session.clear())

    def _say_was(self, before: Session, coming: frozenset[str] = frozenset()) -> None:
        if said := was_words(before, "u", coming):
            self._lines.say(safe_flow(said))

    def _dissent(self) -> None:
        self._hold("")

    def _hold(self, said: str) -> bool:
        """Ask for a minority view, in these words unless others are typed, and return whether it is recorded."""
        question = self._question_of_minority()
        if question is None or not self._take(ask_minority(self._sitting, question, self._lines, said)):
            return False
        self._lines.say_all(answer_lines(self._session, self._discussion))
        return True

    def _read_lines(self) -> None:
        def record(question: str, text: str) -> bool:
            self._go(self._session.jump(question))
            return self._hold(text)

        if self._phones is not None:
            read_lines(self._phones, self._lines, record)

    def _take_back(self, typed: str) -> None:
        if self._question_of_minority() is None:
            return
        if self._take(ask_take_back(self._session, self._discussion, typed, self._lines)):
            self._lines.say(words("The minority view is taken back. u brings it back."))

    def _question_of_minority(self) -> Question | None:
        if self._session.question is None:
            self._lines.say(words("A minority view belongs to a question. b goes back to one."))
        return self._session.question

    def _park(self, point: str) -> None:
        said = agreed_text(self._lines, point) if point else ask_text(self._lines, words("What is to be parked?"))
        self._take(park(self._session, said))

    def _card(self) -> None:
        if ask_card(self._sitting, self._lines, self._take) and (remark := review_remark(self._workshop.card)):
            self._lines.say(safe_flow(remark))

    def _minutes(self, path: str) -> None:
        minutes = minutes_of(self._session.compiled, self._session.decision)
        if path:
            self._lines.say(safe(outcome_words(path, minutes_written(path, minutes))))
        else:
            self._lines.say("", render_plain(minutes.outline, WIDTH, is_ascii=self._lines.is_ascii).rstrip("\n"))
            endings = listed(MINUTES_ENDINGS, words("or"))
            self._lines.say(words("m and the name of a new file writes them; it ends in {endings}.", endings=endings))
