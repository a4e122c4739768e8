"""Records of many decisions as JSON: what comes again and again is rendered once.

Byte for byte what `render_record(record_of(...))` gives, several times as fast.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, partial
from typing import TypeVar

from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.recommendation import Obstacle, Recommendation, RoleAdvice, SafeguardAdvice, VisitedStep
from subsidiarity.model.rulebook import Role, Rulebook
from subsidiarity.reasoning.expectation import unmet
from subsidiarity.reasoning.obstacles import Reach, nearest_obstacles
from subsidiarity.reporting.record import (
    SCHEMA,
    diagnostic_entry,
    expectation_entry,
    file_entry,
    obstacle_entry,
    reasons_of,
    record_of,
    render_json,
    render_record,
    role_entry,
    rulebook_entry,
    safeguard_entry,
    within_law_entry,
)

T = TypeVar("T")

ROOM = 8_000_000
"""Characters of text that are remembered at most: reasons may be long, and hold together in many ways."""
PIECE = 400
"""Characters that a remembered piece counts for at least: the object that it was made of is kept beside it."""


class RecordWriter:
    """A writer of the records of one rulebook's decisions, which keeps pieces that come again."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook
        self._edition = render_json(rulebook_entry(rulebook))
        self._ids = {question.id: render_json(question.id) for question in rulebook.questions}
        self._known: dict[int | tuple[str, tuple[int, ...]], tuple[object, str]] = {}
        """Pieces of text by the identity of what they say, which is kept so that no other takes its identity; those of
        obstacles by their branch and by the identity of the tests, which the rulebook keeps."""
        self._room = ROOM
        self._safeguards: dict[tuple[str, bool], str] = {}
        self._roles: dict[tuple[Outcome, ...], str] = {}
        self._reach: Reach = {}

    def render(self, file: str, recommendation: Recommendation | None, diagnostics: Sequence[Diagnostic] = ()) -> str:
        """The record of one document as a line of JSON, without a line end."""
        if recommendation is None:
            return self._error(file, diagnostics)
        decision, headline = recommendation.decision, recommendation.headline
        outcome = headline.outcome
        obstacles = nearest_obstacles(recommendation, headline, reach=self._reach)
        expects = decision.expects
        parts = (
            f'"schema": "{SCHEMA}"',
            f'"id": {render_json(decision.id)}',
            f'"file": {render_json(file_entry(file))}',
            f'"line": {decision.span.line}',
            f'"title": {render_json(decision.title)}',
            f'"level": {self._once(recommendation.level, _itself)}',
            f'"outcome": {"null" if outcome is None else self._spelling(outcome)}',
            f'"possible": [{", ".join(map(self._spelling, headline.possible))}]',
            f'"open": [{self._questions(recommendation.open_questions)}]',
            f'"shaping": [{self._questions(recommendation.shaping_questions)}]',
            f'"roles": {{{", ".join(map(self._role, recommendation.roles))}}}',
            f'"reasons": [{", ".join(self._reasons(recommendation.roles))}]',
            f'"no_higher": {"[" + ", ".join(map(self._obstacle, obstacles)) + "]"}',
            f'"safeguards": [{", ".join(map(self._safeguard, recommendation.safeguards))}]',
            f'"within_law": {self._once(recommendation.within_law, within_law_entry)}',
            f'"direction": {self._once(recommendation.direction, _itself)}',
            f'"expects": {"null" if expects is None else render_json(expectation_entry(expects))}',
            f'"unexpected": {render_json(list(unmet(recommendation))) if expects is not None else "[]"}',
            f'"rulebook": {self._edition}',
            f'"diagnostics": {render_json([diagnostic_entry(each) for each in diagnostics]) if diagnostics else "[]"}',
        )
        return f"{{{', '.join(parts)}}}"

    def _error(self, file: str, diagnostics: Sequence[Diagnostic]) -> str:
        """The record of a document that cannot be used: all but three of its parts are always alike."""
        before, between, after = self._error_parts
        line = next((found.span.line for found in diagnostics if found.severity == "error"), 1)
        found = render_json([diagnostic_entry(each) for each in diagnostics])
        return f"{before}{render_json(file_entry(file))}{between}{line}{after}{found}}}"

    @cached_property
    def _error_parts(self) -> tuple[str, str, str]:
        whole = render_record(record_of(self._rulebook, "", None))
        before, _, rest = whole.partition('"file": ""')
        between, _, after = rest.partition('"line": 1')
        return f'{before}"file": ', f'{between}"line": ', after.removesuffix("[]}")

    def _once(self, value: T, entry: Callable[[T], object]) -> str:
        """The JSON of a value's entry, kept by the object's identity, for the same object comes again and again."""
        known = self._known.get(id(value))
        return self._remembered(id(value), value, render_json(entry(value))) if known is None else known[1]

    def _remembered(self, key: int | tuple[str, tuple[int, ...]], value: object, text: str) -> str:
        """The text, kept from now on under `key`; all others are forgotten where there is no room for it."""
        self._room -= max(PIECE, len(text))
        if self._room < 0:
            self._known.clear()
            self._room = ROOM
        self._known[key] = value, text
        return text

    def _spelling(self, outcome: Outcome) -> str:
        return self._once(outcome, _spelled)

    def _questions(self, questions: Iterable[str]) -> str:
        return ", ".join([self._ids[question] for question in questions])

    def _role(self, advice: RoleAdvice) -> str:
        if advice.outcome is not None:
            return f"{self._once(advice.role, _role_id)}: {self._settled(advice)}"
        possible = ", ".join(map(self._spelling, advice.possible))
        entry = f'{{"outcome": null, "possible": [{possible}], "open": [{self._questions(advice.open_questions)}]}}'
        return f"{self._once(advice.role, _role_id)}: {entry}"

    def _settled(self, advice: RoleAdvice) -> str:
        """The JSON of a settled role's entry, kept by its outcome, on which alone it turns."""
        known = self._roles.get(advice.possible)
        if known is None:
            known = self._roles[advice.possible] = render_json(role_entry(advice))
        return known

    def _obstacle(self, obstacle: Obstacle) -> str:
        key = obstacle.branch.id, tuple([id(test) for test in obstacle.stopped_by])
        known = self._known.get(key)
        return self._remembered(key, obstacle, render_json(obstacle_entry(obstacle))) if known is None else known[1]

    def _reasons(self, roles: Iterable[RoleAdvice]) -> Iterable[str]:
        for advice in roles:
            for step in advice.walk:
                reasons = self._once(step, partial(_reasons_of, advice))
                if reasons != "[]":
                    yield reasons[1:-1]

    def _safeguard(self, advice: SafeguardAdvice) -> str:
        key = advice.safeguard.id, advice.is_certain
        known = self._safeguards.get(key)
        if known is None:
            known = self._safeguards[key] = render_json(safeguard_entry(advice))
        return known


def _itself(value: object) -> object:
    return value


def _spelled(outcome: Outcome) -> str:
    return outcome.spelling


def _role_id(role: Role) -> str:
    return role.id


def _reasons_of(advice: RoleAdvice, step: VisitedStep) -> list[object]:
    return list(reasons_of(advice, step))
