"""An app in a process of its own whose driver notes when a key comes in, and when the last frame for it is written.

`python -m benchmarks.timed_app TIMES DECISION` holds our interview, and `TIMES --bare CELLS CELLS` the bare app: one
widget of textual's own on the whole screen, in which the keys a and m change as many cells as is said.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from array import array

from benchmarks import pinned
from textual.app import App, ComposeResult
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key
from textual.message import Message
from textual.widgets import Static

from subsidiarity.tui import painted_soon
from subsidiarity.tui.opened_app import app_for
from subsidiarity.tui.run import opening_for

COLUMNS, ROWS = 80, 24
_WORD = "quit"
"""The word that the bare app shows, like ours, once its first frame is written."""
_OTHER = str.maketrans("xo", "ox")


MOST_PRESSES = 4_000


class _Presses:
    """Presses of keys, with the seconds of the clock and of the processor at which each came and was shown.

    There is room for them from the beginning: what the app takes of memory is measured from outside meanwhile.
    """

    def __init__(self) -> None:
        self._keys = [""] * MOST_PRESSES
        self._seconds = array("d", bytes(8 * 4 * MOST_PRESSES))
        self._number = 0

    def come(self, key: str) -> None:
        """Note that a key has come in now."""
        self._keys[self._number] = key
        self._number += 1
        begin = 4 * (self._number - 1)
        self._seconds[begin : begin + 4] = array("d", 2 * (time.perf_counter(), time.process_time()))

    def show(self) -> None:
        """Note that what the last key led to is written now."""
        if self._number:
            self._seconds[4 * self._number - 2], self._seconds[4 * self._number - 1] = (
                time.perf_counter(),
                time.process_time(),
            )

    def shown(self) -> list[tuple[str, float, float]]:
        """Each key that led to a frame, and the milliseconds of the clock and of the processor until then."""
        parts = [self._seconds[4 * number : 4 * number + 4] for number in range(self._number)]
        return [
            (key, 1_000 * (clock_then - clock), 1_000 * (used_then - used))
            for key, (clock, used, clock_then, used_then) in zip(self._keys, parts, strict=False)
            if clock_then > clock
        ]


def timed(app: App[None], times: str) -> int:
    """Run an app to its end; the milliseconds of each key that led to a frame go into the file `times`."""
    presses = _Presses()

    class TimedDriver(LinuxDriver):
        """Textual's own, with a clock."""

        def process_message(self, message: Message) -> None:
            if isinstance(message, Key):
                presses.come(message.key)
            super().process_message(message)

        def write(self, data: str) -> None:
            super().write(data)
            presses.show()

    app.driver_class = TimedDriver
    app.run()
    with open(times, "w", encoding="utf-8") as file:
        json.dump(presses.shown(), file)
    return app.return_code or 0


class Bare(App[None]):
    """The least that an app can be: at a key, textual is told another text, and that no size is another."""

    def __init__(self, answer: int, move: int) -> None:
        super().__init__()
        self._cells = {"a": answer, "m": move}
        self._shown = "x" * (ROWS * COLUMNS - len(_WORD)) + _WORD

    def compose(self) -> ComposeResult:
        """The one widget."""
        yield Static(self._lines(), markup=False)

    def on_ready(self) -> None:
        """Collect garbage again, as ours does."""
        gc.freeze()
        gc.enable()

    def on_key(self, event: Key) -> None:
        """Change as many cells as the key stands for."""
        if event.key in self._cells:
            cells = self._cells[event.key]
            self._shown = self._shown[:cells].translate(_OTHER) + self._shown[cells:]
            self.query_one(Static).update(self._lines(), layout=False)
        elif event.key == "q":
            self.exit()

    def _lines(self) -> str:
        return "\n".join(self._shown[row * COLUMNS : (row + 1) * COLUMNS] for row in range(ROWS))


def main() -> int:
    """Hold the app that the arguments name."""
    times, *named = sys.argv[1:]
    if named[0] == "--bare":
        return timed(Bare(int(named[1]), int(named[2])), times)
    advisor = pinned.advisor()
    opening = opening_for(named[0], advisor.compiled)
    assert opening is not None, "the file was just made"
    return timed(app_for(advisor.compiled, opening), times)


if __name__ == "__main__":
    sys.exit(painted_soon(main))
