"""Signals at any time while it works: it ends soon, in order, with the documented code, and leaves nothing torn."""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time

import pytest
from tests.cli.running import PATIENCE_SECONDS, beside, end_at_once, place, surroundings

LINE = '{{"decision": "d{}", "title": "A", "answers": {{"aim": "agreed", "reach": "town"}}}}\n'
MANY = 200_000
"""Lines: more than are ever judged before a signal comes, and few enough to end by themselves."""
MORE = 2_000
"""Records that no pipe or buffer holds."""
STATUS = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129}
needs_dev_full = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full here")


class Working:
    """A command that reads decisions from a pipe, nearly without end, until something stops it."""

    def __init__(self, process):
        self.process = process
        self.written = []
        self._has_written = threading.Condition()
        self._threads = [threading.Thread(target=each) for each in (self._feed, self._listen)]
        for thread in self._threads:
            thread.start()

    def wait_for(self, records):
        """Wait until this many records are written."""
        with self._has_written:
            assert self._has_written.wait_for(lambda: len(self.written) >= records, PATIENCE_SECONDS)

    def stopped(self):
        """The exit code, and what was said, once it has ended."""
        self.process.wait(PATIENCE_SECONDS)
        self.join()
        said = self.process.stderr.read().decode() if self.process.stderr else ""
        return self.process.returncode, said

    def join(self):
        """Wait until nothing is fed and heard any more: once the process has ended."""
        for thread in self._threads:
            thread.join(PATIENCE_SECONDS)

    def _feed(self):
        with contextlib.suppress(OSError, ValueError):  # nobody reads any more
            for number in range(MANY):
                self.process.stdin.write(LINE.format(number).encode())
            self.process.stdin.close()

    def _listen(self):
        for line in self.process.stdout or ():
            with self._has_written:
                self.written.append(line)
                self._has_written.notify_all()


@contextlib.contextmanager
def working(folder, *arguments, **streams):
    """A command at work in a folder; it and those who feed and hear it are gone afterwards."""
    command = [sys.executable, "-m", "subsidiarity", "evaluate", "-", "--input", "jsonl", "--rulebook", "wells.txt"]
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    with beside([*command, *arguments], cwd=folder, env=surroundings(), **{**pipes, **streams}) as process:
        work = Working(process)
        try:
            yield work
        finally:
            end_at_once(process)
            work.join()


@pytest.mark.parametrize("number", STATUS, ids=lambda number: number.name)
@pytest.mark.parametrize("seed", range(3))
def test_a_signal_ends_the_work_in_order(tmp_path, number, seed):
    """What was written is whole records; the code is the documented one; nothing is said but that it was broken off."""
    with working(place(tmp_path, {}), "--format", "jsonl", "--jobs", str(1 + seed % 2)) as work:
        work.wait_for(1)
        time.sleep(random.Random(seed).random() / 5)
        work.process.send_signal(number)
        status, said = work.stopped()

    assert STATUS[number] == status, said
    assert "Traceback" not in said
    assert "before it was broken off" in said
    assert all("outcome" in json.loads(line) for line in work.written)


@pytest.mark.parametrize("number", STATUS, ids=lambda number: number.name)
def test_a_file_that_was_being_written_is_as_it_was(tmp_path, number):
    """No cut report under its name, and no temporary file."""
    place(tmp_path, {})
    (tmp_path / "out.jsonl").write_text("old\n")
    with working(tmp_path, "--output", "out.jsonl", "--replace") as work:
        while not list(tmp_path.glob(".out.jsonl.*.tmp")) and work.process.poll() is None:
            time.sleep(0.01)
        time.sleep(random.Random(number).random() / 5)
        work.process.send_signal(number)
        status, said = work.stopped()

    assert (STATUS[number], "old\n") == (status, (tmp_path / "out.jsonl").read_text()), said
    assert [] == list(tmp_path.glob(".*"))
    assert "Traceback" not in said


def test_a_signal_that_is_ignored_stays_ignored(tmp_path):
    """Work that was begun with `nohup` outlives its terminal."""
    ignore = {"preexec_fn": lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN)}
    with working(place(tmp_path, {}), "--format", "jsonl", **ignore) as work:
        work.wait_for(1)
        work.process.send_signal(signal.SIGHUP)
        work.wait_for(len(work.written) + MORE)
        work.process.send_signal(signal.SIGTERM)

        assert 143 == work.stopped()[0]


def test_a_pipe_signal_is_no_reason_to_stop(tmp_path):
    """Only a pipe that is closed is."""
    with working(place(tmp_path, {}), "--format", "jsonl") as work:
        work.wait_for(1)
        work.process.send_signal(signal.SIGPIPE)
        work.wait_for(len(work.written) + MORE)
        work.process.send_signal(signal.SIGTERM)

        assert 143 == work.stopped()[0]


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_a_reader_that_goes_away_ends_the_work_quietly(tmp_path, form):
    """As `| head -1` does."""
    reader, writer = os.pipe()
    with working(place(tmp_path, {}), "--format", form, stdout=writer) as work:
        os.close(writer)
        assert os.read(reader, 1)
        os.close(reader)

        assert (0, "") == work.stopped()


@needs_dev_full
def test_a_full_disk_ends_endless_work(tmp_path):
    """It is said, and it is no success."""
    with (
        open("/dev/full", "wb") as full,
        working(place(tmp_path, {}), "--format", "jsonl", stdout=full) as work,
    ):
        status, said = work.stopped()

    assert (2, True) == (status, "No space left on device" in said)
    assert "Traceback" not in said


@needs_dev_full
def test_talk_that_cannot_be_heard_stops_nothing(tmp_path):
    """Standard error on a full disk."""
    with (
        open("/dev/full", "wb") as full,
        working(place(tmp_path, {}), "--format", "jsonl", stderr=full) as work,
    ):
        work.wait_for(1)
        work.process.send_signal(signal.SIGTERM)

        assert 143 == work.stopped()[0]
