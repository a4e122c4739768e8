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
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, cast

import aiohttp_jinja2
import jinja2
from aiohttp import WSCloseCode, web
from textual_serve.server import Server

from subsidiarity.phones.door import Door, Listening
from subsidiarity.reporting.language import speaks_english, words
from subsidiarity.reporting.safe import inert
from subsidiarity.tui.browser.ending import Ending, failed, lost, not_started, stopped, too_many
from subsidiarity.tui.browser.tab_app import TabApp, size_asked

HOST = "127.0.0.1"
MOST_TABS = 8
"""Tabs that may be open at once: each is a process of its own."""
_PAGES = Path(__file__).parent
_MOST_MESSAGE_BYTES = 1 << 20
_LOG = logging.getLogger(__name__)
_IDLE_SECONDS = 10.0
_END_SECONDS = 1.0
"""Seconds that an app, and then its connection, has to end in."""


class FacilitatorServer(Server):
    """A server of the app that a command starts, for browsers of this machine that know the address."""

    def __init__(self, command: Sequence[str], port: int, language: str) -> None:
        """Take the command that starts the app, a port, and the language of what it shows (BCP 47).

        Port 0 takes any that is free; OSError if it is taken already.
        """
        self._language = language
        self.socket = socket.create_server((HOST, port))
        self._path = f"/{secrets.token_urlsafe(16)}"
        self._origin = f"http://{HOST}:{self.socket.getsockname()[1]}"
        self._door: Door | None = None
        self._command = command
        self._tabs: set[_Tab] = set()
        self._is_stopped = False
        super().__init__("", HOST, port, "Subsidiarity", self._origin, templates_path=_PAGES)

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
            await self._end_tabs()
            await runner.cleanup()

    async def _end_tabs(self) -> None:
        """Tell every tab to end, and wait until it has: once the runner cleans up, no browser's reply is heard."""
        self._is_stopped = True
        for tab in self._tabs:
            tab.is_to_end.set()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(3 * _END_SECONDS):
                await asyncio.gather(*(tab.gone.wait() for tab in self._tabs))

    async def _make_app(self) -> web.Application:
        """The web application, with all its addresses below the one that nobody can guess."""
        app = web.Application(middlewares=[self._guard])
        aiohttp_jinja2.setup(app, loader=jinja2.FileSystemLoader(self.templates_path))
        app.add_routes(
            [
                web.get(f"{self._path}/", self.handle_index, name="index"),
                web.get(f"{self._path}/tab.js", self._script),
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
            "own": {"language": "en" if speaks_english() else self._language, "moment": words("One moment.")},
            "unscripted": words("This page needs JavaScript, which this browser does not run."),
            "lost": lost(),
        }
        return aiohttp_jinja2.render_template("app_index.html", request, context)

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """The connection of one tab with an app of its own; when either ends, so does the other, and the page says why.

        A tab that is just ending is waited for: the file that it had open is free when it is loaded anew.
        """
        websocket = web.WebSocketResponse(heartbeat=15, max_msg_size=_MOST_MESSAGE_BYTES)
        await websocket.prepare(request)
        await asyncio.gather(*(tab.gone.wait() for tab in self._tabs if tab.is_to_end.is_set()))
        refusal = stopped("") if self._is_stopped else too_many(MOST_TABS) if len(self._tabs) >= MOST_TABS else None
        if refusal is not None:
            await _say_end(websocket, refusal, WSCloseCode.TRY_AGAIN_LATER)
            return websocket

        tab = _Tab()
        app = TabApp(self._command, websocket, tab.end)
        self._tabs.add(tab)
        failure: Ending | None = None
        try:
            failure = await self._hold(
                tab, app, websocket, size_asked(request.query.get("width"), request.query.get("height"))
            )
        finally:
            tab.is_to_end.set()
            await app.end(_END_SECONDS)
            if app.said:
                _LOG.error(inert(app.said))
            await _say_end(websocket, failure or (stopped(app.farewell) if self._is_stopped else app.ending()))
            self._tabs.discard(tab)
            tab.gone.set()
        return websocket

    async def _hold(
        self, tab: _Tab, app: TabApp, websocket: web.WebSocketResponse, size: tuple[int, int]
    ) -> Ending | None:
        """Hold the session of a tab until the app, the tab or the server ends; why it could not begin, else None."""
        try:
            await app.start(*size)
        except OSError as error:
            return not_started(error.strerror or type(error).__name__)
        steps = (tab.is_to_end.wait(), app.ended(), self._pass_on(websocket, app))
        waiting = [asyncio.create_task(each) for each in steps]
        try:
            done, _ = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            faults = [type(raised).__name__ for task in done if (raised := task.exception()) is not None]
        finally:
            for task in waiting:
                task.cancel()
            await asyncio.gather(*waiting, return_exceptions=True)
        return failed(faults[0], "") if faults else None

    async def _pass_on(self, websocket: web.WebSocketResponse, app: TabApp) -> None:
        """Pass on what a browser sends, as far as it is what our page sends."""
        async for message in websocket:
            match message.json() if message.type == web.WSMsgType.TEXT else None:
                case ["stdin", str(keys)]:
                    await app.send_bytes(keys.encode("utf-8", "replace"))
                case ["resize", {"width": width, "height": height}]:
                    await app.set_terminal_size(*size_asked(width, height))
                case ["ping", sent]:
                    await websocket.send_json(["pong", sent])
                case ["blur", *_]:
                    await app.blur()
                case ["focus", *_]:
                    await app.focus()

    async def _script(self, _: web.Request) -> web.StreamResponse:
        return web.FileResponse(_PAGES / "tab.js")

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


class _Tab:
    """A tab that is open: a signal that it is to end, and one that it has."""

    def __init__(self) -> None:
        self.is_to_end, self.gone = asyncio.Event(), asyncio.Event()

    async def end(self) -> None:
        """Ask the tab to end."""
        self.is_to_end.set()


async def _say_end(websocket: web.WebSocketResponse, ending: Ending, code: int = WSCloseCode.OK) -> None:
    """Say in a tab why its session has ended, and close its connection; where the page has gone, nobody hears it.

    Nothing else closes the connection, and nothing reads from it any more: so the browser's reply to the end is heard.
    """
    with contextlib.suppress(TimeoutError, ConnectionError):
        async with asyncio.timeout(_END_SECONDS):
            await websocket.send_json(["ended", asdict(ending)])
            await websocket.close(code=code)
