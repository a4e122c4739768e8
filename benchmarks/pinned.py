"""The rulebook that everything is measured on: a copy that stays as it is, so that runs of any year compare."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from subsidiarity.api import Advisor, load_advisor

RULEBOOK = Path(__file__).parent / "climb-2026.1.yaml"
SEED = 20_260_101
SHARE_KNOWN = 0.9
"""How many of the questions are answered; the rest are not known yet."""

Given = dict[str, str]
"""The option chosen for each question."""


@lru_cache
def advisor() -> Advisor:
    found, diagnostics = load_advisor(str(RULEBOOK))
    assert found is not None, diagnostics
    return found


def decisions(count: int, share_known: float = SHARE_KNOWN) -> Iterator[tuple[str, Given]]:
    """Names of decisions, each with an option for most of the questions, always the same ones."""
    chance = random.Random(SEED)
    for number in range(count):
        yield (
            f"matter-{number:07}",
            {
                question.id: chance.choice(question.option_ids)
                for question in advisor().rulebook.questions
                if chance.random() < share_known
            },
        )


def yaml_of(name: str, answers: Given) -> str:
    """The plainest file of a decision."""
    lines = "".join(f"  {question}: {option}\n" for question, option in answers.items())
    return f"decision: {name}\ntitle: A matter of the parish, {name}\nanswers:\n{lines}"
