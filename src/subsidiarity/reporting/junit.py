"""Results of tests as JUnit XML, which build servers read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from subsidiarity.reporting.safe import safe


@dataclass(frozen=True, slots=True)
class CaseResult:
    """One decision put to the test: `failures` it has, or `errors` that keep it from being used."""

    file: str
    name: str
    failures: Sequence[str] = ()
    errors: Sequence[str] = ()
    is_skipped: bool = False
    """Whether the decision expects nothing."""


def render_junit(results: Iterable[CaseResult], suite: str) -> str:
    """One test suite; `suite` names it. No times: the same decisions give the same bytes."""
    results = list(results)
    counts = {
        "tests": len(results),
        "failures": sum(bool(result.failures) for result in results),
        "errors": sum(bool(result.errors) for result in results),
        "skipped": sum(result.is_skipped for result in results),
    }
    attributes = " ".join(f'{name}="{count}"' for name, count in counts.items())
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<testsuites {attributes}>"]
    lines.append(f"  <testsuite name={_quoted(suite)} {attributes}>")
    for result in results:
        lines += _case(result)
    return "\n".join([*lines, "  </testsuite>", "</testsuites>", ""])


def _case(result: CaseResult) -> list[str]:
    opening = f"    <testcase classname={_quoted(result.file)} name={_quoted(result.name)}"
    inner = [
        f"      <{kind} message={_quoted(messages[0])}>{_text(chr(10).join(map(safe, messages)))}</{kind}>"
        for kind, messages in (("failure", result.failures), ("error", result.errors))
        if messages
    ]
    inner += ["      <skipped/>"] if result.is_skipped else []
    return [f"{opening}>", *inner, "    </testcase>"] if inner else [f"{opening}/>"]


def _quoted(text: str) -> str:
    """An attribute's value: XML forbids most control characters even as escapes, so they are shown."""
    return quoteattr(safe(text))


def _text(text: str) -> str:
    return escape(text)
