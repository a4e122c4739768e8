"""The intake of votes: those that come while others are being written are written together, and answered after it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

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
            except Exception as error:  # noqa: BLE001 - who asked raises it, where no report of it holds a vote
                _fail(batch, error)
                continue
            except BaseException as error:
                _fail(batch, error)
                raise
            for (_, answer), outcome in zip(batch, outcomes, strict=True):
                if not answer.done():  # who asked may have gone
                    answer.set_result(outcome)


def _fail(batch: Sequence[tuple[Sent, asyncio.Future[Outcome]]], error: BaseException) -> None:
    for _, answer in batch:
        if not answer.done():
            answer.set_exception(error)
