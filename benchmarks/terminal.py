"""A program in a terminal of its own: what it writes, what it takes of the processor, what it keeps in memory."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Sequence
from types import TracebackType

PATIENCE = 30
"""Seconds after which nothing is expected any more."""


_ANSWERED = 0.5


class Terminal:
    """Python in a terminal of 80 by 24; `processor` and `memory` are read from outside, and cost it nothing."""

    def __init__(self, arguments: Sequence[str], folder: str) -> None:
        self._process, self._end = pty.fork()
        if self._process == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
            os.chdir(folder)
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
            os.execv(sys.executable, [sys.executable, *arguments])
        self._written = b""

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End it, if it has not ended."""
        os.kill(self._process, signal.SIGKILL)
        os.close(self._end)
        os.waitpid(self._process, 0)

    @property
    def processor(self) -> float:
        """Seconds of the processor so far, in all its threads."""
        tasks = f"/proc/{self._process}/task"
        nanoseconds = 0
        for task in os.listdir(tasks):
            with open(f"{tasks}/{task}/schedstat", encoding="ascii") as file:
                nanoseconds += int(file.read().split()[0])
        return nanoseconds / 1e9

    @property
    def memory(self) -> float:
        """MiB that it keeps to itself."""
        with open(f"/proc/{self._process}/statm", encoding="ascii") as file:
            pages = file.read().split()
        return (int(pages[1]) - int(pages[2])) * os.sysconf("SC_PAGE_SIZE") / 2**20

    def wait_for(self, words: bytes) -> None:
        """Until these words are written; TimeoutError if they are not."""
        begun = time.monotonic()
        while words not in self._written:
            self._read(PATIENCE - (time.monotonic() - begun))

    def press(self, keys: str, quiet: float = 0.03) -> None:
        """Press keys, and wait until something was written and then nothing for some seconds."""
        os.write(self._end, keys.encode())
        select.select([self._end], [], [], _ANSWERED)  # a key that changes nothing is answered by nothing
        while select.select([self._end], [], [], quiet)[0]:
            self._read(PATIENCE)

    def seconds_until(self, keys: str, words: bytes) -> float:
        """Press keys, and return the seconds until these words are written; TimeoutError if they are not."""
        while select.select([self._end], [], [], 0)[0]:
            self._read(PATIENCE)
        self._written = b""
        begun = time.perf_counter()
        os.write(self._end, keys.encode())
        self.wait_for(words)
        return time.perf_counter() - begun

    def finish(self) -> None:
        """Wait until it ends by itself."""
        try:
            while True:
                self._read(PATIENCE)
        except OSError:  # the terminal of a process that has ended
            return

    def _read(self, patience: float) -> None:
        if not select.select([self._end], [], [], max(0.0, patience))[0]:
            raise TimeoutError(self._written[-500:])
        self._written = self._written[-20_000:] + os.read(self._end, 65_536)
