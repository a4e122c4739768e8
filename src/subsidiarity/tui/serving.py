"""A server of the app for browsers on this machine: one address that nobody can guess, a page that loads nothing else.

The server is textual-serve's. Its own page asks another server for a font, lists its files, answers whoever asks and
keeps typed text in error reports; so the page, the addresses, what may be asked and what is written are ours.
"""

from __future__ import annotations

import logging
import secrets
import socket
from pathlib import Path
from typing import Any

import aiohttp_jinja2
import jinja2
from aiohttp import web
from textual_serve.server import Server

HOST = "127.0.0.1"
_PAGES = Path(__file__).parent / "web_page"


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
        web.run_app(self._make_app(), sock=self.socket, print=None, access_log=None)

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

    async def _focus(self, _: web.Request) -> web.StreamResponse:
        return web.FileResponse(_PAGES / "focus.js")

    @web.middleware
    async def _guard(self, request: web.Request, handler: Any) -> web.StreamResponse:
        """Answer only what is asked of this machine by our own page, and let that page load nothing from elsewhere."""
        is_ours = f"http://{request.host}" == self._origin
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
