"""Any order of answers, moves, faults and crashes: what was said to be saved is in the file."""

from __future__ import annotations

import contextlib
import errno
import shutil
import tempfile
from pathlib import Path
from unittest.mock import patch

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tests.workshop.samples import compiled, done
from tests.workshop.test_autosave import FaultyDisk, Killed

from subsidiarity.model.decision import Answer, Decision
from subsidiarity.workshop import autosave
from subsidiarity.workshop.decision_store import open_file
from subsidiarity.workshop.sitting import resume, start

RULEBOOK = compiled()
OPTIONS = {question.id: question.option_ids for question in RULEBOOK.rulebook.questions}
CALLS_OF_A_SAVE = 12

places = st.integers(0, 3)
texts = st.sampled_from(["", "no", "12:30", "a # b", "two\nlines", "[/] [red]", "שלום", " spaced "])


class SittingMachine(RuleBasedStateMachine):
    """The model is the answers and the changes made; the sitting must never differ from it, nor the file once saved."""

    @initialize()
    def begin(self):
        """A new decision in an empty folder."""
        self.folder = Path(tempfile.mkdtemp())
        self.path = str(self.folder / "hall.yaml")
        self.sitting = start(self.path, Decision("hall", "Hall: who?", "", {}), RULEBOOK)
        self.answers: dict[str, Answer] = {}
        self.past: list[dict[str, Answer]] = []
        self.undone: list[dict[str, Answer]] = []
        self.on_disk: list[dict[str, Answer]] = [{}]  # what a crash may leave: one of these

    def teardown(self):
        """Leave nothing behind."""
        if hasattr(self, "folder"):
            shutil.rmtree(self.folder)

    def change(self, session, answers):
        """Hand a state to the sitting, and the same change to the model."""
        if answers != self.answers:
            self.past.append(self.answers)
            self.answers, self.undone = answers, []
        self.take(session)

    def take(self, session):
        """Hand a state to the sitting, and note what may be in the file after it."""
        self.on_disk.append(self.answers)
        self.sitting.become(session)
        if self.sitting.problem is None:
            self.on_disk = [self.answers]

    @property
    def session(self):
        """The session that is held."""
        return self.sitting.session

    def asked(self):
        """Whether a question is on the screen."""
        return hasattr(self, "sitting") and self.session.at is not None

    @rule(first=places, last=places)
    @precondition(asked)
    def answer(self, first, last):
        """One option, or a range."""
        at, ids = self.session.at, OPTIONS[self.session.at]
        first, last = sorted((min(first, len(ids) - 1), min(last, len(ids) - 1)))
        chosen = frozenset(ids[first : last + 1])
        old = self.answers.get(at, Answer(chosen))
        new = Answer(chosen, old.evidence, old.note, old.source)
        self.change(self.session.choose(chosen), {**self.answers, at: new})

    @rule()
    @precondition(asked)
    def answer_that_it_is_not_known(self):
        """Nothing is assumed."""
        at = self.session.at
        old = self.answers.get(at, Answer(frozenset()))
        new = Answer(frozenset(OPTIONS[at]), old.evidence, old.note, old.source)
        self.change(self.session.say_unknown(), {**self.answers, at: new})

    @rule(note=texts, evidence=st.sampled_from(["", "record", "guess"]))
    @precondition(asked)
    def write_a_note(self, note, evidence):
        """Beside whatever the answer is."""
        at = self.session.at
        options = self.answers[at].options if at in self.answers else frozenset(OPTIONS[at])
        is_nothing = at not in self.answers and not note.strip() and not evidence
        answers = self.answers if is_nothing else {**self.answers, at: Answer(options, evidence, note.strip(), "")}
        self.change(done(self.session.note(evidence, note, "")), answers)

    @rule()
    @precondition(asked)
    def clear(self):
        """The question has no answer any more."""
        at = self.session.at
        self.change(self.session.clear(), {question: a for question, a in self.answers.items() if question != at})

    @rule()
    def undo(self):
        """The last change that is left goes."""
        if self.past:
            self.undone.append(self.answers)
            self.answers = self.past.pop()
        self.take(self.session.undo())

    @rule()
    def redo(self):
        """The last change that was undone comes back."""
        if self.undone:
            self.past.append(self.answers)
            self.answers = self.undone.pop()
        self.take(self.session.redo())

    @rule(move=st.sampled_from(["back", "forward", "go_on", "show_result"]))
    def move(self, move):
        """Moving changes no answer."""
        self.take(getattr(self.session, move)())

    @rule(question=st.sampled_from(sorted(OPTIONS)))
    def jump(self, question):
        """To any question, used or not."""
        self.take(self.session.jump(question))

    @rule(failing=st.integers(1, CALLS_OF_A_SAVE), place=places)
    @precondition(asked)
    def answer_while_the_disk_is_full(self, failing, place):
        """The answer is kept in memory; the file is as it was, or newer, and nothing false is said."""
        with patch.object(autosave, "os", FaultyDisk(failing, OSError(errno.ENOSPC, "full"))):
            self.answer(place, place)

    @rule(failing=st.integers(1, CALLS_OF_A_SAVE), place=places)
    @precondition(asked)
    def crash_while_saving(self, failing, place):
        """The process dies at some call: what is read afterwards is the file before it or after it."""
        with contextlib.suppress(Killed), patch.object(autosave, "os", FaultyDisk(failing, Killed())):
            self.answer(place, place)
        self.reopen()

    @rule()
    def crash_and_resume(self):
        """What was said to be saved is all that the file may hold."""
        self.reopen()

    def reopen(self):
        """Read the file as a new process would."""
        opened, diagnostics = open_file(self.path, RULEBOOK)
        assert opened is not None, diagnostics
        self.sitting = resume(opened, 0, RULEBOOK)
        self.answers = dict(opened.decisions[0].answers)
        assert self.answers in self.on_disk
        self.on_disk, self.past, self.undone = [self.answers], [], []

    @invariant()
    def what_is_held_is_what_was_said(self):
        """The session's answers are the model's."""
        if hasattr(self, "sitting"):
            assert self.answers == self.session.decision.answers

    @invariant()
    def what_is_said_to_be_saved_is_in_the_file(self):
        """The file reads back as the model, whenever the sitting says that it does."""
        if hasattr(self, "sitting") and self.sitting.problem is None:
            opened, diagnostics = open_file(self.path, RULEBOOK)
            assert opened is not None, diagnostics
            assert self.answers == opened.decisions[0].answers

    @invariant()
    def the_place_is_a_place(self):
        """One stands at a question of the line, or at the result; nothing that was answered is asked again."""
        if hasattr(self, "sitting"):
            session = self.session
            assert session.at is None or session.at in session.line
            assert not set(session.unasked) & set(session.decision.answers)
            assert session.go_on().at is None or session.go_on().at in session.unasked


TestSittingMachine = SittingMachine.TestCase
TestSittingMachine.settings = settings(
    max_examples=40, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
