"""JSON lines carried to the edition in use, each line by itself: a decision that is carried, or one that stays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.model.span import Span
from subsidiarity.reading.decision import DecisionReader
from subsidiarity.reporting.decision_file.migration import CannotMigrate, Migration, migrate

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")


def migrate_lines(
    text: str, file: str, reader: DecisionReader, rulebook: Rulebook
) -> Migration | tuple[Diagnostic, ...]:
    """The lines in the edition of the rulebook, or what must be mended in them first; `CannotMigrate`."""
    parts: list[str] = []
    found: list[Migration] = []
    faults: list[Diagnostic] = []
    for number, (line, end) in enumerate(_lines(text), 1):
        one = _line(line, number, file, reader, rulebook) if line.strip() else Migration(line, ())
        if isinstance(one, tuple):
            faults += one
        else:
            found.append(one)
            parts += (one.text, end)
    if faults:
        return tuple(faults)
    moved = [one for one in found if one.number or one.unanswered]
    lost = {question.id for one in found for question in one.lost}
    unanswered = [{question.id for question in one.unanswered} for one in moved]
    return Migration(
        "".join(parts),
        tuple(each for one in found for each in one.left),
        sum(one.number for one in found),
        tuple(question for question in rulebook.questions if question.id in lost),
        tuple(each for each in rulebook.questions if moved and all(each.id in one for one in unanswered)),
    )


def _lines(text: str) -> Iterator[tuple[str, str]]:
    """Each line and the line end after it."""
    return ((match[1], match[2]) for match in _LINE.finditer(text) if match[0])


def _line(
    line: str, number: int, file: str, reader: DecisionReader, rulebook: Rulebook
) -> Migration | tuple[Diagnostic, ...]:
    """A line as a file of its own, with the number that it has."""
    try:
        found = migrate(line, file, reader, rulebook, "json")
    except CannotMigrate as reason:
        raise CannotMigrate(f"line {number}: {re.sub(r'^line 1: ', '', str(reason))}") from None
    if isinstance(found, tuple):
        return tuple(replace(each, span=Span(file, number, each.span.column)) for each in found)
    return replace(found, left=tuple(replace(each, line=number) for each in found.left))
