"""A server of the app for browsers on this machine: one address that nobody can guess, a page that loads nothing else.

The server is textual-serve's. Its own page asks another server for a font, lists its files, answers whoever asks and
keeps typed text in error reports; so the page, the addresses, what may be asked and what is written are ours.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
import signal
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import aiohttp_jinja2
import jinja2
from aiohttp import WSCloseCode, web
from textual_serve.app_service import AppService
from textual_serve.server import Server

from subsidiarity.phones.door import Door, Listening

HOST = "127.0.0.1"
MOST_TABS = 8
"""Tabs that may be open at once: each is a process of its own."""
MOST_COLUMNS, MOST_ROWS = 500, 200
"""The largest terminal that a browser may ask for; a larger one takes memory and is never seen."""
_PAGES = Path(__file__).parent / "web_page"
_MOST_MESSAGE_BYTES = 1 << 20
_IDLE_SECONDS = 10.0
_END_SECONDS = 1.0
"""Seconds that an app, and then its connection, has to end in."""


class FacilitatorServer(Server):
    """A server of the app that a command starts, for browsers of this machine that know the address."""

    def __init__(self, command: str, port: int, language: str) -> None:
        """Take the command that starts the app, a port, and the language of what it shows (BCP 47).

        Port 0 takes any that is free; OSError if it is taken already.
        """
        self._language = language
        self.socket = socket.create_server((HOST, port))
        self._path = f"/{secrets.token_urlsafe(16)}"
        self._origin = f"http://{HOST}:{self.socket.getsockname()[1]}"
        self._door: Door | None = None
        self._tabs: set[asyncio.Event] = set()
        """For each open tab, a signal that it is to end."""
        super().__init__(command, HOST, port, "Subsidiarity", self._origin, templates_path=_PAGES)

    @property
    def address(self) -> str:
        """The address to open in a browser."""
        return f"{self._origin}{self._path}/"

    def run(self) -> None:
        """Serve until told to end."""
        logging.basicConfig(level=logging.ERROR, format="%(message)s")
        logging.getLogger("aiohttp").setLevel(logging.CRITICAL)  # its error reports hold what people typed
        logging.getLogger("textual-serve").setLevel(logging.CRITICAL)
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        """Serve until a signal comes; then every tab is told, and its app ends."""
        loop, told = asyncio.get_running_loop(), asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            with contextlib.suppress(NotImplementedError):  # Windows raises KeyboardInterrupt instead
                loop.add_signal_handler(number, told.set)
        app = await self._make_app()
        runner = web.AppRunner(
            app, access_log=None, keepalive_timeout=_IDLE_SECONDS, shutdown_timeout=3 * _END_SECONDS, lingering_time=1.0
        )
        await runner.setup()
        self._door = Door(cast(Listening, runner.server))
        make: Callable[[], Any] = self._door
        server = await loop.create_server(make, sock=self.socket)
        try:
            await told.wait()
        finally:
            server.close()
            for over in self._tabs:
                over.set()
            await runner.cleanup()  # which waits for the tabs

    async def _make_app(self) -> web.Application:
        """The web application, with all its addresses below the one that nobody can guess."""
        app = web.Application(middlewares=[self._guard])
        aiohttp_jinja2.setup(app, loader=jinja2.FileSystemLoader(self.templates_path))
        app.add_routes(
            [
                web.get(f"{self._path}/", self.handle_index, name="index"),
                web.get(f"{self._path}/focus.js", self._focus),
                web.get(f"{self._path}/ws", self.handle_websocket, name="websocket"),
                web.static(f"{self._path}/static", self.statics_path, name="static"),
            ]
        )
        app.on_response_prepare.append(self._restrict)
        return app

    async def handle_index(self, request: web.Request) -> web.StreamResponse:
        """The response with the one page."""
        context = {
            "font_size": 16,
            "app_websocket_url": f"{self._origin.replace('http', 'ws', 1)}{self._path}/ws",
            "config": {"static": {"url": f"{self._path}/static/"}, "page": {"url": f"{self._path}/"}},
            "application": {"name": self.title, "language": self._language},
        }
        return aiohttp_jinja2.render_template("app_index.html", request, context)

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """The connection of one tab with an app of its own; when either ends, so does the other."""
        websocket = web.WebSocketResponse(heartbeat=15, max_msg_size=_MOST_MESSAGE_BYTES)
        await websocket.prepare(request)
        if len(self._tabs) >= MOST_TABS:
            await websocket.close(code=WSCloseCode.TRY_AGAIN_LATER)
            return websocket

        over = asyncio.Event()

        async def end() -> None:
            over.set()

        service = AppService(
            self.command,
            write_bytes=websocket.send_bytes,
            write_str=websocket.send_str,
            close=end,
            download_manager=self.download_manager,
        )
        self._tabs.add(over)
        waiting: list[asyncio.Task[Any]] = [asyncio.create_task(over.wait())]
        try:
            await service.start(*_size(request.query.get("width"), request.query.get("height")))
            waiting.append(asyncio.create_task(self._process_messages(websocket, service)))
            running = service._task
            await asyncio.wait([*waiting, *([] if running is None else [running])], return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in waiting:
                task.cancel()
            await asyncio.gather(*waiting, return_exceptions=True)  # a message that was none ends the session
            await _end(websocket, service)
            self._tabs.discard(over)
        return websocket

    async def _process_messages(self, websocket: web.WebSocketResponse, app_service: AppService) -> None:
        """Pass on what a browser sends, as far as it is what our page sends."""
        async for message in websocket:
            match message.json() if message.type == web.WSMsgType.TEXT else None:
                case ["stdin", str(keys)]:
                    await app_service.send_bytes(keys.encode("utf-8", "replace"))
                case ["resize", {"width": width, "height": height}]:
                    await app_service.set_terminal_size(*_size(width, height))
                case ["ping", sent]:
                    await websocket.send_json(["pong", sent])
                case ["blur", *_]:
                    await app_service.blur()
                case ["focus", *_]:
                    await app_service.focus()

    async def _focus(self, _: web.Request) -> web.StreamResponse:
        return web.FileResponse(_PAGES / "focus.js")

    @web.middleware
    async def _guard(self, request: web.Request, handler: Any) -> web.StreamResponse:
        """Answer only what is asked of this machine by our own page, and let that page load nothing from elsewhere."""
        if self._door is not None:
            self._door.hear(request.protocol)
        is_ours = f"http://{request.headers.get('Host', '')}" == self._origin
        if not is_ours or request.headers.get("Origin", self._origin) != self._origin:
            raise web.HTTPForbidden(text="This address answers only to a browser on its own machine.\n")
        response: web.StreamResponse = await handler(request)
        return response

    async def _restrict(self, _: web.Request, response: web.StreamResponse) -> None:
        """Let the browser refuse what the page should never ask for."""
        response.headers["Content-Security-Policy"] = (
            f"default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
            f"img-src 'self' data:; connect-src 'self' {self._origin.replace('http', 'ws', 1)}; base-uri 'none'; "
            f"form-action 'none'; frame-ancestors 'none'"
        )
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Content-Type-Options"] = "nosniff"


async def _end(websocket: web.WebSocketResponse, service: AppService) -> None:
    """End a tab and its app: in order, and if that takes too long, at once.

    Nothing else closes the tab, and nothing reads from it any more: so the browser's reply to the end is heard.
    """
    with contextlib.suppress(TimeoutError, OSError):
        async with asyncio.timeout(_END_SECONDS):
            await service.stop()
    process = service._process
    if process is not None and process.returncode is None:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
    with contextlib.suppress(TimeoutError, ConnectionError):
        async with asyncio.timeout(_END_SECONDS):
            await websocket.close()


def _size(width: object, height: object) -> tuple[int, int]:
    """The size of a terminal, as columns and rows, that a browser asks for, within what can be seen."""
    return _within(width, 80, MOST_COLUMNS), _within(height, 24, MOST_ROWS)


def _within(asked: object, usual: int, most: int) -> int:
    text = f"{asked}"
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 7 else usual
    return min(max(number, 1), most)
