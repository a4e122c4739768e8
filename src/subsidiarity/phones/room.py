"""A room: the site for phones on one address of this machine, in the loop that opens it."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
from collections.abc import Callable
from typing import Any, cast

from aiohttp import web

from subsidiarity.phones.address import FIRST_PORT
from subsidiarity.phones.door import BURST, WAITING, Door, Listening
from subsidiarity.phones.site import Site
from subsidiarity.workshop.ballot.desk import Desk
from subsidiarity.workshop.refusal import Refusal

_IDLE_SECONDS = 10.0
"""Seconds that a connection may say nothing."""
_LONGEST_HEADER_BYTES = 2_048
_END_SECONDS = 0.5


class Room:
    """An open room; `close` it at the end."""

    def __init__(self, desk: Desk, site: Site, runner: web.AppRunner, server: asyncio.Server, origin: str) -> None:
        """Use `open`."""
        self.desk = desk
        self.address = f"{origin}/{desk.room.code}"
        """The address that phones open."""
        self._site = site
        self._runner = runner
        self._server = server
        self._loop = asyncio.get_running_loop()
        self.closed = asyncio.Event()
        """A signal in the room's own loop that its port is closed."""
        desk.watch(self._wake)

    @classmethod
    async def open(cls, desk: Desk, host: str, minutes: Callable[[], str], port: int | None = None) -> Room | Refusal:
        """Open a room on an address of this machine; OSError if it cannot be, a refusal if it cannot be kept.

        `port` None takes the one that was used before, or another that is free. `minutes` makes the page of minutes,
        and is called in a thread.
        """
        listening = _listen(host, desk.room.port if desk.room.host == host else 0, port)
        origin = f"http://{host}:{listening.getsockname()[1]}"
        refused = desk.settle_at(host, listening.getsockname()[1])
        if refused is not None:
            listening.close()
            return refused
        site = Site(desk, origin, minutes)
        runner = web.AppRunner(
            site.application(),
            access_log=None,
            logger=_silent_log(),
            keepalive_timeout=_IDLE_SECONDS,
            max_line_size=_LONGEST_HEADER_BYTES,
            max_field_size=_LONGEST_HEADER_BYTES,
            auto_decompress=False,
            lingering_time=1.0,
            shutdown_timeout=_END_SECONDS,
        )
        await runner.setup()
        site.door = Door(cast(Listening, runner.server))
        make: Callable[[], Any] = site.door
        server = await asyncio.get_running_loop().create_server(make, sock=listening, backlog=BURST)
        listening.listen(WAITING)  # the loop takes as many at once as may wait, if nobody tells it otherwise
        return cls(desk, site, runner, server, origin)

    @property
    def awake(self) -> int:
        """The number of phones that hold a connection now; those that sleep, or have no script, hold none."""
        return self._site.streams.number

    async def close(self) -> None:
        """Tell the phones, and close the port; it takes less than two seconds, whoever does not listen."""
        self._server.close()
        self._site.streams.end()
        until = self._loop.time() + _END_SECONDS
        while self._site.streams.number and self._loop.time() < until:
            await asyncio.sleep(0.01)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(2 * _END_SECONDS):
                await self._runner.cleanup()
        self.closed.set()

    def _wake(self) -> None:
        with contextlib.suppress(RuntimeError):  # the loop has ended
            self._loop.call_soon_threadsafe(self._site.streams.wake)


def _silent_log() -> logging.Logger:
    """A log that nothing is written to: an error's report could hold what a person typed."""
    log = logging.getLogger("subsidiarity.phones")
    log.setLevel(logging.CRITICAL + 1)
    return log


def _listen(host: str, before: int, wanted: int | None) -> socket.socket:
    """A listening socket on one address: at the port wanted, or the one of before, or the first, or any."""
    tried = [wanted] if wanted is not None else [before or FIRST_PORT, FIRST_PORT, 0]
    for index, port in enumerate(tried):
        try:
            return socket.create_server((host, port), backlog=WAITING)
        except OSError:
            if index == len(tried) - 1:
                raise
    raise AssertionError("the last port was tried")
