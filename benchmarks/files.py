"""Many files, and many lines of one: from text to results, beside a loader that only loads."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml
from benchmarks import pinned
from benchmarks.timing import Seconds, medians

from subsidiarity.api import Advisor
from subsidiarity.cli import main
from subsidiarity.files.bounded_read import read_bytes
from subsidiarity.reading.tree import read_documents

FILES = 10_000
LINES = (100_000, 1_000_000)
ROUNDS = 3
_PINNED = ["--rulebook", str(pinned.RULEBOOK), "--replace"]
LOADER = "`yaml.load` with CSafeLoader, and nothing else"
EVENTS = "libyaml's events through PyYAML, and nothing else"
DOCUMENTS = "ours: text to documents, with positions and limits"
DECISIONS = "ours: text to decisions"
WHOLE = "ours: `evaluate` to CSV, all roles and safeguards"
_STREAM = """
import sys
from subsidiarity.cli import main
main(["evaluate", "-", "--input", "jsonl", "--rulebook", sys.argv[2], "--output", sys.argv[1]])
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


def times(advisor: Advisor) -> dict[str, Seconds]:
    """Seconds for all files, each way in one process."""
    with tempfile.TemporaryDirectory() as folder:
        decisions = Path(folder) / "decisions"
        decisions.mkdir()
        for name, answers in pinned.decisions(FILES):
            (decisions / f"{name}.yaml").write_text(pinned.yaml_of(name, answers), encoding="utf-8")
        paths = [str(path) for path in sorted(decisions.iterdir())]
        target = str(Path(folder) / "results.csv")
        jobs = {
            LOADER: lambda: [_load(path) for path in paths],
            EVENTS: lambda: [_drop(path) for path in paths],
            DOCUMENTS: lambda: [read_documents(read_bytes(path)[0] or b"", path) for path in paths],
            DECISIONS: lambda: [advisor.read_file(path) for path in paths],
            WHOLE: lambda: main(["evaluate", str(decisions), *_PINNED, "--output", target]),
        }
        return medians(jobs, ROUNDS)


def stream(lines: int) -> tuple[float, float]:
    """The seconds by the clock, and the megabytes at their peak, for a stream of JSON lines through one process."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "decisions.jsonl"
        with source.open("w", encoding="utf-8") as file:
            for name, answers in pinned.decisions(lines):
                file.write(json.dumps({"decision": name, "title": "A matter", "answers": answers}) + "\n")
        began = time.perf_counter()
        with source.open("rb") as file:
            command = [sys.executable, "-c", _STREAM, f"{folder}/results.csv", str(pinned.RULEBOOK)]
            run = subprocess.run(command, stdin=file, capture_output=True, check=True)
        return time.perf_counter() - began, int(run.stdout.split()[-1]) / 1000


def _load(path: str) -> object:
    with open(path, "rb") as stream:
        return yaml.load(stream, Loader=yaml.CSafeLoader)


def _drop(path: str) -> None:
    with open(path, "rb") as stream:
        parser = yaml.CBaseLoader(stream.read())
        while parser.get_event() is not None:
            pass
