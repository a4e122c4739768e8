"""The time that is left for talking: counted from a clock that nobody can set back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

MINUTES = 3
"""Minutes that a talk takes, unless somebody gives it more."""


@dataclass(slots=True)
class Countdown:
    """A countdown in seconds; `clock` gives the seconds now."""

    clock: Callable[[], float] = field(default=monotonic)
    _end: float | None = None

    @property
    def is_running(self) -> bool:
        """Whether it was started, and not stopped since; also when the time is over."""
        return self._end is not None

    @property
    def left(self) -> int:
        """The seconds that are left, below 0 once the time is over."""
        return 0 if self._end is None else round(self._end - self.clock())

    def start(self) -> None:
        """Begin anew with the usual time."""
        self._end = self.clock() + 60 * MINUTES

    def add_minute(self) -> None:
        """Give one minute more, from now if the time is over."""
        if self._end is not None:
            self._end = max(self._end, self.clock()) + 60

    def stop(self) -> None:
        """Stop, and show no time any more."""
        self._end = None

    @property
    def shown(self) -> str:
        """The time left in minutes and seconds: '2:05', '0:00' once it is over."""
        minutes, seconds = divmod(max(0, self.left), 60)
        return f"{minutes}:{seconds:02}"
