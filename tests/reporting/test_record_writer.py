"""The quick way to write records: the same bytes as the plain one."""

from __future__ import annotations

import random
from pathlib import Path

from tests.reporting.samples import advisor, rows

from subsidiarity.api import load_advisor
from subsidiarity.model.decision import Answer, Decision
from subsidiarity.reporting import record_writer
from subsidiarity.reporting.record import record_of, render_record
from subsidiarity.reporting.record_writer import RecordWriter

DECISIONS = Path(__file__).parents[2] / "decisions"


def plainly(rulebook, file, recommendation, diagnostics=()):
    return render_record(record_of(rulebook, file, recommendation, diagnostics))


def test_the_worked_decisions_are_written_alike():
    """All that a record can say: expectations, ranges, notes, obstacles, safeguards."""
    shipped, _ = load_advisor()
    assert shipped is not None
    writer = RecordWriter(shipped.rulebook)
    found = list(shipped.evaluate_paths([str(DECISIONS)]))

    written = [writer.render(row.file, row.recommendation, row.diagnostics) for row in found]
    assert [plainly(shipped.rulebook, row.file, row.recommendation, row.diagnostics) for row in found] == written


def test_errors_and_failed_expectations_are_written_alike():
    """Rows without a recommendation, too."""
    rulebook = advisor().rulebook
    writer = RecordWriter(rulebook)

    written = [writer.render(row.file, row.recommendation, row.diagnostics) for row in rows()]
    assert [plainly(rulebook, row.file, row.recommendation, row.diagnostics) for row in rows()] == written


def test_a_thousand_random_sheets_are_written_alike(monkeypatch):
    """Also when what is remembered finds no room, and in every order."""
    monkeypatch.setattr(record_writer, "ROOM", 40 * record_writer.PIECE)
    shipped, _ = load_advisor()
    assert shipped is not None
    writer = RecordWriter(shipped.rulebook)
    choose = random.Random(5)
    found = [shipped.evaluate(some_decision(shipped.rulebook, choose)) for _ in range(1000)]

    assert [plainly(shipped.rulebook, "f", each) for each in found] == [writer.render("f", each) for each in found]


def some_decision(rulebook, choose):
    """One option for most questions, several or none for some."""
    answers = {}
    for question in rulebook.questions:
        size = choose.choice([1] * 9 + [2, len(question.option_ids)])
        answers[question.id] = Answer(frozenset(choose.sample(question.option_ids, size)))
    return Decision("case", 'A "title" \x7f\u200b é', "", answers)
