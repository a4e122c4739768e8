"""The program in a terminal: how it begins, how it ends, and what it leaves behind."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest
from tests.cli.running import PATIENCE_SECONDS
from tests.tui.interview.test_question import AGREED
from tests.workshop.samples import HALL, SMALL

from subsidiarity.tui import has_screen

RUN = (
    "import sys; from argparse import Namespace; from subsidiarity.cli.shell import run_interview; "
    "sys.exit(run_interview(Namespace(file=sys.argv[1], rulebook=sys.argv[2], plain=False)))"
)
BREAK = (
    "import subsidiarity.tui.interview.question as q\n"
    "def broken(self):\n"
    "    secret = self.sitting.session.decision.title\n"
    "    raise RuntimeError(secret)\n"
    "q.QuestionScreen.render = broken\n"
)
RESTORED = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?2004l")


class Terminal:
    """The program in a terminal of its own."""

    def __init__(self, folder: Path, path: str, code: str = RUN, **variables: str) -> None:
        (folder / "small.txt").write_text(SMALL)
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24", **variables}
        self.process = subprocess.Popen(
            [sys.executable, "-c", code, path, "small.txt"],
            stdin=theirs, stdout=theirs, stderr=theirs, cwd=folder, env=environment, start_new_session=True,
        )  # fmt: skip
        os.close(theirs)
        self.said = b""

    def wait_for(self, text: bytes) -> None:
        """Read until this has been said."""
        end = time.monotonic() + PATIENCE_SECONDS
        while text not in self.said:
            assert time.monotonic() < end, self.said[-2000:]
            self._read()

    def press(self, keys: str) -> None:
        """Type."""
        os.write(self._ours, keys.encode())

    def end(self) -> int:
        """Read all that is still said, and give the exit code."""
        end = time.monotonic() + PATIENCE_SECONDS
        while self._read() and time.monotonic() < end:
            pass
        os.close(self._ours)
        return self.process.wait(PATIENCE_SECONDS)

    def wait_until_stopped(self) -> None:
        """Wait until the program has put itself aside, and read all that it said before."""
        _, status = os.waitpid(self.process.pid, os.WUNTRACED)
        assert os.WIFSTOPPED(status)
        while select.select([self._ours], [], [], 0)[0]:
            self.said += os.read(self._ours, 65_536)

    def hang_up(self) -> None:
        """Take the terminal away, as a window that is closed does."""
        os.close(self._ours)

    def _read(self) -> bool:
        ready, _, _ = select.select([self._ours], [], [], 1)
        if not ready:
            return self.process.poll() is None
        try:
            data = os.read(self._ours, 65_536)
        except OSError:
            return False
        self.said += data
        return bool(data)


def is_restored(said: bytes) -> bool:
    """Whether the screen, the cursor, the mouse and pasting are as they were, at the end of what was said."""
    return all(said.rfind(code) > said.rfind(code[:-1] + (b"l" if code.endswith(b"h") else b"h")) for code in RESTORED)


def test_leaving_says_what_is_saved(tmp_path):
    """On the restored screen, with exit code 0."""
    (tmp_path / "hall.yaml").write_text(AGREED)
    terminal = Terminal(tmp_path, "hall.yaml")
    terminal.wait_for(b"Where")
    terminal.press("2")
    terminal.wait_for(b"(x)")
    terminal.press("q")

    assert 0 == terminal.end()
    assert is_restored(terminal.said)
    assert terminal.said.endswith(b"2 answers saved in hall.yaml. Open that file to go on.\r\n")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT], ids=lambda number: number.name)
def test_a_signal_ends_it_in_good_order(tmp_path, number):
    """The terminal is restored, everything is saved, and the exit code names the signal."""
    (tmp_path / "hall.yaml").write_text(AGREED)
    terminal = Terminal(tmp_path, "hall.yaml")
    terminal.wait_for(b"Where")
    terminal.press("2")
    terminal.wait_for(b"(x)")
    terminal.process.send_signal(number)

    assert 128 + number == terminal.end()
    assert is_restored(terminal.said)
    assert b"Traceback" not in terminal.said
    assert b"2 answers saved in hall.yaml" in terminal.said
    assert "reach: town" in (tmp_path / "hall.yaml").read_text()


@pytest.mark.parametrize("way", ["Ctrl+Z", "SIGTSTP"])
def test_it_can_be_put_aside_and_brought_back(tmp_path, way):
    """The terminal is restored meanwhile, and all of the screen is painted again without a key."""
    (tmp_path / "hall.yaml").write_text(AGREED)
    terminal = Terminal(tmp_path, "hall.yaml")
    terminal.wait_for(b"Saved in hall.yaml")
    if way == "Ctrl+Z":
        terminal.press("\x1a")
    else:
        terminal.process.send_signal(signal.SIGTSTP)
    terminal.wait_for(RESTORED[0])
    terminal.wait_until_stopped()
    aside, terminal.said = terminal.said, b""
    terminal.process.send_signal(signal.SIGCONT)
    for words in (b"Who runs the hall?", b"Where do those who gain", b"Saved in hall.yaml", b"quit"):
        terminal.wait_for(words)
    terminal.press("2")
    terminal.wait_for(b"(x)")
    terminal.press("q")

    assert 0 == terminal.end()
    assert is_restored(aside)
    assert is_restored(terminal.said)


def test_a_terminal_that_takes_no_utf_8_gets_lines_and_is_told_why(tmp_path):
    """Every line of a drawn screen would come out as a code there."""
    (tmp_path / "hall.yaml").write_text(AGREED)
    terminal = Terminal(tmp_path, "hall.yaml", PYTHONIOENCODING="iso8859-1")
    terminal.wait_for(b"Answer:")
    terminal.press("q\r")

    assert 0 == terminal.end()
    assert b"this terminal does not take UTF-8, which a drawn screen needs, so it goes line by line" in terminal.said
    assert b"\\u2500" not in terminal.said
    assert b"\x1b" not in terminal.said


def test_a_fatal_error_shows_nothing_that_people_typed(tmp_path):
    """An error that no box can catch ends it with exit code 1, the place in the program, and the file whole."""
    (tmp_path / "hall.yaml").write_text(AGREED.replace("hall?", "SECRET"))
    terminal = Terminal(tmp_path, "hall.yaml", BREAK + RUN)

    assert 1 == terminal.end()
    assert is_restored(terminal.said)
    last = terminal.said[terminal.said.rfind(b"\x1b[?1049l") :]
    assert b"RuntimeError at" in last
    assert b"SECRET" not in last
    assert b"1 answer saved in hall.yaml" in last


def test_a_file_with_a_fault_is_refused_before_the_screen_opens(tmp_path):
    """With its place on the terminal, and exit code 2."""
    (tmp_path / "hall.yaml").write_text(HALL.replace("goal", "gaol"))
    terminal = Terminal(tmp_path, "hall.yaml")

    assert 2 == terminal.end()
    assert b"hall.yaml:6:3: error SUB301" in terminal.said
    assert b"\x1b[?1049h" not in terminal.said


def test_a_rulebook_with_a_fault_is_refused(tmp_path):
    """Nothing can be asked without one."""
    (tmp_path / "rules.txt").write_text("rulebook: x\n")
    run = subprocess.run(
        [sys.executable, "-c", RUN, "hall.yaml", "rules.txt"], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert (2, "") == (run.returncode, run.stdout)
    assert "rules.txt:1:1: error SUB022" in run.stderr


def test_without_a_terminal_it_talks_in_lines(tmp_path):
    """A pipe gets no escape codes, and nobody waits for ever."""
    (tmp_path / "small.txt").write_text(SMALL)
    run = subprocess.run(
        [sys.executable, "-c", RUN, "hall.yaml", "small.txt"],
        cwd=tmp_path, input="Who?\n\nq\n", capture_output=True, text=True, check=False, timeout=PATIENCE_SECONDS,
    )  # fmt: skip

    assert (0, "") == (run.returncode, run.stderr)
    assert "\x1b" not in run.stdout
    assert "What is to be decided?" in run.stdout


@pytest.mark.parametrize(("terminal", "expected"), [("xterm", True), ("dumb", False), ("", False)])
def test_a_dumb_terminal_has_no_screen(monkeypatch, terminal, expected):
    """It would show every escape code as text."""
    monkeypatch.setenv("TERM", terminal)
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        monkeypatch.setattr(stream, "isatty", lambda: True)

    assert expected == has_screen()


@pytest.mark.parametrize("name", ["stdin", "stdout", "stderr"])
def test_no_screen_is_drawn_into_a_file(monkeypatch, name):
    """It is drawn through standard error, where nobody would see it."""
    monkeypatch.setenv("TERM", "xterm")
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        monkeypatch.setattr(stream, "isatty", lambda: True)
    monkeypatch.setattr(getattr(sys, name), "isatty", lambda: False)

    assert not has_screen()


def test_a_browser_is_a_screen(monkeypatch):
    """Behind it there is no terminal, and it can be drawn in all the same."""
    monkeypatch.setenv("TEXTUAL_DRIVER", "textual.drivers.web_driver:WebDriver")
    monkeypatch.setenv("TERM", "dumb")

    assert has_screen()


def test_kill_9_after_an_answer_loses_nothing(tmp_path):
    """What was on the screen as answered is in the file, and the next run goes on from there."""
    (tmp_path / "hall.yaml").write_text(AGREED)
    terminal = Terminal(tmp_path, "hall.yaml")
    terminal.wait_for(b"Where")
    terminal.press("2\r")
    terminal.wait_for(b"trust")
    terminal.process.kill()
    terminal.end()

    assert "reach: town" in (tmp_path / "hall.yaml").read_text()
    again = Terminal(tmp_path, "hall.yaml")
    again.wait_for(b"trust")
    again.press("q")
    assert 0 == again.end()
