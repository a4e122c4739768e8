"""From every form to every form, beside what the standard library, PyYAML and pyarrow need for the forms alone.

Every question is answered. A peer reads what we read and writes what we write, and does nothing in between.
"""

from __future__ import annotations

import csv
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import yaml
from benchmarks import pinned
from benchmarks.timing import Seconds, medians

from subsidiarity.batch.columns.codes import CHUNK_ROWS
from subsidiarity.cli import main

LINES, FILES, ROWS = 20_000, 6_000, 300_000
START = 300
"""So many decisions make a run whose time is that of starting; it is taken off where processes are compared."""
ROUNDS = 3
TURNS = 7
"""Turns that one process and two of them take: what else a machine does shows in the clock."""
Peer = Callable[[], object]
Answers = Mapping[str, Mapping[str, str] | str]

_NOTES = (
    "People on both sides of the river use it every week",
    "The council counted 1,240 users in 2024; see the annex",
    "Nobody has asked the owners of the cafés yet",
    "Two of three neighbours would pay for what they do not use, says the “parish plan”",
    "A guess of the group, to be checked before the next meeting",
)
_SOURCES = ("Council minutes 2024-03-05", "https://example.org/report.pdf", "Annual report 2023, p. 14", "Table 7")


@dataclass(frozen=True, slots=True)
class Way:
    """A way from one form to another: how many times the peer's time it may take (below 1: it must be faster)."""

    name: str
    peer: str
    bound: float
    decisions: int
    source: str
    target: str
    has_notes: bool = False


WAYS = (
    Way("JSON lines to JSON lines", "`json.loads` and `json.dumps`", 1, LINES, "lines.jsonl", "jsonl"),
    Way("JSON lines with notes to JSON lines", "`json.loads`, `json.dumps`", 1.3, LINES, "noted.jsonl", "jsonl", True),
    Way("JSON lines to CSV", "`json.loads` alone", 8, LINES, "lines.jsonl", "csv"),
    Way("JSON lines with notes to CSV", "`json.loads` alone", 5, LINES, "noted.jsonl", "csv", True),
    Way("CSV to CSV", "`csv.reader` and `csv.writer`", 8, LINES, "rows.csv", "csv"),
    Way("YAML with notes in braces to CSV", "CSafeLoader alone", 1 / 4, FILES, "braces", "csv", True),
    Way("YAML with notes on lines to CSV", "CSafeLoader alone", 1 / 4, FILES, "block", "csv", True),
    Way("Parquet to Parquet, all reasons", "pyarrow: read, write", 1.3, ROWS, "in.parquet", "parquet"),
)


@dataclass(frozen=True, slots=True)
class WayFigures:
    """What one way takes: of the processor, ours and the peer's; and by the clock, two processes against one."""

    ours: Seconds
    peer: Seconds
    two_processes: float


def measured() -> dict[str, WayFigures]:
    """The figures of each way by its name."""
    with tempfile.TemporaryDirectory() as folder:
        _write_sources(folder)
        return {way.name: _figures(way, folder) for way in WAYS}


def _figures(way: Way, folder: str) -> WayFigures:
    source, target = os.path.join(folder, way.source), os.path.join(folder, f"results.{way.target}")
    _run(source, target)
    seconds = medians({"ours": lambda: _run(source, target), "peer": _peer(way, source, target)}, ROUNDS)
    return WayFigures(seconds["ours"], seconds["peer"], _two_processes(source, folder, way))


def _run(source: str, target: str) -> None:
    status = main(["evaluate", source, "--rulebook", str(pinned.RULEBOOK), "--output", target, "--replace"])
    assert status == 0, f"{source} cannot be evaluated"


def _two_processes(source: str, folder: str, way: Way) -> float:
    """How many times as fast two processes are, by the clock, without what it takes to start."""
    little = os.path.join(folder, f"little-{way.source}")
    if os.path.isdir(source):
        os.makedirs(little, exist_ok=True)
        for name in sorted(os.listdir(source))[:START]:
            Path(little, name).write_bytes(Path(source, name).read_bytes())
    elif way.target == "parquet":
        pq.write_table(pq.read_table(source).slice(0, START), little)
    else:
        Path(little).write_bytes(b"".join(Path(source).read_bytes().splitlines(keepends=True)[:START]))
    turns = [[_clock(each, way, jobs) for jobs in (1, 2) for each in (source, little)] for _ in range(TURNS)]
    one, one_little, two, two_little = (sorted(taken)[TURNS // 2] for taken in zip(*turns, strict=True))
    return (one - one_little) / (two - two_little)


def _clock(source: str, way: Way, jobs: int) -> float:
    began = time.perf_counter()
    command = [sys.executable, "-m", "subsidiarity", "evaluate", source, "--rulebook", str(pinned.RULEBOOK)]
    if source.endswith(".parquet"):
        command += ["--output", f"{source}.results.parquet", "--replace"]
    else:
        command += ["--format", way.target]
    subprocess.run([*command, "--jobs", str(jobs)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began


def _peer(way: Way, source: str, target: str) -> Peer:
    """What reads the source as we do and, where we write as much, writes what we wrote."""
    if way.source.endswith(".jsonl") and way.target == "csv":
        return lambda: [json.loads(line) and None for line in _lines(source)]
    if way.source.endswith(".jsonl"):
        records = [json.loads(line) for line in _lines(target)]
        return lambda: _read_and_write_lines(source, records, f"{target}.peer")
    if way.source.endswith(".csv"):
        with open(target, encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        return lambda: _read_and_write_rows(source, rows, f"{target}.peer")
    if way.source.endswith(".parquet"):
        with pq.ParquetFile(target) as file:
            groups = [[number] for number in range(file.num_row_groups)]
            schema = file.schema_arrow
            batches = [each for group in groups for each in file.iter_batches(batch_size=CHUNK_ROWS, row_groups=group)]
        return lambda: _read_and_write_columns(source, schema, batches, f"{target}.peer")
    paths = [os.path.join(source, name) for name in sorted(os.listdir(source))]
    return lambda: [_load(path) and None for path in paths]


def _lines(path: str) -> Iterator[bytes]:
    with open(path, "rb") as file:
        yield from file


def _read_and_write_lines(source: str, records: list[object], target: str) -> None:
    with open(source, "rb") as lines, open(target, "wb") as file:
        for line, record in zip(lines, records, strict=True):
            json.loads(line)
            file.write((json.dumps(record, ensure_ascii=False) + "\n").encode())


def _read_and_write_rows(source: str, rows: list[list[str]], target: str) -> None:
    with open(source, encoding="utf-8", newline="") as lines, open(target, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        for _, row in zip(csv.reader(lines), rows, strict=True):
            writer.writerow(row)


def _read_and_write_columns(source: str, schema: pa.Schema, batches: list[pa.RecordBatch], target: str) -> None:
    with pq.ParquetFile(source) as file:
        for _ in file.iter_batches(batch_size=CHUNK_ROWS):
            pass
    with pq.ParquetWriter(target, schema, compression="zstd") as writer:
        for batch in batches:
            writer.write_batch(batch)


def _load(path: str) -> object:
    with open(path, "rb") as stream:
        return yaml.load(stream, Loader=yaml.CSafeLoader)


def _write_sources(folder: str) -> None:
    ids = [question.id for question in pinned.advisor().rulebook.questions]
    given = list(pinned.decisions(LINES, share_known=2))
    noted = list(_noted(given))
    _write_lines(os.path.join(folder, "lines.jsonl"), given)
    _write_lines(os.path.join(folder, "noted.jsonl"), noted)
    with open(os.path.join(folder, "rows.csv"), "w", encoding="utf-8") as file:
        file.write(f"id,title,{','.join(ids)}\n")
        file.writelines(f"{name},A matter,{','.join(answers[each] for each in ids)}\n" for name, answers in given)
    for style, text_of in (("braces", _in_braces), ("block", _on_lines)):
        os.makedirs(os.path.join(folder, style))
        for name, answers in noted[:FILES]:
            head = f"decision: {name}\nrulebook: climb\nedition: 2026.1\ntitle: A matter of the parish, {name}\n"
            Path(folder, style, f"{name}.yaml").write_text(f"{head}answers:\n{text_of(answers)}", encoding="utf-8")
    rows = [answers for _, answers in pinned.decisions(ROWS, share_known=2)]
    pq.write_table(pa.table({each: [row[each] for row in rows] for each in ids}), os.path.join(folder, "in.parquet"))


def _write_lines(path: str, decisions: list[tuple[str, Mapping[str, object]]]) -> None:
    with open(path, "w", encoding="utf-8") as file:
        for name, answers in decisions:
            line = {"decision": name, "title": f"A matter of the parish, {name}", "answers": answers}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


def _noted(given: list[tuple[str, pinned.Given]]) -> Iterator[tuple[str, dict[str, dict[str, str]]]]:
    """The decisions with evidence, a note and a source for every answer."""
    chance = random.Random(pinned.SEED)
    for name, answers in given:
        yield (
            name,
            {
                question: {
                    "answer": option,
                    "evidence": chance.choice(("record", "report", "guess")),
                    "note": f"{chance.choice(_NOTES)} ({chance.randrange(10**6)})",
                    "source": chance.choice(_SOURCES),
                }
                for question, option in answers.items()
            },
        )


def _in_braces(answers: Mapping[str, Mapping[str, str]]) -> str:
    rows = (
        (question, ", ".join(f"{name}: {_quoted(value)}" for name, value in row.items()))
        for question, row in answers.items()
    )
    return "".join(f"  {question}: {{{parts}}}\n" for question, parts in rows)


def _on_lines(answers: Mapping[str, Mapping[str, str]]) -> str:
    rows = (
        (question, "".join(f"    {name}: {_quoted(value)}\n" for name, value in row.items()))
        for question, row in answers.items()
    )
    return "".join(f"  {question}:\n{lines}" for question, lines in rows)


def _quoted(value: str) -> str:
    return f'"{value}"' if "," in value else value


def text(figures: Mapping[str, WayFigures]) -> str:
    """The part of the README on forms."""
    rows = []
    for way in WAYS:
        each = figures[way.name]
        speed, times = way.decisions / each.ours.processor, each.ours.processor / each.peer.processor
        rows.append(f"| {way.name} | {way.peer} | {speed:,.0f} | {times:.2f} | {each.two_processes:.2f} |")
    return "\n".join(
        [
            "## From form to form",
            "",
            f"{LINES:,} lines, {FILES:,} files, {ROWS:,} rows of a table; every question is answered, with notes:",
            "each with evidence, a note and a source. A peer reads what we read and, where both are named, writes what",
            "we wrote. It checks nothing, keeps no positions and decides nothing. Two processes are measured by the",
            "clock, without their start, and show little where the second core is busy. Of a table, two threads of one",
            "process each judge a batch and encode it.",
            "",
            "| way | peer | decisions a processor's second | times the peer | two processes, times as fast |",
            "| --- | --- | ---: | ---: | ---: |",
            *rows,
        ]
    )


def aims(figures: Mapping[str, WayFigures]) -> list[tuple[str, str, bool]]:
    """Each aim, what this run shows, and whether it is met."""
    found = []
    for way in WAYS:
        each = figures[way.name]
        times = each.ours.processor / each.peer.processor
        if way.bound < 1:
            aim = f"{way.name}: at least {1 / way.bound:.0f} times as fast as {way.peer}"
            found.append((aim, f"{1 / times:.2g}", times <= way.bound))
        else:
            found.append((f"{way.name}: at most {way.bound:g} times {way.peer}", f"{times:.2g}", times <= way.bound))
        aim = f"{way.name}: two processes at least 1.7 times as fast as one"
        found.append((aim, f"{each.two_processes:.2f}", each.two_processes >= 1.7))
    return found
