"""The end of an app whose terminal has gone: closing it may send no signal, so this module does.

Textual reads a terminal that has gone again and again, at full speed, and waits for ever for a writer that has ended.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

GRACE_SECONDS = 1.5
"""Seconds that the app may take to end in order; every change was saved, or said not to be, before it was shown."""
HUNG_UP = 128 + 1
"""The exit code of a program whose terminal was closed."""


@contextmanager
def listening_for_hang_up() -> Iterator[None]:
    """Send SIGHUP if the terminal goes away within this block, and end the program `GRACE_SECONDS` later at most."""
    if not (hasattr(select, "poll") and hasattr(signal, "SIGHUP")) or sys.__stdin__ is None:
        yield
        return
    has_ended = threading.Event()
    threading.Thread(target=_watch, args=(sys.__stdin__.fileno(), has_ended), name="hang-up", daemon=True).start()
    try:
        yield
    finally:
        has_ended.set()


def _watch(terminal: int, has_ended: threading.Event) -> None:
    """Sleep until the terminal has gone, and then see to it that the program ends."""
    poll = select.poll()
    poll.register(terminal, 0)  # no event is asked for: hang-ups and errors come unasked
    if not _has_gone(poll.poll()) or has_ended.is_set():
        return
    os.kill(os.getpid(), signal.SIGHUP)
    if not has_ended.wait(GRACE_SECONDS):
        os._exit(HUNG_UP)


def _has_gone(events: Iterable[tuple[int, int]]) -> bool:
    """Whether a terminal has gone; that it cannot be watched, as macOS says of `/dev/tty` (POLLNVAL), is no hang-up."""
    return any(event & (select.POLLHUP | select.POLLERR) for _, event in events)
