"""The desk: where votes come in one by one, are kept before anybody is told so, and are counted when a round closes."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from subsidiarity.model.rulebook import Question
from subsidiarity.model.workshop import FEWEST_VOTES, Round
from subsidiarity.reporting.language import words
from subsidiarity.workshop.ballot.choice import choice_in, value_of
from subsidiarity.workshop.ballot.kept_room import KeptRoom, KeptRound
from subsidiarity.workshop.ballot.room_keeper import RoomKeeper
from subsidiarity.workshop.ballot.stage import Stage
from subsidiarity.workshop.ballot.voter import Voters, mark
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.typed_text import in_one_line, kept_text
from subsidiarity.workshop.voting import counts_refusal

MOST_LINE_CHARACTERS = 200
MOST_LINES = 200
"""Lines of phones that may wait to be read at most."""

Outcome = Literal["counted", "closed", "overtaken", "unclear", "unkept", "stranger", "repeated"]
"""The outcomes of something that a phone sent: only what was counted is on the disk."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A vote as a phone sends it: its token, the round, the value of its choice.

    `turn` counts the votes of one phone in one round, from 1, so that a vote that was held up on its way never takes
    the place of a later one.
    """

    token: str
    round_id: str
    value: str
    turn: int = 1


class Desk(RoomKeeper):
    """The desk of one sitting; safe to be asked from several threads."""

    def __init__(self, path: Callable[[], str], room: KeptRoom, stage: Stage, *, is_kept: bool) -> None:
        """Take the path of the decision file (a function: it may move), the room, whether it is kept, a stage."""
        super().__init__(path, room, is_kept=is_kept)
        self._voters = Voters(room.key, room.slips)
        self._here: set[str] = set()
        self._senders: set[str] = set()
        """The marks of those who sent a line after the last round; in memory alone."""
        self._last_id, self._last_question = "", ""
        """The round that closed last in this sitting, and its question; "" if none did."""
        self._stage = stage
        self._epoch, self._moves = secrets.token_hex(4), 0

    @property
    def round(self) -> KeptRound | None:
        """The round that phones vote in, or that has closed and is not in the decision yet; None if there is none."""
        return self._room.round

    @property
    def last_id(self) -> str:
        """The id of the round that closed last in this sitting; "" if none did."""
        return self._last_id

    @property
    def stage(self) -> Stage:
        """The stage as every phone shows it."""
        return self._stage

    @property
    def stage_id(self) -> str:
        """An id of the stage, another one whenever that has changed."""
        return f"{self._epoch}-{self._moves}"

    @property
    def voters(self) -> Voters:
        """The voters who may vote here."""
        return self._voters

    @property
    def voted(self) -> int:
        """The number of those who voted or abstained in the open round, on phones and otherwise."""
        return 0 if self._room.round is None else self._room.round.took_part

    @property
    def here(self) -> int:
        """The number of phones, or slips, that were seen since the program began."""
        return len(self._here)

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """The lines that wait to be read by the facilitator alone: pairs of a question's id and a text."""
        return self._room.lines

    def arrive(self, token: str) -> str | None:
        """Note that a phone is here, and return its seat; None if its token lets nobody vote."""
        seat = self._voters.seat(token)
        with self._lock:
            is_new = seat is not None and seat not in self._here
            if seat is not None:
                self._here.add(seat)
        if is_new:
            self._tell()
        return seat

    def chosen(self, token: str) -> tuple[str, int]:
        """The value of the choice of this token in the open round, and its turn; "" and 0 if it has none."""
        seat, kept = self._voters.seat(token), self._room.round
        if seat is None or kept is None or kept.total is not None:
            return "", 0
        found = kept.votes.get(mark(kept.id, seat))
        return ("", 0) if found is None else (value_of(found[0], len(kept.options)), found[1])

    def has_sent_line(self, token: str) -> bool:
        """Whether a line came with this token since the last round closed."""
        seat = self._voters.seat(token)
        return seat is not None and mark(self._last_id, seat) in self._senders

    def take(self, votes: Sequence[Sent]) -> tuple[Outcome, ...]:
        """Count these votes, in their order, and keep them; "counted" is said of those that are on the disk."""
        with self._lock:
            kept = self._room.round
            taken = {} if kept is None else dict(kept.votes)
            outcomes = [self._put(vote, kept, taken) for vote in votes]
            if kept is None or "counted" not in outcomes:
                return tuple(outcomes)
            is_new = len(taken) != len(kept.votes)
            failed = None
            if taken != kept.votes or not self._is_confirmed:
                failed = self._keep(replace(self._room, round=replace(kept, votes=taken)))
        if is_new:
            self._tell()
        return tuple("unkept" if failed and outcome == "counted" else outcome for outcome in outcomes)

    def take_line(self, token: str, round_id: str, typed: str) -> Outcome:
        """Keep one unsigned line after the last round for the facilitator; who sent it is not kept with it."""
        text = kept_text(in_one_line(typed))
        seat = self._voters.seat(token)
        if seat is None:
            return "stranger"
        if not text or len(text) > MOST_LINE_CHARACTERS:
            return "unclear"
        with self._lock:
            stage = self._stage
            if stage.kind != "shown" or not round_id or round_id != self._last_id or stage.round_id != round_id:
                return "closed"
            if mark(round_id, seat) in self._senders:
                return "repeated"
            if len(self._room.lines) >= MOST_LINES or not self._last_question:
                return "unkept"
            lines = tuple(sorted((*self._room.lines, (self._last_question, text))))
            if self._keep(replace(self._room, lines=lines)) is not None:
                return "unkept"
            self._senders.add(mark(round_id, seat))
        self._tell()
        return "counted"

    def drop_line(self, index: int) -> tuple[str, str] | Refusal:
        """Take a line out of those that wait, by index from 0, and return it."""
        with self._lock:
            lines = self._room.lines
            if not 0 <= index < len(lines):
                return Refusal(words("There is no such line."))
            left = (*lines[:index], *lines[index + 1 :])
            failed = self._keep(replace(self._room, lines=left))
        self._tell()
        return failed or lines[index]

    def open_round(self, question: Question, number: int) -> Refusal | None:
        """Open a round on a question, its number from 1; refused while one is open, or if it cannot be kept."""
        with self._lock:
            if self._room.round is not None:
                return Refusal(words("A vote is open."), words("Close it, or throw it away."))
            none = Round((0,) * len(question.options))
            opened = KeptRound(secrets.token_hex(8), question.id, number, question.option_ids, none)
            failed = self._keep(replace(self._room, round=opened))
            if failed is None:
                self._senders.clear()
        return failed

    def add_typed(self, typed: Round) -> Refusal | None:
        """Put the counts of hands and paper beside the phones' votes, in the place of those that were typed before."""
        with self._lock:
            kept = self._room.round
            if kept is None or kept.total is not None:
                return Refusal(words("No vote is open."))
            if (unfit := counts_refusal(typed)) is not None:
                return unfit
            failed = self._keep(replace(self._room, round=replace(kept, typed=typed)))
        self._tell()
        return failed

    def close_round(self) -> Round | Refusal:
        """Close the round: what is kept of it from now on are its counts.

        Refused, and left open: fewer than three votes, and counts that the decision would not take.
        """
        with self._lock:
            kept = self._room.round
            if kept is None:
                return Refusal(words("No vote is open."))
            total = kept.counted()
            if total.votes < FEWEST_VOTES:
                return Refusal(
                    words("Fewer than {fewest} have voted, which would show who voted for what.", fewest=FEWEST_VOTES),
                    words("Wait for more, or throw the vote away."),
                )
            if (unfit := counts_refusal(total)) is not None:
                return unfit
            closed = replace(kept, votes={}, typed=Round((0,) * len(kept.options)), total=total)
            failed = self._keep(replace(self._room, round=closed))
            if failed is not None:
                return failed
            self._last_id, self._last_question = kept.id, kept.question
        return total

    def drop_round(self) -> Refusal | None:
        """Keep nothing of the round any more, whether it was thrown away or stands in the decision by now."""
        with self._lock:
            return None if self._room.round is None else self._keep(replace(self._room, round=None))

    def show(self, stage: Stage) -> None:
        """Let every phone show another stage."""
        with self._lock:
            is_new = stage != self._stage
            self._stage = stage
            self._moves += is_new
        if is_new:
            self._tell()

    def _put(self, vote: Sent, kept: KeptRound | None, taken: dict[str, tuple[int, int]]) -> Outcome:
        """Put a vote among those that are taken in the open round, if it is one, and return what became of it."""
        seat = self._voters.seat(vote.token)
        if seat is None:
            return "stranger"
        if kept is None or kept.total is not None or vote.round_id != kept.id:
            return "closed"
        choice = choice_in(vote.value, len(kept.options))
        if choice is None:
            return "unclear"
        own = mark(kept.id, seat)
        if own in taken and vote.turn < taken[own][1]:
            return "overtaken"
        taken[own] = choice, vote.turn
        return "counted"
