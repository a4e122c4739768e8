"""No id of a question or an option is in anything that a reader sees: nonsense in its place changes no output.

Files, records, `--ids` and `--set` are for programs and for those who write files; ids stay there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.conversation import conversation
from tests.nonsense_ids import nonsensical, renamed, shipped

from subsidiarity.api import Advisor, Imprint, outline, render_outlines, render_questions, report_page, report_word
from subsidiarity.model.decision import Decision

DECISIONS = sorted((Path(__file__).parent.parent / "decisions").glob("*.yaml"))
IMPRINT = Imprint(date(2026, 3, 4), date(2028, 3, 4))
FEW = [file for file in DECISIONS if file.stem in ("copied-scheme", "harbour-hall", "river-flood-works")]
"""A disputed aim, a neighbourhood's and a region's decision."""
VOTES = ("9 2 2", "5 5 3 0")


def decisions(file: Path) -> tuple[Decision, ...]:
    """The decisions of one worked file."""
    found, diagnostics = shipped().read(file.read_bytes(), file.name)
    assert not diagnostics
    return found


def arguments(advisor: Advisor, decision: Decision) -> Iterator[str]:
    """The argument for each role, and the questions still open."""
    found = advisor.evaluate(decision)
    outlines = [advisor.explain(found, role.id) for role in advisor.rulebook.roles]
    yield from (render_outlines(outlines, form) for form in ("text", "markdown"))
    yield render_questions(advisor.questions(found))


def reports(advisor: Advisor, decision: Decision) -> Iterator[str | bytes]:
    """The report as a page and as a Word file, and the grid."""
    report = advisor.report(decision, IMPRINT)
    yield report_page([report])
    yield report_word(report)
    yield render_outlines([advisor.explain(decision, has_grid=True)])


@pytest.mark.parametrize("file", DECISIONS, ids=lambda file: file.stem)
def test_nonsense_for_ids_changes_no_argument(file):
    """Of any worked decision, whether answered in full or with three answers left out."""
    for whole in decisions(file):
        for decision in (whole, without(whole, 3)):
            assert list(arguments(shipped(), decision)) == list(arguments(nonsensical(), renamed(decision)))


@pytest.mark.parametrize("file", DECISIONS, ids=lambda file: file.stem)
def test_nonsense_for_ids_changes_no_report(file):
    """Of any worked decision: as a page, as a Word file, and with its grid."""
    for decision in decisions(file):
        assert list(reports(shipped(), decision)) == list(reports(nonsensical(), renamed(decision)))


def without(decision: Decision, number: int) -> Decision:
    """The decision with its first answers not given."""
    return replace(decision, answers=dict(list(decision.answers.items())[number:]))


def beside_one_another(advisor: Advisor, sheets: list[Decision]) -> str:
    """Decisions compared, tried with other answers, and taken for sheets of a group."""
    first, second = sheets[:2]
    changes = {question: second.answers[question].options for question in list(second.answers)[:6]}
    found = [outline(advisor.what_if(first, changes)), outline(advisor.compare(sheets), ("a", "b", "c"))]
    found += advisor.agreement([[(name, sheet) for name, sheet in zip("abc", sheets, strict=True)]])
    found.append(advisor.hand_out(first))
    pages = [advisor.hand_out_page(first), report_page([advisor.report(first, IMPRINT, others=sheets[1:])])]
    files = advisor.report_files(IMPRINT)
    pages += [file.data.decode() for sheet in sheets for file in files.of(advisor.report(sheet, IMPRINT))]
    pages += [file.data.decode() for file in files.rest()]
    pages.append(render_questions(advisor.questions()))
    return "\n".join([render_outlines(found), render_outlines(found, "markdown"), *pages])


def test_nonsense_for_ids_changes_nothing_beside_one_another():
    """What-if, comparison, agreement, hand-out, the report on a group, a folder of reports with the rulebook's page."""
    sheets = [decision for file in FEW for decision in decisions(file)[:1]]

    assert beside_one_another(shipped(), sheets) == beside_one_another(nonsensical(), list(map(renamed, sheets)))


def test_nonsense_for_ids_changes_no_line(tmp_path):
    """Neither of an interview nor of a workshop and its minutes."""
    (hall,) = decisions(DECISIONS[0].with_name("harbour-hall.yaml"))

    said = conversation(shipped(), hall, tmp_path / "hall.yaml", VOTES)

    assert "Minority view: " in said
    assert said == conversation(nonsensical(), renamed(hall), tmp_path / "hall.yaml", VOTES)
