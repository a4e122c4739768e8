"""Problems as GitHub's workflow commands: an action's run shows them beside the lines they are about."""

from __future__ import annotations

from subsidiarity.reporting.rows.problem import Problem
from subsidiarity.reporting.safe import inert, safe, safe_flow

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def github_line(problem: Problem) -> str:
    """A problem as one workflow command; text from files can neither end it nor begin another."""
    span = problem.span
    properties = f"file={_property(safe(span.file))},line={span.line},col={span.column}"
    message = problem.message if not problem.hint else f"{problem.message} ({problem.hint})"
    return (
        f"::{_COMMANDS[problem.severity]} {properties},title={_property(problem.code)}::{_data(safe_flow(message))}\n"
    )


def _data(text: str) -> str:
    return inert(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
