"""The bits that a test allows in a sheet, and the index at which it looks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from subsidiarity.model.condition import AnswerTest, Test
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.rulebook import Rulebook

Placing = Callable[[Test], tuple[int, int]]
"""A function from a test to its index in a sheet (from 0: questions, then roles), and the bits that it allows there."""


def placing_of(rulebook: Rulebook, outcomes: Sequence[Outcome]) -> Placing:
    """A function from a test to its index in a sheet and the bits it allows there: options, or outcomes of a role."""
    questions = {question.id: index for index, question in enumerate(rulebook.questions)}
    roles = {role.id: index for index, role in enumerate(rulebook.roles, len(questions))}
    bits = {question.id: _bits(question.option_ids) for question in rulebook.questions}

    known: dict[tuple[frozenset[str], frozenset[str]], int] = {}

    def placing(test: Test) -> tuple[int, int]:
        allowed = 0
        if isinstance(test, AnswerTest):
            options = bits[test.question]
            for option in test.options:
                allowed |= options[option]
            return questions[test.question], allowed
        key = test.levels, test.manners
        if key not in known:
            for index, outcome in enumerate(outcomes):
                if outcome.level in test.levels or outcome.manner in test.manners:
                    allowed |= 1 << index
            known[key] = allowed
        return roles[test.role], known[key]

    return placing


def _bits(ids: Sequence[str]) -> dict[str, int]:
    return {each: 1 << index for index, each in enumerate(ids)}
