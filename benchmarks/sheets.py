"""Random answer sheets of a rulebook, always the same ones."""

from __future__ import annotations

import random

import numpy as np
from numpy.typing import NDArray

from subsidiarity.model.decision import Answer, Decision
from subsidiarity.reasoning.compiled import CompiledRulebook

Sheet = list[int]
"""The place of an option for each question."""


def random_sheets(compiled: CompiledRulebook, count: int) -> list[Sheet]:
    choose = random.Random(count)
    return [[choose.randrange(size) for size in compiled.sizes] for _ in range(count)]


def random_columns(compiled: CompiledRulebook, rows: int) -> list[NDArray[np.uint8]]:
    choose = np.random.default_rng(rows)
    return [choose.integers(0, size, rows, dtype=np.uint8) for size in compiled.sizes]


def decision_of(compiled: CompiledRulebook, sheet: Sheet) -> Decision:
    """The decision a file with these answers would give."""
    questions = zip(compiled.rulebook.questions, sheet, strict=True)
    answers = {question.id: Answer(frozenset([question.option_ids[option]])) for question, option in questions}
    return Decision("random", "Random", "", answers)


def words_of(compiled: CompiledRulebook, sheet: Sheet, questions: list[int]) -> dict[str, str]:
    """What a peer is given: the ids of the options, of the questions that its rules ask."""
    return {compiled.order[place]: compiled.rulebook.questions[place].option_ids[sheet[place]] for place in questions}
