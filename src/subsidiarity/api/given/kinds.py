"""The kinds of what functions of the api take, checked before they begin: a wrong one is refused in words."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from importlib import import_module

from subsidiarity.api.errors import WrongKind
from subsidiarity.api.given.expected import iterable_given, one_of, path_given, text_given
from subsidiarity.model.annotation import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
Kind = Callable[[str, object], object]
"""A function from a parameter's name and value to the value that is used; `WrongKind` if there is none."""


def takes(**kinds: Kind) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """A decorator of functions whose parameters of these names are of these kinds."""

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        code = getattr(function, "__code__")  # noqa: B009 - a callable need not have one, and each of ours does
        names = code.co_varnames[: code.co_argcount]

        @wraps(function)
        def checked(*values: P.args, **named: P.kwargs) -> R:
            placed = zip(names, values, strict=False)
            given = [kinds[name](name, each) if name in kinds else each for name, each in placed]
            also = {name: kinds[name](name, each) if name in kinds else each for name, each in named.items()}
            return function(*given, *values[len(given) :], **also)  # type: ignore[arg-type]

        return checked

    return decorate


def noun(module: str, name: str, wanted: str) -> Kind:
    """The kind of a class, which is loaded when it is asked for, by its module within the package."""

    def check(parameter: str, value: object) -> object:
        kind: type = getattr(import_module(f"subsidiarity.{module}"), name)
        return one_of(parameter, value, kind, wanted)

    return check


def several(kind: Kind, wanted: str) -> Kind:
    """The kind of a list, or what else can be gone through, of values of a kind."""

    def check(parameter: str, values: object) -> object:
        found = iterable_given(parameter, values, f"a list of {wanted}")
        return [kind(f"{parameter}[{index}]", value) for index, value in enumerate(found)]

    return check


def optional(kind: Kind) -> Kind:
    """A kind, or None."""
    return lambda parameter, value: None if value is None else kind(parameter, value)


def number(parameter: str, value: object) -> int:
    """The whole number that a parameter is; `WrongKind`."""
    if isinstance(value, bool):
        raise WrongKind(parameter, "a whole number", value)
    return one_of(parameter, value, int, "a whole number")


def action(parameter: str, value: object) -> object:
    """The function that a parameter is; `WrongKind`."""
    if not callable(value):
        raise WrongKind(parameter, "a function", value)
    return value


def sheet(parameter: str, value: object) -> object:
    """The pair of a name and a decision that a parameter is; `WrongKind`."""
    from subsidiarity.model.decision import Decision

    if not isinstance(value, tuple) or list(map(type, value)) != [str, Decision]:
        raise WrongKind(parameter, "a pair of a name and a decision", value)
    return value


ADVISOR = noun("api.advisor", "Advisor", "an advisor, as open_advisor gives it")
DECISION = noun("model.decision", "Decision", "a decision, as decision_from gives it")
ELSEWHERE = noun("model.precedent", "Elsewhere", "what others do, as Advisor.elsewhere gives it")
FILTER = noun("batch.filter", "Filter", "a filter, as Advisor.row_filter gives it")
IMPRINT = noun("reporting.imprint", "Imprint", "an Imprint, with its dates")
OUTLINE = noun("reporting.outline", "Outline", "an outline, as Advisor.explain gives it")
PRECEDENTS = noun("model.precedent", "Precedents", "precedents, as load_precedents gives them")
QUESTION = noun("model.rulebook", "Question", "a question of a rulebook")
RECOMMENDATION = noun("model.recommendation", "Recommendation", "a recommendation, as evaluate gives it")
REPORT = noun("reporting.outlines.report", "Report", "a report, as Advisor.report gives it")
ROW = noun("reasoning.row", "Row", "a row, as evaluate_paths gives them")
RULEBOOK = noun("model.rulebook", "Rulebook", "a rulebook, as Advisor.rulebook has it")
TESTED = noun("api.testing", "Tested", "the result of a test, as Advisor.test gives it")

SHEETS = several(sheet, "sheets: pairs of a name and a decision")

PATH: Kind = path_given
TEXT: Kind = text_given
