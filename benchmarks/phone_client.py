"""Simulated phones of one process: what they ask of a server, and how long it takes until all have their answer."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from urllib.parse import urlsplit

Stream = tuple[asyncio.StreamReader, asyncio.StreamWriter]
_END_OF_EVENT = b"\n\n\r\n"


async def send(place: str, method: str, path: str, cookie: str, body: str = "") -> Stream:
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


async def listen(place: str, cookies: Sequence[str]) -> list[Stream]:
    """The streams of phones, each of which has heard what its page is now."""
    streams = await asyncio.gather(*(send(place, "GET", "/events", cookie) for cookie in cookies))
    await hear(streams)
    return streams


async def hear(streams: Sequence[Stream]) -> None:
    """Wait until every phone has heard one event more."""
    await asyncio.gather(*(reader.readuntil(_END_OF_EVENT) for reader, _ in streams))


async def new_round(place: str, cookies: Sequence[str], wake: Callable[[], None]) -> float:
    """Seconds until every phone has heard that its page has changed, and has the new one."""

    async def see(stream: Stream, cookie: str) -> None:
        await hear([stream])
        await answer(await send(place, "GET", "/main", cookie))

    streams = await listen(place, cookies)
    began = time.perf_counter()
    wake()
    await asyncio.gather(*map(see, streams, cookies))
    seconds = time.perf_counter() - began
    for _, writer in streams:
        writer.close()
    return seconds


async def all_votes(place: str, cookies: Sequence[str], round_id: str, turn: int) -> float:
    """Seconds until every phone has its answer."""

    async def vote(cookie: str, value: int) -> None:
        body = f"round={round_id}&choice={value % 3}&turn={turn}&script=1"
        await answer(await send(place, "POST", "/vote", cookie, body))

    began = time.perf_counter()
    await asyncio.gather(*(vote(cookie, number) for number, cookie in enumerate(cookies)))
    return time.perf_counter() - began


async def answer(stream: Stream) -> None:
    """Read the whole answer on a connection, and close that."""
    reader, writer = stream
    head = await reader.readuntil(b"\r\n\r\n")
    assert b" 200 " in head, head
    await reader.readexactly(int(head.lower().partition(b"content-length: ")[2].split()[0]))
    writer.close()
