"""Several workers: the same rows in the same order, and a death that costs one document."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future

import pytest
from tests.cli.running import PATIENCE_SECONDS
from tests.workshop.samples import compiled

from subsidiarity.batch.evaluation import IDS_REMEMBERED
from subsidiarity.batch.filter import read_filter
from subsidiarity.batch.row_summary import Judged, Task
from subsidiarity.batch.run import FILES_TOGETHER, evaluate_pieces
from subsidiarity.batch.source import Piece, pieces_of
from subsidiarity.batch.trays import Trays
from subsidiarity.batch.workers import WorkOrder, errand_of
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reasoning.row import Row

COMPILED = compiled()
EVERYTHING = None


def _words(row: Row) -> str:
    """What a row comes to, in a few words."""
    if row.recommendation is None:
        return f"{row.file} {','.join(found.code for found in row.diagnostics)}"
    return f"{row.recommendation.decision.id} is open"


def _deadly_words(row: Row) -> str:
    """The same, but a decision called `killer` ends whoever looks at it."""
    if row.recommendation is not None and row.recommendation.decision.id == "killer":
        os.kill(os.getpid(), signal.SIGKILL)
    return _words(row)


def _greedy_words(row: Row) -> str:
    """The same, but a decision called `killer` finds no memory."""
    if row.recommendation is not None and row.recommendation.decision.id == "killer":
        raise MemoryError
    return _words(row)


def _mistaken_words(row: Row) -> str:
    """A fault of the program."""
    raise ZeroDivisionError


def _slow_words(row: Row) -> str:
    """The same, slowly."""
    time.sleep(0.02)
    return _words(row)


def _endless_words(row: Row) -> str:
    """The same, but a decision called `endless` is never done."""
    while row.recommendation is not None and row.recommendation.decision.id == "endless":
        time.sleep(1)
    return _words(row)


def _many_words(row: Row) -> str:
    """More than a pipe holds."""
    return _words(row) * 10_000


def _deadly_page(row: Row) -> bytes:
    """A page of words; a decision called `killer` ends whoever looks at it."""
    return _deadly_words(row).encode() * 100


def _page(row: Row) -> bytes:
    """A page of words."""
    return _words(row).encode() * 100


def _short_page(row: Row) -> bytes:
    """The same as bytes, which may be joined."""
    return f"{_words(row)} ".encode()


def short_page(rulebook: Rulebook) -> Callable[[Row], bytes]:
    return _short_page


def words(rulebook: Rulebook) -> Callable[[Row], str]:
    """Nothing to get ready; and so it is with the others."""
    return _words


def deadly_words(rulebook: Rulebook) -> Callable[[Row], str]:
    return _deadly_words


def greedy_words(rulebook: Rulebook) -> Callable[[Row], str]:
    return _greedy_words


def mistaken_words(rulebook: Rulebook) -> Callable[[Row], str]:
    return _mistaken_words


def slow_words(rulebook: Rulebook) -> Callable[[Row], str]:
    return _slow_words


def endless_words(rulebook: Rulebook) -> Callable[[Row], str]:
    return _endless_words


def many_words(rulebook: Rulebook) -> Callable[[Row], str]:
    return _many_words


def page(rulebook: Rulebook) -> Callable[[Row], bytes]:
    return _page


def deadly_page(rulebook: Rulebook) -> Callable[[Row], bytes]:
    return _deadly_page


def pieces(ids, broken=()):
    """Files at hand, one a decision."""
    return [Piece(f"{name}.yaml", data=b"[" if name in broken else text(name)) for name in ids]


def text(name):
    return f"decision: {name}\ntitle: A\nanswers:\n  reach: town\n".encode()


def line(name):
    """The same decision on a line."""
    return b'{"decision": "%s", "title": "A", "answers": {"reach": "town"}}' % name.encode()


def made(task, work, jobs):
    return [row.made for row in evaluate_pieces(COMPILED, task, work, jobs)]


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_any_number_of_workers_gives_the_same_rows_in_order(jobs):
    """The order is that of the files; broken ones stand in their place; an id that stands twice is an error once."""
    ids = [f"case{number}" for number in range(2 * FILES_TOGETHER)]
    work = pieces([*ids, "case3", *ids[:1]], broken={"case7"})

    expected = [f"{name}.yaml SUB006" if name == "case7" else f"{name} is open" for name in ids]
    assert [*expected, "case3.yaml SUB307", "case0.yaml SUB307"] == made(Task(EVERYTHING, words), work, jobs)


@pytest.mark.parametrize("make", [deadly_words, greedy_words])
def test_a_worker_that_dies_costs_the_document_that_killed_it(make):
    """Its neighbours in the chunk, and the chunks under way beside it, are done again."""
    ids = [f"case{number}" for number in range(3 * FILES_TOGETHER)]
    ids[FILES_TOGETHER + 5] = "killer"

    rows = list(evaluate_pieces(COMPILED, Task(EVERYTHING, words), pieces(["killer"]), 2))
    assert ["killer is open"] == [row.made for row in rows]
    expected = [f"{name}.yaml SUB015" if name == "killer" else f"{name} is open" for name in ids]
    assert expected == made(Task(EVERYTHING, make), pieces(ids), 2)


@pytest.fixture
def trays(monkeypatch):
    """How often trays were made, and how often one was looked into."""
    if not os.path.isdir("/dev/shm"):
        pytest.skip("this system has no memory to share")
    seen = {"made": 0, "looked into": 0}
    make, find = Trays.made, Trays.found

    def counted_make(context, number):
        seen["made"] += 1
        return make(context, number)

    def counted_find(self, tray, left):
        seen["looked into"] += any(length >= 0 for length in left.lengths)
        return find(self, tray, left)

    monkeypatch.setattr(Trays, "made", counted_make)
    monkeypatch.setattr(Trays, "found", counted_find)
    return seen


def test_pages_come_by_trays(trays):
    """In order, however often a tray is used again."""
    ids = [f"case{number}" for number in range(12 * FILES_TOGETHER)]

    assert [f"{each} is open".encode() * 100 for each in ids] == made(Task(EVERYTHING, page), pieces(ids), 2)
    assert {"made": 1, "looked into": 12} == trays


def test_after_a_death_there_are_no_trays(trays):
    """A tray may be what the worker died of; the rows are the same as ever, in order."""
    ids = [f"case{number}" for number in range(12 * FILES_TOGETHER)]
    ids[FILES_TOGETHER + 5] = "killer"

    expected = [f"{each}.yaml SUB015" if each == "killer" else f"{each} is open" for each in ids]
    assert [said.encode() * 100 for said in expected] == made(Task(EVERYTHING, deadly_page), pieces(ids), 2)
    assert 1 == trays["made"]


class Died(Exception):
    """A worker did."""


class Inline(Executor):
    """Does the work at once, and dies of what is called `killer`."""

    def submit(self, fn, /, *args, **kwargs):
        future: Future[list[object]] = Future()
        if any(b"killer" in piece.data for piece in args[1]):
            future.set_exception(Died())
        else:
            future.set_result(fn(*args, **kwargs))
        return future


class Apart:
    """A crew in which each death is that of the chunk alone, as in a cluster."""

    size = 2
    trays = None
    is_death_shared = False

    def __init__(self):
        self.renewed = 0

    def told(self, compiled, task):
        return errand_of(compiled.rulebook, task)

    def executor(self, *, is_lone):  # noqa: ARG002
        return Inline()

    def result(self, future):
        return future.result()

    def renew(self, *, is_lone):  # noqa: ARG002
        self.renewed += 1

    def is_death(self, error):
        return isinstance(error, Died)


def test_where_deaths_are_not_shared_only_the_chunk_of_a_death_is_done_again():
    """Document by document; two deaths: of the chunk, and of the document."""
    crew = Apart()
    chunks = [pieces(["a", "b"]), pieces(["c", "killer", "d"]), pieces(["e"])]

    rows = WorkOrder(crew, COMPILED, Task(EVERYTHING, words)).judged(chunks)

    expected = ["a is open", "b is open", "c is open", "killer.yaml SUB015", "d is open", "e is open"]
    assert expected == [row.made for row in rows]
    assert 2 == crew.renewed


def test_a_deadly_line_of_a_long_file_costs_only_itself(tmp_path):
    """A long file is taken apart line by line; the row names the line."""
    lines = [f'{{"decision": "case{number}", "title": "A", "answers": {{}}}}' for number in range(200)]
    lines[150] = lines[150].replace("case150", "killer")
    file = tmp_path / "cases.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")

    rows = list(evaluate_pieces(COMPILED, Task(EVERYTHING, deadly_words), pieces_of([str(file)], ()), 2))

    assert [(151, "SUB015")] == [
        (row.span.line, row.diagnostics[0].code) for row in rows if isinstance(row, Judged) and row.is_error
    ]
    assert len(lines) == len(rows)


def test_a_fault_of_the_program_is_not_taken_for_a_death():
    """It comes out as itself, instead of as many errors in people's files."""
    with pytest.raises(ZeroDivisionError):
        made(Task(EVERYTHING, mistaken_words), pieces(["case1"]), 2)


def test_whoever_stops_in_the_middle_leaves_no_worker_behind():
    """A reader that has had enough is not kept waiting for what will never be done, and nothing works on."""
    ids = [f"case{number}" for number in range(FILES_TOGETHER)]
    rows = evaluate_pieces(COMPILED, Task(EVERYTHING, endless_words), pieces([*ids, "endless"]), 2)
    next(rows)

    rows.close()

    assert [] == multiprocessing.active_children()


def test_whoever_stops_while_results_come_leaves_nobody_waiting():
    """For the rest of a result whose worker was ended while it sent it."""
    before = threading.enumerate()
    rows = evaluate_pieces(COMPILED, Task(EVERYTHING, many_words), pieces([f"case{n}" for n in range(2000)]), 2)
    next(rows)

    rows.close()

    for thread in set(threading.enumerate()) - set(before):
        thread.join(PATIENCE_SECONDS)
        assert not thread.is_alive()


def test_rows_that_are_not_wanted_are_counted_and_not_made():
    """The filter is applied where the row is made, by the worker."""
    wanted = read_filter(["error"], COMPILED.rulebook)

    rows = list(evaluate_pieces(COMPILED, Task(wanted, words), pieces(["a1", "a2"], broken={"a2"}), 2))

    assert [("a1", None), (None, "a2.yaml SUB006")] == [(row.id, row.made) for row in rows if isinstance(row, Judged)]


@pytest.mark.parametrize("is_joined", [False, True])
@pytest.mark.parametrize("jobs", [1, 2])
def test_ids_are_remembered_for_a_long_while_and_not_for_ever(monkeypatch, jobs, is_joined):
    """A batch may be longer than memory; where others are forgotten hangs on nothing but the rows."""
    monkeypatch.setattr("subsidiarity.batch.evaluation.IDS_REMEMBERED", 2)
    names = enumerate("abacdefa", 1)
    work = [Piece("a.jsonl", "jsonl", lines=tuple((number, line(name)) for number, name in names))]

    found = b"".join(made(Task(EVERYTHING, short_page, is_joined=is_joined), work, jobs))

    assert b"a is open b is open a.jsonl SUB307 c is open d is open e is open f is open a is open " == found
    assert IDS_REMEMBERED >= 100_000
