"""`python -m benchmarks.phones`: 300 and 30 simulated phones, beside a bare aiohttp server that does the same sends.

Both serve in a thread of this process, to the same clients. `--write` puts the figures into phones.md.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import tempfile
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web
from benchmarks import pinned

from subsidiarity.analysis.group.vote_tally import Tallies
from subsidiarity.phones.room_thread import RoomThread
from subsidiarity.workshop.ballot.desk import Desk
from subsidiarity.workshop.ballot.sitting_votes import open_round, set_up_desk, show_stage
from subsidiarity.workshop.convening import convene
from subsidiarity.workshop.decision_store import new_decision
from subsidiarity.workshop.sitting import Sitting, start

PAGE = Path(__file__).with_name("phones.md")
PHONES = (30, 300)
ROUNDS = 7
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
        self._loop.call_soon_threadsafe(lambda: [signal.set() for signal in self._signals])

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join()

    async def _serve(self) -> None:
        self._loop, self._end = asyncio.get_running_loop(), asyncio.Event()
        app = web.Application()
        app.add_routes([web.get("/bare/events", self._events), web.post("/bare/vote", self._vote)])
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

    async def _vote(self, request: web.Request) -> web.Response:
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


async def send(
    place: str, method: str, path: str, cookie: str, body: str = ""
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """A connection on which this was asked."""
    address = urlsplit(place)
    reader, writer = await asyncio.open_connection(address.hostname, address.port)
    headers = [
        f"{method} {address.path}{path} HTTP/1.1",
        f"Host: {address.netloc}",
        f"Origin: http://{address.netloc}",
        f"Cookie: seat={cookie}",
        "Content-Type: application/x-www-form-urlencoded",
        f"Content-Length: {len(body)}",
    ]
    writer.write(("\r\n".join(headers) + f"\r\n\r\n{body}").encode())
    return reader, writer


async def new_round(place: str, cookies: list[str], wake: Callable[[], None]) -> float:
    """Seconds until every phone has heard that its page has changed."""
    streams = await asyncio.gather(*(send(place, "GET", "/events", cookie) for cookie in cookies))
    await asyncio.gather(*(reader.readuntil(b"\n\n\r\n") for reader, _ in streams))
    began = time.perf_counter()
    wake()
    await asyncio.gather(*(reader.readuntil(b"\n\n\r\n") for reader, _ in streams))
    seconds = time.perf_counter() - began
    for _, writer in streams:
        writer.close()
    return seconds


async def all_votes(place: str, cookies: list[str], round_id: str, turn: int) -> float:
    """Seconds until every phone has its answer."""

    async def vote(cookie: str, value: int) -> None:
        body = f"round={round_id}&choice={value % 3}&turn={turn}&script=1"
        reader, writer = await send(place, "POST", "/vote", cookie, body)
        head = await reader.readuntil(b"\r\n\r\n")
        assert b" 200 " in head, head
        length = int(head.lower().partition(b"content-length: ")[2].split()[0])
        await reader.readexactly(length)
        writer.close()

    began = time.perf_counter()
    await asyncio.gather(*(vote(cookie, number) for number, cookie in enumerate(cookies)))
    return time.perf_counter() - began


def measured(phones: int) -> dict[str, tuple[float, float]]:
    """Median seconds of ours and of the bare server, by what is done; they take turns."""
    found: dict[str, tuple[list[float], list[float]]] = {"a new round": ([], []), "all votes": ([], [])}
    with room() as (_, desk, opened):
        bare = Bare(1_200)
        cookies = [desk.voters.new_token() or "" for _ in range(phones)]
        assert desk.round is not None
        stages = [desk.stage]

        def wake() -> None:
            stages.append(replace(stages[0], sentences=(str(len(stages)),)))
            desk.show(stages[-1])

        jobs: list[tuple[str, int, Callable[[int], Awaitable[float]]]] = [
            ("a new round", 0, lambda _: new_round(opened.address, cookies, wake)),
            ("a new round", 1, lambda _: new_round(bare.address, cookies, bare.wake)),
            (
                "all votes",
                0,
                lambda turn: all_votes(opened.address, cookies, desk.round.id if desk.round else "", turn),
            ),
            ("all votes", 1, lambda turn: all_votes(bare.address, cookies, "x" * 16, turn)),
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
    rows = [
        f"| {phones} | {name} | {1_000 * ours:,.0f} | {1_000 * theirs:,.0f} | {ours / theirs:.1f} |"
        for phones in PHONES
        for name, (ours, theirs) in measured(phones).items()
    ]
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
            "| phones | until all have | ours, ms | bare, ms | times bare |",
            "| ---: | --- | ---: | ---: | ---: |",
            *rows,
            "",
        )
    )


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.phones", description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.name} beside this file")
    written = text() if parser.parse_args().write else ""
    if written:
        PAGE.write_text(written, encoding="utf-8")
    print(written or text())


if __name__ == "__main__":
    main()
