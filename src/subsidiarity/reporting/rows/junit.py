"""Results of tests as JUnit XML, which build servers read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.noun import dataclass
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.reasoning.expectation import unmet
from subsidiarity.reporting.diagnostic import spot_of
from subsidiarity.reporting.safe import inert_markup, safe

Skips = Callable[[Recommendation], bool]
"""A function that says of a recommendation whether there is nothing in it that could fail."""


@dataclass(frozen=True, slots=True)
class CaseResult:
    """The result of one decision put to the test: its `failures`, or `errors` that keep it from being used."""

    file: str
    name: str
    failures: Sequence[str] = ()
    errors: Sequence[str] = ()
    is_skipped: bool = False
    """Whether there is nothing to fail: the decision expects nothing, or is still open."""


def case_of(
    file: str, recommendation: Recommendation | None, diagnostics: Sequence[Diagnostic], *, skips: Skips
) -> CaseResult:
    """The result of one document: failed if it is not as its file expects, else skipped if `skips` says so.

    A decision is named by its id, and what cannot be used by the place of its first error: a file may hold several.
    """
    if recommendation is None:
        wrong = [each for each in diagnostics if each.severity == "error"]
        name = next((f"{each.span.file}:{each.span.line}:{each.span.column}" for each in wrong), file)
        return CaseResult(file, name, errors=[f"{spot_of(each.span)}: {each.code} {each.message}" for each in wrong])
    failures = unmet(recommendation)
    return CaseResult(file, recommendation.decision.id, failures, is_skipped=not failures and skips(recommendation))


def is_open(recommendation: Recommendation) -> bool:
    """Whether more than one outcome is still possible."""
    return recommendation.headline.outcome is None


def expects_nothing(recommendation: Recommendation) -> bool:
    """Whether the decision's file does not say what should come out."""
    return recommendation.decision.expects is None


def render_junit(results: Iterable[CaseResult], suite: str) -> str:
    """A test suite named `suite` as XML text. It has no times: the same decisions give the same bytes."""
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
    met: Counter[tuple[str, str]] = Counter()
    for result in results:
        name = safe(result.file), safe(result.name)
        met[name] += 1
        lines += _case(result, "" if met[name] == 1 else f" ({met[name]})")
    return inert_markup("\n".join([*lines, "  </testsuite>", "</testsuites>", ""]))


def _case(result: CaseResult, number: str) -> list[str]:
    """The lines of one test; `number` tells apart those of one name."""
    opening = f"    <testcase classname={_quoted(result.file)} name={_quoted(result.name + number)}"
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
