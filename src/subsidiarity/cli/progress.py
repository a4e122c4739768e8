"""The progress of a long batch: one line on standard error, drawn over, and gone when the work is done."""

from __future__ import annotations

import os
import sys
import time

FIRST_AFTER_SECONDS = 1.0
_EVERY_SECONDS = 0.25


class Progress:
    """A count of decisions on one line; silent where nobody watches, or where results scroll by on the same screen."""

    def __init__(self, *, is_wanted: bool) -> None:
        self.is_shown = is_wanted and _is_watched()
        self._began = self._said = time.monotonic()
        self._width = 0

    def count(self, done: int, errors: int) -> None:
        """Show the numbers of decisions and errors by now, four times a second at most, after the first second."""
        if not self.is_shown:
            return
        now = time.monotonic()
        if now - self._began < FIRST_AFTER_SECONDS or now - self._said < _EVERY_SECONDS:
            return
        self._said = now
        rate = done / (now - self._began)
        text = f"{done:,} decisions, {rate:,.0f} a second" + (f", {errors:,} that cannot be used" if errors else "")
        self._draw(text)

    def clear(self) -> None:
        """Clear the line, so that something else can be written there."""
        if self._width:
            self._draw("")

    def _draw(self, text: str) -> None:
        try:
            sys.stderr.write(f"\r{text.ljust(self._width)}{'' if text else chr(13)}")
            sys.stderr.flush()
        except (OSError, ValueError):
            self.is_shown = False
        self._width = len(text)


def _is_watched() -> bool:
    return sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM", "") != "dumb"
