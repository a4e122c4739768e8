"""Stops: what is begun is written whole before a stop ends the program, and a second stop does not wait."""

from __future__ import annotations

import json
import os
import signal
import time

import pytest
from tests.cli.running import PATIENCE_SECONDS, good
from tests.cli.test_streams import started

from subsidiarity.cli import stops
from subsidiarity.cli.stops import ReaderGone, Terminated, listening, stops_held_back

MANY = 400
ENOUGH = 30_000
"""Bytes in a pipe that is full of records of some ten thousand."""


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


def test_a_fault_in_the_block_is_not_hidden_by_a_stop():
    """It is a fault of the program, and has to be seen."""
    with listening("SIGTERM"), pytest.raises(ZeroDivisionError):
        block(stopped(signal.SIGTERM), lambda: 1 / 0)


def test_a_stop_is_not_hidden_by_a_reader_that_goes_away():
    """It often stops, too: Ctrl+C is for all of a pipeline."""
    with listening("SIGTERM"), pytest.raises(Terminated):
        block(stopped(signal.SIGTERM), gone)


def gone():
    """A step in which the reader goes away."""
    raise ReaderGone


def test_a_stop_comes_before_the_end_of_a_block_that_takes_too_long(monkeypatch):
    """The reader may be asleep."""
    monkeypatch.setattr(stops, "SECONDS_HELD", 0.01)
    with listening("SIGTERM"), pytest.raises(Terminated):
        block(
            stopped(signal.SIGTERM), lambda: time.sleep(PATIENCE_SECONDS), lambda: pytest.fail("it was not broken off")
        )


def test_what_is_written_after_a_stop_is_broken_off_when_it_takes_too_long(monkeypatch):
    """The end of the form, for a reader that is asleep."""
    monkeypatch.setattr(stops, "SECONDS_HELD", 0.01)
    stop = Terminated(signal.SIGTERM)
    with pytest.raises(Terminated), stops_held_back.for_the_end(stop):
        time.sleep(PATIENCE_SECONDS)

    with stops_held_back.for_the_end(stop):  # and is fine where it does not
        pass


def test_no_timer_goes_on_after_a_block():
    """It would end whatever comes next."""
    with listening("SIGTERM"), pytest.raises(Terminated):
        block(stopped(signal.SIGTERM))

    assert (0.0, 0.0) == signal.getitimer(signal.ITIMER_REAL)


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


def test_a_program_that_listens_for_ctrl_c_itself_goes_on_doing_so():
    """The command is a part of it then."""
    heard = []
    before = signal.signal(signal.SIGINT, lambda number, _frame: heard.append(number))
    try:
        with listening("SIGINT"):
            stopped(signal.SIGINT)()
    finally:
        signal.signal(signal.SIGINT, before)

    assert [signal.SIGINT] == heard


def test_a_reader_that_sleeps_holds_up_no_stop(tmp_path):
    """The program ends although nobody takes what it writes."""
    with started_on_many(tmp_path, "json", "1") as process:
        wait_until_full(process)
        process.send_signal(signal.SIGTERM)
        heard = process.stderr.read()
        process.wait(PATIENCE_SECONDS)

    assert 143 == process.returncode
    assert b"Asked to end." in heard


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["SIGINT", "SIGTERM"])
@pytest.mark.parametrize(("form", "jobs"), [("json", "1"), ("jsonl", "1"), ("jsonl", "2")])
def test_a_record_is_written_whole_though_its_reader_is_slow(tmp_path, form, jobs, number):
    """The pipe is full in the middle of one when the stop comes."""
    with started_on_many(tmp_path, form, jobs) as process:
        wait_until_full(process)
        process.send_signal(number)
        written, heard = process.communicate(timeout=PATIENCE_SECONDS)

    records = json.loads(written) if form == "json" else [json.loads(line) for line in written.splitlines()]
    assert 0 < len(records) < MANY
    assert heard.startswith(f"{len(records)} decisions: ".encode())


def started_on_many(folder, form, jobs):
    """A process that evaluates many decisions with long titles beside the test."""
    lines = [json.dumps({"decision": f"d{index}", "title": "long " * 1000, "answers": {}}) for index in range(MANY)]
    (good(folder) / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return started("evaluate", "many.jsonl", "--format", form, "--jobs", jobs, cwd=folder)


def wait_until_full(process):
    """Wait until a process has written and writes no more, for its pipe is full."""
    fcntl, termios = pytest.importorskip("fcntl"), pytest.importorskip("termios")
    alike, last = 0, 0
    while alike < 10 and process.poll() is None:
        time.sleep(0.05)
        waiting = int.from_bytes(fcntl.ioctl(process.stdout, termios.FIONREAD, b"\0" * 4), "little")
        alike = alike + 1 if waiting == last >= ENOUGH else 0
        last = waiting
