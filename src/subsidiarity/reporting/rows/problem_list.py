"""Problems as one JSON object, for programs that read no SARIF: the problems in order, and how many there are."""

from __future__ import annotations

import json
from collections.abc import Sequence

from subsidiarity.reporting.rows.problem import Problem
from subsidiarity.reporting.safe import inert_json


def render_problem_list(problems: Sequence[Problem]) -> str:
    """The text of the object: `problems`, and `counts` of errors, warnings and notes, accepted ones apart."""
    counts = {
        f"{severity}s": sum(each.severity == severity and not each.accepted for each in problems)
        for severity in ("error", "warning", "note")
    }
    counts["accepted"] = sum(bool(each.accepted) for each in problems)
    record = {"counts": counts, "problems": [_record(each) for each in problems]}
    return f"{inert_json(json.dumps(record, indent=2))}\n"


def _record(problem: Problem) -> dict[str, str | int]:
    span = problem.span
    record: dict[str, str | int] = {
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "severity": problem.severity,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
    }
    about = {"at": problem.at, "accepted": problem.accepted}
    return record | {name: value for name, value in about.items() if value}
