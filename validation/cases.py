"""The cases that others have placed, the blind answers to them, and the advisor's recommendation for each."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from subsidiarity.api import Advisor, load_advisor, nearest_functions
from subsidiarity.model.decision import Answer, Decision
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.precedent import Precedents, PublicFunction, Sheet
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
    return [
        {each.id: _known(each.sheets[reading]) for each in _published().functions} for reading in range(len(READINGS))
    ]


def reworded() -> tuple[str, ...]:
    """The questions that were reworded and asked again."""
    return tuple(name for name in rows("sheet_answers.csv")[0] if name not in ("rater", "key", "note"))


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


def _known(sheet: Sheet) -> dict[str, str]:
    return {question: option for question, options in sheet.items() for option in options}


@cache
def _published() -> Precedents:
    """The file of precedents that is shipped: the study's cases, with the answers of both readings."""
    advisor, _ = load_advisor()
    assert advisor is not None
    return next(file for file in nearest_functions(advisor.rulebook).files if file.id == "published")


def _of(keys: Iterable[str]) -> Iterator[PublicFunction]:
    """The functions with these keys."""
    known = {function.id: function for function in _published().functions}
    yield from (known[key] for key in keys)


def _functions() -> dict[str, Case]:
    levels = {row["key"]: row["published_level"] for row in rows("functions.csv")}
    return {
        each.id: Case(each.id, each.title, levels[each.id], frozenset(found.level for found in each.precedents))
        for each in _of(levels)
    }


def _judgements() -> dict[str, Case]:
    themes = {row["key"]: (row["theme_T"], row["theme_U"]) for row in rows("judgements.csv")}
    found = {}
    for each in _of(themes):
        (judged,) = each.precedents
        body = _published().sources[judged.source].title
        given = frozenset((judged.level,))
        found[each.id] = Case(
            each.id, each.title, judged.level, given, body, judged.because, themes[each.id], judged.note
        )
    return found
