"""The translation of an old edition into a new one's words: levels, questions and options by their new ids."""

from __future__ import annotations

from subsidiarity.analysis.editions.renames import Renames
from subsidiarity.analysis.editions.rewriting import rewrite
from subsidiarity.model.condition import OutcomeTest, Test
from subsidiarity.model.noun import replace
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.rulebook import Question, Rulebook


def in_new_words(old: Rulebook, renames: Renames) -> Rulebook:
    """The old edition in the new one's words; a question or an option of which several became one stands repeatedly."""

    def test(part: Test) -> Test:
        if isinstance(part, OutcomeTest):
            levels = frozenset(map(renames.level, part.levels))
            return replace(part, levels=levels, values=tuple(map(renames.level, part.values)))

        def option(one: str) -> str:
            return renames.option(part.question, one)

        options, values = frozenset(map(option, part.options)), tuple(map(option, part.values))
        return replace(part, question=renames.question(part.question), options=options, values=values)

    def question(part: Question) -> Question:
        options = tuple(replace(option, id=renames.option(part.id, option.id)) for option in part.options)
        return replace(part, id=renames.question(part.id), options=options)

    return replace(
        rewrite(old, test, lambda outcome: outcome_in_new_words(outcome, renames)),
        levels=tuple(replace(level, id=renames.level(level.id)) for level in old.levels),
        questions=tuple(map(question, old.questions)),
        law=old.law and renames.question(old.law),
        holder=old.holder and renames.question(old.holder),
    )


def outcome_in_new_words(outcome: Outcome, renames: Renames) -> Outcome:
    """An outcome of the old edition, its levels named as in the new one."""
    level, contender = (name and renames.level(name) for name in (outcome.level, outcome.contender))
    return replace(outcome, level=level, contender=contender)
