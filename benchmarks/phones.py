"""`python -m benchmarks.phones`: 300 and 30 simulated phones, beside a bare aiohttp server that does the same sends.

Both serve in a thread of this process, to the same clients. `--write` puts the figures into phones.md.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import tempfile
import threading
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from aiohttp import web
from benchmarks import phone_screen, pinned
from benchmarks.phone_client import all_votes, new_round
from benchmarks.phone_screen import ScreenBeside

from subsidiarity.analysis.group.vote_tally import Tallies
from subsidiarity.phones.room_thread import RoomThread
from subsidiarity.workshop.ballot.desk import Desk
from subsidiarity.workshop.ballot.sitting_votes import open_round, set_up_desk, show_stage
from subsidiarity.workshop.convening import convene
from subsidiarity.workshop.decision_store import new_decision
from subsidiarity.workshop.sitting import Sitting, start

Times = Mapping[str, tuple[float, float]]
"""Median seconds of ours and of the bare server, by what is done."""
PAGE = Path(__file__).with_name("phones.md")
PHONES = (30, 300)
ROUNDS = 7
_NEW_ROUND, _ALL_VOTES = "a new round", "all votes"
_EVENT = b"event: stage\ndata: 0123abcd-1\n\n"


class Bare:
    """A server that sends as many bytes, and knows nothing."""

    def __init__(self, answer: int) -> None:
        self._answer = "x" * answer
        self._signals: set[asyncio.Event] = set()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True)
        self._thread.start()
        self._ready.wait()

    def wake(self) -> None:
        self._loop.call_soon_threadsafe(self._wake)

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join()

    def _wake(self) -> None:
        for signal in self._signals:
            signal.set()

    async def _serve(self) -> None:
        self._loop, self._end = asyncio.get_running_loop(), asyncio.Event()
        app = web.Application()
        app.add_routes([web.get("/bare/events", self._events)])
        app.add_routes([web.get("/bare/main", self._page), web.post("/bare/vote", self._page)])
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0, backlog=512)
        await site.start()
        self.address = f"http://127.0.0.1:{runner.addresses[0][1]}/bare"
        self._ready.set()
        await self._end.wait()
        await runner.cleanup()

    async def _events(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        signal = asyncio.Event()
        self._signals.add(signal)
        try:
            while True:
                await response.write(_EVENT)
                await signal.wait()
                signal.clear()
        except ConnectionError:
            return response
        finally:
            self._signals.discard(signal)

    async def _page(self, request: web.Request) -> web.Response:
        await request.post()
        return web.Response(text=self._answer, content_type="text/html")


@contextmanager
def room() -> Iterator[tuple[Sitting, Desk, RoomThread]]:
    """A workshop with an open round and its room."""
    advisor = pinned.advisor()
    with tempfile.TemporaryDirectory() as folder:
        sitting = start(f"{folder}/hall.yaml", new_decision("Who runs the hall?", ""), advisor.compiled)
        assert convene(sitting) is None
        desk = set_up_desk(sitting)
        assert isinstance(desk, Desk)
        found = RoomThread.open(desk, "127.0.0.1", str, 0)
        assert isinstance(found, RoomThread)
        assert open_round(sitting, desk) is None
        show_stage(sitting, desk, Tallies(advisor.compiled))
        try:
            yield sitting, desk, found
        finally:
            found.close()


def measured(phones: int) -> Times:
    """Median seconds of ours and of the bare server, by what is done; they take turns."""
    found: dict[str, tuple[list[float], list[float]]] = {_NEW_ROUND: ([], []), _ALL_VOTES: ([], [])}
    with room() as (_, desk, opened):
        bare = Bare(1_200)
        cookies = [desk.voters.new_token() or "" for _ in range(phones)]
        assert desk.round is not None
        stages = [desk.stage]

        def wake() -> None:
            stages.append(replace(stages[0], sentences=(str(len(stages)),)))
            desk.show(stages[-1])

        jobs: list[tuple[str, int, Callable[[int], Awaitable[float]]]] = [
            (_NEW_ROUND, 0, lambda _: new_round(opened.address, cookies, wake)),
            (_NEW_ROUND, 1, lambda _: new_round(bare.address, cookies, bare.wake)),
            (
                _ALL_VOTES,
                0,
                lambda turn: all_votes(opened.address, cookies, desk.round.id if desk.round else "", turn),
            ),
            (_ALL_VOTES, 1, lambda turn: all_votes(bare.address, cookies, "x" * 16, turn)),
        ]
        for turn in range(ROUNDS + 1):
            for name, whose, job in jobs:
                seconds = asyncio.run(_awaited(job, turn + 1))
                if turn:
                    found[name][whose].append(seconds)
        assert desk.voted == phones
        bare.close()
    return {name: (statistics.median(ours), statistics.median(theirs)) for name, (ours, theirs) in found.items()}


async def _awaited(job: Callable[[int], Awaitable[float]], turn: int) -> float:
    return await job(turn)


def text() -> str:
    """The page with the figures."""
    found = {phones: measured(phones) for phones in PHONES}
    screens = phone_screen.measured((0, *PHONES))
    rows = [
        f"| {phones} | {name} | {1_000 * ours:,.0f} | {1_000 * theirs:,.0f} | {ours / theirs:.1f} |"
        for phones, times in found.items()
        for name, (ours, theirs) in times.items()
    ]
    load = " ".join(f"{each:.1f}" for each in os.getloadavg())
    return "\n".join(
        (
            "# Phones in the room",
            "",
            "<!-- Made by `python -m benchmarks.phones --write`; do not edit. -->",
            "",
            "Simulated phones on loopback, beside a bare aiohttp server that sends as many bytes and knows nothing.",
            "Both answer from a thread of the process that asks, and take turns; medians of seven. Ours checks who",
            "asks, counts, and writes votes to the disk before it answers, a batch at a time. The ratios say more than",
            "the milliseconds.",
            "",
            "| phones | until all phones have | ours, ms | bare, ms | times bare |",
            "| ---: | --- | ---: | ---: | ---: |",
            *rows,
            "",
            "The screens of three workshops on which a vote is open, each a process with the room in its own loop,",
            "taking turns. All phones listen, and all vote at once, again for each of the keys that are pressed",
            "meanwhile: from a key to the frame with the box that it opens, and the memory that the process keeps to",
            "itself.",
            "",
            "| phones | a key's frame, ms | the worst, ms | times without | memory, MiB | more than without room |",
            "| ---: | ---: | ---: | ---: | ---: | ---: |",
            *phone_screen.rows(screens),
            "",
            "| aim, with 300 phones | this run | |",
            "| --- | ---: | --- |",
            *(f"| {aim} | {said} | {'met' if is_met else 'not met'} |" for aim, said, is_met in aims(found, screens)),
            "",
            f"{os.cpu_count()} cores; load of the machine after the run, over 1, 5 and 15 minutes: {load}.",
            "",
        )
    )


def aims(found: Mapping[int, Times], screens: Mapping[int, ScreenBeside]) -> list[tuple[str, str, bool]]:
    """What the project set itself: the aim, this run, and whether it is met."""
    most = max(PHONES)
    told, voted = (found[most][name][0] for name in (_NEW_ROUND, _ALL_VOTES))
    times = screens[most].frame / screens[0].frame
    memory = screens[most].memory
    return [
        ("all see a new round within 0.5 s", f"{told:.2f} s", told <= 0.5),
        ("all votes are in within 2 s", f"{voted:.2f} s", voted <= 2),
        ("a key's frame takes at most twice that without phones", f"{times:.1f}", times <= 2),
        ("the process keeps at most 80 MB to itself", f"{memory * 2**20 / 1e6:.0f} MB", memory * 2**20 <= 80e6),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.phones", description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.name} beside this file")
    written = text() if parser.parse_args().write else ""
    if written:
        PAGE.write_text(written, encoding="utf-8")
    print(written or text())


if __name__ == "__main__":
    main()
