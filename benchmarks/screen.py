"""The screen: the first paint beside textual's import, from a key to its frame, memory over a long session.

`python -m benchmarks.screen` prints its part of the README. Needs Linux: a process is watched through /proc.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count, islice
from random import Random
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median

from benchmarks import pinned
from benchmarks.changed_cells import changed_cells
from benchmarks.terminal import Terminal

from subsidiarity.workshop.decision_store import new_decision
from subsidiarity.workshop.sitting import start

_PINNED = ["--rulebook", str(pinned.RULEBOOK)]
ROUNDS = 7
QUESTIONS = 550
SETTLED = 50
"""Moves after which the memory is not to grow any more."""
COUNTED = 100
"""Presses of which the cells that they change are counted."""
AT_MOST = 1.6
AT_MOST_BARE = 1.3
ANSWER, MOVE = "an answer, with its save", "to another question"
KINDS = {ANSWER: "a123", MOVE: "mnb"}
"""Kinds of keys, with the key of each in the bare app and those in ours."""
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
class Key:
    """A kind of key: the cells that it changes, and the milliseconds of its presses in ours and in the bare app.

    They are those of the clock and those of the processor: what else the machine does adds to the former.
    """

    cells: int
    ours: list[tuple[float, float]]
    bare: list[tuple[float, float]]

    @property
    def ratio(self) -> float:
        """The median of ours by that of the bare app, of the processor."""
        ours, bare = (median(used for _, used in each) for each in (self.ours, self.bare))
        return ours / bare


@dataclass(frozen=True, slots=True)
class ScreenFigures:
    """First paints in seconds of the processor, the presses of each kind of key, and MiB.

    The MiB are those after each question that was answered, and later after each mere move to another one.
    """

    paints: dict[str, float]
    keys: dict[str, Key]
    memory: list[float]
    moved: list[float]


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


def _session(folder: str, questions: int) -> tuple[dict[str, Key], list[float], list[float]]:
    """Answer and go on, to and fro, in an interview of its own process, and take turns with a bare app in another.

    What is found are the times of each kind of key, and the memory of the interview after each question; then it only
    moves to and fro, as often, and has its memory after each move.
    """
    cells = changed_cells(_begin(folder, "counted.yaml"), islice(_presses(), COUNTED))
    path = _begin(folder, "long.yaml")
    ours, bare = (os.path.join(folder, name) for name in ("ours.json", "bare.json"))
    memory: list[float] = []
    moved: list[float] = []
    with (
        Terminal(["-m", "benchmarks.timed_app", ours, path], os.getcwd()) as interview,
        Terminal(["-m", "benchmarks.timed_app", bare, "--bare", *map(str, map(cells.get, KINDS))], os.getcwd()) as peer,
    ):
        for terminal in (interview, peer):
            terminal.wait_for(b"quit")
        for key in "rb":  # the result is loaded when somebody first comes to it
            interview.press(key, quiet=0.3)
        for kind, key in islice(_presses(), 2 * questions):
            interview.press(key)
            peer.press(KINDS[kind][0])
            if kind == MOVE:
                memory.append(interview.memory)
        for key in islice((key for kind, key in _presses() if kind == MOVE), questions):
            interview.press(key)
            moved.append(interview.memory)
        for terminal in (interview, peer):
            terminal.press("q")
            terminal.finish()
    pressed, of_peer = _read(ours), _read(bare)
    return {kind: Key(cells[kind], pressed[kind][:questions], of_peer[kind]) for kind in KINDS}, memory, moved


def _presses() -> Iterator[tuple[str, str]]:
    """Kinds of keys, and the keys: answers by chance, so that none is known from before, and moves to and fro."""
    chance = Random(1)
    for number in count():
        yield ANSWER, chance.choice("123")
        yield MOVE, "n" if number // _A_TURN % 2 == 0 else "b"


def _read(times: str) -> dict[str, list[tuple[float, float]]]:
    with open(times, encoding="utf-8") as file:
        pressed: list[tuple[str, float, float]] = json.load(file)
    return {kind: [(clock, used) for key, clock, used in pressed if key in keys] for kind, keys in KINDS.items()}


def text(figures: ScreenFigures) -> str:
    """This part of the README, with a heading."""
    base = figures.paints[IMPORT]
    paints = "\n".join(f"| {name} | {each / base:.2f} |" for name, each in figures.paints.items())
    keys = "\n".join(_rows(figures.keys))
    memory = figures.memory
    marks = sorted({0, *range(len(memory) // 5 - 1, len(memory), max(1, len(memory) // 5))})
    points = " | ".join(f"{memory[index]:.1f}" for index in marks)
    head = " | ".join(f"{index + 1}" for index in marks)
    return f"""\
## The screen

The processor's time of fresh processes in a terminal of 80 by 24, until the first frame is written; the least of
{ROUNDS} rounds in which they take turns.

| first paint | times textual's import |
| --- | ---: |
{paints}

From a key to the last frame that it causes, in milliseconds of the clock and of the processor, in a session of
{len(memory)} questions with the rulebook we ship. An answer is saved, flushed to the disk, before its frame. The bare
app has one widget of textual's, changes as many cells at a key, and takes turns with ours, key by key.

| key | presses | median | 19 of 20 | worst | times the bare app |
| --- | ---: | ---: | ---: | ---: | ---: |
{keys}

Memory of the process's own after that many questions, each of which was answered: the last 500 changes can be
undone, and are kept. Then after as many moves to and fro without an answer.

| number | {head} |
| --- |{" ---: |" * len(marks)}
| MiB, questions answered | {points} |
| MiB, moves | {" | ".join(f"{figures.moved[index]:.1f}" for index in marks)} |"""


def _rows(keys: dict[str, Key]) -> Iterator[str]:
    """The rows of the table of keys: ours and the bare app's, by the clock and by the processor."""
    for kind, key in keys.items():
        for name, pressed in ((kind, key.ours), (f"bare app, {key.cells} cells", key.bare)):
            for measure, times in zip(("clock", "processor"), zip(*pressed, strict=True), strict=True):
                nearly = sorted(times)[len(times) * 19 // 20]
                ratio = f"{key.ratio:.2f}" if pressed is key.ours and measure == "processor" else ""
                figures = f"{len(times)} | {median(times):.1f} | {nearly:.1f} | {max(times):.1f} | {ratio}"
                yield f"| {name}, {measure} | {figures} |"


def aims(figures: ScreenFigures) -> list[tuple[str, str, bool]]:
    """What the project set itself for the screen: the aim, this run, and whether it is met."""
    base = figures.paints[IMPORT]
    rows = [
        (f"{name}: at most {AT_MOST} times textual's import", f"{figures.paints[name] / base:.2f}")
        for name in (FIRST, ASKED)
    ]
    found = [(words, ratio, float(ratio) <= AT_MOST) for words, ratio in rows]
    for kind, key in figures.keys.items():
        words = f"{kind}: half of the frames within {AT_MOST_BARE} times the bare app"
        found.append((words, f"{key.ratio:.2f}", key.ratio <= AT_MOST_BARE))
    moved = figures.moved
    grown = moved[-1] - moved[min(SETTLED, len(moved)) - 1]
    words = (
        f"memory over {len(moved) - SETTLED} moves to another question after the first {SETTLED}: less than 1 MiB more"
    )
    found.append((words, f"{grown:.1f}", grown < 1))
    return found


def main() -> None:
    """Print this part alone."""
    figures = measured()
    print(text(figures))
    for words, found, is_met in aims(figures):
        print(f"{'met' if is_met else 'NOT MET'}: {words}: {found}")


if __name__ == "__main__":
    main()
