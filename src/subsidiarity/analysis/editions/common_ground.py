"""The common ground of two editions: one list of questions, so that diagrams can be compared sheet by sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import prod

from subsidiarity.analysis.editions.renames import Renames, find_renames
from subsidiarity.analysis.editions.rewriting import rewrite
from subsidiarity.analysis.sheet_sets import PROOF_LIMIT
from subsidiarity.model.condition import AnswerTest, OutcomeTest, Test
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.rulebook import Question, Rulebook
from subsidiarity.reasoning.compiled import CompiledRulebook, compile_rulebook
from subsidiarity.reasoning.rulebook_diagrams import build_diagrams


@dataclass(frozen=True, slots=True)
class CommonGround:
    """The common ground: both editions compiled over the same questions and options, in the new edition's words.

    Questions that only one edition has are among them: the other pays no heed to the answer.
    Options that only one edition has are not, for the other edition cannot place such a sheet.
    `before` and `after` are the editions as they are written.
    """

    before: Rulebook
    after: Rulebook
    old: CompiledRulebook
    new: CompiledRulebook
    renames: Renames

    @property
    def every(self) -> int:
        """The number of full answer sheets that both editions can place."""
        return prod(self.new.sizes)


def find_common_ground(old: Rulebook, new: Rulebook, limit: int = PROOF_LIMIT) -> CommonGround:
    """The common ground of two editions; `TangledRulebook` if a diagram over it would pass the limit."""
    renames = _without_strangers(old, new, find_renames(old, new))
    translated = _Translator(old, renames)
    questions = _merged(tuple(map(translated.question, old.questions)), new.questions)
    known = {question.id: frozenset(question.option_ids) for question in questions}
    old_edition = _restricted(translated.rulebook(), questions, known)
    new_edition = _restricted(new, questions, known)
    return CommonGround(
        old,
        new,
        compile_rulebook(old_edition, build_diagrams(old_edition, limit, limit)),
        compile_rulebook(new_edition, build_diagrams(new_edition, limit, limit)),
        renames,
    )


def _without_strangers(old: Rulebook, new: Rulebook, renames: Renames) -> Renames:
    """The renames, with a question that shares its id and not one option taken for two questions."""
    new_by_id = {question.id: question for question in new.questions}
    strangers = {}
    for question in old.questions:
        twin = new_by_id.get(renames.questions.get(question.id, question.id))
        options = {renames.options.get((question.id, option), option) for option in question.option_ids}
        if twin is not None and not options & set(twin.option_ids):
            strangers[question.id] = f"{question.id} (in the old edition)"
    return replace(renames, questions={**renames.questions, **strangers})


def _merged(old: tuple[Question, ...], new: tuple[Question, ...]) -> tuple[Question, ...]:
    """The new edition's questions with the options common to both; those only in the old where they stood."""
    old_by_id = {question.id: question for question in old}
    merged = []
    for question in new:
        twin = old_by_id.get(question.id)
        kept = tuple(option for option in question.options if twin is None or option.id in twin.option_ids)
        merged.append(replace(question, options=kept))
    place = 0
    for question in old:
        ids = [other.id for other in merged]
        if question.id in ids:
            place = ids.index(question.id) + 1
        else:
            merged.insert(place, question)
            place += 1
    return tuple(merged)


def _restricted(rulebook: Rulebook, questions: tuple[Question, ...], known: Mapping[str, frozenset[str]]) -> Rulebook:
    """The rulebook with other questions; tests of options that are gone from them never hold."""

    def narrowed(test: Test) -> Test:
        if isinstance(test, AnswerTest):
            return replace(test, options=test.options & known[test.question])
        return test

    changed = rewrite(rulebook, narrowed, lambda outcome: outcome)
    return replace(changed, questions=questions, law=None, holder=None)


class _Translator:
    """A translator of an old edition into the new edition's words."""

    def __init__(self, old: Rulebook, renames: Renames) -> None:
        self._old = old
        self._renames = renames

    def rulebook(self) -> Rulebook:
        levels = tuple(replace(level, id=self._level(level.id)) for level in self._old.levels)
        return replace(rewrite(self._old, self._test, self._outcome), levels=levels)

    def question(self, question: Question) -> Question:
        options = tuple(replace(option, id=self._option(question.id, option.id)) for option in question.options)
        return replace(question, id=self._renames.questions.get(question.id, question.id), options=options)

    def _level(self, level: str) -> str:
        return self._renames.levels.get(level, level)

    def _option(self, question: str, option: str) -> str:
        return self._renames.options.get((question, option), option)

    def _test(self, test: Test) -> Test:
        if isinstance(test, OutcomeTest):
            return replace(test, levels=frozenset(map(self._level, test.levels)))
        question = self._renames.questions.get(test.question, test.question)
        options = frozenset(self._option(test.question, option) for option in test.options)
        return replace(test, question=question, options=options)

    def _outcome(self, outcome: Outcome) -> Outcome:
        level = None if outcome.level is None else self._level(outcome.level)
        contender = None if outcome.contender is None else self._level(outcome.contender)
        return Outcome(outcome.manner, level, contender)
