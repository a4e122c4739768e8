"""A room in a loop of its own, in a thread, for a shell that has no loop."""

from __future__ import annotations

import asyncio
import contextvars
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future

from subsidiarity.phones.room import Room
from subsidiarity.workshop.ballot.desk import Desk
from subsidiarity.workshop.refusal import Refusal

_PATIENCE_SECONDS = 5.0


class RoomThread:
    """An open room whose methods may be called from any thread; `close` it at the end."""

    def __init__(self, room: Room, loop: asyncio.AbstractEventLoop, thread: threading.Thread) -> None:
        """Use `open`."""
        self.address = room.address
        """The address that phones open."""
        self._room = room
        self._loop = loop
        self._thread = thread

    @classmethod
    def open(cls, desk: Desk, host: str, minutes: Callable[[], str], port: int | None = None) -> RoomThread | Refusal:
        """Open a room as `Room.open` does, in a thread of its own that speaks the language of the caller."""
        opened: Future[tuple[Room | Refusal, asyncio.AbstractEventLoop]] = Future()
        context = contextvars.copy_context()
        thread = threading.Thread(
            target=lambda: context.run(asyncio.run, _serve(opened, Room.open(desk, host, minutes, port))),
            name="phones",
            daemon=True,
        )
        thread.start()
        room, loop = opened.result()
        if isinstance(room, Refusal):
            thread.join(_PATIENCE_SECONDS)
            return room
        return cls(room, loop, thread)

    @property
    def awake(self) -> int:
        """The number of phones that hold a connection now."""
        return self._room.awake

    def close(self) -> None:
        """Tell the phones, close the port and end the thread."""
        if self._thread.is_alive():
            asyncio.run_coroutine_threadsafe(self._room.close(), self._loop)
        self._thread.join(_PATIENCE_SECONDS)


async def _serve(
    opened: Future[tuple[Room | Refusal, asyncio.AbstractEventLoop]], opening: Coroutine[None, None, Room | Refusal]
) -> None:
    """Open a room, say so, and serve until it is closed."""
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda *_: None)  # its report could hold what a person typed
    try:
        room = await opening
        opened.set_result((room, loop))
    except OSError as error:
        opened.set_exception(error)
        return
    finally:
        if not opened.done():
            opened.set_exception(RuntimeError("the room ended before it was open"))
    if isinstance(room, Room):
        await room.closed.wait()
