"""The votes of a workshop line by line: counts that are typed, phones beside them, what is revealed."""

from __future__ import annotations

from subsidiarity.analysis.group.vote_tally import Tallies
from subsidiarity.lines.conversation import Lines
from subsidiarity.lines.interview import LineInterview
from subsidiarity.lines.interview_lines import ladder_lines
from subsidiarity.lines.phones import LinePhones
from subsidiarity.lines.vote_lines import (
    answer_lines,
    consensus_lines,
    counts_in,
    how_to_count,
    tally_lines,
    waiting_line,
)
from subsidiarity.model.rulebook import Question
from subsidiarity.model.tally import Discussion
from subsidiarity.model.workshop import Round, Workshop
from subsidiarity.reporting.language import words
from subsidiarity.workshop.ballot.network import Network
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.rehearsal import PEOPLE, invented_ballot
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.sitting import Sitting
from subsidiarity.workshop.view.half_typed import counts_box
from subsidiarity.workshop.view.late_split import has_votes, late_split_words, late_splits, splits_to_name
from subsidiarity.workshop.view.verdict import to_record
from subsidiarity.workshop.voting import asked_talk, cast, reveal, round_refusal, withdraw


class LineVotes(LineInterview):
    """The votes on one sitting, held over lines; on phones, too, where there is a network."""

    def __init__(self, sitting: Sitting, lines: Lines, network: Network | None = None) -> None:
        super().__init__(sitting, lines)
        self._tallies = Tallies(sitting.session.compiled)
        self._phones = None if network is None else LinePhones(sitting, lines, network, self._tallies)
        self._splits = frozenset[str]()
        """The questions that the room has left and whose split matters by now, as far as that was said."""

    def end(self) -> None:
        """Let the phones go."""
        if self._phones is not None:
            self._phones.end()

    @property
    def _workshop(self) -> Workshop:
        workshop = self._session.decision.workshop
        assert workshop is not None, "the sitting was convened"
        return workshop

    @property
    def _discussion(self) -> Discussion:
        question, _, _ = asked_talk(self._session)
        return self._tallies.discussion(self._session.decision, question.id)

    def _talk_is_hidden(self) -> bool:
        return self._session.at is not None and self._workshop.talk(self._session.at).hidden is not None

    @property
    def _is_open(self) -> bool:
        """Whether phones vote now."""
        return self._phones is not None and self._phones.round is not None

    def _take(self, changed: Session | Refusal) -> bool:
        """Take a new state and say whether it is saved, or why it is refused; return whether it was taken."""
        if isinstance(changed, Refusal):
            self._lines.say(changed.words)
            return False
        self._sitting.become(changed)
        self._follow()
        self._say_whether_saved()
        return True

    def _follow(self) -> None:
        if self._phones is not None:
            self._phones.follow()

    def _split_words(self, splits: frozenset[str]) -> str:
        return late_split_words(self._session, splits, lambda number: words("g {number} goes there", number=number))

    def _say_late_splits(self) -> None:
        """Say which splits matter on questions that the room has left, as soon as they do."""
        late = late_splits(self._session, self._tallies) if has_votes(self._session) else ()
        splits = frozenset(splits_to_name(self._sitting, late))
        if said := self._split_words(splits - self._splits):
            self._lines.say(said)
        if self._session.at in late:
            self._lines.say(words("The split on this question matters now."))
        self._splits = splits

    def _ladder(self) -> None:
        self._lines.say_all(ladder_lines(self._session))
        if said := self._split_words(self._splits):
            self._lines.say(said)

    def _vote(self, typed: str) -> None:
        question = self._session.question
        if question is None:
            self._lines.say(words("A vote belongs to a question. b goes back to one."))
            return
        if not self._is_open and (refused := round_refusal(self._session)) is not None:
            self._lines.say(refused.words)
            return
        if (
            self._phones is not None
            and self._phones.are_open
            and not self._is_open
            and not (self._phones.begin_round() and typed)
        ):
            return
        vote = self._ballot(question, typed)
        if vote is None:
            self._lines.say(words("These are no counts, and nothing is kept."))
            if typed:
                self._lines.say(how_to_count(question))
            return
        if self._is_doubted(vote):
            return
        if self._phones is not None and self._is_open:
            self._phones.add(vote)
        else:
            self._put_in(vote)

    def _is_doubted(self, vote: Round) -> bool:
        """Whether more people are counted than the card says, and that is not meant."""
        total, people = vote.took_part, self._workshop.card.people
        if not 0 < people < total:
            return False
        asked = words(
            "{total} counted, but the card says {people}. Put it in all the same? (y puts it in, Enter does not)",
            total=total,
            people=people,
        )
        if self._lines.ask(asked).lower() == "y":
            return False
        self._lines.say(words("Nothing is kept. v counts again."))
        return True

    def _put_in(self, vote: Round) -> None:
        """Put typed counts in, which are what was half typed before them."""
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
        if self._phones is not None and self._is_open:
            self._phones.throw_away()
        else:
            self._take(withdraw(self._session))

    def _reveal(self) -> None:
        if self._phones is not None and self._is_open:
            if not self._phones.close():
                return
            self._say_whether_saved()
        elif not self._take(reveal(self._session)):
            return
        discussion = self._discussion
        self._lines.say_all(tally_lines(self._session, discussion.tallies[-1]))
        if to_record(self._session, discussion):
            self._lines.say_all(consensus_lines(discussion, self._workshop.rules))
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
