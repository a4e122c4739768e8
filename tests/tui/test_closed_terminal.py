"""A terminal that has gone without a word: the program ends, and nothing that was answered is lost."""

from __future__ import annotations

import signal
import time

import pytest
from tests.cli.running import PATIENCE_SECONDS
from tests.tui.interview.test_question import AGREED
from tests.tui.test_run import RUN, Terminal

DEAF = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
STUCK = "from subsidiarity.tui.app import InterviewApp\nInterviewApp._on_signal = lambda self, number: None\n"
PLAIN = RUN.replace("False)", "True)")


@pytest.mark.parametrize("begin", ["", DEAF], ids=["listening", "deaf"])
def test_a_terminal_that_goes_without_a_signal_ends_it(tmp_path, begin):
    """As if the signal had come, whoever swallowed it, with everything saved."""
    (tmp_path / "hall.yaml").write_text(AGREED)
    terminal = Terminal(tmp_path, "hall.yaml", begin + RUN)
    terminal.wait_for(b"Where")
    terminal.press("2")
    terminal.wait_for(b"(x)")

    terminal.hang_up()

    assert 128 + signal.SIGHUP == terminal.process.wait(PATIENCE_SECONDS)
    assert "reach: town" in (tmp_path / "hall.yaml").read_text()


def test_one_that_is_stuck_is_ended_after_a_moment(tmp_path):
    """Even then it does not stay behind, reading a terminal that has gone at full speed."""
    (tmp_path / "hall.yaml").write_text(AGREED)
    terminal = Terminal(tmp_path, "hall.yaml", STUCK + RUN)
    terminal.wait_for(b"Where")

    terminal.hang_up()
    gone = time.monotonic()
    assert 128 + signal.SIGHUP == terminal.process.wait(PATIENCE_SECONDS)
    assert time.monotonic() - gone > 1


def test_it_uses_no_time_while_it_waits(tmp_path):
    """Listening for the end costs nothing: a second comes in which it is at work for no more than a tick."""
    (tmp_path / "hall.yaml").write_text(AGREED)
    terminal = Terminal(tmp_path, "hall.yaml")
    terminal.wait_for(b"Where")
    until = time.monotonic() + PATIENCE_SECONDS
    spent = [ticks(terminal.process.pid)]
    while len(spent) < 2 or spent[-1] - spent[-2] > 1:  # it still draws
        assert time.monotonic() < until, spent
        time.sleep(1)
        spent.append(ticks(terminal.process.pid))
    terminal.press("q")

    assert 0 == terminal.end()


def test_line_by_line_it_ends_too(tmp_path):
    """The end of what can be read is the end of the interview."""
    (tmp_path / "hall.yaml").write_text(AGREED)
    terminal = Terminal(tmp_path, "hall.yaml", PLAIN)
    terminal.wait_for(b"Where")
    terminal.press("2\n")
    terminal.wait_for(b"trust")

    terminal.hang_up()
    assert 0 == terminal.process.wait(PATIENCE_SECONDS)
    assert "reach: town" in (tmp_path / "hall.yaml").read_text()


def ticks(process: int) -> int:
    """The time that a process has been at work so far, in hundredths of a second on most systems."""
    with open(f"/proc/{process}/stat", encoding="utf-8") as file:
        return sum(map(int, file.read().rpartition(")")[2].split()[11:13]))
