"""`report`: a page for every decision, an index of them and the rulebook, as files that need no server."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from subsidiarity.api import Advisor
from subsidiarity.batch.files import decision_files
from subsidiarity.cli.imprint import add_imprint, imprint_of
from subsidiarity.cli.opening import MOST_ARGUED, open_advisor, say_passed_over, talk_of
from subsidiarity.cli.report_folder import NotOurs, ReportFolder, page_name
from subsidiarity.cli.streams import FINE, FOUND, UNUSABLE, talk, write_utf8
from subsidiarity.model.decision import Decision
from subsidiarity.model.group import GroupView
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.reasoning.expectation import unmet
from subsidiarity.reporting.html.decision import Neighbours, render_decision_pages
from subsidiarity.reporting.html.index import Entry, Unread, entry_of, render_index
from subsidiarity.reporting.html.rulebook import render_rulebook_page
from subsidiarity.reporting.imprint import Imprint
from subsidiarity.reporting.report import Report, report_of
from subsidiarity.reporting.safe import inert, safe, safe_path
from subsidiarity.reporting.wording.phrase import counted

if TYPE_CHECKING:
    from subsidiarity.reporting.docx import WordFiles  # loads python-docx, for those who ask for Word files

INDEX, RULEBOOK = "index.html", "rulebook.html"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say which arguments it takes."""
    parser.add_argument("paths", metavar="PATH", nargs="+", help="decision files, or folders of them")
    parser.add_argument(
        "--output", dest="folder", metavar="DIR", required=True, help="the folder to write the pages to"
    )
    parser.add_argument(
        "--replace", action="store_true", help="write over files there that are no reports, or that somebody changed"
    )
    parser.add_argument("--word", action="store_true", help="write each report as a Word file (.docx), too")
    parser.add_argument(
        "--sheets", action="store_true", help="each file holds one person's answers: those to one decision go together"
    )
    add_imprint(parser)


@dataclass(slots=True)
class _Progress:
    """What has been written, and what could not be read."""

    entries: list[Entry] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    is_unexpected: bool = False


def run(arguments: argparse.Namespace) -> int:
    """Write the pages, the index last, so that it never names a page that is not there."""
    advisor = open_advisor(arguments.rulebook)
    if advisor is None:
        return UNUSABLE
    imprint, progress = imprint_of(arguments), _Progress()
    try:
        word_files = (
            _word_files(imprint) if arguments.word else None
        )  # what it needs is missing before a page is written
        with ReportFolder(arguments.folder, may_replace=arguments.replace) as folder:
            for report in _reports(advisor, arguments, imprint, progress):
                _write(folder, report, progress, word_files)
            folder.write_page(RULEBOOK, render_rulebook_page(advisor.rulebook, INDEX))
            index = render_index(advisor.rulebook, progress.entries, progress.unread, imprint, RULEBOOK)
            folder.write_page(INDEX, index)
            folder.confirm()
    except NotOurs as other:
        talk(
            f"subsidiarity: {safe(arguments.folder)} has a file {other} that is no report, or that somebody changed; "
            "it is left as it is; --replace writes over it"
        )
        return UNUSABLE
    say_passed_over(arguments.paths)
    talk(f"{counted(len(progress.entries), 'report')} written; {INDEX} lists them.")
    write_utf8(inert(f"{safe_path(arguments.folder.rstrip('/') or '/')}/{INDEX}\n"))
    return UNUSABLE if progress.unread else FOUND if progress.is_unexpected else FINE


def _reports(
    advisor: Advisor, arguments: argparse.Namespace, imprint: Imprint, progress: _Progress
) -> Iterator[Report]:
    found = _sheets(advisor, arguments, progress) if arguments.sheets else _rows(advisor, arguments, progress)
    for recommendation, group in found:
        progress.is_unexpected = progress.is_unexpected or bool(unmet(recommendation))
        prospects = advisor.prospects(recommendation.decision)
        voices = advisor.discussions(recommendation.decision) if group is None else group
        yield report_of(advisor.compiled, recommendation, prospects, imprint, group=voices)


def _rows(
    advisor: Advisor, arguments: argparse.Namespace, progress: _Progress
) -> Iterator[tuple[Recommendation, GroupView | None]]:
    for row in advisor.evaluate_paths(arguments.paths, MOST_ARGUED):
        talk_of(row.diagnostics)
        if row.recommendation is None:
            progress.unread.append(Unread(row.file, row.diagnostics))
        else:
            yield row.recommendation, None


def _sheets(
    advisor: Advisor, arguments: argparse.Namespace, progress: _Progress
) -> Iterator[tuple[Recommendation, GroupView | None]]:
    """The middle of the sheets of each decision, in the order in which the decisions are first met."""
    sheets: dict[str, list[Decision]] = {}
    for file in decision_files(arguments.paths):
        for row in advisor.evaluate_paths([file], MOST_ARGUED):
            talk_of(row.diagnostics)
            if row.recommendation is None:
                progress.unread.append(Unread(row.file, row.diagnostics))
            else:
                sheets.setdefault(row.recommendation.decision.id, []).append(row.recommendation.decision)
    for decisions in sheets.values():
        if len(decisions) == 1:
            yield advisor.evaluate(decisions[0]), None
        else:
            view = advisor.group(decisions)
            yield view.middle, view


def _word_files(imprint: Imprint) -> WordFiles:
    from subsidiarity.reporting.docx import WordFiles

    return WordFiles(imprint.dated)


def _write(folder: ReportFolder, report: Report, progress: _Progress, word_files: WordFiles | None) -> None:
    decision = report.recommendation.decision
    name = page_name(decision.id, decision.title)
    folder.write_page(f"{name}.html", render_decision_pages([report], Neighbours(INDEX, RULEBOOK)))
    if word_files is not None:
        from subsidiarity.reporting.docx import is_unchanged

        folder.write(f"{name}.docx", word_files.render(report), is_unchanged)
    progress.entries.append(entry_of(report, f"{name}.html"))
