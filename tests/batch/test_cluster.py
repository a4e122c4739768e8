"""A cluster: a real scheduler with real workers, one of which is killed in mid-run."""

from __future__ import annotations

import os
import signal

import pytest
from tests.batch.test_workers import COMPILED, EVERYTHING, slow_words, words

from subsidiarity.batch.errors import NoCluster
from subsidiarity.batch.row_summary import Task
from subsidiarity.batch.run import evaluate_paths, evaluate_pieces
from subsidiarity.batch.source import Piece

distributed = pytest.importorskip("distributed")
fsspec = pytest.importorskip("fsspec")
KilledWorker = pytest.importorskip("distributed.scheduler").KilledWorker
Cluster = pytest.importorskip("subsidiarity.batch.cluster").Cluster

pytestmark = pytest.mark.filterwarnings("ignore")  # what the library warns of is not ours to mend


@pytest.fixture(scope="module")
def cluster():
    """Two workers, each a process with a nanny that replaces it when it dies."""
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, processes=True) as local:
        yield local


def pieces(ids):
    return [
        Piece(f"{name}.yaml", data=f"decision: {name}\ntitle: A\nanswers:\n  reach: town\n".encode()) for name in ids
    ]


def made(make, work, cluster=None):
    rows = evaluate_pieces(COMPILED, Task(EVERYTHING, make), work, cluster=cluster)
    return [row.made for row in rows]


def test_a_worker_killed_in_mid_run_costs_nothing(cluster):
    """Its chunks are done again elsewhere; the rows are those of one machine, in the same order."""
    work = pieces([f"case{number}" for number in range(300)])
    rows = evaluate_pieces(COMPILED, Task(EVERYTHING, slow_words), work, cluster=cluster.scheduler_address)
    found = [next(rows).made]

    with distributed.Client(cluster.scheduler_address, set_as_default=False) as client:
        victim, *_ = client.run(os.getpid).values()
    os.kill(victim, signal.SIGKILL)
    found += [row.made for row in rows]

    assert made(words, work) == found


def test_what_the_scheduler_gave_up_on_counts_as_deadly():
    """It does work again by itself, until it has killed several workers; then it is taken apart here."""
    crew = Cluster.__new__(Cluster)
    gave_up = KilledWorker("task", None, 3)

    assert [True, True, False] == [crew.is_death(error) for error in (gave_up, MemoryError(), ZeroDivisionError())]


def test_files_may_lie_anywhere_that_fsspec_reaches(cluster):
    """Each file is read here and sent, so that the workers need not see it; folders and patterns are by name."""
    with fsspec.open("memory://box/lines.jsonl", "wb") as file:
        file.write(b'{"decision": "b", "title": "B", "answers": {}}\n')
    with fsspec.open("memory://box/deep/a.yaml", "wb") as file:
        file.write(b"decision: a\ntitle: A\nanswers: {}\n")
    paths = ["memory://box/lines.jsonl", "memory://box/deep", "memory://box/*.csv", "memory://box/none.yaml"]

    task = Task(EVERYTHING, words)
    rows = [
        [row.made for row in evaluate_paths(COMPILED, task, paths, "yaml", 1, address)]
        for address in (None, cluster.scheduler_address)
    ]

    expected = ["b is open", "a is open", "memory://box/*.csv SUB001", "memory://box/none.yaml SUB001"]
    assert [expected, expected] == rows


def test_files_of_this_machine_may_be_addressed_too(tmp_path):
    """A file:// address reads as its path does."""
    (tmp_path / "a.yaml").write_text("decision: a\ntitle: A\nanswers: {}\n", encoding="utf-8")

    rows = evaluate_paths(COMPILED, Task(EVERYTHING, words), [f"file://{tmp_path}/*.yaml"], "yaml", 1, None)

    assert ["a is open"] == [row.made for row in rows]


def test_nobody_at_the_address_is_said(monkeypatch):
    """Before any file is read."""
    monkeypatch.setattr("subsidiarity.batch.cluster.SECONDS_TO_ANSWER", 1)

    with pytest.raises(NoCluster, match=r"no scheduler answers at tcp://127\.0\.0\.1:9"):
        made(words, pieces(["a"]), "tcp://127.0.0.1:9")
