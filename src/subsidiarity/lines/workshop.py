"""The whole workshop line by line: card, votes typed as counts, reveal, answers, minority views, minutes."""

from __future__ import annotations

from collections.abc import Callable

from subsidiarity.analysis.group.vote_tally import Tallies
from subsidiarity.lines.card import ask_card, begin_card, card_lines
from subsidiarity.lines.conversation import Lines
from subsidiarity.lines.interview import WIDTH, LineInterview
from subsidiarity.lines.minority import ask_minority, ask_take_back
from subsidiarity.lines.typing import agreed_text, ask_text
from subsidiarity.lines.vote_lines import (
    answer_lines,
    consensus_lines,
    counts_in,
    how_to_count,
    prepared_lines,
    tally_lines,
    waiting_line,
    workshop_overview_lines,
    workshop_question_lines,
)
from subsidiarity.lines.workshop_help import help_lines
from subsidiarity.model.rulebook import Question
from subsidiarity.model.tally import Discussion
from subsidiarity.model.workshop import Round, Workshop
from subsidiarity.reporting.forms.markdown import render_markdown
from subsidiarity.reporting.forms.plain import render_plain
from subsidiarity.reporting.language import words
from subsidiarity.reporting.safe import safe, safe_flow
from subsidiarity.reporting.wording.group.minutes import review_remark
from subsidiarity.workshop.convening import is_new
from subsidiarity.workshop.option_numbers import options_in
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.rehearsal import PEOPLE, invented_ballot
from subsidiarity.workshop.remarks import park, skip
from subsidiarity.workshop.saving_words import saving_notice
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.sitting import Sitting
from subsidiarity.workshop.talk_words import minority_question, opening_notices
from subsidiarity.workshop.view.half_typed import counts_box, half_typed_counts
from subsidiarity.workshop.view.minutes import minutes_of, write_and_say
from subsidiarity.workshop.view.prepared import is_prepared
from subsidiarity.workshop.view.standing import LEVEL_IS_SETTLED, standing_of
from subsidiarity.workshop.view.verdict import recorded, to_record
from subsidiarity.workshop.voting import agree, asked_talk, cast, reveal, round_refusal, withdraw


class LineWorkshop(LineInterview):
    """A workshop on one sitting, held over lines."""

    def __init__(self, sitting: Sitting, lines: Lines) -> None:
        super().__init__(sitting, lines)
        self._tallies = Tallies(sitting.session.compiled)

    @property
    def _workshop(self) -> Workshop:
        workshop = self._session.decision.workshop
        assert workshop is not None, "the sitting was convened"
        return workshop

    @property
    def _discussion(self) -> Discussion:
        question, _, _ = asked_talk(self._session)
        return self._tallies.discussion(self._session.decision, question.id)

    def _open(self) -> None:
        self._lines.say_all(map(safe_flow, opening_notices(self._session)))
        if is_new(self._session.decision):
            begin_card(self._sitting, self._lines, self._take)
            if is_prepared(self._session):
                self._lines.say_all(prepared_lines(self._session))
        else:
            self._lines.say_all(card_lines(self._session))
        self._lines.say(words("Type v to vote, a number for the group's answer, ? for help, q to leave."))
        self._lines.say(safe(saving_notice(self._sitting)))

    def _prompt(self) -> str:
        if self._session.at is None:
            return words("m minutes, b back, o all questions, p park, q leave:")
        if self._talk_is_hidden():
            return words("Enter reveals the vote, x throws it away:")
        return words("Vote or answer:")

    def _show(self) -> None:
        if self._session.at is None:
            super()._show()
        else:
            self._lines.say_all(workshop_question_lines(self._session))
            if half_typed_counts(self._sitting):
                self._lines.say(words("Counts of a vote on it were half typed on the screen. v asks for them all."))
            if to_record(self._session, self._discussion):
                self._lines.say_all(consensus_lines(self._discussion, self._workshop.rules))

    def _moves(self) -> dict[str, Callable[[], Session]]:
        moves = super()._moves()
        if self._session.at is not None:
            moves[""] = lambda: skip(self._session)
            is_hidden = self._talk_is_hidden()
            if is_hidden:
                del moves["x"]
            if is_hidden or to_record(self._session, self._discussion):
                del moves[""]
        return moves

    def _talks(self) -> dict[str, Callable[[], None]]:
        talks = {
            **super()._talks(),
            "v": lambda: self._vote(""),
            "d": self._dissent,
            "k": self._card,
            "h": lambda: self._lines.say_all(prepared_lines(self._session)),
            "m": lambda: self._minutes(""),
            "p": lambda: self._park(""),
            "t": lambda: self._take_back(""),
            "o": lambda: self._lines.say_all(
                workshop_overview_lines(self._session, self._tallies.discussions(self._session.decision))
            ),
            "?": lambda: self._lines.say_all([*help_lines(self._session.question), safe(saving_notice(self._sitting))]),
        }
        if self._talk_is_hidden():
            talks |= {"": self._reveal, "x": self._throw_away}
        elif self._session.at is not None and to_record(self._session, self._discussion):
            talks[""] = self._record
        return talks

    def _words_after(self) -> dict[str, Callable[[str], None]]:
        return {**super()._words_after(), "v": self._vote, "p": self._park, "m": self._minutes, "t": self._take_back}

    def _talk_is_hidden(self) -> bool:
        return self._session.at is not None and self._workshop.talk(self._session.at).hidden is not None

    def _take(self, changed: Session | Refusal) -> bool:
        """Take a new state and say whether it is saved, or why it is refused; return whether it was taken."""
        if isinstance(changed, Refusal):
            self._lines.say(changed.words)
            return False
        self._sitting.become(changed)
        self._say_whether_saved()
        return True

    def _vote(self, typed: str) -> None:
        question = self._session.question
        if question is None:
            self._lines.say(words("A vote belongs to a question. b goes back to one."))
            return
        if (refused := round_refusal(self._session)) is not None:
            self._lines.say(refused.words)
            return
        vote = self._ballot(question, typed)
        if vote is None:
            self._lines.say(words("These are no counts, and nothing is kept."))
            if typed:
                self._lines.say(how_to_count(question))
            return
        changed = cast(self._session, vote.counts, vote.unknown, vote.abstained)
        if not isinstance(changed, Refusal):
            self._sitting.take_draft(counts_box(self._sitting))
        if self._take(changed):
            self._lines.say(waiting_line(vote, self._workshop))

    def _ballot(self, question: Question, typed: str) -> Round | None:
        """The round with the counts that were typed, or are typed now; in a rehearsal with invented ones."""
        _, workshop, talk = asked_talk(self._session)
        if typed:
            return counts_in(typed, len(question.options))
        if workshop.rehearsal is not None:
            people = workshop.card.people or PEOPLE
            return invented_ballot(workshop.rehearsal, question, len(talk.revealed) + 1, people)
        self._lines.say(how_to_count(question))
        return counts_in(self._lines.ask(words("Votes:")), len(question.options))

    def _throw_away(self) -> None:
        self._take(withdraw(self._session))

    def _reveal(self) -> None:
        if not self._take(reveal(self._session)):
            return
        discussion = self._discussion
        self._lines.say_all(tally_lines(self._session, discussion.tallies[-1]))
        if to_record(self._session, discussion):
            self._lines.say_all(consensus_lines(self._discussion, self._workshop.rules))
            return
        self._lines.say_all(answer_lines(self._session, discussion))
        left = self._workshop.rules.most_rounds - len(discussion.tallies)
        again = words(", v votes again") if left else ""
        if discussion.tallies[-1].agreement.spread.ordered:
            said = words(
                "A number or a range is the group's answer{again}, d is a minority view, Enter goes on.", again=again
            )
        else:
            said = words("A number is the group's answer{again}, d is a minority view, Enter goes on.", again=again)
        self._lines.say(said)

    def _record(self) -> None:
        found, said = recorded(self._session, self._discussion, "u")
        if self._take(found):
            self._lines.say(safe_flow(said))
            self._show()

    def _answer(self, line: str) -> None:
        question = self._session.question
        chosen = None if question is None else options_in(line, question)
        if chosen is None:
            self._lines.say(words("That is not understood. ? says what can be typed."))
            return
        was_settled = self._session.is_settled
        if not self._take(agree(self._session, chosen)):
            return
        discussion = self._discussion
        self._lines.say_all(answer_lines(self._session, discussion))
        if self._session.is_settled and not was_settled:
            self._lines.say("", words(LEVEL_IS_SETTLED, result="r"), safe_flow(standing_of(self._session).words))
        if minority_question(discussion):
            self._lines.say(words("d records a minority view, Enter goes on."))
        else:
            self._go(self._session.go_on())

    def _dissent(self) -> None:
        question = self._question_of_minority()
        if question is not None and self._take(ask_minority(self._sitting, question, self._lines)):
            self._lines.say_all(answer_lines(self._session, self._discussion))

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
        outline = minutes_of(self._session.compiled, self._session.decision)
        if path:
            self._lines.say(safe(write_and_say(path, render_markdown(outline), (".md",))))
        else:
            self._lines.say("", render_plain(outline, WIDTH, is_ascii=self._lines.is_ascii).rstrip("\n"))
            self._lines.say(words("m and the name of a new file, ending in .md, writes them as Markdown."))
