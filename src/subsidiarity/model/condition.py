"""When a branch or a safeguard holds: all, any and not over tests of answers and of earlier roles, some with a name."""

from __future__ import annotations

from subsidiarity.model.annotation import Literal
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


@dataclass(frozen=True, slots=True)
class Named:
    """A condition by the name that the rulebook gives it: holds when its part does."""

    name: str
    part: Condition
    about: str = field(default="", compare=False)
    """For readers, a clause that goes on after 'when'; "" to spell out the part."""
    span: Span = field(default=NOWHERE, compare=False)
    """The place where the name stands."""


Test = AnswerTest | OutcomeTest
Condition = AnswerTest | OutcomeTest | All | AnyOf | Not | Named


def spelled_out(condition: Condition) -> Condition:
    """A condition without names, which means as much."""
    match condition:
        case Named(part=part):
            return spelled_out(part)
        case Not(part, span):
            return Not(spelled_out(part), span)
        case All(parts, span):
            return All(tuple(map(spelled_out, parts)), span)
        case AnyOf(parts, span):
            return AnyOf(tuple(map(spelled_out, parts)), span)
        case _:
            return condition


def tests_of(condition: Condition) -> tuple[Test, ...]:
    """Every test in a condition, in the order written."""
    match condition:
        case All(parts) | AnyOf(parts):
            return tuple(test for part in parts for test in tests_of(part))
        case Not(part) | Named(part=part):
            return tests_of(part)
        case _:
            return (condition,)


def named_in(condition: Condition) -> tuple[Named, ...]:
    """Every condition with a name in a condition, and those that it is made of, in the order written."""
    match condition:
        case All(parts) | AnyOf(parts):
            return tuple(named for part in parts for named in named_in(part))
        case Not(part):
            return named_in(part)
        case Named(part=part):
            return (condition, *named_in(part))
        case _:
            return ()
