"""The streams by which phones learn that their page has changed: an id of the stage and nothing else."""

from __future__ import annotations

import asyncio
from collections import defaultdict

from aiohttp import web

from subsidiarity.workshop.ballot.desk import Desk

BEAT_SECONDS = 10.0
"""Seconds after which a stream says that it is still there."""
MOST_OF_ONE_PHONE = 2
"""Streams of one token: a third one ends the first."""
_PATIENCE_SECONDS = 10.0
"""Seconds that a phone has to take what it was sent."""


class Streams:
    """The open streams of all phones (server-sent events)."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._open: dict[str, list[asyncio.Event]] = defaultdict(list)
        self._left: set[asyncio.Event] = set()
        """The signals of streams that are to end."""
        self._is_over = False

    @property
    def number(self) -> int:
        """The number of streams that are open: phones that are awake and have a script."""
        return sum(map(len, self._open.values()))

    def wake(self) -> None:
        """Let every stream look at the stage; only within the loop that serves them."""
        for signals in self._open.values():
            for signal in signals:
                signal.set()

    def end(self) -> None:
        """Tell every phone that the workshop has ended, and end its stream."""
        self._is_over = True
        self.wake()

    async def serve(self, request: web.Request, token: str) -> web.StreamResponse:
        """Serve one stream until its phone or the workshop leaves."""
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store", "Server": "subsidiarity"}
        )
        signal = asyncio.Event()
        own = self._open[token]
        own.append(signal)
        if len(own) > MOST_OF_ONE_PHONE:
            self._left.add(own[0])
            own[0].set()
        try:
            await response.prepare(request)
            await self._speak(response, signal)
        except (ConnectionError, TimeoutError):
            if request.transport is not None:
                request.transport.abort()
        finally:
            own.remove(signal)
            self._left.discard(signal)
            if not own:
                self._open.pop(token, None)
        return response

    async def _speak(self, response: web.StreamResponse, signal: asyncio.Event) -> None:
        told = ""
        while signal not in self._left:
            signal.clear()
            now = self._desk.stage_id
            event = "here" if now == told else "stage"
            if self._is_over:
                event = "end"
            async with asyncio.timeout(_PATIENCE_SECONDS):
                await response.write(f"event: {event}\ndata: {now}\n\n".encode())
            told = now
            if self._is_over:
                return
            try:
                async with asyncio.timeout(BEAT_SECONDS):
                    await self._changed(signal, told)
            except TimeoutError:
                continue

    async def _changed(self, signal: asyncio.Event, told: str) -> None:
        """Wait until there is something to say: a vote that comes in is nothing."""
        while True:
            await signal.wait()
            if self._is_over or signal in self._left or self._desk.stage_id != told:
                return
            signal.clear()
