"""The conditions of branches and safeguards: all, any and not over tests of answers and of earlier roles."""

from __future__ import annotations

from typing import Literal

from subsidiarity.model.noun import dataclass, field
from subsidiarity.model.span import NOWHERE, Span

Relation = Literal["is", "in", "at_least", "at_most"]


@dataclass(frozen=True, slots=True)
class AnswerTest:
    """A test whether the answer to `question` is one of `options`, all those that `relation values` allows."""

    question: str
    relation: Relation
    values: tuple[str, ...]
    options: frozenset[str]
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class OutcomeTest:
    """A test whether an earlier role's outcome has one of these `levels` or one of these `manners`."""

    role: str
    relation: Relation
    values: tuple[str, ...]
    levels: frozenset[str]
    manners: frozenset[str]
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class All:
    """A condition that holds when every part of it does."""

    parts: tuple[Condition, ...]
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """A condition that holds when some part of it does."""

    parts: tuple[Condition, ...]
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Not:
    """A condition that holds when its part does not."""

    part: Condition
    span: Span = field(default=NOWHERE, compare=False)


Test = AnswerTest | OutcomeTest
Condition = AnswerTest | OutcomeTest | All | AnyOf | Not


def tests_of(condition: Condition) -> tuple[Test, ...]:
    """Every test in a condition, in the order written."""
    match condition:
        case All(parts) | AnyOf(parts):
            return tuple(test for part in parts for test in tests_of(part))
        case Not(part):
            return tests_of(part)
        case _:
            return (condition,)
