"""The argument, the report and what is drawn and printed, without a command."""

from __future__ import annotations

from datetime import date

import pytest
from tests.api.shed import ROOF, advisor_of, decision_of

from subsidiarity.api import Imprint, Row, UnknownName, render_outlines, report_page

WORKSHOP = """
workshop:
  format: 1
  rulebook: shed
  edition: 1
  card: {date: 4 March 2026, people: 4}
  questions:
    use:
      rounds:
        - votes: {some: 3, all: 1}
"""
IMPRINT = Imprint(date(2026, 3, 4), date(2028, 3, 4))


def test_the_argument_is_an_outline(tmp_path):
    """With the headline first."""
    advisor = advisor_of(tmp_path)
    outline = advisor.explain(decision_of(advisor))

    assert ("Who mends the roof?", "Street should decide.") == (outline.title, outline.headline)


def test_another_role_has_an_argument_of_its_own(tmp_path):
    """On who pays."""
    advisor = advisor_of(tmp_path)
    outline = advisor.explain(decision_of(advisor), "pay")

    assert "House" in outline.headline


def test_a_recommendation_is_taken_as_well(tmp_path):
    """It is not worked out again."""
    advisor = advisor_of(tmp_path)
    decision = decision_of(advisor)

    assert advisor.explain(decision) == advisor.explain(advisor.evaluate(decision))


def test_an_unknown_role_is_named_with_the_nearest(tmp_path):
    """For whoever typed it."""
    advisor = advisor_of(tmp_path)
    with pytest.raises(UnknownName) as unknown:
        advisor.explain(decision_of(advisor), "pai")

    assert ("pai", "did you mean `pay`?") == (unknown.value.name, unknown.value.hint)


@pytest.mark.parametrize(
    ("form", "begin"),
    [
        ("text", "Who mends the roof?\n==="),
        ("markdown", "# Who mends the roof?\n"),
        ("json", '[\n  {\n    "title": "Who mends the roof?"'),
    ],
)
def test_a_form_is_called_by_its_name(tmp_path, form, begin):
    """And gives text."""
    advisor = advisor_of(tmp_path)
    text = render_outlines([advisor.explain(decision_of(advisor))], form)

    assert text.startswith(begin)


def test_a_form_that_nobody_knows_is_refused():
    """Rather than taken for another."""
    with pytest.raises(UnknownName, match="word"):
        render_outlines([], "word")


def test_a_record_may_hold_the_argument(tmp_path):
    """As explain writes it for other programs."""
    advisor = advisor_of(tmp_path)
    found = advisor.evaluate(decision_of(advisor))
    record = advisor.record(Row("roof.yaml", found), advisor.explain(found))

    assert ("street", True) == (record["level"], "argument" in record)


def test_a_report_is_a_page(tmp_path):
    """On its own, with the date it was given."""
    advisor = advisor_of(tmp_path)
    page = report_page([advisor.report(decision_of(advisor), IMPRINT)])

    assert "Street should decide." in page
    assert "4 March 2026" in page


def test_several_sheets_make_one_report(tmp_path):
    """On the middle of them, with the group beside it."""
    advisor = advisor_of(tmp_path)
    ann, bob, cy = (
        decision_of(advisor, f"decision: roof\ntitle: Who?\nanswers: {{use: {use}, trust: none}}\n")
        for use in ("one", "all", "all")
    )
    report = advisor.report(ann, IMPRINT, others=(bob, cy))

    assert report.group is not None
    assert ("street", 3) == (report.recommendation.level, len(report.group.own))


def test_a_folder_of_reports_ends_with_its_index(tmp_path):
    """Which never names a page that is not there."""
    advisor = advisor_of(tmp_path)
    files = advisor.report_files(IMPRINT)
    made = [*files.of(advisor.report(decision_of(advisor), IMPRINT)), *files.rest()]

    assert ["rulebook.html", "index.html"] == [file.name for file in made[1:]]
    assert made[0].name.encode() in made[-1].data
    assert all(file.is_unchanged(file.data) for file in made)
    assert not made[0].is_unchanged(made[0].data + b"changed")


def test_a_drawing_marks_the_path(tmp_path):
    """Where a decision is named; otherwise there is none to mark."""
    advisor = advisor_of(tmp_path)

    assert "flowchart BT" in advisor.draw()
    assert advisor.draw(decision_of(advisor)) != advisor.draw()
    assert "digraph" in advisor.draw(form="dot")


def test_a_hand_out_names_the_decision(tmp_path):
    """As text and as a page."""
    advisor = advisor_of(tmp_path)
    decision = decision_of(advisor)

    assert "Who mends the roof?" in render_outlines([advisor.hand_out(decision)])
    assert "Who mends the roof?" in advisor.hand_out_page(decision)


def test_minutes_are_an_outline(tmp_path):
    """Of a decision that has a workshop."""
    advisor = advisor_of(tmp_path)
    outline = advisor.minutes(decision_of(advisor, f"{ROOF}{WORKSHOP}"))

    assert "Who mends the roof?" in outline.title
