"""A proxy that holds the first stream it is asked for and never says a word on it; all else it passes on."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from tests.browser.lossy_proxy import ROOTED, forward
from tests.cli.running import beside


@contextmanager
def mute_proxy() -> Iterator[str]:
    """The address of such a proxy, in a process of its own, while the block runs."""
    with beside([sys.executable, __file__], stdout=subprocess.PIPE, text=True, env=ROOTED) as process:
        yield process.stdout.readline().strip()


async def serve() -> None:
    """Serve until the process ends."""
    held: list[bytes] = []
    server = await asyncio.start_server(lambda *streams: handle(held, *streams), "127.0.0.1", 0)
    sys.stdout.write(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


async def handle(held, reader, writer) -> None:
    """One request of a browser without a body."""
    with suppress(OSError, asyncio.IncompleteReadError, ValueError):
        head = await reader.readuntil(b"\r\n\r\n")
        if b"/events " in head and not held:
            held.append(head)
            await reader.read()
        else:
            await forward(head, b"", writer, is_answered=True)
    with suppress(OSError):
        writer.close()


if __name__ == "__main__":
    asyncio.run(serve())
