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
from tests.cli.running import place, surroundings

LINE = '{{"decision": "d{}", "title": "A", "answers": {{"aim": "agreed", "reach": "town"}}}}\n'
SOON = 20.0
"""Seconds; it takes a fraction of one, and a busy machine may take longer."""
STATUS = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129}
needs_dev_full = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full here")


class Working:
    """A command that reads decisions without end from a pipe, until something stops it."""

    def __init__(self, folder, *arguments, **streams):
        endless = ("evaluate", "-", "--input", "jsonl", "--rulebook", "wells.txt")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "subsidiarity", *endless, *arguments],
            cwd=folder,
            env=surroundings(),
            **{"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **streams},
        )  # fmt: skip
        self.written = []
        self.has_begun = threading.Event()
        self._threads = [threading.Thread(target=each, daemon=True) for each in (self._feed, self._listen)]
        for thread in self._threads:
            thread.start()

    def stopped(self):
        """The exit code, and what was said, once it has ended."""
        self.process.wait(timeout=SOON)
        for thread in self._threads:
            thread.join(timeout=SOON)
        said = self.process.stderr.read().decode() if self.process.stderr else ""
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            if stream is not None:
                with contextlib.suppress(OSError):  # what was not read by then is lost, and closing says so
                    stream.close()
        return self.process.returncode, said

    def _feed(self):
        number = 0
        assert self.process.stdin is not None
        try:
            while True:
                self.process.stdin.write(LINE.format(number).encode())
                number += 1
        except (OSError, ValueError):
            return

    def _listen(self):
        for line in self.process.stdout or ():
            self.written.append(line)
            self.has_begun.set()


@pytest.mark.parametrize("number", STATUS, ids=lambda number: number.name)
@pytest.mark.parametrize("seed", range(3))
def test_a_signal_ends_the_work_in_order(tmp_path, number, seed):
    """What was written is whole records; the code is the documented one; nothing is said but that it was broken off."""
    working = Working(place(tmp_path, {}), "--format", "jsonl", "--jobs", str(1 + seed % 2))
    assert working.has_begun.wait(timeout=60)
    time.sleep(random.Random(seed).random() / 5)
    working.process.send_signal(number)
    status, said = working.stopped()

    assert STATUS[number] == status, said
    assert "Traceback" not in said
    assert "before it was broken off" in said
    assert all("outcome" in json.loads(line) for line in working.written)


@pytest.mark.parametrize("number", STATUS, ids=lambda number: number.name)
def test_a_file_that_was_being_written_is_as_it_was(tmp_path, number):
    """No cut report under its name, and no temporary file."""
    place(tmp_path, {})
    (tmp_path / "out.jsonl").write_text("old\n")
    working = Working(tmp_path, "--output", "out.jsonl")
    while not list(tmp_path.glob(".out.jsonl.*.tmp")) and working.process.poll() is None:
        time.sleep(0.01)
    time.sleep(random.Random(number).random() / 5)
    working.process.send_signal(number)
    status, said = working.stopped()

    assert (STATUS[number], "old\n") == (status, (tmp_path / "out.jsonl").read_text()), said
    assert [] == list(tmp_path.glob(".*"))
    assert "Traceback" not in said


def test_a_signal_that_is_ignored_stays_ignored(tmp_path):
    """Work that was begun with `nohup` outlives its terminal."""
    working = Working(
        place(tmp_path, {}), "--format", "jsonl", preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN)
    )
    assert working.has_begun.wait(timeout=60)
    working.process.send_signal(signal.SIGHUP)
    with pytest.raises(subprocess.TimeoutExpired):
        working.process.wait(timeout=0.5)
    working.process.send_signal(signal.SIGTERM)

    assert 143 == working.stopped()[0]


def test_a_pipe_signal_is_no_reason_to_stop(tmp_path):
    """Only a pipe that is closed is."""
    working = Working(place(tmp_path, {}), "--format", "jsonl")
    assert working.has_begun.wait(timeout=60)
    working.process.send_signal(signal.SIGPIPE)
    with pytest.raises(subprocess.TimeoutExpired):
        working.process.wait(timeout=0.5)
    working.process.send_signal(signal.SIGTERM)

    assert 143 == working.stopped()[0]


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_a_reader_that_goes_away_ends_the_work_quietly(tmp_path, form):
    """As `| head -1` does."""
    reader, writer = os.pipe()
    working = Working(place(tmp_path, {}), "--format", form, stdout=writer)
    os.close(writer)
    assert os.read(reader, 1)
    os.close(reader)

    assert (0, "") == working.stopped()


@needs_dev_full
def test_a_full_disk_ends_endless_work(tmp_path):
    """It is said, and it is no success."""
    with open("/dev/full", "wb") as full:
        status, said = Working(place(tmp_path, {}), "--format", "jsonl", stdout=full).stopped()

    assert (2, True) == (status, "No space left on device" in said)
    assert "Traceback" not in said


@needs_dev_full
def test_talk_that_cannot_be_heard_stops_nothing(tmp_path):
    """Standard error on a full disk."""
    with open("/dev/full", "wb") as full:
        working = Working(place(tmp_path, {}), "--format", "jsonl", stderr=full)
        assert working.has_begun.wait(timeout=60)
        working.process.send_signal(signal.SIGTERM)

        assert 143 == working.stopped()[0]
