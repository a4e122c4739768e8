"""The stops of a command, Ctrl+C, SIGTERM and SIGHUP: an exception each, at once or when what is begun is written."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType, TracebackType

SECONDS_HELD = 1.0
"""The time for which a stop is held back at most, where the system has a timer: the reader may be asleep."""

_Listener = signal.Handlers | Callable[[int, FrameType | None], object] | int | None


class Terminated(BaseException):
    """A request to end the program (SIGTERM), or the closing of its terminal (SIGHUP)."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.status = 128 + number


STOPS = (KeyboardInterrupt, Terminated)


class OutputFailed(Exception):
    """A failure to write standard output, other than because its reader went away."""


class ReaderGone(Exception):
    """The end of whoever read standard output, who has had enough."""


class _HeldBack:
    """A block that is done whole: a stop comes after it, or when time is up; a second one comes at once.

    A reader that goes away meanwhile, as it does when Ctrl+C is for both, does not hide the stop.
    """

    def __init__(self) -> None:
        self._is_on = False
        self._stop: BaseException | None = None
        self._before: _Listener = None

    def __enter__(self) -> None:
        self._begin()

    def _begin(self) -> None:
        self._is_on = threading.current_thread() is threading.main_thread()  # no other is ever stopped

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        stop = self._ended()
        if stop is not None and (kind is None or issubclass(kind, OutputFailed | ReaderGone)):
            raise stop from None

    @contextmanager
    def for_the_end(self, stop: BaseException) -> Iterator[None]:
        """A block that begins after a stop: it is broken off when time is up, or by another stop."""
        self._begin()
        try:
            self.hold(stop)
            yield
        finally:
            self._ended()

    def hold(self, stop: BaseException) -> None:
        """Hold a stop back; raise it where no block is being done, or where one is held back already."""
        if not self._is_on or self._stop is not None:
            raise stop
        self._stop = stop
        if hasattr(signal, "setitimer"):
            self._before = signal.signal(signal.SIGALRM, self._time_is_up)
            signal.setitimer(signal.ITIMER_REAL, SECONDS_HELD)

    def _ended(self) -> BaseException | None:
        self._is_on = False
        stop, self._stop = self._stop, None
        if stop is not None and hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, self._before)
        return stop

    def _time_is_up(self, _number: int, _frame: FrameType | None) -> None:
        if self._is_on and self._stop is not None:
            raise self._stop


stops_held_back = _HeldBack()


@contextmanager
def listening(*names: str) -> Iterator[None]:
    """Make the signals of these names stop the program while the block runs.

    One that is ignored stays so, for whoever said `nohup` means it; and so does a listener of others for Ctrl+C.
    """
    before: dict[int, _Listener] = {}
    try:
        for name in names:  # no system has them all
            number = getattr(signal, name, None)
            if number is not None and _may_listen(number):
                with suppress(ValueError):  # only a process's first thread may listen
                    before[number] = signal.signal(number, _stop)
        yield
    finally:
        for number, listener in before.items():
            signal.signal(number, listener)


def _may_listen(number: int) -> bool:
    listener = signal.getsignal(number)
    if number == signal.SIGINT:
        return listener is signal.default_int_handler
    return listener not in (signal.SIG_IGN, None)


def _stop(number: int, _frame: FrameType | None) -> None:
    stops_held_back.hold(KeyboardInterrupt() if number == signal.SIGINT else Terminated(number))
