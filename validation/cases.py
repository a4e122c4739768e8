"""The cases that others have placed, the blind answers to them, and the advisor's recommendation for each."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from subsidiarity.api import Advisor
from subsidiarity.model.decision import Answer, Decision
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.model.rulebook import Rulebook

HERE = Path(__file__).parent
READINGS = (("G", "L"), ("H", "M"))
"""The two readings of every case: who answered most questions, and who answered those that were reworded since."""
SETS = ("functions", "judgements")
TAKEN = {"goal_agreement": "agreed", "region_body": "elected"}
"""Answers taken where a rater was not asked, or did not know."""


@dataclass(frozen=True, slots=True)
class Case:
    """A decision with the level that others give it: a public function, or one that a body judged.

    `given` are all levels that some source gives. The rest is said of judgements alone: the body, the reasons that it
    gave, the first of them its main one, and the theme to which each reader put that one.
    """

    key: str
    title: str
    level: str
    given: frozenset[str]
    body: str = ""
    reasons: str = ""
    themes: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Rated:
    """One reading's answers to a case, what the advisor makes of them, and the lowest outcome still possible."""

    case: Case
    reading: int
    answers: Mapping[str, str]
    recommendation: Recommendation
    outcome: Outcome

    @property
    def level(self) -> str:
        """The level: of an outcome between two, the lower one."""
        assert self.outcome.level is not None
        return self.outcome.level

    @property
    def is_open(self) -> bool:
        """Whether the answers leave more than one outcome possible."""
        return self.recommendation.headline.outcome is None


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one of the study's CSV files."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cases(name: str) -> dict[str, Case]:
    """The cases of a set by key, in the file's order."""
    return _functions() if name == "functions" else _judgements()


def answers() -> list[dict[str, dict[str, str]]]:
    """For each reading, the known answers to each case by its key, to reworded questions those to the new wording."""
    found = []
    for first, second in READINGS:
        sheets = {row["key"]: _known(row) for row in rows("answers.csv") if row["rater"] == first}
        for row in rows("reworded.csv"):
            if row["rater"] == second:
                for question in reworded():
                    sheets[row["key"]].pop(question, None)
                sheets[row["key"]].update(_known(row))
        found.append(sheets)
    return found


def reworded() -> tuple[str, ...]:
    """The questions that were reworded and asked again."""
    return tuple(name for name in rows("reworded.csv")[0] if name not in ("rater", "key", "note"))


def rated(advisor: Advisor, name: str) -> Iterator[Rated]:
    """Every case of a set as every reading answered it, put to the advisor."""
    known = cases(name)
    for reading, sheets in enumerate(answers()):
        for key, case in known.items():
            found = advisor.evaluate(decision(case.title, sheets[key], advisor.rulebook))
            yield Rated(case, reading, sheets[key], found, found.headline.possible[0])


def decision(title: str, known: Mapping[str, str], rulebook: Rulebook) -> Decision:
    """A decision with the answers that are known, and those that the study takes."""
    asked = {question.id for question in rulebook.questions}
    given = {name: Answer(frozenset((option,))) for name, option in {**TAKEN, **known}.items() if name in asked}
    return Decision("case", title, "", given)


def _known(row: Mapping[str, str]) -> dict[str, str]:
    return {name: option for name, option in row.items() if name not in ("rater", "key", "note") and option != "?"}


def _functions() -> dict[str, Case]:
    given: dict[str, set[str]] = {}
    for row in rows("published.csv"):
        given.setdefault(row["key"], set()).add(row["level"])
    return {
        row["key"]: Case(row["key"], row["title"], row["published_level"], frozenset(given[row["key"]]))
        for row in rows("functions.csv")
    }


def _judgements() -> dict[str, Case]:
    found = {}
    for row in rows("judgements.csv"):
        notes = [text for name, text in _NOTES.items() if row[name]]
        found[row["key"]] = Case(
            row["key"],
            row["title"],
            row["level"],
            frozenset((row["level"],)),
            f"{row['body']} ({row['year']})",
            row["reasons"],
            (row["theme_T"], row["theme_U"]),
            "; ".join(notes),
        )
    return found


_NOTES = {
    "jointly": "places together",
    "rescaled": "the country tier is a union or federation, the region a member state or province",
}
