"""The published assignments, the blind answers, and the advisor's recommendation for each."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from subsidiarity.api import Advisor
from subsidiarity.model.decision import Answer, Decision
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.model.rulebook import Rulebook

HERE = Path(__file__).parent
AGREED = ("goal_agreement", "agreed")
"""The raters were not asked whether the goal is disputed; the study takes it as agreed."""


@dataclass(frozen=True, slots=True)
class Case:
    """A public function with the level that most published sources give it, and all levels that any source gives."""

    key: str
    title: str
    published: str
    any_published: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rated:
    """One rater's blind answers to one case, and what the advisor makes of them."""

    case: Case
    rater: str
    answers: Mapping[str, str]
    recommendation: Recommendation

    @property
    def level(self) -> str:
        """The recommended level; of a contested outcome the lower one, which keeps the decision until it is settled."""
        outcome = self.recommendation.headline.outcome
        assert outcome is not None
        assert outcome.level is not None
        return outcome.level


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one of the study's CSV files."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cases() -> dict[str, Case]:
    """The cases by key, in the file's order."""
    published: dict[str, set[str]] = {}
    for row in rows("published.csv"):
        published.setdefault(row["key"], set()).add(row["level"])
    return {
        row["key"]: Case(row["key"], row["title"], row["published_level"], frozenset(published[row["key"]]))
        for row in rows("cases.csv")
    }


def rated(advisor: Advisor) -> Iterator[Rated]:
    """Every case as every rater answered it, put to the advisor."""
    known = cases()
    for row in rows("answers.csv"):
        answers = {name: row[name] for name in asked(advisor.rulebook)}
        decision = _decision(row["key"].replace("_", "-"), known[row["key"]].title, answers)
        yield Rated(known[row["key"]], row["rater"], answers, advisor.evaluate(decision))


def asked(rulebook: Rulebook) -> tuple[str, ...]:
    """The questions the raters answered, in the rulebook's order."""
    columns = rows("answers.csv")[0]
    return tuple(question.id for question in rulebook.questions if question.id in columns)


def _decision(key: str, title: str, answers: Mapping[str, str]) -> Decision:
    given = dict([AGREED, *answers.items()])
    return Decision(key, title, "", {name: Answer(frozenset((option,))) for name, option in given.items()})
