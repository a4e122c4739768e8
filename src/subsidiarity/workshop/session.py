"""An interview without a screen: the decision so far, the question it stands at, and what comes next.

The interview is the evaluation with answers missing: the next question is the first, in the rulebook's order,
that can still change the level, then the first that can still change anything beside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from subsidiarity.model.decision import Answer, Decision, Evidence
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.model.rulebook import Question, Rulebook
from subsidiarity.reasoning.advise import Adviser
from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.workshop.question_effect import Bearing, bearings
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.rules import keep_rules
from subsidiarity.workshop.typed_text import kept_text, too_long

_PAST_LIMIT = 500
_SHEETS = 16
"""Open sheets whose advice an interview keeps: it returns to few of those that it has left."""


@dataclass(frozen=True, slots=True)
class Session:
    """A state of an interview; every method gives another state and leaves this one as it is.

    `at` is the id of the question asked, None at the result. `skipped` are questions passed over without an answer:
    they are not asked again, until somebody goes to them. `left` is the question that the result was reached from.
    """

    compiled: CompiledRulebook
    decision: Decision
    recommendation: Recommendation
    bearing: dict[str, Bearing]
    at: str | None
    skipped: frozenset[str] = frozenset()
    past: tuple[tuple[Decision, str | None], ...] = ()
    left: str | None = None
    undone: tuple[tuple[Decision, str | None], ...] = ()
    """The states that were taken back and may be done again, the next one first, and where each change was made."""
    adviser: Adviser = field(kw_only=True, compare=False, repr=False)
    """The adviser on every state of this interview: to begin anew with each answer took longer than to advise."""

    @property
    def question(self) -> Question | None:
        """The question that is asked; None at the result."""
        return None if self.at is None else self.compiled.rulebook.question(self.at)

    @property
    def rulebook(self) -> Rulebook:
        """The rulebook, with the bodies as the decision names them."""
        return self.recommendation.rulebook

    @property
    def answer(self) -> Answer | None:
        """The answer to the question that is asked; None if nothing was said."""
        return None if self.at is None else self.decision.answers.get(self.at)

    @property
    def is_settled(self) -> bool:
        """Whether no open question can change the headline outcome any more."""
        return not self.recommendation.open_questions

    @property
    def unasked(self) -> tuple[str, ...]:
        """The ids of the questions still to be asked, in the order in which they come: those on the level first."""
        open_questions = (*self.recommendation.open_questions, *self.recommendation.shaping_questions)
        return tuple(question for question in open_questions if question not in self.decision.answers)

    @property
    def not_used(self) -> tuple[str, ...]:
        """The ids of the questions that were answered and bear on nothing any more, in the rulebook's order."""
        return tuple(q for q, bearing in self.bearing.items() if bearing == "nothing" and q in self.decision.answers)

    @property
    def line(self) -> tuple[str, ...]:
        """The ids of the questions that back and next walk along: those answered and used, and those to come."""
        shown = {*self.unasked, *self.decision.answers}
        used = [
            question
            for wanted in ("level", "beside")
            for question, bearing in self.bearing.items()
            if bearing == wanted and (question in shown or question == self.at)
        ]
        return tuple(used) if self.at is None or self.at in used else (*used, self.at)

    @property
    def waits_for_answer(self) -> bool:
        """Whether what stands on the question asked was voted for, and the group has not recorded its answer."""
        workshop = self.decision.workshop
        return self.answer is not None and workshop is not None and workshop.talk(self.at or "").waits_for_answer

    def choose(self, options: Iterable[str]) -> Session:
        """Answer the question asked with one option or several; none clears the answer, all say not known yet."""
        question = self._asked()
        chosen = frozenset(options)
        if not chosen <= set(question.option_ids):
            raise ValueError(f"{question.id} has no option {min(chosen - set(question.option_ids))}")
        if not chosen:
            return self.clear()
        return self._answered(replace(self.answer or Answer(chosen), options=chosen))

    def toggle(self, option: str) -> Session:
        """Add an option to the answer, or take it away; what was not known yet begins anew with it, and so do kinds."""
        question, answer = self._asked(), self.answer
        chosen = frozenset[str]() if answer is None or self.is_unknown(question.id) else answer.options
        return self.choose(chosen ^ {option} if question.ordered else {option} - chosen)

    def say_unknown(self) -> Session:
        """Answer the question asked with: not known yet."""
        return self.choose(self._asked().option_ids)

    def note(self, evidence: Evidence, note: str, source: str) -> Session | Refusal:
        """Put words beside the answer; a question without one becomes not known yet. Refused if a text is too long."""
        answer = self.answer or Answer(frozenset(self._asked().option_ids))
        note, source = kept_text(note, answer.note), kept_text(source, answer.source)
        refused = too_long(note, source)
        if refused is not None:
            return refused
        noted = Answer(answer.options, evidence, note, source)
        if self.answer is None and noted == answer:
            return self
        return self._answered(noted)

    def clear(self) -> Session:
        """Forget the answer to the question asked, with its note."""
        answers = {question: answer for question, answer in self.decision.answers.items() if question != self.at}
        return self._changed(answers)

    def change(self, decision: Decision) -> Session:
        """Take a changed decision, as one change that `undo` takes back."""
        if decision == self.decision:
            return self
        past = (*self.past, (self.decision, self.at))[-_PAST_LIMIT:]
        skipped = self.skipped - ({self.at} if self.at is not None else set())
        return _state(self.adviser, self.compiled, decision, self.at, skipped, past)

    def undo(self) -> Session:
        """Take back the last change, and go to where it was made."""
        if not self.past:
            return self
        decision, at = self.past[-1]
        back = _state(
            self.adviser, self.compiled, keep_rules(self.decision, decision), at, self.skipped, self.past[:-1]
        )
        return replace(back, undone=((self.decision, at), *self.undone))

    def redo(self) -> Session:
        """Do the change again that was taken back last, and go to where it was made; a new change ends that."""
        if not self.undone:
            return self
        (decision, at), *others = self.undone
        past = (*self.past, (self.decision, at))
        again = _state(self.adviser, self.compiled, keep_rules(self.decision, decision), at, self.skipped, past)
        return replace(again, undone=tuple(others))

    def go_on(self) -> Session:
        """Go to the next question still to be asked, or to the result when there is none."""
        coming = (question for question in self.unasked if question not in self.skipped and question != self.at)
        return self._at(next(coming, None))

    def forward(self) -> Session:
        """Go to the question after this one, answered or not; without an answer, this one is passed over."""
        if self.at is None:
            return self
        skipped = self.skipped if self.at in self.decision.answers else self.skipped | {self.at}
        line = self.line
        after = line[line.index(self.at) + 1 :]
        return replace(self._at(after[0] if after else None), skipped=skipped)

    def back(self) -> Session:
        """Go to the question before this one; from the result, to the question that it was reached from."""
        line = self.line
        if self.at is None and self.left in line:
            return self._at(self.left)
        before = line if self.at is None else line[: line.index(self.at)]
        return self._at(before[-1]) if before else self

    def jump(self, question: str) -> Session:
        """Go to the question of this id."""
        return replace(self, at=self.compiled.rulebook.question(question).id, skipped=self.skipped - {question})

    def show_result(self) -> Session:
        """Leave the questions for the result, whatever is still open."""
        return self._at(None)

    def is_unknown(self, question: str) -> bool:
        """Whether a question was answered with: not known yet."""
        answer = self.decision.answers.get(question)
        return answer is not None and len(answer.options) == len(self.compiled.rulebook.question(question).options)

    def _at(self, question: str | None) -> Session:
        left = self.at if question is None and self.at is not None else self.left
        return replace(self, at=question, left=left)

    def _asked(self) -> Question:
        question = self.question
        if question is None:
            raise ValueError("no question is asked")
        return question

    def _answered(self, answer: Answer) -> Session:
        return self._changed({**self.decision.answers, self._asked().id: answer})

    def _changed(self, answers: dict[str, Answer]) -> Session:
        return self.change(replace(self.decision, answers=answers))


def begin(compiled: CompiledRulebook, decision: Decision) -> Session:
    """An interview that stands at the question on which a vote is hidden, or at the first still to be asked.

    Where no answer is recorded over the vote on the question before that one, it stands there: a room comes from it.
    """
    workshop = decision.workshop
    talks = {} if workshop is None else workshop.talks
    skipped = frozenset(question for question, talk in talks.items() if talk.is_skipped)
    session = _state(Adviser(compiled, _SHEETS), compiled, decision, None, skipped, ())
    hidden = frozenset[str]() if workshop is None else workshop.with_hidden_vote
    if hidden:
        return session.jump(next(question for question in compiled.order if question in hidden))
    asked = session.go_on()
    before = asked.back()
    return before if asked.at is not None and before.waits_for_answer else asked


def _state(
    adviser: Adviser,
    compiled: CompiledRulebook,
    decision: Decision,
    at: str | None,
    skipped: frozenset[str],
    past: tuple[tuple[Decision, str | None], ...],
) -> Session:
    bearing = bearings(compiled, decision)
    return Session(compiled, decision, adviser.advise(decision), bearing, at, skipped, past, adviser=adviser)
