"""`python -m benchmarks`: ours beside its peers, in one run; `--write` puts the figures into the README."""

from __future__ import annotations

import argparse
import os
import platform
from importlib.metadata import version
from pathlib import Path

from benchmarks import analyses, columns, files, pinned, report, screen, single, start_up, ways

README = Path(__file__).parent / "README.md"
ROWS = (1_000_000, 10_000_000)
BREAK_EVEN = (10_000, 100_000, 200_000, 500_000, 1_000_000)
PEERS = ("zen-engine", "datalogic-py", "duckdb", "polars", "networkx", "numpy", "pyarrow")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"write {README.name} beside this file")
    parser.add_argument("--rows", type=int, nargs="+", default=ROWS, help="rows of the tables of columns")
    arguments = parser.parse_args()
    advisor = pinned.advisor()
    shown = screen.measured()  # first, for a process that has grown makes those it starts slower to begin
    engines = columns.batch_times(advisor)
    made = analyses.large()
    text = report.text(
        report.Figures(
            python=platform.python_version(),
            cores=os.cpu_count() or 1,
            versions={peer: version(peer) for peer in PEERS},
            rulebook=f"{advisor.rulebook.id} {advisor.rulebook.edition}: {analyses.size(advisor.rulebook)}",
            single=single.times(advisor),
            columns={rows: columns.times(advisor, rows) for rows in arguments.rows},
            engines={name: seconds.times(1 / columns.BATCH) for name, seconds in engines.items()},
            whole=columns.whole_times(advisor, min(arguments.rows)),
            whole_rows=min(arguments.rows),
            break_even=columns.break_even(advisor, BREAK_EVEN),
            analyses=analyses.times(advisor.rulebook),
            made=analyses.size(made),
            made_analyses=analyses.times(made),
            tangled=analyses.tangled(),
            proof=analyses.proof(advisor),
            start_up=start_up.times(),
            files=files.times(advisor),
            screen=shown,
            ways=ways.measured(),
            streams={lines: files.stream(lines) for lines in files.LINES},
        )
    )
    print(text)
    if arguments.write:
        README.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
