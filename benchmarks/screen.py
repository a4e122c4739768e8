"""The screen: the first paint beside textual's import, from a key to its frame, memory over a long session.

`python -m benchmarks.screen` prints its part of the README. Needs Linux: a process is watched through /proc.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median

from benchmarks import pinned
from benchmarks.terminal import Terminal

from subsidiarity.tui import painted_soon
from subsidiarity.workshop.decision_store import new_decision
from subsidiarity.workshop.sitting import start

_PINNED = ["--rulebook", str(pinned.RULEBOOK)]
ROUNDS = 7
QUESTIONS = 500
AT_MOST = 1.6
FRAME = 16
IMPORT = "`python -c 'import textual.app'`, to its end"
FIRST = "`subsidiarity workshop`, the first screen"
ASKED = "`subsidiarity interview hall.yaml`, the first question"
FLOOR = "an app of textual's that shows one word"
_ONE_WORD = """
from textual.app import App
from textual.widgets import Static

class OneWord(App):
    def compose(self):
        yield Static("quit")

OneWord().run()
"""
_A_TURN = 12
"""Questions that are answered one way before they are answered back again."""


@dataclass(frozen=True, slots=True)
class ScreenFigures:
    """First paints in seconds of the processor, MiB after each question, and the milliseconds of each kind of key.

    Of a key, those of the clock and those of the processor: what else the machine does adds to the former.
    """

    paints: dict[str, float]
    keys: dict[str, list[tuple[float, float]]]
    memory: list[float]


def measured(rounds: int = ROUNDS, questions: int = QUESTIONS) -> ScreenFigures:
    """Everything, in folders of its own."""
    with tempfile.TemporaryDirectory() as folder:
        return ScreenFigures(_paints(folder, rounds), *_session(folder, questions))


def _paints(folder: str, rounds: int) -> dict[str, float]:
    """The least of some rounds in which all take turns: what else the machine does only ever adds."""
    empty = os.path.join(folder, "empty")
    os.mkdir(empty)
    _begin(folder, "hall.yaml")
    jobs: dict[str, Callable[[], float]] = {
        IMPORT: _import,
        FLOOR: lambda: _painted(["-c", _ONE_WORD], empty),
        FIRST: lambda: _painted(["-m", "subsidiarity", "workshop", *_PINNED], empty),
        ASKED: lambda: _painted(["-m", "subsidiarity", "interview", "hall.yaml", *_PINNED], folder),
    }
    found: dict[str, list[float]] = {name: [] for name in jobs}
    for number in range(rounds + 1):  # the first writes what is compiled, and does not count
        for name, job in jobs.items():
            seconds = job()
            if number:
                found[name].append(seconds)
    return {name: min(each) for name, each in found.items()}


def _import() -> float:
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", "import textual.app"], env=_environment(), check=True)
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _painted(arguments: list[str], folder: str) -> float:
    """Until the last words of the first frame are written."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with Terminal(arguments, folder) as terminal:
        terminal.wait_for(b"quit")
        return terminal.processor


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _begin(folder: str, name: str) -> str:
    advisor = pinned.advisor()
    path = os.path.join(folder, name)
    start(path, new_decision("Who runs the hall?", ""), advisor.compiled)
    return path


def _session(folder: str, questions: int) -> tuple[dict[str, list[tuple[float, float]]], list[float]]:
    """Answer and go on, to and fro, in a workshop of its own process; the keys' times, the memory after each."""
    path, times = _begin(folder, "long.yaml"), os.path.join(folder, "times.json")
    memory: list[float] = []
    chance = Random(1)  # no answers stand twice, so that nothing is known from before
    with Terminal(["-m", "benchmarks.screen", "--session", path, times], os.getcwd()) as terminal:
        terminal.wait_for(b"quit")
        for number in range(questions):
            terminal.press(str(chance.randrange(1, 4)))
            terminal.press("n" if number // _A_TURN % 2 == 0 else "b")
            memory.append(terminal.memory)
        terminal.press("q")
        terminal.finish()
    with open(times, encoding="utf-8") as file:
        pressed: list[tuple[str, float, float]] = json.load(file)
    kinds = {"an answer, with its save": "123", "to another question": "nb"}
    return {
        kind: [(clock, used) for key, clock, used in pressed if key in keys] for kind, keys in kinds.items()
    }, memory


def hold(path: str, times: str) -> int:
    """An interview whose driver notes when a key comes in, and when the last frame for it has been written."""
    from textual.drivers.linux_driver import LinuxDriver
    from textual.events import Key
    from textual.message import Message

    from subsidiarity.tui.opened_app import app_for
    from subsidiarity.tui.run import opening_for

    pressed: list[tuple[str, float, float, float, float]] = []

    class TimedDriver(LinuxDriver):
        """Textual's own, with a clock."""

        def process_message(self, message: Message) -> None:
            if isinstance(message, Key):
                now, used = time.perf_counter(), time.process_time()
                pressed.append((message.key, now, used, now, used))
            super().process_message(message)

        def write(self, data: str) -> None:
            super().write(data)
            if pressed:
                pressed[-1] = (*pressed[-1][:3], time.perf_counter(), time.process_time())

    advisor = pinned.advisor()
    opening = opening_for(path, advisor.compiled)
    assert opening is not None, "the file was just made"
    app = app_for(advisor.compiled, opening)
    app.driver_class = TimedDriver
    app.run()
    with open(times, "w", encoding="utf-8") as file:
        json.dump(
            [
                (key, 1000 * (shown - came), 1000 * (after - before))
                for key, came, before, shown, after in pressed
                if shown > came
            ],
            file,
        )
    return app.return_code or 0


def text(figures: ScreenFigures) -> str:
    """This part of the README, with a heading."""
    base = figures.paints[IMPORT]
    paints = "\n".join(f"| {name} | {each / base:.2f} |" for name, each in figures.paints.items())
    rows = []
    for kind, each in figures.keys.items():
        for name, times in zip(("clock", "processor"), zip(*each, strict=True), strict=True):
            nearly = sorted(times)[len(times) * 19 // 20]
            rows.append(f"| {kind}, {name} | {len(times)} | {median(times):.1f} | {nearly:.1f} | {max(times):.1f} |")
    keys = "\n".join(rows)
    memory = figures.memory
    marks = sorted({0, *range(len(memory) // 5 - 1, len(memory), max(1, len(memory) // 5))})
    points = " | ".join(f"{memory[place]:.1f}" for place in marks)
    head = " | ".join(f"{place + 1}" for place in marks)
    return f"""\
## The screen

The processor's time of fresh processes in a terminal of 80 by 24, until the first frame is written; the least of
{ROUNDS} rounds in which they take turns.

| first paint | times textual's import |
| --- | ---: |
{paints}

From a key to the last frame that it causes, in milliseconds of the clock and of the processor, in a session of
{len(memory)} questions with the rulebook we ship. An answer is saved, flushed to the disk, before its frame.

| key | presses | median | 19 of 20 | worst |
| --- | ---: | ---: | ---: | ---: |
{keys}

Memory of the process's own after that many questions; the first 500 changes can be undone, and are kept.

| question | {head} |
| --- |{" ---: |" * len(marks)}
| MiB | {points} |"""


def aims(figures: ScreenFigures) -> list[tuple[str, str, bool]]:
    """What the project set itself for the screen: the aim, this run, and whether it is met."""
    base = figures.paints[IMPORT]
    rows = [
        (f"{name}: at most {AT_MOST} times textual's import", f"{figures.paints[name] / base:.2f}")
        for name in (FIRST, ASKED)
    ]
    found = [(words, ratio, float(ratio) <= AT_MOST) for words, ratio in rows]
    for kind, each in figures.keys.items():
        half = median(used for _, used in each)
        found.append((f"{kind}: half of the frames within {FRAME} ms of the processor", f"{half:.1f}", half <= FRAME))
    grown = figures.memory[-1] - figures.memory[len(figures.memory) // 2]
    found.append(("memory over the second half of the session: at most 2 MiB more", f"{grown:.1f}", grown <= 2))
    return found


def main() -> None:
    """Print this part alone, or hold the session that another process measures."""
    if sys.argv[1:2] == ["--session"]:
        sys.exit(painted_soon(lambda: hold(*sys.argv[2:4])))
    figures = measured()
    print(text(figures))
    for words, found, is_met in aims(figures):
        print(f"{'met' if is_met else 'NOT MET'}: {words}: {found}")


if __name__ == "__main__":
    main()
