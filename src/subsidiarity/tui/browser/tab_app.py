"""The app of one tab: a process of its own, what it paints, what it says, and how it ended."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Callable, Sequence

from aiohttp import web
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from subsidiarity.files.owner import TAB_VARIABLE
from subsidiarity.reporting.safe import safe
from subsidiarity.tui.browser.ending import Ending, failed, killed, left, refused

MOST_COLUMNS, MOST_ROWS = 500, 200
"""The largest terminal that a browser may ask for; a larger one takes memory and is never seen."""
_MOST_SAID_BYTES = 8_000
"""Bytes of the app's standard error that are kept to be shown."""
_LAST_WORDS_SECONDS = 10.0
_PRELUDE, _PRELUDE_LINES = b"__GANGLION__\n", 10
"""The line that a Textual app writes before all else, and the lines among which it is looked for."""


class TabApp(AppService):
    """The app of one tab, started without a shell."""

    def __init__(
        self, command: Sequence[str], websocket: web.WebSocketResponse, close: Callable[[], Awaitable[None]]
    ) -> None:
        """Take the command, the connection of the tab, and what is to be done when the app ends."""
        self._parts = command
        self._has_begun = self._has_ended = False
        self._said = b""
        self._saying: asyncio.Task[None] | None = None
        self.farewell = ""
        """The app's last words on its file; "" if it said none."""
        super().__init__(
            "",
            write_bytes=websocket.send_bytes,
            write_str=websocket.send_str,
            close=close,
            download_manager=DownloadManager(),
        )

    async def start(self, width: int, height: int) -> None:
        """Start the app on a terminal of this many columns and rows; OSError if the machine starts no process."""
        pipe = asyncio.subprocess.PIPE
        surroundings = {**self._build_environment(width, height), TAB_VARIABLE: "1"}
        self._process = await asyncio.create_subprocess_exec(
            *self._parts, stdin=pipe, stdout=pipe, stderr=pipe, env=surroundings
        )
        self._stdin = self._process.stdin
        self._task = asyncio.create_task(self.run())
        self._saying = asyncio.create_task(self._hear())

    async def ended(self) -> None:
        """Wait until the app has painted its last."""
        if self._task is not None:
            await asyncio.wait([self._task])

    async def run(self) -> None:
        """Pass on what the app paints, until it ends."""
        stdout = None if self._process is None else self._process.stdout
        assert stdout is not None, "it was started"
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError, ValueError):
            for _ in range(_PRELUDE_LINES):
                line = await stdout.readline()
                self._has_begun = line == _PRELUDE
                if self._has_begun or not line:
                    break
            while self._has_begun:
                kind = await stdout.readexactly(1)
                payload = await stdout.readexactly(int.from_bytes(await stdout.readexactly(4), "big"))
                if kind == b"D":
                    await self.on_data(payload)
                elif kind == b"M":
                    await self.on_meta(payload)

    async def on_meta(self, data: bytes) -> None:
        """Take what the app says beside what it paints: that it ends, and its last words."""
        match json.loads(data):
            case {"type": "farewell", "said": str(said)}:
                self.farewell = said
            case {"type": "exit"}:
                self._has_ended = True
                await self.remote_close()
            case _:
                await super().on_meta(data)

    async def end(self, seconds: float) -> None:
        """End the app: in order within this time, or at once; one that ends by itself has longer for its last words."""
        if self._process is None:
            return
        patience = _LAST_WORDS_SECONDS if self._has_ended else seconds
        with contextlib.suppress(TimeoutError, OSError):
            async with asyncio.timeout(patience):
                await self.stop()
                await self._process.wait()
        if self._process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()
            await self._process.wait()
        if self._saying is not None:
            await asyncio.wait([self._saying], timeout=seconds)
            self._saying.cancel()

    def ending(self) -> Ending:
        """The ending of a session that nobody asked the app to end."""
        status = None if self._process is None else self._process.returncode
        if self._has_ended:
            return failed(self.said, self.farewell) if status == 1 else left(self.farewell)
        return refused(self.said) if not self._has_begun and (status or 0) >= 0 else killed()

    @property
    def said(self) -> str:
        """The lines that the app has said on standard error, each made safe."""
        return "\n".join(map(safe, self._said.decode("utf-8", "replace").splitlines()))

    async def _hear(self) -> None:
        stderr = None if self._process is None else self._process.stderr
        assert stderr is not None, "it was started"
        while data := await stderr.read(4_096):
            self._said = (self._said + data)[:_MOST_SAID_BYTES]


def size_asked(width: object, height: object) -> tuple[int, int]:
    """The size of a terminal, as columns and rows, that a browser asks for, within what can be seen."""
    return _within(width, 80, MOST_COLUMNS), _within(height, 24, MOST_ROWS)


def _within(asked: object, usual: int, most: int) -> int:
    text = f"{asked}"
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 7 else usual
    return min(max(number, 1), most)
