"""The JSON record of one decision: everything the advisor says, by ids, for other programs to read.

`record.schema.json` beside this module is its schema.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NotRequired, TypedDict

from subsidiarity.model.condition import AnswerTest, Test
from subsidiarity.model.decision import Expectation
from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.recommendation import (
    Obstacle,
    Recommendation,
    RoleAdvice,
    SafeguardAdvice,
    VisitedStep,
    WithinLaw,
)
from subsidiarity.model.rule_graph import Reason
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reasoning.expectation import unmet
from subsidiarity.reasoning.obstacles import nearest_obstacles
from subsidiarity.reporting.json_text import Json, render_array, render_json
from subsidiarity.reporting.safe import utf8

SCHEMA = "subsidiarity.record.1"
"""The name of the record's form; a change that a reader could stumble over takes a new name."""


class Record(TypedDict):
    """The record of one row of a batch; every key is always there, but for the argument in words."""

    schema: str
    id: str | None
    file: str
    line: int
    title: str | None
    level: str | None
    outcome: str | None
    possible: list[str]
    open: list[str]
    shaping: list[str]
    roles: dict[str, Json]
    reasons: list[Json]
    no_higher: list[Json]
    safeguards: list[Json]
    within_law: Json
    direction: str | None
    expects: Json
    unexpected: list[str]
    rulebook: dict[str, Json]
    diagnostics: list[Json]
    argument: NotRequired[Json]


def record_of(
    rulebook: Rulebook, file: str, recommendation: Recommendation | None, diagnostics: Sequence[Diagnostic] = ()
) -> Record:
    """The record of one document: its recommendation, or the diagnostics that say why it could not be used."""
    if recommendation is None:
        return _empty(rulebook, file, diagnostics)
    decision = recommendation.decision
    headline = recommendation.headline
    return {
        **_empty(rulebook, file, diagnostics),
        "id": decision.id,
        "line": decision.span.line,
        "title": decision.title,
        "level": recommendation.level,
        "outcome": _spelling(headline.outcome),
        "possible": [outcome.spelling for outcome in headline.possible],
        "open": list(recommendation.open_questions),
        "shaping": list(recommendation.shaping_questions),
        "roles": {advice.role.id: role_entry(advice) for advice in recommendation.roles},
        "reasons": [
            reason for advice in recommendation.roles for step in advice.walk for reason in reasons_of(advice, step)
        ],
        "no_higher": [obstacle_entry(each) for each in nearest_obstacles(recommendation, recommendation.headline)],
        "safeguards": [safeguard_entry(advice) for advice in recommendation.safeguards],
        "within_law": within_law_entry(recommendation.within_law),
        "direction": recommendation.direction,
        "expects": expectation_entry(decision.expects),
        "unexpected": list(unmet(recommendation)),
    }


def render_record(record: Record, indent: int | None = None) -> str:
    """A record as JSON in which no character acts on a terminal, without a line end; `indent` in spaces."""
    return render_json(record, indent)


def render_records(records: Iterable[Record]) -> Iterator[str]:
    """The records as pieces of one JSON array, one record a line."""
    pieces = render_array(utf8(f",\n{render_record(record)}") for record in records)
    return (piece.decode() for piece in pieces)


def _empty(rulebook: Rulebook, file: str, diagnostics: Sequence[Diagnostic]) -> Record:
    first = next((found for found in diagnostics if found.severity == "error"), None)
    return Record(
        schema=SCHEMA,
        id=None,
        file=file_entry(file),
        line=1 if first is None else first.span.line,
        title=None,
        level=None,
        outcome=None,
        possible=[],
        open=[],
        shaping=[],
        roles={},
        reasons=[],
        no_higher=[],
        safeguards=[],
        within_law=None,
        direction=None,
        expects=None,
        unexpected=[],
        rulebook=rulebook_entry(rulebook),
        diagnostics=[diagnostic_entry(found) for found in diagnostics],
    )


def rulebook_entry(rulebook: Rulebook) -> dict[str, Json]:
    """The entry of the rulebook that judged, with its digest: two files of one edition may still differ."""
    return {"id": rulebook.id, "edition": rulebook.edition, "sha256": rulebook.sha256 or None}


def file_entry(file: str) -> str:
    r"""The entry of a file: its name, with bytes that are not UTF-8 as \xff, for JSON holds text."""
    return file.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _spelling(outcome: Outcome | None) -> str | None:
    return None if outcome is None else outcome.spelling


def role_entry(advice: RoleAdvice) -> Json:
    """The entry of a role: its outcome, the possible outcomes and the open questions."""
    return {
        "outcome": _spelling(advice.outcome),
        "possible": [outcome.spelling for outcome in advice.possible],
        "open": list(advice.open_questions),
    }


def reasons_of(advice: RoleAdvice, step: VisitedStep) -> Iterator[Json]:
    """The entries of a step on a role's walk: each branch that held, the one taken first."""
    return (reason_entry(advice, step, part, branch) for part, branch in parts_of(step))


def parts_of(step: VisitedStep) -> Iterator[tuple[str, Reason]]:
    """The branches that held at a step, each behind the part that it has."""
    if step.taken is not None:
        yield "taken", step.taken
    for part, branches in (("supporting", step.supporting), ("overruled", step.overruled), ("aside", step.aside)):
        for branch in branches:
            yield part, branch


def reason_entry(advice: RoleAdvice, step: VisitedStep, part: str, branch: Reason) -> Json:
    """The entry of a branch that held at a step on a role's walk."""
    return {"role": advice.role.id, "rung": step.level, "part": part, **_branch(branch)}


def _branch(branch: Reason) -> dict[str, Json]:
    return {"branch": branch.id, "because": branch.because, "source": branch.source}


def obstacle_entry(obstacle: Obstacle) -> Json:
    """The entry of an obstacle: a branch that would have led higher, and what it lacks."""
    return {**_branch(obstacle.branch), "stopped_by": [_test(test) for test in obstacle.stopped_by]}


def _test(test: Test) -> Json:
    about = {"question": test.question} if isinstance(test, AnswerTest) else {"role": test.role}
    return {**about, "relation": test.relation, "values": list(test.values)}


def safeguard_entry(advice: SafeguardAdvice) -> Json:
    """The entry of a safeguard."""
    safeguard = advice.safeguard
    return {
        "id": safeguard.id,
        "kind": safeguard.kind,
        "title": safeguard.title,
        "certain": advice.is_certain,
        "source": safeguard.source,
    }


def within_law_entry(law: WithinLaw | None) -> Json:
    """The entry of today's law; None where the recommendation says nothing of it."""
    if law is None:
        return None
    return {"lowest_lawful": list(law.lowest_lawful), "allowed": law.is_allowed, "level": law.level}


def expectation_entry(expects: Expectation | None) -> Json:
    """The entry of what the decision file expects; None where it expects nothing."""
    if expects is None:
        return None
    return {
        "outcomes": [outcome.spelling for outcome in expects.outcomes],
        "because": list(expects.because),
        "not_because": list(expects.not_because),
    }


def diagnostic_entry(found: Diagnostic) -> Json:
    """The entry of a diagnostic, with its line and column from 1."""
    return {
        "code": found.code,
        "severity": found.severity,
        "message": found.message,
        "file": file_entry(found.span.file),
        "line": found.span.line,
        "column": found.span.column,
        "hint": found.hint,
    }
