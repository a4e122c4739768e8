"""The common ground of two editions: one list of questions, so that diagrams can be compared sheet by sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import prod

from subsidiarity.analysis.editions.renames import Renames, common_options, find_renames
from subsidiarity.analysis.editions.rewriting import rewrite
from subsidiarity.analysis.editions.translation import in_new_words
from subsidiarity.analysis.sheet_sets import PROOF_LIMIT
from subsidiarity.model.condition import AnswerTest, Test
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
    renames = find_renames(old, new)
    translated = in_new_words(old, renames)
    questions = _merged(translated.questions, new.questions)
    known = {question.id: frozenset(question.option_ids) for question in questions}
    old_edition = _restricted(translated, questions, known)
    new_edition = _restricted(new, questions, known)
    return CommonGround(
        old,
        new,
        compile_rulebook(old_edition, build_diagrams(old_edition, limit, limit)),
        compile_rulebook(new_edition, build_diagrams(new_edition, limit, limit)),
        renames,
    )


def _merged(old: tuple[Question, ...], new: tuple[Question, ...]) -> tuple[Question, ...]:
    """The new edition's questions with the options common to both; those only in the old where they stood."""
    merged = []
    for question in new:
        twins = [twin.option_ids for twin in old if twin.id == question.id]
        merged.append(replace(question, options=common_options(question, twins)))
    index = 0
    for question in old:
        ids = [other.id for other in merged]
        if question.id in ids:
            index = ids.index(question.id) + 1
        else:
            merged.insert(index, question)
            index += 1
    return tuple(merged)


def _restricted(rulebook: Rulebook, questions: tuple[Question, ...], known: Mapping[str, frozenset[str]]) -> Rulebook:
    """The rulebook with other questions; tests of options that are gone from them never hold."""

    def narrowed(test: Test) -> Test:
        if isinstance(test, AnswerTest):
            return replace(test, options=test.options & known[test.question])
        return test

    changed = rewrite(rulebook, narrowed, lambda outcome: outcome)
    return replace(changed, questions=questions, law=None, holder=None)
