"""`evaluate TABLE --output FILE`: one table, written with its results beside its own columns."""

from __future__ import annotations

import argparse

from subsidiarity.api import Advisor, UnusableTable
from subsidiarity.api.result_forms import TABLE_SUFFIXES
from subsidiarity.cli.streams import FINE, UNUSABLE, talk
from subsidiarity.model.annotation import TYPE_CHECKING
from subsidiarity.reporting.safe import safe, safe_path

if TYPE_CHECKING:
    from subsidiarity.api import TableSummary

_ONLY_TABLES = (".parquet", ".arrow", ".feather")
"""Endings of files that are always tables; CSV is not among them, for it is also read row by row as decisions."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of evaluating a table to the parser of `evaluate`."""
    table = parser.add_argument_group(
        "one table", f"a row a decision, a column a question; {', '.join(TABLE_SUFFIXES)}"
    )
    table.add_argument("--beside", action="store_true", help="write results beside the columns of one CSV table, too")
    table.add_argument("--no-reasons", action="store_true", help="outcomes and levels only, several times as fast")


def is_asked(arguments: argparse.Namespace) -> bool:
    """Whether the arguments ask for one table to be evaluated as a table."""
    names = (*arguments.paths, arguments.output or "")
    is_table = any(name.lower().endswith(_ONLY_TABLES) for name in names)
    return is_table or arguments.beside or arguments.no_reasons


def run(advisor: Advisor, arguments: argparse.Namespace) -> int:
    """Evaluate a table and return the exit code; a row with a wrong answer says so, and stops nothing."""
    if arguments.output is None or len(arguments.paths) != 1:
        talk("subsidiarity: a table is evaluated alone, and into a file: evaluate TABLE --output FILE")
        return UNUSABLE
    (source,) = arguments.paths
    try:
        summary = advisor.evaluate_table_file(
            source,
            arguments.output,
            reasons=not arguments.no_reasons,
            may_replace=arguments.replace,
            jobs=arguments.jobs,
        )
    except UnusableTable as error:
        talk(f"subsidiarity: {safe(source)}: {safe(str(error))}")
        return UNUSABLE
    said = [*(f"row {row}: {problem}" for row, problem in summary.errors), *summary.left_out.named]
    for each in (*summary.columns, *said):
        talk(f"{safe_path(source)}: {safe(each)}")
    talk(_line(advisor, summary))
    return UNUSABLE if said else FINE


def _line(advisor: Advisor, summary: TableSummary) -> str:
    """A line with the number of rows of each level, from the lowest up, and of rows without a level."""
    from subsidiarity.reporting.rows.level_count import OPEN, names_of_results, word_of
    from subsidiarity.reporting.wording.noun_words import counted

    counts: dict[str, int] = {}
    for outcome in advisor.compiled.outcomes:
        word = word_of(outcome)
        counts[word] = counts.get(word, 0) + summary.results[outcome.spelling]
    counts[OPEN] = summary.results["open"]
    unusable = summary.results["error"] + summary.left_out.count
    names = names_of_results(advisor.rulebook)
    listed = [f"{counts[word]} {name}" for word, name in names.items() if counts.get(word)]
    said = [": ".join([counted(sum(counts.values()), "row"), *filter(None, [", ".join(listed)])])]
    if unusable:
        said.append(counted(unusable, "row that cannot be used", "rows that cannot be used"))
    return "; ".join(said)
