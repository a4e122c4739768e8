"""Problems as SARIF 2.1.0, which code hosts and editors show as findings of an analysis."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from subsidiarity import __version__
from subsidiarity.reporting.rows.problem import OPEN, UNEXPECTED, Problem
from subsidiarity.reporting.safe import inert_json, safe, safe_flow

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_TITLES = {
    UNEXPECTED: "The decision does not come out as its file expects",
    OPEN: "The decision is still open",
}


def render_sarif(problems: Iterable[Problem]) -> Iterator[str]:
    """The pieces of one log with one run: a result a line, and last the rules that were met."""
    yield f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{{"columnKind": "unicodeCodePoints", "results": ['
    rules: dict[str, None] = {}
    between = "\n"
    for problem in problems:
        rules.setdefault(problem.code)
        yield between + _json(_result(problem))
        between = ",\n"
    driver = {"name": "subsidiarity", "version": __version__, "rules": [_rule(code) for code in sorted(rules)]}
    yield f'\n], "tool": {{"driver": {_json(driver)}}}}}]}}\n'


def _result(problem: Problem) -> dict[str, Any]:
    region = {"startLine": max(1, problem.span.line), "startColumn": max(1, problem.span.column)}
    message = safe_flow(problem.message if not problem.hint else f"{problem.message} ({problem.hint})")
    accepted = {"kind": "inSource", "justification": safe_flow(problem.accepted)}
    return {
        "ruleId": problem.code,
        "level": problem.severity,
        "message": {"text": message},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(problem.span.file)}, "region": region}}],
        **({"suppressions": [accepted]} if problem.accepted else {}),
    }


def _rule(code: str) -> dict[str, Any]:
    return {"id": code, "shortDescription": {"text": _TITLES.get(code, f"Diagnostic {code}")}}


def _uri(file: str) -> str:
    """A path as a URI, relative where the path is; bytes that are no text keep their values."""
    path = quote(os.fsencode(file).replace(os.sep.encode(), b"/"))
    return f"file://{path}" if os.path.isabs(file) else path


def _json(value: dict[str, Any]) -> str:
    return inert_json(safe(json.dumps(value, ensure_ascii=False)))
