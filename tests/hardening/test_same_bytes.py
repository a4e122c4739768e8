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


@pytest.mark.parametrize("form", ["csv", "json", "jsonl", "junit", "markdown", "sarif", "xlsx"])
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


@pytest.mark.filterwarnings("ignore")  # what the library warns of is not ours to mend
def test_a_cluster_gives_the_bytes_of_one_machine(tmp_path):
    """By the command, over files, rows and lines, with broken ones among them, in every form that is written by row."""
    distributed = pytest.importorskip("distributed")
    titled = {f"{number}.yaml": JOINT.replace("ditch", f"é-{number}") for number in range(60)}
    folder = place(tmp_path, {**GOOD, "b.yaml": BROKEN, "twin.yaml": GOOD["a.yaml"], **titled})
    (folder / "rows.csv").write_text(
        "id,reach\n" + "".join(f"r{number},town\n" for number in range(300)) + "r1,town\nx\n"
    )
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, processes=True) as local:
        ways = (("--jobs", "1"), ("--jobs", "2"), ("--cluster", local.scheduler_address))
        for form in ("csv", "jsonl", "sarif"):
            outputs = set()
            for place_, way in enumerate(ways):
                run = subprocess.run(
                    [sys.executable, "-m", "subsidiarity", "evaluate", "files", "rows.csv", "--rulebook", "wells.txt",
                     "--format", form, *way, "--output", f"out-{place_}"],
                    cwd=folder, env=surroundings(), capture_output=True, text=True, check=False, timeout=120,
                )  # fmt: skip
                assert 2 == run.returncode, run.stderr
                outputs.add((folder / f"out-{place_}").read_bytes())
            assert 1 == len(outputs)


def test_a_report_is_the_same_in_any_surroundings(tmp_path):
    """Every page of the folder, by name and content."""
    folder = place(tmp_path, {**GOOD, "b.yaml": BROKEN, "é.yaml": JOINT})
    seen = set()
    for number, (_, _, around) in enumerate(SURROUNDINGS):
        run = subprocess.run(
            [sys.executable, "-m", "subsidiarity", "report", "files", "--rulebook", "wells.txt", "--date", "2026-03-04",
             "--output", f"out-{number}"],
            cwd=folder, env=surroundings(**around), capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip
        assert 2 == run.returncode, run.stderr
        seen.add(tuple(sorted((page.name, page.read_bytes()) for page in (folder / f"out-{number}").iterdir())))

    assert 1 == len(seen)
