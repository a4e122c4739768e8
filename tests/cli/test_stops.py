"""Stops: what is begun is written whole before a stop ends the program, and a second stop does not wait."""

from __future__ import annotations

import json
import os
import signal
import time

import pytest
from tests.cli.running import PATIENCE_SECONDS, good
from tests.cli.test_streams import started

from subsidiarity.cli.stops import Terminated, listening, stops_held_back


def stopped(number):
    """A step in which this process is sent a signal; its listener has run when the step is over."""
    return lambda: os.kill(os.getpid(), number)


def block(*steps):
    """A block in which stops are held back, step by step."""
    with stops_held_back:
        for step in steps:
            step()


@pytest.mark.parametrize(("number", "kind"), [(signal.SIGINT, KeyboardInterrupt), (signal.SIGTERM, Terminated)])
def test_a_stop_waits_for_the_end_of_the_block(number, kind):
    """And comes then."""
    done = []
    with listening("SIGINT", "SIGTERM"), pytest.raises(kind):
        block(stopped(number), lambda: done.append("the rest"))

    assert ["the rest"] == done


def test_a_second_stop_comes_at_once():
    """Whoever asks twice does not want to wait for a reader that sleeps."""
    done = []
    with listening("SIGINT", "SIGTERM"), pytest.raises(KeyboardInterrupt):
        block(stopped(signal.SIGTERM), lambda: done.append(1), stopped(signal.SIGINT), lambda: done.append(2))

    assert [1] == done


def test_a_stop_outside_of_a_block_comes_at_once_although_one_was_held_back_before():
    """Each block begins anew."""
    with listening("SIGTERM"):
        with pytest.raises(Terminated):
            block(stopped(signal.SIGTERM))
        with pytest.raises(Terminated):
            stopped(signal.SIGTERM)()
        block()


def test_an_error_in_the_block_is_not_hidden_by_a_stop():
    """The reader may go away while a stop waits."""
    with listening("SIGTERM"), pytest.raises(ZeroDivisionError):
        block(stopped(signal.SIGTERM), lambda: 1 / 0)


def test_whoever_listened_before_listens_again():
    """A signal that is ignored stays so."""
    before = signal.signal(signal.SIGTERM, signal.SIG_IGN)
    try:
        with listening("SIGTERM", "SIGINT"):
            stopped(signal.SIGTERM)()
            assert signal.getsignal(signal.SIGINT) is not signal.default_int_handler
        assert signal.default_int_handler is signal.getsignal(signal.SIGINT)
    finally:
        signal.signal(signal.SIGTERM, before)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["SIGINT", "SIGTERM"])
@pytest.mark.parametrize(("form", "jobs"), [("json", "1"), ("jsonl", "1"), ("jsonl", "2")])
def test_a_record_is_written_whole_though_its_reader_is_slow(tmp_path, form, jobs, number):
    """The pipe is full in the middle of one when the stop comes."""
    folder = good(tmp_path)
    lines = [json.dumps({"decision": f"d{index}", "title": "long " * 1000, "answers": {}}) for index in range(400)]
    (folder / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    with started("evaluate", "many.jsonl", "--format", form, "--jobs", jobs, cwd=folder) as process:
        wait_until_full(process)
        process.send_signal(number)
        written, heard = process.communicate(timeout=PATIENCE_SECONDS)

    records = json.loads(written) if form == "json" else [json.loads(line) for line in written.splitlines()]
    assert 0 < len(records) < len(lines)
    assert heard.startswith(f"{len(records)} decisions: ".encode())


def wait_until_full(process):
    """Wait until a process has written and writes no more, for its pipe is full."""
    fcntl, termios = pytest.importorskip("fcntl"), pytest.importorskip("termios")
    alike, last = 0, 0
    while alike < 5 and process.poll() is None:
        time.sleep(0.05)
        waiting = int.from_bytes(fcntl.ioctl(process.stdout, termios.FIONREAD, b"\0" * 4), "little")
        alike = alike + 1 if waiting == last > 0 else 0
        last = waiting
