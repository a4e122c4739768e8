"""The stops of a command, Ctrl+C, SIGTERM and SIGHUP: each is an exception in its first thread."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType, TracebackType

_Listener = signal.Handlers | Callable[[int, FrameType | None], object] | int | None


class Terminated(BaseException):
    """A request to end the program (SIGTERM), or the closing of its terminal (SIGHUP)."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.status = 128 + number


STOPS = (KeyboardInterrupt, Terminated)


class _HeldBack:
    """A block that is done whole: a stop comes after it, and a second one at once."""

    __slots__ = ("is_on", "stop")

    def __init__(self) -> None:
        self.is_on = False
        self.stop: BaseException | None = None

    def __enter__(self) -> None:
        self.stop = None
        self.is_on = True

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.is_on = False
        if self.stop is not None and kind is None:
            raise self.stop


stops_held_back = _HeldBack()


@contextmanager
def listening(*names: str) -> Iterator[None]:
    """Make the signals of these names end the program in order while the block runs.

    A signal that is ignored stays so: whoever said `nohup` means it.
    """
    before: dict[int, _Listener] = {}
    try:
        for name in names:  # no system has them all
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) not in (signal.SIG_IGN, None):
                with suppress(ValueError):  # only a process's first thread may listen
                    before[number] = signal.signal(number, _stop)
        yield
    finally:
        for number, listener in before.items():
            signal.signal(number, listener)


def _stop(number: int, _frame: FrameType | None) -> None:
    stop = KeyboardInterrupt() if number == signal.SIGINT else Terminated(number)
    if not stops_held_back.is_on or stops_held_back.stop is not None:
        raise stop
    stops_held_back.stop = stop
