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
from subsidiarity.model.rulebook import Rulebook
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
Key = int | tuple[str | int, ...]
"""The identity of one thing, or of several."""

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
        self._known: dict[Key, tuple[object, str]] = {}
        """Pieces of text by the identity of what they say, or of its parts; that is kept, so that no other takes it."""
        self._room = ROOM
        self._role_ids = {role.id: render_json(role.id) for role in rulebook.roles}
        self._files: tuple[str, str] = "", '""'
        self._reach: Reach = {}

    def render(self, file: str, recommendation: Recommendation | None, diagnostics: Sequence[Diagnostic] = ()) -> str:
        """The record of one document as a line of JSON, without a line end."""
        if recommendation is None:
            return self._error(file, diagnostics)
        decision, headline = recommendation.decision, recommendation.headline
        outcome = headline.outcome
        obstacles = nearest_obstacles(recommendation, headline, reach=self._reach)
        expects = decision.expects
        spelling = self._spelling
        return (
            f'{{"schema": "{SCHEMA}", "id": {render_json(decision.id)}, "file": {self._file(file)}, '
            f'"line": {decision.span.line}, "title": {render_json(decision.title)}, '
            f'"level": {self._once(recommendation.level, _itself)}, '
            f'"outcome": {"null" if outcome is None else spelling(outcome)}, '
            f'"possible": [{", ".join([spelling(each) for each in headline.possible])}], '
            f'"open": [{self._questions(recommendation.open_questions)}], '
            f'"shaping": [{self._questions(recommendation.shaping_questions)}], '
            f'"roles": {{{", ".join([self._role(each) for each in recommendation.roles])}}}, '
            f'"reasons": [{self._reasons(recommendation.roles)}], '
            f'"no_higher": [{", ".join([self._obstacle(each) for each in obstacles])}], '
            f'"safeguards": [{self._safeguards(recommendation.safeguards)}], '
            f'"within_law": {self._once(recommendation.within_law, within_law_entry)}, '
            f'"direction": {self._once(recommendation.direction, _itself)}, '
            f'"expects": {"null" if expects is None else render_json(expectation_entry(expects))}, '
            f'"unexpected": {render_json(list(unmet(recommendation))) if expects is not None else "[]"}, '
            f'"rulebook": {self._edition}, '
            f'"diagnostics": {render_json([diagnostic_entry(each) for each in diagnostics]) if diagnostics else "[]"}}}'
        )

    def _file(self, file: str) -> str:
        """The name of the file, which is that of the record before in a long file."""
        if self._files[0] != file:
            self._files = file, render_json(file_entry(file))
        return self._files[1]

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

    def _remembered(self, key: Key, value: object, text: str) -> str:
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
        """The JSON of a role's entry; where the role is settled, that turns on the outcome alone."""
        role = advice.role.id
        outcome = advice.outcome
        if outcome is not None:
            key: Key = role, id(outcome)
            known = self._known.get(key)
            if known is not None:
                return known[1]
            return self._remembered(key, outcome, f"{self._role_ids[role]}: {render_json(role_entry(advice))}")
        possible = ", ".join(map(self._spelling, advice.possible))
        entry = f'{{"outcome": null, "possible": [{possible}], "open": [{self._questions(advice.open_questions)}]}}'
        return f"{self._role_ids[role]}: {entry}"

    def _safeguards(self, safeguards: Sequence[SafeguardAdvice]) -> str:
        known = self._known
        return ", ".join(
            [known[id(each)][1] if id(each) in known else self._once(each, safeguard_entry) for each in safeguards]
        )

    def _obstacle(self, obstacle: Obstacle) -> str:
        key: Key = obstacle.branch.id, *[id(test) for test in obstacle.stopped_by]
        known = self._known.get(key)
        return self._remembered(key, obstacle, render_json(obstacle_entry(obstacle))) if known is None else known[1]

    def _reasons(self, roles: Iterable[RoleAdvice]) -> str:
        """The reasons of all roles; walks are few, and made of steps that come again and again."""
        known = self._known
        found = []
        for advice in roles:
            walk = advice.walk
            key = tuple(map(id, walk))
            text = known[key][1] if key in known else self._remembered(key, walk, self._walk(advice))
            if text:
                found.append(text)
        return ", ".join(found)

    def _walk(self, advice: RoleAdvice) -> str:
        steps = [self._once(step, partial(_reasons_of, advice))[1:-1] for step in advice.walk]
        return ", ".join(filter(None, steps))


def _itself(value: object) -> object:
    return value


def _spelled(outcome: Outcome) -> str:
    return outcome.spelling


def _reasons_of(advice: RoleAdvice, step: VisitedStep) -> list[object]:
    return list(reasons_of(advice, step))
