"""The result below the progress of its session: no second count of answers reads like the first."""

from __future__ import annotations

import pytest
from tests.workshop.samples import compiled, held

from subsidiarity.reporting.outline import FirstPage
from subsidiarity.workshop.view.result_outline import result_outline

NOTED = "trust: {answer: essential, evidence: report}"


def evidence(page: FirstPage | None) -> str:
    """The evidence of a first page where there is little room."""
    assert page is not None
    return next(row.short for row in page.rows if row.is_evidence)


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ("goal: agreed, reach: street", "None of 2 answers has evidence noted."),
        (f"goal: agreed, {NOTED}", "Evidence is noted for 1 of 2 answers."),
        ("goal: agreed", "The 1 answer has no evidence noted."),
        (NOTED, "Evidence is noted for 1 of 1 answer."),
        ("", "There is no answer yet to note evidence for."),
    ],
)
def test_the_answers_that_have_evidence_are_counted_among_those_given(answers, said):
    """Not “0 of 6 answers on record” beside “2 answered”."""
    session = held(compiled(), "goal", f"decision: hall\ntitle: Hall\nanswers: {{{answers}}}\n")

    assert f"{said} No note says who was missing." == evidence(result_outline(session).page)
