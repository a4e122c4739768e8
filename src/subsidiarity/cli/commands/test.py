"""`test`: whether decisions come out as their files expect, and which branches they cover."""

from __future__ import annotations

import argparse

from subsidiarity.api import Advisor, Row, TooTangled, failure_lines, render_test
from subsidiarity.api.testing import FORMS as FORMATS
from subsidiarity.cli.opening import open_advisor, say_passed_over, talk_of
from subsidiarity.cli.streams import FINE, FOUND, UNUSABLE, talk, write, write_utf8
from subsidiarity.cli.typed_value import whole_number


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments to its parser."""
    parser.add_argument("paths", metavar="PATH", nargs="*", help="decision files, or folders of them, or - for input")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how to write the results (text)")
    parser.add_argument(
        "--threshold", metavar="N", type=whole_number(0, 100), help="fail if fewer than N%% of branches decide"
    )
    parser.add_argument("--accept", action="store_true", help="rewrite what files expect to what comes out")
    parser.add_argument("--generate", metavar="DIR", help="write pairs of decisions on either side of each boundary")


def run(arguments: argparse.Namespace) -> int:
    """Generate, test or accept decisions, as asked; exit code 1 if an expectation or the threshold is not met."""
    advisor = open_advisor(arguments)
    if advisor is None:
        return UNUSABLE
    if not arguments.paths and arguments.generate is None:
        talk("subsidiarity: name the decision files to test, or a folder for --generate to write some into")
        return UNUSABLE
    status = FINE if arguments.generate is None else _generate(advisor, arguments.generate)
    return max(status, _test(advisor, arguments)) if arguments.paths else status


def _test(advisor: Advisor, arguments: argparse.Namespace) -> int:
    is_text = arguments.format == "text"
    tested = advisor.test(arguments.paths, _say if is_text else None, has_cases=not is_text)
    say_passed_over(arguments.paths)
    if tested.is_empty:
        talk("subsidiarity: there is no decision file here (a name ending in .yaml or .yml)")
        return UNUSABLE
    put = write if is_text else write_utf8
    put(render_test(tested, arguments.format, arguments.threshold))
    if not tested.coverage.is_exact:
        talk("subsidiarity: branches that can never decide are counted, too: the questions tangle too much to tell")
    if tested.is_short(arguments.threshold):
        talk(f"subsidiarity: fewer than {arguments.threshold}% of the branches decide")
    failed = len(tested.rows.failed)
    if arguments.accept and failed:
        from subsidiarity.cli.new_expectation import accept

        failed -= accept(advisor, tested.rows.failed)
    if tested.rows.errors:
        return UNUSABLE
    return FOUND if failed or tested.is_short(arguments.threshold) else FINE


def _say(row: Row) -> None:
    """Say the diagnostics of a row, and each expectation that was not met."""
    talk_of(row.diagnostics)
    write(failure_lines(row))


def _generate(advisor: Advisor, folder: str) -> int:
    from subsidiarity.cli.target import write_new_files
    from subsidiarity.reporting.safe import safe
    from subsidiarity.reporting.wording.noun_words import counted

    try:
        found = advisor.boundary_files()
    except TooTangled as tangled:
        names = ", ".join(tangled.questions)
        talk(f"subsidiarity: no pairs can be found, for these questions tangle too much: {safe(names)}")
        return UNUSABLE
    for uncovered in found.uncovered:
        talk(f"no boundary between levels has {safe(uncovered)}")
    if not write_new_files(folder, found.texts):
        return UNUSABLE
    talk(f"{counted(len(found.texts), 'boundary pair')}: {safe(folder)}")
    return FINE
