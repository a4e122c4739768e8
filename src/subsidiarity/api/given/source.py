"""Decisions from whatever a program gives for them: dicts, frames, files, or what is a decision already."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence

from subsidiarity.api.errors import Unusable, WrongKind, with_hint
from subsidiarity.api.given.doubt import say_doubt
from subsidiarity.api.given.expected import path_given
from subsidiarity.api.given.frame import library_of
from subsidiarity.model.annotation import TYPE_CHECKING, Any, TypeAlias
from subsidiarity.model.decision import Decision
from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.recommendation import Recommendation

if TYPE_CHECKING:
    from subsidiarity.api.given.decision import GivenReader
    from subsidiarity.reasoning.row import Row

Given: TypeAlias = "Decision | Recommendation | Mapping[str, Any] | str | os.PathLike[str]"
"""A decision, a recommendation on one, a dict of answers, or the path of a file with one decision."""
Rows = Callable[[Sequence[str]], "Iterator[Row]"]
"""A function from paths to the rows of the decisions in them."""

_ONE = "a decision, a dict of answers, or the path of a file with one"
_SEVERAL = "a frame, a list of dicts or decisions, or the path of a file or folder"


def decision_given(given: object, reader: Callable[[], GivenReader], rows: Rows) -> Decision:
    """The one decision that is given; `Unusable`, `WrongKind`."""
    if isinstance(given, Decision):
        return given
    if isinstance(given, Recommendation):
        return given.decision
    if isinstance(given, Mapping):
        return reader().one(given)
    if library_of(given) is None and not isinstance(given, str | os.PathLike):
        raise WrongKind("decision", _ONE, given, "decisions_from takes several" if isinstance(given, list) else "")
    found = decisions_given(given, reader, rows)
    if len(found) != 1:
        raise Unusable([f"one decision is wanted here, and there are {len(found)}; decisions_from gives all of them"])
    return found[0]


def decisions_given(given: object, reader: Callable[[], GivenReader], rows: Rows) -> list[Decision]:
    """The decisions that are given, in order; `Unusable`, `WrongKind`."""
    library = library_of(given)
    if library is not None:
        return reader().frame(given, library)
    if isinstance(given, str | os.PathLike):
        return _in_files(path_given("decisions", given), rows)
    if isinstance(given, Decision | Recommendation | Mapping):
        return [decision_given(given, reader, rows)]
    if not isinstance(given, Sequence) or isinstance(given, bytes | bytearray | memoryview):
        raise WrongKind("decisions", _SEVERAL, given)
    if given and all(isinstance(each, Mapping) for each in given):
        return reader().several(given)
    return [decision_given(each, reader, rows) for each in given]


def _in_files(path: str, rows: Rows) -> list[Decision]:
    found: list[Decision] = []
    wrong: list[Diagnostic] = []
    for row in rows([path]):
        for each in row.diagnostics:
            if each.severity == "error":
                wrong.append(each)
            else:
                say_doubt(line_of(each))
        if row.recommendation is not None:
            found.append(row.recommendation.decision)
    if wrong:
        raise unusable(wrong)
    return found


def unusable(diagnostics: Sequence[Diagnostic]) -> Unusable:
    """The error on a file with these diagnostics."""
    return Unusable([line_of(each) for each in diagnostics], diagnostics)


def line_of(each: Diagnostic) -> str:
    """A diagnostic on one line: its place, what is wrong, and a hint."""
    said = f"{each.span.file}:{each.span.line}:{each.span.column}: {each.message}"
    return with_hint(said, each.hint)
