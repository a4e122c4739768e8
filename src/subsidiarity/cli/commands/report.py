"""`report`: a page for every decision, an index of them and the rulebook, as files that need no server."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence

from subsidiarity.api import Advisor, NearestFunctions, ReportFiles, report_with_elsewhere, sheets_by_decision, unmet
from subsidiarity.api.report_files import INDEX
from subsidiarity.cli.every_language import open_every_language
from subsidiarity.cli.imprint import add_imprint, imprint_of
from subsidiarity.cli.opening import MOST_ARGUED, open_advisor, say_passed_over, talk_of
from subsidiarity.cli.precedent_files import add_precedents, functions_named
from subsidiarity.cli.report_folder import NotOurs, ReportFolder
from subsidiarity.cli.streams import FINE, FOUND, UNUSABLE, talk, write_utf8
from subsidiarity.files.decision_files import decision_files
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.reporting.imprint import Imprint
from subsidiarity.reporting.outlines.report import Report
from subsidiarity.reporting.safe import inert, safe, safe_path
from subsidiarity.reporting.wording.noun_words import counted


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments to its parser."""
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
    add_precedents(parser)
    parser.add_argument(
        "--page", action="store_true", help="put the page that asks beside the reports, to try other answers"
    )
    add_imprint(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the pages, the index last, so that it never names a page that is not there."""
    advisor = open_advisor(arguments)
    functions = None if advisor is None else functions_named(advisor, arguments.precedents)
    if advisor is None or functions is None:
        return UNUSABLE
    imprint = imprint_of(arguments)
    questionnaire = None
    if arguments.page:
        found = open_every_language(arguments, None)
        if found is None:
            return UNUSABLE
        questionnaire = found.questionnaire
    files = advisor.report_files(imprint, has_word=arguments.word, questionnaire=questionnaire)
    is_unexpected = False
    try:
        with ReportFolder(arguments.folder, may_replace=arguments.replace) as folder:
            for report in _reports(advisor, functions, arguments, imprint, files):
                is_unexpected = is_unexpected or bool(unmet(report.recommendation))
                folder.write_all(files.of(report))
            folder.write_all(files.rest())
            folder.confirm()
    except NotOurs as other:
        talk(
            f"subsidiarity: {safe(arguments.folder)} has a file {other} that is no report, or that somebody changed; "
            "it is left as it is; --replace writes over it"
        )
        return UNUSABLE
    say_passed_over(arguments.paths)
    talk(f"{counted(files.number, 'report')} written; {INDEX} lists them.")
    write_utf8(inert(f"{safe_path(arguments.folder.rstrip('/') or '/')}/{INDEX}\n"))
    return UNUSABLE if files.unread else FOUND if is_unexpected else FINE


def _reports(
    advisor: Advisor,
    functions: NearestFunctions,
    arguments: argparse.Namespace,
    imprint: Imprint,
    files: ReportFiles,
) -> Iterator[Report]:
    """A report for each decision, or with --sheets for each decision's sheets, as the decisions are first met."""

    def with_functions(report: Report) -> Report:
        return report_with_elsewhere(report, functions.near_by_words(report.recommendation.decision))

    if not arguments.sheets:
        for found in _usable(advisor, arguments.paths, files):
            yield with_functions(advisor.report(found, imprint))
        return
    usable = (each for file in decision_files(arguments.paths) for each in _usable(advisor, [file], files))
    for sheets in sheets_by_decision((each.decision.span.file, each.decision) for each in usable).values():
        first, *others = (decision for _, decision in sheets)
        yield with_functions(advisor.report(first, imprint, others=others))


def _usable(advisor: Advisor, paths: Sequence[str], files: ReportFiles) -> Iterator[Recommendation]:
    """The recommendations on the decisions that can be used; of the others it is said why they cannot."""
    for row in advisor.evaluate_paths(paths, MOST_ARGUED):
        talk_of(row.diagnostics)
        if row.recommendation is None:
            files.leave_out(row)
        else:
            yield row.recommendation
