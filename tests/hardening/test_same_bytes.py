"""The same input gives the same bytes, whoever works on it, wherever, and in whatever order a folder is listed."""

from __future__ import annotations

import subprocess
import sys

import pytest
from tests.cli.running import GOOD, place, surroundings
from tests.reporting.samples import BROKEN, JOINT

SHUFFLED = """
import os, random, sys
listed, scanned = os.listdir, os.scandir
class Shuffled:
    def __init__(self, path):
        with scanned(path) as entries:
            self.entries = random.sample(found := list(entries), len(found))
    def __enter__(self): return iter(self.entries)
    def __exit__(self, *_): pass
    def __iter__(self): return iter(self.entries)
    def close(self): pass
os.listdir = lambda path=".": random.sample(found := listed(path), len(found))
os.scandir = lambda path=".": Shuffled(path)
from subsidiarity.cli import main
if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
"""
SURROUNDINGS = (
    (SHUFFLED, ("--jobs", "1"), {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8"}),
    (SHUFFLED, ("--jobs", "1"), {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "LC_ALL": "C", "PYTHONUTF8": "0",
                                 "PYTHONCOERCECLOCALE": "0"}),
    (None, ("--jobs", "2"), {"PYTHONHASHSEED": "3", "TZ": "UTC", "LC_ALL": "C"}),
    (None, ("--jobs", "3"), {"PYTHONHASHSEED": "random"}),
)  # fmt: skip


@pytest.mark.parametrize("form", ["csv", "jsonl", "junit", "sarif", "xlsx"])
def test_the_same_input_gives_the_same_bytes(tmp_path, form):
    """Any order of listing, number of processes, seed of hashes, time zone and locale."""
    titled = {f"{number}.yaml": JOINT.replace("ditch", f"é-{number}") for number in range(20)}
    place(tmp_path, {**GOOD, "b.yaml": BROKEN, "é.yaml": BROKEN, **titled})
    outputs = set()
    for number, (script, jobs, around) in enumerate(SURROUNDINGS):
        program = ["-m", "subsidiarity"] if script is None else ["-c", script]
        run = subprocess.run(
            [sys.executable, *program, "evaluate", "files", "--rulebook", "wells.txt", "--format", form, *jobs,
             "--output", f"out-{number}"],
            cwd=tmp_path, env=surroundings(**around), capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip
        assert 2 == run.returncode, run.stderr
        outputs.add((tmp_path / f"out-{number}").read_bytes())

    assert 1 == len(outputs)
    assert len(outputs.pop()) > 1_000
