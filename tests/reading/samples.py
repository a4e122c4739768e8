"""The small rulebook of the pages on diagnostics, and what is said about files that are read with it."""

from __future__ import annotations

from collections.abc import Sequence

from docs._pages import filled_up

from subsidiarity.model.decision import Decision
from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reading.decision import DecisionReader
from subsidiarity.reading.rulebook import read_rulebook
from subsidiarity.reading.tree_nodes import Document


def rulebook(parts: str = "") -> Rulebook:
    """The rulebook of the benches, with some of its parts written anew."""
    found, diagnostics = read_rulebook(filled_up(parts).encode(), "rulebook.yaml")
    assert found is not None, diagnostics
    return found


BENCHES = rulebook()
READER = DecisionReader(BENCHES)
HEAD = "decision: bench\ntitle: Who moves the bench?\nanswers:\n"


def said(text: str | bytes) -> list[str]:
    """What is wrong with a decision file, a line for each: `4:10 SUB302 the message`."""
    _, diagnostics = READER.read(text if isinstance(text, bytes) else text.encode(), "bench.yaml")
    return lines_of(diagnostics)


def said_of_rulebook(parts: str) -> list[str]:
    """What is wrong with a rulebook of which some parts are written here."""
    found, diagnostics = read_rulebook(filled_up(parts).encode(), "rulebook.yaml")
    assert (found is None) == any(diagnostic.severity == "error" for diagnostic in diagnostics)
    return lines_of(diagnostics)


def lines_of(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    """One line for each: its place, its code and its message."""
    return [f"{each.span.line}:{each.span.column} {each.code} {each.message}" for each in diagnostics]


def at_mark(marked: str, message: str) -> tuple[str, str]:
    """A text without its mark, and a message at the mark: what is wrong is where `§` stands."""
    before, _, after = marked.partition("§")
    line = before.count("\n") + 1
    return before + after, f"{line}:{len(before) - before.rfind(chr(10))} {message}"


def assert_alike(
    reader: DecisionReader, found: Decision | None, read: tuple[tuple[Document, ...], Sequence[Diagnostic]]
):
    """What was read at a glance, if anything was, is all that the careful reader reads."""
    if found is None:
        return
    ((decision, diagnostics),) = reader.entries(*read, found.span.file, {})
    assert not diagnostics
    assert decision is not None
    assert (decision, decision.span) == (found, found.span)
    assert (decision.rulebook, decision.edition) == (found.rulebook, found.edition)
    assert list(decision.answers) == list(found.answers)
    assert dict(decision.answer_spans) == dict(found.answer_spans)
