"""A proxy of a bad Wi-Fi: of three requests one is swallowed, or its answer is, or it arrives late."""

from __future__ import annotations

import asyncio
import random
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.cli.running import beside, surroundings

ROOTED = surroundings(PYTHONPATH=str(Path(__file__).parents[2]))

_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)


@contextmanager
def lossy_proxy(seed: int, at: Sequence[str] = ()) -> Iterator[str]:
    """The address of such a proxy, in a process of its own, while the block runs, run by the words `at`."""
    command = [*at, sys.executable, __file__, f"{seed}"]
    with beside(command, stdout=subprocess.PIPE, text=True, env=ROOTED) as process:
        yield process.stdout.readline().strip()


async def serve(seed: int) -> None:
    """Serve until the process ends."""
    chance = random.Random(seed)
    server = await asyncio.start_server(lambda *streams: handle(chance, 1.0, *streams), "127.0.0.1", 0)
    sys.stdout.write(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


async def handle(chance, late_seconds, reader, writer) -> None:
    """One request of a browser, and its fate."""
    fate = chance.choice(["swallowed", "unanswered", "late"]) if chance.random() < 1 / 3 else "fine"
    with suppress(OSError, asyncio.IncompleteReadError, ValueError):
        head = await reader.readuntil(b"\r\n\r\n")
        found = _LENGTH.search(head)
        body = await reader.readexactly(int(found[1])) if found else b""
        if fate != "swallowed":
            if fate == "late":
                await asyncio.sleep(late_seconds * (1 + chance.random()))
            await forward(head, body, writer, is_answered=fate != "unanswered")
    with suppress(OSError):
        writer.close()


async def forward(head: bytes, body: bytes, writer, *, is_answered: bool) -> None:
    """Pass a request on, and its answer back."""
    method, url, rest = head.split(b" ", 2)
    place, _, path = url.removeprefix(b"http://").partition(b"/")
    host, _, port = place.partition(b":")
    there, onward = await asyncio.open_connection(host.decode(), int(port))
    rest = re.sub(rb"(?i)\r\n(proxy-)?connection: [^\r]*", b"", rest).replace(
        b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"
    )
    onward.write(b" ".join((method, b"/" + path, rest)) + body)
    try:
        while part := await there.read(65_536):
            if is_answered:
                writer.write(part)
                await writer.drain()
            elif b"text/event-stream" in part:
                break
    finally:
        onward.close()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])))
