"""The facilitator's screen beside phones: from a key to its frame while all of them vote, and what they take of memory.

The screen, and the phones, are processes of their own. Needs Linux: a process is watched through /proc.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks import pinned
from benchmarks.phone_client import all_votes, listen
from benchmarks.terminal import PATIENCE, Terminal

from subsidiarity.workshop.ballot.kept_room import KeptRoom, KeptRound, read_room
from subsidiarity.workshop.ballot.voter import Voters

SAMPLES = 15
"""Keys that are pressed, spread over the time in which the votes come in."""
_FILE = "hall.yaml"
_HALL = """decision: hall
title: Who runs the hall?
answers: {}
workshop: {format: 1, rulebook: climb, edition: '2026.1', card: {place: The hall, people: 30}}
"""
_HELP, _HELP_IS_THERE, _AWAY = "?", b"do it", "\x1b"
_OPEN, _IS_OPEN = "open", "is-open"
"""Names of files by which the room is asked for, and said to be there."""


@dataclass(frozen=True, slots=True)
class ScreenBeside:
    """Milliseconds from each key to its frame, and MiB that the process keeps to itself: before the room, and after."""

    frames: list[float]
    alone: float
    memory: float

    @property
    def frame(self) -> float:
        """The milliseconds that half of the frames take at most."""
        return median(self.frames)


def measured(numbers: Sequence[int]) -> dict[int, ScreenBeside]:
    """A screen beside each number of phones, on which a vote is open; they take turns, as all have the same day."""
    with ExitStack() as opened:
        screens = {number: opened.enter_context(_screen(number)) for number in numbers}
        for turn in range(SAMPLES + 1):
            for screen in screens.values():
                screen.press(turn)
        return {number: screen.figures() for number, screen in screens.items()}


class _Screen:
    """A screen in a terminal of its own, beside phones that all vote anew for every key."""

    def __init__(self, terminal: Terminal, voting: _Voting, alone: float, folder: str) -> None:
        self._terminal = terminal
        self._voting = voting
        self._alone = alone
        self._folder = folder
        self._frames: list[float] = []
        self._seconds = 0.0
        """How long it takes until all votes are in."""

    def press(self, turn: int) -> None:
        """Press a key at its turn while votes come in; the first one does not count."""
        self._voting.begin()
        time.sleep(self._seconds * turn / (SAMPLES + 1))
        milliseconds = 1_000 * self._terminal.seconds_until(_HELP, _HELP_IS_THERE)
        self._seconds = self._voting.end()
        if turn:
            self._frames.append(milliseconds)
        self._terminal.press(_AWAY, quiet=0.2)

    def figures(self) -> ScreenBeside:
        """The figures of all keys, once every vote is seen to be counted."""
        voted = _kept(self._folder).took_part
        assert voted == self._voting.phones, voted
        return ScreenBeside(self._frames, self._alone, self._terminal.memory)


@contextmanager
def _screen(phones: int) -> Iterator[_Screen]:
    """A screen with a vote that is open, beside so many phones."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, _FILE).write_text(_HALL, encoding="utf-8")
        with Terminal(["-m", "benchmarks.phone_screen", "--screen", folder], os.getcwd()) as terminal:
            terminal.wait_for(b"quit")
            terminal.press("", quiet=1.0)
            alone = terminal.memory
            Path(folder, _OPEN).touch()
            _wait_for(Path(folder, _IS_OPEN))
            terminal.press("", quiet=1.0)
            with _voting(folder, phones) as voting:
                yield _Screen(terminal, voting, alone, folder)


class _Voting:
    """Phones in a process of their own, that vote when they are told to."""

    def __init__(self, process: subprocess.Popen[str], phones: int) -> None:
        self.phones = phones
        self._process = process
        self.end()

    def begin(self) -> None:
        """Let all of them vote."""
        assert self._process.stdin is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()

    def end(self) -> float:
        """Wait until all have their answer, and return the seconds that it took."""
        assert self._process.stdout is not None
        return float(self._process.stdout.readline())


@contextmanager
def _voting(folder: str, phones: int) -> Iterator[_Voting]:
    command = [sys.executable, "-m", "benchmarks.phone_screen", "--phones", folder, f"{phones}"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield _Voting(process, phones)


def _kept(folder: str) -> KeptRound:
    """The round that is open."""
    found = read_room(os.path.join(folder, _FILE))
    assert found is not None
    assert found.round is not None
    return found.round


def _wait_for(path: Path) -> None:
    until = time.monotonic() + PATIENCE
    while not path.exists():
        assert time.monotonic() < until, path
        time.sleep(0.05)


def hold_screen(folder: str) -> int:
    """A workshop on the screen; when it is asked for, its room is opened, and a vote in it."""
    from textual.pilot import Pilot

    from subsidiarity.phones.network import LoopNetwork
    from subsidiarity.tui.opened_app import workshop_app_for
    from subsidiarity.tui.run import opening_for
    from subsidiarity.workshop.refusal import Refusal

    os.chdir(folder)
    advisor = pinned.advisor()
    opening = opening_for(_FILE, advisor.compiled)
    assert opening is not None, "the file was just made"
    app = workshop_app_for(advisor.compiled, opening)
    app.network = LoopNetwork

    async def open_vote(pilot: Pilot[object]) -> None:
        while not os.path.exists(_OPEN):
            await asyncio.sleep(0.05)
        found = app.reach_phones()
        assert found is not None
        assert not isinstance(found, Refusal)
        assert await found.open("127.0.0.1") is None
        await pilot.press("v", "enter", "enter")
        assert found.round is not None
        Path(_IS_OPEN).touch()

    app.run(auto_pilot=open_vote)
    return app.return_code or 0


async def hold_phones(folder: str, number: int) -> None:
    """So many phones that listen, and all vote for each line of the standard input; a line of seconds for each."""
    found = read_room(os.path.join(folder, _FILE))
    assert isinstance(found, KeptRoom)
    assert found.round is not None
    voters = Voters(found.key, None)
    place = f"http://{found.host}:{found.port}/{found.code}"
    cookies = [voters.new_token() or "" for _ in range(number)]
    streams = await listen(place, cookies)
    print(0.0, flush=True)
    turn = 0
    while await asyncio.to_thread(sys.stdin.readline):
        turn += 1
        print(await all_votes(place, cookies, found.round.id, turn), flush=True)
    for _, writer in streams:
        writer.close()


def rows(figures: Mapping[int, ScreenBeside]) -> list[str]:
    """The lines of a table: phones, half of the frames, the worst, times the frame without phones, memory, more."""
    return [
        f"| {phones} | {each.frame:.0f} | {max(each.frames):.0f} | {each.frame / figures[0].frame:.1f} "
        f"| {each.memory:.0f} | {each.memory - each.alone:.0f} |"
        for phones, each in figures.items()
    ]


def main() -> None:
    kind, folder, *number = sys.argv[1:]
    if kind == "--screen":
        sys.exit(hold_screen(folder))
    asyncio.run(hold_phones(folder, int(number[0])))


if __name__ == "__main__":
    main()
