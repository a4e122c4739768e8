"""The figures of one run as a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks import analyses, columns, files, pinned, screen, single, ways
from benchmarks.timing import Seconds

from subsidiarity.batch.columns.codes import BREAK_EVEN_ROWS

Times = Mapping[str, Seconds]

_WHY_MISSED = """\
Why some aims may be missed. The aim for Polars was set by an older version, several times slower; to be 25
times as fast as this one would leave little more time than moving the bytes takes. Before an answer's frame is
painted, the answer is advised on, worded and saved, flushed to the disk, none of which the bare app has to do."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What one run measured; times in seconds."""

    python: str
    cores: int
    versions: Mapping[str, str]
    rulebook: str
    single: Times
    columns: Mapping[int, Times]
    engines: Times
    whole: Times
    whole_rows: int
    break_even: Sequence[tuple[int, Seconds, Seconds]]
    analyses: Mapping[str, float]
    made: str
    made_analyses: Mapping[str, float]
    tangled: tuple[float, tuple[str, ...]]
    proof: tuple[float, float, int]
    start_up: Mapping[str, float]
    files: Times
    streams: Mapping[int, tuple[float, float]]
    screen: screen.ScreenFigures
    ways: Mapping[str, ways.WayFigures]


def text(figures: Figures) -> str:
    """The README of this folder."""
    parts = [
        _opening(figures),
        _single(figures),
        _columns(figures),
        _files(figures),
        ways.text(figures.ways),
        _analyses(figures),
        _start_up(figures),
        screen.text(figures.screen),
    ]
    return "\n\n".join([*parts, _aims(figures)]) + "\n"


def _opening(figures: Figures) -> str:
    versions = ", ".join(f"{name} {number}" for name, number in figures.versions.items())
    return f"""\
# Benchmarks

<!-- Made by `python -m benchmarks --write`; do not edit. -->

Ours beside its peers, all in one run. Before anything is timed, every peer gives our outcome on
{single.VERIFIED:,} random sheets. Times are medians of rounds in which the jobs take turns. They differ from machine
to machine and from hour to hour; the ratios differ less.

```bash
pip install -e '.[bench]' && python -m benchmarks --write
```

Python {figures.python}, {figures.cores} cores, {versions}.
Rulebook: {figures.rulebook}.
The peers' rules are made from the rulebook ([rules.py](rules.py), [peers](peers)). They answer for one role,
the headline."""


def _single(figures: Figures) -> str:
    rows = [
        (name, f"{1 / each.processor:,.0f}", *_ratios(each, figures.single[single.OURS]))
        for name, each in figures.single.items()
    ]
    return f"""\
## One decision

{_table(("evaluation", "a processor's second", "clock, times ours", "processor, times ours"), rows)}

Ours evaluates every role, with the branches that held on each walk and the safeguards. A trace of zen-engine
carries each node's input and output. Its table is a first-hit table of every way through the diagram; its switch
graph is the rule graph. datalogic-py gives the outcome alone. Numbers below 1 are faster than ours."""


def _columns(figures: Figures) -> str:
    parts = [
        f"""\
## Many rows

The headline's outcome, from codes in memory to codes in memory. Ours is numpy on one thread. The batch calls of
rule engines are measured at {columns.BATCH:,} rows and counted up; their answers are made ready before the clock
starts. An engine with two threads takes more of the processor than of the clock where the second core is free."""
    ]
    for count, seconds in figures.columns.items():
        measured = {**seconds, **{name: each.times(count) for name, each in figures.engines.items()}}
        rows = [
            (name, _millions(count / each.wall), *_ratios(each, seconds[columns.OURS]))
            for name, each in measured.items()
        ]
        head = ("way", "million rows/s", "clock, times ours", "processor, times ours")
        parts.append(f"### {count:,} rows\n\n{_table(head, rows)}")
    return "\n\n".join([*parts, _about_columns(figures)])


def _about_columns(figures: Figures) -> str:
    whole = [(name, _millions(figures.whole_rows / each.processor)) for name, each in figures.whole.items()]
    built = [(f"{rows:,}", _ms(one.processor), _ms(two.processor)) for rows, one, two in figures.break_even]
    return f"""\
memcpy is the limit: it moves the same bytes and does nothing else. The kernel is bound by its gathers, not by
memory: two or three look-ups a row in tables that stay in the cache.

All roles, with reasons, possible outcomes and safeguards, {figures.whole_rows:,} rows:

{_table(("everything", "million rows a processor's second"), whole)}

When building pays: the processor's milliseconds for one role's outcomes by planes, and by block tables that are
built first. From {BREAK_EVEN_ROWS:,} rows on they are built.

{_table(("rows", "planes", "tables and their building"), built)}"""


def _files(figures: Figures) -> str:
    loader = figures.files[files.LOADER]
    rows = [
        (name, f"{files.FILES / each.processor:,.0f}", _times(loader.processor / each.processor))
        for name, each in figures.files.items()
    ]
    lines = [
        (f"{count:,}", f"{count / seconds:,.0f}", f"{peak:,.0f}") for count, (seconds, peak) in figures.streams.items()
    ]
    return f"""\
## Many files

{files.FILES:,} YAML files, {pinned.SHARE_KNOWN:.0%} of the questions answered in each, at random: no two are alike, and
most leave something open. One process.

{_table(("way", "files a processor's second", "times as fast as the loader"), rows)}

The loader keeps no positions and lets duplicate keys and aliases pass. The careful reader goes by libyaml's events,
each of which PyYAML makes into a Python object; plain files like these are read at a glance instead, and advised on
together. Files with notes have a row below.

The same decisions as JSON lines through `evaluate -`, by the clock:

{_table(("lines", "lines a second", "MB at the peak"), lines)}"""


def _analyses(figures: Figures) -> str:
    rows = [(name, _ms(each), _ms(figures.made_analyses[name])) for name, each in figures.analyses.items()]
    refused, questions = figures.tangled
    diagram, sheets, number = figures.proof
    verdict = f"is refused, naming {', '.join(questions)}," if questions else "compiles"
    return f"""\
## What the diagram answers

The processor's milliseconds for this rulebook, and for one made of {figures.made}.

{_table(("analysis", "ours", "made"), rows)}

Another of as many questions and rules, which tangles everything, {verdict} after {refused:.1f} s.

How many of {number:,} sheets lead to each outcome, exactly: {_ms(diagram)} ms by the diagram; about {sheets:,.0f} s
by walking every sheet (measured on the first {analyses.SHEETS_ENUMERATED:,}), {sheets / diagram:,.0f} times as long."""


def _start_up(figures: Figures) -> str:
    nothing = next(iter(figures.start_up.values()))
    rows = [(name, _times(each / nothing)) for name, each in figures.start_up.items()]
    return f"## Start-up\n\n{_table(('process', 'times `python -c pass`'), rows)}"


def _aims(figures: Figures) -> str:
    """What the project set itself, and whether this run shows it: by the clock, one decision by the processor."""
    count = max(figures.columns)
    seconds = {name: each.wall for name, each in figures.columns[count].items()}
    ours = seconds[columns.OURS]
    engines = {name: each.wall * count for name, each in figures.engines.items()}
    one = figures.single[single.OURS].processor
    networkx = figures.start_up["`python -c 'import networkx'`"] - next(iter(figures.start_up.values()))
    check, grid = (figures.analyses[name] / networkx for name in (analyses.CHECK, analyses.GRID))
    table, switches = (figures.single[name].processor / one for name in (single.TABLE, single.SWITCHES))
    at_most: list[tuple[str, float, float]] = [
        (f"{count:,} rows: at most 8 times memcpy", ours / seconds[columns.MEMCPY], 8),
        ("full check of the rulebook: less than importing networkx", check, 1),
        ("plus-minus grid for all roles: less than importing networkx", grid, 1),
    ]
    at_least: list[tuple[str, float, float]] = [
        (f"{count:,} rows: at least 7 times as fast as DuckDB", seconds[columns.DUCKDB] / ours, 7),
        (f"{count:,} rows: at least 25 times as fast as Polars", seconds[columns.POLARS] / ours, 25),
        (f"{count:,} rows: at least 60 times as fast as datalogic-py's batch", engines[columns.DATALOGIC] / ours, 60),
        (f"{count:,} rows: at least 1,000 times as fast as zen-engine's batch", engines[columns.ZEN] / ours, 1000),
        ("one decision: at least twice as fast as zen-engine's table with trace", table, 2),
        ("one decision: at least 10 times as fast as zen-engine's switch graph with trace", switches, 10),
    ]
    nothing = next(iter(figures.start_up.values()))
    reading = figures.files[files.LOADER].processor / figures.files[files.WHOLE].processor
    at_most += [
        ("`--help`: at most 4.5 times `python -c pass`", figures.start_up["`subsidiarity --help`"] / nothing, 4.5),
        ("one evaluation: at most 6 times", figures.start_up["`subsidiarity evaluate` one decision"] / nothing, 6),
    ]
    at_least.append((f"{files.FILES:,} files: at least 1.6 times as fast as CSafeLoader alone", reading, 1.6))
    rows = [(aim, _times(found), "yes" if found <= bound else "no") for aim, found, bound in at_most]
    rows += [(aim, _times(found), "yes" if found >= bound else "no") for aim, found, bound in at_least]
    told = (*ways.aims(figures.ways), *screen.aims(figures.screen))
    rows += [(aim, found, "yes" if is_met else "no") for aim, found, is_met in told]
    return f"## Aims\n\n{_table(('aim', 'this run', 'met'), rows)}\n\n{_WHY_MISSED}"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ("---", *("---:" for _ in head[1:])), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _ratios(each: Seconds, ours: Seconds) -> tuple[str, str]:
    return _times(each.wall / ours.wall), _times(each.processor / ours.processor)


def _millions(number: float) -> str:
    return f"{number / 1e6:,.2f}" if number < 1e7 else f"{number / 1e6:,.0f}"


def _times(ratio: float) -> str:
    return f"{ratio:,.0f}" if ratio >= 20 else f"{ratio:.2g}"


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:,.0f}" if seconds >= 0.01 else f"{seconds * 1000:.2g}"
