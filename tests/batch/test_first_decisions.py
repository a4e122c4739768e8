"""The first decisions of a file, and how many more there are."""

from __future__ import annotations

from itertools import repeat, takewhile

import pytest
from tests.reporting.samples import OPEN, advisor, recommended

from subsidiarity.batch import first_decisions
from subsidiarity.batch.first_decisions import FirstDecisions
from subsidiarity.reasoning.row import Row

LINE = '{{"decision": "d{}", "title": "A", "answers": {{}}}}\n'


def said(folder, most):
    rows = advisor().evaluate_paths([str(folder / "many.jsonl")], most)
    return [found.decision.id if (found := row.recommendation) else row.diagnostics[0].message for row in rows]


def test_faults_among_the_first_are_said_and_are_not_counted(tmp_path):
    """Two decisions are taken, whatever stands between them."""
    (tmp_path / "many.jsonl").write_text(LINE.format(1) + "x\n" + LINE.format(2) + "x\n" + LINE.format(3))

    one, fault, two, fault_too, rest = said(tmp_path, 2)

    assert ("d1", "d2", fault) == (one, two, fault_too)
    assert "the file holds 3 decisions, and this takes the first 2" == rest


def test_a_file_without_an_end_is_read_no_further_than_is_counted(monkeypatch):
    """As many more are counted as a whole file may hold; then nobody knows how many there are."""
    monkeypatch.setattr(first_decisions, "MAX_DOCUMENTS", 300)
    first = FirstDecisions(2)
    recommendation = recommended(OPEN)
    file = recommendation.decision.span.file
    endless = takewhile(lambda _: not first.is_counted(file), repeat(Row(file, recommendation)))

    *taken, rest = first.rows(endless)

    assert [Row(file, recommendation)] * 2 == taken
    assert "the file holds more than 302 decisions, and this takes the first 2" == rest.diagnostics[0].message


@pytest.mark.parametrize("most", [3, 4, None])
def test_no_more_than_are_taken_pass_as_they_are(tmp_path, most):
    """Three of three, or of any number."""
    (tmp_path / "many.jsonl").write_text("".join(map(LINE.format, range(3))))

    assert ["d0", "d1", "d2"] == said(tmp_path, most)
