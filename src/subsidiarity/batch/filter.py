"""The filter of a batch's rows: a small closed language.

    filter = term, or terms with `and` between: all must hold
    term   = [`not`] test
    test   = error | open | unexpected | warning
           | FIELD=VALUE, FIELD!=VALUE, and several values with `|` between

A FIELD is level, outcome, possible, direction, safeguard, branch, open, code, id, or the id of a role.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable

from subsidiarity.model.noun import dataclass
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reading.diagnostics import did_you_mean, near_hint
from subsidiarity.reasoning.expectation import held_branches
from subsidiarity.reasoning.row import Row

_AND = re.compile(r"\s+and\s+")
_TEST = re.compile(r"([\w-]+)\s*(!?=)\s*(.+)", re.DOTALL)
_DIRECTIONS = ("devolve", "keep", "lift", "assign")

_FLAGS: dict[str, Callable[[Row], bool]] = {
    "error": lambda row: row.is_error,
    "open": lambda row: row.recommendation is not None and row.recommendation.headline.outcome is None,
    "unexpected": lambda row: row.is_unexpected,
    "warning": lambda row: any(found.severity == "warning" for found in row.diagnostics),
}
_FIELDS: dict[str, Callable[[Recommendation], Collection[str]]] = {
    "level": lambda found: () if found.level is None else (found.level,),
    "outcome": lambda found: _spelled(found.headline.outcome),
    "possible": lambda found: [outcome.spelling for outcome in found.headline.possible],
    "direction": lambda found: () if found.direction is None else (found.direction,),
    "safeguard": lambda found: [advice.safeguard.id for advice in found.safeguards if advice.is_certain],
    "branch": held_branches,
    "open": lambda found: (*found.open_questions, *found.shaping_questions),
    "id": lambda found: (found.decision.id,),
}


class NotAFilter(ValueError):
    """An error in a filter, in words for whoever typed it."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term, one test of a row: a flag, or a field that has one of some values."""

    field: str
    values: tuple[str, ...]
    is_negated: bool

    def holds(self, row: Row) -> bool:
        """Whether the row is as the term says."""
        return self._is_so(row) != self.is_negated

    def _is_so(self, row: Row) -> bool:
        if not self.values:
            return _FLAGS[self.field](row)
        if self.field == "code":
            return any(found.code in self.values for found in row.diagnostics)
        if row.recommendation is None:
            return False
        look = _FIELDS.get(self.field)
        found = _role(row.recommendation, self.field) if look is None else look(row.recommendation)
        return any(value in found for value in self.values)


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter of terms that must all hold; without terms every row is wanted."""

    terms: tuple[Term, ...] = ()

    def holds(self, row: Row) -> bool:
        """Whether the row is wanted."""
        return all(term.holds(row) for term in self.terms)


def read_filter(texts: Iterable[str], rulebook: Rulebook) -> Filter:
    """The filter that these texts spell, all of them together; `NotAFilter` for words that nobody knows."""
    return Filter(tuple(_term(part.strip(), rulebook) for text in texts for part in _AND.split(text)))


def _term(text: str, rulebook: Rulebook) -> Term:
    rest = text.removeprefix("not ").strip()
    is_negated = rest != text
    if rest in _FLAGS:
        return Term(rest, (), is_negated)
    match = _TEST.fullmatch(rest)
    roles = [role.id for role in rulebook.roles]
    if match is None or match[1] not in (*_FIELDS, *roles, "code"):
        word = rest if match is None else match[1]
        tests = tuple(dict.fromkeys((*_FLAGS, *_FIELDS, *roles, "code")))
        hint = near_hint(word, tests) or f"use one of: {', '.join(tests)}"
        raise NotAFilter(f"there is no test `{word[:80]}`: {hint}" if word else f"a test is missing: {hint}")
    values = tuple(" ".join(value.split()) for value in match[3].split("|"))
    known = _known_values(match[1], rulebook)
    for value in values:
        if not value or (known is not None and value not in known):
            hint = did_you_mean(value, known or ())
            raise NotAFilter(f"`{match[1]}` is never `{value[:80]}`{f': {hint}' if hint else ''}")
    return Term(match[1], values, is_negated != (match[2] == "!="))


def _known_values(field: str, rulebook: Rulebook) -> Collection[str] | None:
    """The words that a field may be; None where anything goes."""
    steps = [step for role in rulebook.roles for step in role.graph.steps.values()]
    match field:
        case "id" | "code":
            return None
        case "level":
            return rulebook.level_ids
        case "direction":
            return _DIRECTIONS
        case "safeguard":
            return [safeguard.id for safeguard in rulebook.safeguards]
        case "branch":
            return [reason.id for step in steps for reason in step.reasons]
        case "open":
            return [question.id for question in rulebook.questions]
        case _:
            targets = (branch.to for step in steps for branch in step.branches)
            return {target.spelling for target in targets if isinstance(target, Outcome)}


def _role(found: Recommendation, role: str) -> Collection[str]:
    return _spelled(next(advice.outcome for advice in found.roles if advice.role.id == role))


def _spelled(outcome: Outcome | None) -> Collection[str]:
    return () if outcome is None else (outcome.spelling,)
