"""Any order of votes, answers, views, faults and crashes: the file is what the group did, and no more is told."""

from __future__ import annotations

import contextlib
import errno
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tests.workshop.samples import compiled, done, workshop_of
from tests.workshop.test_autosave import FaultyDisk, Killed

from subsidiarity.analysis.group.vote_tally import Tallies
from subsidiarity.lines.vote_lines import workshop_overview_lines, workshop_question_lines
from subsidiarity.model.decision import Answer, Decision
from subsidiarity.model.workshop import Card, Dissent, Round, Rules, Talk, Workshop
from subsidiarity.reporting.forms.plain import render_plain
from subsidiarity.workshop import autosave
from subsidiarity.workshop.convening import convene, fill_card, set_rules
from subsidiarity.workshop.decision_store import open_file
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.remarks import dissent, park, skip, take_up
from subsidiarity.workshop.saving_words import farewell, save_status
from subsidiarity.workshop.sitting import resume, start
from subsidiarity.workshop.view.minutes import minutes_of
from subsidiarity.workshop.voting import agree, cast, reveal, withdraw

RULEBOOK = compiled()
TALLIES = Tallies(RULEBOOK)
OPTIONS = {question.id: question.option_ids for question in RULEBOOK.rulebook.questions}
QUICK_DISK = "/dev/shm" if Path("/dev/shm").is_dir() else None
CALLS_OF_A_SAVE = 14

numbers = st.lists(st.integers(0, 4), min_size=4, max_size=4)
few = st.integers(0, 2)
places = st.integers(0, 3)
texts = st.sampled_from(["", "no", "12:30", "a # b", "two\nlines", "[/] [red]", "שלום", " spaced ", "- x", "\x1b[31m"])


class WorkshopMachine(RuleBasedStateMachine):
    """The model is a decision changed by hand; the sitting must never differ from it, nor the file once saved."""

    @initialize()
    def begin(self):
        """A new workshop in an empty folder."""
        self.folder = Path(tempfile.mkdtemp(dir=QUICK_DISK))
        self.path = str(self.folder / "hall.yaml")
        self.model = Decision("hall", "Hall: who?", "", {}, workshop=Workshop("small", "3"))
        self.sitting = start(self.path, replace(self.model, workshop=None), RULEBOOK)
        assert convene(self.sitting) is None
        self.past, self.undone = [], []
        self.may_be_on_disk = [self.model]

    def teardown(self):
        """Leave nothing behind."""
        if hasattr(self, "folder"):
            shutil.rmtree(self.folder)

    @property
    def session(self):
        """The session that is held."""
        return self.sitting.session

    @property
    def at(self):
        """The question asked."""
        return self.session.at

    @property
    def talk(self):
        """What the model says happened on the question asked."""
        return workshop_of(self.model).talk(self.at)

    def asked(self):
        """Whether a question is asked."""
        return hasattr(self, "sitting") and self.at is not None

    def become(self, session, model):
        """Hand a state to the sitting, and the same change to the model."""
        if model != self.model:
            self.past.append(self.model)
            self.undone = []
        self.hold(session, model)

    def hold(self, session, model):
        """The same without a step that can be taken back."""
        self.model = model
        self.may_be_on_disk.append(model)
        self.sitting.become(session)
        if self.sitting.problem is None:
            self.may_be_on_disk = [model]

    def told(self, talk, answer=None, rules=None):
        """The model with another talk on the question asked."""
        workshop = workshop_of(self.model)
        talks = {question: each for question, each in {**workshop.talks, self.at: talk}.items() if each != Talk()}
        changed = replace(workshop, talks=talks, rules=rules or workshop.rules)
        answers = self.model.answers
        if answer is not None:
            old = answers.get(self.at, Answer(frozenset()))
            answers = {**answers, self.at: replace(old, options=frozenset(answer))}
        return replace(self.model, workshop=changed, answers=answers)

    def options(self, first, last):
        """A range of the question asked."""
        ids = OPTIONS[self.at]
        first, last = sorted((min(first, len(ids) - 1), min(last, len(ids) - 1)))
        return frozenset(ids[first : last + 1])

    @rule(counts=numbers, unknown=few, abstained=few)
    @precondition(asked)
    def vote(self, counts, unknown, abstained):
        """Kept from three votes on, while rounds are left."""
        counts = tuple(counts[: len(OPTIONS[self.at])])
        found = cast(self.session, counts, unknown, abstained)
        shown = [each for each in self.talk.rounds if each.is_revealed]
        rules = workshop_of(self.model).rules
        if sum(counts) + unknown < 3 or len(shown) >= rules.most_rounds:
            assert isinstance(found, Refusal)
            return
        rounds = (*shown, Round(counts, unknown, abstained))
        talk = replace(self.talk, rounds=rounds, is_skipped=False)
        self.become(found, self.told(talk, rules=replace(rules, is_fixed=True)))

    @rule()
    @precondition(asked)
    def reveal(self):
        """The options voted for become the answer."""
        found = reveal(self.session)
        rounds = self.talk.rounds
        if not rounds or rounds[-1].is_revealed:
            assert isinstance(found, Refusal)
            return
        last = rounds[-1]
        voted = [option for option, count in zip(OPTIONS[self.at], last.counts, strict=True) if count]
        talk = replace(self.talk, rounds=(*rounds[:-1], replace(last, is_revealed=True)), is_agreed=False)
        self.become(found, self.told(talk, voted or OPTIONS[self.at]))

    @rule()
    @precondition(asked)
    def throw_the_vote_away(self):
        """Only one that is not revealed."""
        found = withdraw(self.session)
        rounds = self.talk.rounds
        if not rounds or rounds[-1].is_revealed:
            assert isinstance(found, Refusal)
        else:
            self.become(found, self.told(replace(self.talk, rounds=rounds[:-1])))

    @rule(first=places, last=places)
    @precondition(asked)
    def agree(self, first, last):
        """Not while a vote waits."""
        chosen = self.options(first, last)
        found = agree(self.session, chosen)
        if self.talk.rounds and not self.talk.rounds[-1].is_revealed:
            assert isinstance(found, Refusal)
        else:
            self.become(found, self.told(replace(self.talk, is_agreed=True, is_skipped=False), chosen))

    @rule()
    @precondition(asked)
    def clear(self):
        """The answer goes, the votes stay."""
        answers = {question: answer for question, answer in self.model.answers.items() if question != self.at}
        self.become(self.session.clear(), replace(self.model, answers=answers))

    @rule(first=places, last=places, people=few, words=texts)
    @precondition(asked)
    def dissent(self, first, last, people, words):
        """Not while a vote waits."""
        chosen = self.options(first, last)
        found = dissent(self.session, chosen, people, words)
        if (self.talk.rounds and not self.talk.rounds[-1].is_revealed) or len(self.talk.dissents) == 10:
            assert isinstance(found, Refusal)
            return
        view = Dissent(chosen, people, words.replace("\x1b", "").strip())
        self.become(found, self.told(replace(self.talk, dissents=(*self.talk.dissents, view))))

    @rule(words=texts)
    @precondition(asked)
    def park(self, words):
        """Nothing is no point."""
        found = park(self.session, words)
        said = words.replace("\x1b", "").strip()
        if not said:
            assert isinstance(found, Refusal)
        else:
            self.become(found, self.told(replace(self.talk, parked=(*self.talk.parked, said))))

    @rule()
    @precondition(asked)
    def take_a_point_up(self):
        """The first one that is parked here."""
        found = take_up(self.session, 0)
        if not self.talk.parked:
            assert isinstance(found, Refusal)
        else:
            self.become(found, self.told(replace(self.talk, parked=self.talk.parked[1:])))

    @rule()
    @precondition(asked)
    def skip(self):
        """Remembered where there is no answer."""
        is_open = self.at not in self.model.answers
        model = self.told(replace(self.talk, is_skipped=True)) if is_open else self.model
        self.become(skip(self.session), model)

    @rule(threshold=st.integers(48, 102), rounds=st.integers(0, 4))
    def set_the_rules(self, threshold, rounds):
        """Before the first vote, and never after it, undone or not."""
        found = set_rules(self.session, threshold, rounds)
        rules = workshop_of(self.model).rules
        is_same = (threshold, rounds) == (rules.threshold, rules.most_rounds)
        if not is_same and (rules.is_fixed or not 50 <= threshold <= 100 or rounds < 1):
            assert isinstance(found, Refusal)
            return
        wanted = Rules(threshold, rounds, rules.is_fixed)
        self.become(found, replace(self.model, workshop=replace(workshop_of(self.model), rules=wanted)))

    @rule(room=texts, people=st.integers(0, 30))
    def fill_the_card(self, room, people):
        """Whenever somebody comes in."""
        room = room.replace("\x1b", "").strip()
        card = Card(room=room, people=people)
        found = done(fill_card(self.session, card))
        self.become(found, replace(self.model, workshop=replace(workshop_of(self.model), card=card)))

    @rule()
    def undo(self):
        """The last change that is left goes, but never the rules that a vote has fixed."""
        model = self.past.pop() if self.past else None
        if model is not None:
            self.undone.append(self.model)
        self.hold(self.session.undo(), self.under_the_rules_of_now(model or self.model))

    @rule()
    def redo(self):
        """The last change that was undone comes back, and the rules that a vote has fixed stay."""
        model = self.undone.pop() if self.undone else None
        if model is not None:
            self.past.append(self.model)
        self.hold(self.session.redo(), self.under_the_rules_of_now(model or self.model))

    def under_the_rules_of_now(self, model):
        """Another state of the model, with the rules that a vote has fixed."""
        rules = workshop_of(self.model).rules
        return replace(model, workshop=replace(workshop_of(model), rules=rules)) if rules.is_fixed else model

    @rule(move=st.sampled_from(["back", "go_on", "show_result"]))
    def move(self, move):
        """Moving changes nothing."""
        self.hold(getattr(self.session, move)(), self.model)

    @rule(question=st.sampled_from(sorted(OPTIONS)))
    def jump(self, question):
        """To any question."""
        self.hold(self.session.jump(question), self.model)

    @rule(failing=st.integers(1, CALLS_OF_A_SAVE), counts=numbers)
    @precondition(asked)
    def vote_while_the_disk_is_full(self, failing, counts):
        """The vote is kept in memory; the file is as it was, or newer, and nothing false is said."""
        with patch.object(autosave, "os", FaultyDisk(failing, OSError(errno.ENOSPC, "full"))):
            self.vote(counts, 1, 0)

    @rule(failing=st.integers(1, CALLS_OF_A_SAVE), counts=numbers)
    @precondition(asked)
    def crash_while_saving(self, failing, counts):
        """The process dies at some call: what is read afterwards is a file from before or after it."""
        with contextlib.suppress(Killed), patch.object(autosave, "os", FaultyDisk(failing, Killed())):
            self.vote(counts, 1, 0)
        self.reopen()

    @rule()
    def crash_and_resume(self):
        """Nothing that was said to be saved is lost."""
        before, is_saved = self.model, self.sitting.problem is None
        self.reopen()
        assert not is_saved or before == self.model

    def reopen(self):
        """Read the file as a new process would."""
        opened, diagnostics = open_file(self.path, RULEBOOK)
        assert opened is not None, diagnostics
        assert opened.decisions[0] in self.may_be_on_disk
        self.sitting = resume(opened, 0, RULEBOOK)
        assert convene(self.sitting) is None
        self.model = opened.decisions[0]
        self.may_be_on_disk = [self.model]
        self.past, self.undone = [], []

    @rule()
    def look(self):
        """Everything that is shown is the same whatever the counts of a vote that is not revealed."""
        if hasattr(self, "sitting"):
            assert shown(self.sitting, self.session) == shown(self.sitting, with_other_hidden_counts(self.session))

    @invariant()
    def what_is_held_is_what_was_done(self):
        """The session's decision is the model's."""
        if hasattr(self, "sitting"):
            assert self.model == self.session.decision

    @invariant()
    def what_is_said_to_be_saved_is_in_the_file(self):
        """The file reads back as the model, whenever the sitting says that it does."""
        if hasattr(self, "sitting") and self.sitting.problem is None:
            opened, diagnostics = open_file(self.path, RULEBOOK)
            assert opened is not None, diagnostics
            assert (self.model,) == opened.decisions

    @invariant()
    def no_round_is_too_small(self):
        """Neither in memory nor in the file."""
        if hasattr(self, "sitting"):
            talks = workshop_of(self.session).talks.values()
            assert all(each.votes >= 3 for talk in talks for each in talk.rounds)


def shown(sitting, session) -> list[object]:
    """Everything that a session shows to people, on any page."""
    discussions = TALLIES.discussions(session.decision)
    return [
        render_plain(minutes_of(RULEBOOK, session.decision).outline),
        *workshop_question_lines(session),
        *workshop_overview_lines(session, discussions),
        save_status(sitting),
        farewell(sitting),
        discussions,
    ]


def with_other_hidden_counts(session):
    """The session as it would be, had the votes that wait to be revealed come out otherwise."""
    workshop = workshop_of(session)
    talks = {}
    for question, talk in workshop.talks.items():
        talks[question] = talk
        if talk.rounds and not talk.rounds[-1].is_revealed:
            last = talk.rounds[-1]
            other = replace(last, counts=(*last.counts[:-1], last.counts[-1] + last.unknown), unknown=0)
            other = replace(other, counts=tuple(reversed(other.counts)))
            talks[question] = replace(talk, rounds=(*talk.rounds[:-1], other))
    return replace(session, decision=replace(session.decision, workshop=replace(workshop, talks=talks)))


TestWorkshopMachine = WorkshopMachine.TestCase
TestWorkshopMachine.settings = settings(
    max_examples=50, stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
