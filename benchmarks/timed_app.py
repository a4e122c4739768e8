"""An app in a process of its own whose driver notes when a key comes in, and when the last frame for it is written.

`python -m benchmarks.timed_app TIMES DECISION` holds our interview, and `TIMES --bare CELLS CELLS` the bare app: one
widget of textual's own on the whole screen, in which the keys a and m change as many cells as is said.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from dataclasses import dataclass

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


@dataclass(slots=True)
class _Pressed:
    """A press of a key, and the seconds of the clock and of the processor at which it came and was shown."""

    key: str
    came: tuple[float, float]
    shown: tuple[float, float]


def timed(app: App[None], times: str) -> int:
    """Run an app to its end; the milliseconds of each key that led to a frame go into the file `times`."""
    pressed: list[_Pressed] = []

    class TimedDriver(LinuxDriver):
        """Textual's own, with a clock."""

        def process_message(self, message: Message) -> None:
            if isinstance(message, Key):
                now = _now()
                pressed.append(_Pressed(message.key, now, now))
            super().process_message(message)

        def write(self, data: str) -> None:
            super().write(data)
            if pressed:
                pressed[-1].shown = _now()

    app.driver_class = TimedDriver
    app.run()
    taken = [
        (each.key, *(1000 * (shown - came) for came, shown in zip(each.came, each.shown, strict=True)))
        for each in pressed
        if each.shown > each.came
    ]
    with open(times, "w", encoding="utf-8") as file:
        json.dump(taken, file)
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


def _now() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


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
