"""The intake of votes: those that come while others are being written are written together, and answered after it."""

from __future__ import annotations

import asyncio

from subsidiarity.workshop.ballot.desk import Desk, Outcome, Sent


class Intake:
    """The way of votes from a loop to a desk, whose disk is waited for in a thread."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._waiting: list[tuple[Sent, asyncio.Future[Outcome]]] = []
        self._writing: asyncio.Task[None] | None = None

    async def take(self, vote: Sent) -> Outcome:
        """The outcome of a vote, once that is certain."""
        answer: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
        self._waiting.append((vote, answer))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write())
        return await answer

    async def _write(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting, []
            try:
                outcomes = await asyncio.to_thread(self._desk.take, [vote for vote, _ in batch])
            except BaseException as error:
                for _, answer in batch:
                    if not answer.done():
                        answer.set_exception(error)
                raise
            for (_, answer), outcome in zip(batch, outcomes, strict=True):
                if not answer.done():  # who asked may have gone
                    answer.set_result(outcome)
