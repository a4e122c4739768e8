"""Votes on phones as a machine that remembers: joins, votes, replays, late ones, closes, kills, and a plain model."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from unittest.mock import patch

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tests.workshop.ballot.rooms import TALLIES, begun, gone_on_with, marks_of, on_the_disk, open_in, phone
from tests.workshop.samples import workshop_of

from subsidiarity.files.write_failure import NotWritten
from subsidiarity.model.workshop import Round
from subsidiarity.workshop.ballot import kept_room, room_keeper, sitting_votes
from subsidiarity.workshop.ballot.desk import Sent
from subsidiarity.workshop.ballot.sitting_votes import close_round, open_round, show_stage, take_up
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.voting import reveal

VALUES = ("1", "2", "3", "0", "a")
phones = st.integers(0, 5)
choices = st.integers(0, 4)


class Killed(BaseException):
    """The process ends here."""


class BallotMachine(RuleBasedStateMachine):
    """What phones were told is in the tally, once; what they were not told may be."""

    @initialize()
    def begin(self):
        """A workshop, its desk, and six phones."""
        self.folder = Path(tempfile.mkdtemp())
        self.sitting, self.desk = begun(self.folder)
        assert self.desk.settle_at("127.0.0.1", 8421) is None  # a shell does so before it lets a phone in
        self.tokens = [phone(self.desk) for _ in range(6)]
        self.told: dict[int, int] = {}
        """The choice that each phone was last told is counted."""
        self.perhaps: dict[int, set[int]] = {}
        """What else may stand for it: sent, and never answered."""
        self.turns = [0] * 6
        self.typed = Round((0, 0, 0))
        self.closed: list[str] = []
        self.rounds: list[Round] = []
        self.marks: set[str] = set()

    def teardown(self):
        if hasattr(self, "folder"):
            shutil.rmtree(self.folder)

    def is_open(self):
        return hasattr(self, "desk") and self.desk.round is not None

    def is_waiting(self):
        return hasattr(self, "desk") and self.desk.round is None and len(self.rounds) < 3

    @rule()
    @precondition(is_waiting)
    def open(self):
        """While rounds are left."""
        assert open_round(self.sitting, self.desk) is None
        self.told, self.perhaps, self.turns, self.typed = {}, {}, [0] * 6, Round((0, 0, 0))
        self.closed.append(open_in(self.desk).id)
        self.marks |= {*marks_of(self.desk, open_in(self.desk).id, self.tokens)}

    def send(self, who, choice):
        """A new vote of a phone."""
        self.turns[who] += 1
        return Sent(self.tokens[who], open_in(self.desk).id, VALUES[choice], self.turns[who])

    @rule(who=phones, choice=choices)
    @precondition(is_open)
    def vote(self, who, choice):
        """It is counted, in the place of what this phone chose before."""
        assert ("counted",) == self.desk.take([self.send(who, choice)])
        self.told[who] = choice
        self.perhaps.pop(who, None)

    @rule(who=phones, first=choices, second=choices)
    @precondition(is_open)
    def vote_out_of_order(self, who, first, second):
        """The later one stands, whichever arrives first."""
        early, late = self.send(who, first), self.send(who, second)
        assert ("counted", "overtaken") == self.desk.take([late, early])
        self.told[who] = second
        self.perhaps.pop(who, None)

    @rule(who=phones)
    @precondition(is_open)
    def replay(self, who):
        """A repeated vote changes nothing."""
        if who in self.told and who not in self.perhaps:
            again = Sent(self.tokens[who], open_in(self.desk).id, VALUES[self.told[who]], self.turns[who])
            voted = self.desk.voted
            assert {"counted"} == set(self.desk.take([again] * 20))
            assert voted == self.desk.voted

    @rule(who=phones, choice=choices)
    @precondition(lambda self: hasattr(self, "closed") and self.closed)
    def come_too_late(self, who, choice):
        """A vote for a round that is closed is refused."""
        for old in self.closed[:-1] if self.is_open() else self.closed:
            assert ("closed",) == self.desk.take([Sent(self.tokens[who], old, VALUES[choice], 99)])

    @rule(who=phones, choice=choices)
    @precondition(is_open)
    def vote_on_a_full_disk(self, who, choice):
        """It is not said to be counted, and is not."""
        with patch.object(room_keeper, "write_room", side_effect=NotWritten("", "full", "")):
            outcome = self.desk.take([self.send(who, choice)])
        assert outcome == ("unkept",)

    @rule(who=phones, choice=choices, is_written=st.booleans())
    @precondition(is_open)
    def die_while_voting(self, who, choice, is_written):
        """The phone was told nothing; what it sent may count or not, and nothing else is lost."""
        write = kept_room.write_room

        def die(*arguments):
            if is_written:
                write(*arguments)
            raise Killed

        try:
            with patch.object(room_keeper, "write_room", die):
                self.desk.take([self.send(who, choice)])
        except Killed:
            self.perhaps.setdefault(who, set()).add(choice)
        self.go_on()

    @rule(counts=st.tuples(*[st.integers(0, 3)] * 3))
    @precondition(is_open)
    def type_counts(self, counts):
        """Hands and paper."""
        self.typed = Round(counts)
        assert self.desk.add_typed(self.typed) is None

    @rule()
    @precondition(is_open)
    def close(self):
        """What was told is in the tally, once; what was not told may be."""
        found = close_round(self.sitting, self.desk)
        if isinstance(found, Refusal):
            assert open_in(self.desk).counted().votes < 3
            return
        self.compare(workshop_of(self.sitting.session).talk("trust").rounds[-1])

    @rule(is_saved=st.booleans())
    @precondition(is_open)
    def die_while_closing(self, is_saved):
        """Before or after the decision holds the counts."""
        total = self.desk.close_round()
        if isinstance(total, Refusal):
            return
        if is_saved:
            with patch.object(self.desk, "drop_round"):  # the program dies before it
                sitting_votes._put_in(self.sitting, self.desk, total)
        self.go_on()
        vote = workshop_of(self.sitting.session).talk("trust").hidden
        assert vote is not None
        assert not isinstance(close_hidden(self.sitting), Refusal)
        self.compare(vote)

    @rule()
    @precondition(is_open)
    def throw_away(self):
        """Nothing of it is left."""
        assert self.desk.drop_round() is None

    @rule()
    def kill(self):
        """The next program goes on."""
        self.go_on()

    def go_on(self):
        self.sitting, self.desk = gone_on_with(self.folder)
        take_up(self.sitting, self.desk)
        self.sitting.become(self.sitting.session.jump("trust"))
        show_stage(self.sitting, self.desk, TALLIES)
        for token in self.tokens:
            assert self.desk.arrive(token)

    def compare(self, found):
        """A closed round with the model."""
        self.rounds.append(found)
        counts = [found.counts[place] - self.typed.counts[place] for place in range(3)]
        counts += [found.unknown, found.abstained]
        sure = [choice for who, choice in self.told.items() if who not in self.perhaps]
        for choice in range(5):
            most = sum(choice in {self.told.get(who), *also} for who, also in self.perhaps.items())
            assert sure.count(choice) <= counts[choice] <= sure.count(choice) + most
        assert len(self.told) <= sum(counts) <= len(self.told.keys() | self.perhaps.keys())

    @invariant()
    def voted_says_how_many(self):
        """Those told, and perhaps those who were not."""
        if self.is_open():
            assert len(self.told) <= self.desk.voted - self.typed.took_part <= len({*self.told, *self.perhaps})

    @invariant()
    def nothing_links_a_vote_to_a_phone_once_it_is_closed(self):
        """The marks of this round alone stand on the disk, and those only while it is open."""
        if hasattr(self, "desk"):
            held = on_the_disk(self.folder)
            now = self.desk.round
            own = set() if now is None else {*marks_of(self.desk, now.id, self.tokens)}
            assert [] == [each for each in self.marks - own if each in held]
            assert [] == [token for token in self.tokens if token in held]

    @invariant()
    def a_hidden_vote_is_on_no_stage(self):
        """Phones see the counts of closed rounds alone."""
        if self.is_open():
            show_stage(self.sitting, self.desk, TALLIES)
            assert ((), ()) == (self.desk.stage.counts, self.desk.stage.sentences)


def close_hidden(sitting):
    """Reveal what waits after a crash."""
    found = reveal(sitting.session)
    if not isinstance(found, Refusal):
        sitting.become(found)
    return found


TestBallotMachine = BallotMachine.TestCase
TestBallotMachine.settings = settings(
    max_examples=40, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
