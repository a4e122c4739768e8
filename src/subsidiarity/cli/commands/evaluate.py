"""`evaluate`: the recommendation for each decision in files and folders, in a form for people or programs."""

from __future__ import annotations

import argparse

from subsidiarity.api import Advisor, NotAFilter, UnknownName
from subsidiarity.api.result_forms import FORMS, INPUT_FORMS, WITH_COLUMNS
from subsidiarity.cli import table_file
from subsidiarity.cli.opening import open_advisor, say_passed_over
from subsidiarity.cli.streams import FINE, FOUND, UNUSABLE, talk, terminal_width
from subsidiarity.cli.target import add_output, form_named
from subsidiarity.cli.typed_value import whole_number
from subsidiarity.reporting.rows.level_count import LevelCount
from subsidiarity.reporting.safe import safe

FAILURES = ("error", "unexpected", "open", "never")
MOST_JOBS = 512
ENDINGS = {
    ".txt": "table",
    ".md": "markdown",
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".xml": "junit",
    ".sarif": "sarif",
}
"""Names of forms by the ending of a file's name."""


class _Misused(Exception):
    """An error in the arguments, with a sentence on what makes no sense."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments to its parser."""
    parser.add_argument("paths", metavar="PATH", nargs="+", help="a decision file, a folder of them, or - for input")
    parser.add_argument("--format", choices=FORMS, help="how to write the results (table, or as --output is called)")
    add_output(parser)
    parser.add_argument("--input", choices=INPUT_FORMS, default="yaml", help="how - and files of other names are read")
    parser.add_argument("--columns", metavar="NAMES", help="the columns of csv, markdown and xlsx, with commas between")
    parser.add_argument("--filter", metavar="TERMS", action="append", default=[], help="which rows to write")
    parser.add_argument("--fail-on", metavar="WHAT", default="error,unexpected", help=f"{', '.join(FAILURES)}")
    work = parser.add_argument_group("large batches")
    work.add_argument(
        "--jobs",
        metavar="N",
        type=whole_number(1, MOST_JOBS),
        default=1,
        help="how many processes work (1); on a table, how many threads judge and encode",
    )
    work.add_argument("--cluster", metavar="ADDRESS", help="work on the cluster of this Dask scheduler")
    table_file.add_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Evaluate every document; a broken one becomes a row of its own and stops nothing."""
    advisor = open_advisor(arguments)
    if advisor is None:
        return UNUSABLE
    if table_file.is_asked(arguments):
        return table_file.run(advisor, arguments)
    try:
        return _run(advisor, arguments)
    except _Misused as misused:
        talk(f"subsidiarity: {safe(str(misused))}")
        return UNUSABLE


def _run(advisor: Advisor, arguments: argparse.Namespace) -> int:
    from subsidiarity.cli.batch_output import is_on_screen, write_batch

    name = arguments.format or form_named(arguments.output, ENDINGS, "table")
    width = terminal_width() if is_on_screen(arguments) else None
    try:
        form = advisor.result_form(name, _columns(name, arguments.columns), width)
        wanted = advisor.row_filter(arguments.filter)
    except UnknownName as unknown:
        hint = unknown.hint or f"there are {', '.join(unknown.known)}"
        raise _unknown("--columns", unknown.name, hint) from None
    except NotAFilter as error:
        raise _Misused(f"--filter: {error}") from None
    failures = _failures(arguments.fail_on)
    arguments.breaks_its_word = getattr(arguments, "breaks_its_word", False) and "error" in failures
    counts = write_batch(advisor, arguments, name, form, wanted)
    if counts is None:
        return UNUSABLE
    say_passed_over(arguments.paths)
    if not counts.rows:
        talk("subsidiarity: there is no decision file here (a name ending in .yaml or .yml)")
        return UNUSABLE
    for line in filter(None, (counts.line_of_codes(), counts.line())):
        talk(line)
    return _status(counts, failures)


def _status(counts: LevelCount, failures: tuple[str, ...]) -> int:
    if counts.errors and "error" in failures:
        return UNUSABLE
    has_found = (counts.unexpected and "unexpected" in failures) or (counts.open and "open" in failures)
    return FOUND if has_found else FINE


def _failures(text: str) -> tuple[str, ...]:
    words = tuple(word.strip() for word in text.split(","))
    for word in words:
        if word not in FAILURES:
            raise _unknown("--fail-on", word, UnknownName(word, FAILURES).hint)
    return words


def _columns(form: str, text: str | None) -> tuple[str, ...] | None:
    """The names of the columns asked for, None for the form's own; `_Misused` for a form that has only its own."""
    if text is None:
        return None
    if form not in WITH_COLUMNS:
        raise _Misused(f"--columns is for {', '.join(WITH_COLUMNS)}; {form} has its own")
    return tuple(name.strip() for name in text.split(","))


def _unknown(option: str, word: str, hint: str) -> _Misused:
    """An error on a word that means nothing in an option's list, or on two commas with nothing between them."""
    return _Misused(f"{option} knows no `{word[:80]}`: {hint}" if word else f"{option}: a word is missing: {hint}")
