"""The site that phones see: a page, a stream that says when it changes, and three things to send; nothing else."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from urllib.parse import parse_qs

from aiohttp import web

from subsidiarity.phones.door import Door
from subsidiarity.phones.intake import Intake
from subsidiarity.phones.page import main_part, nowhere_page, phone_page, plain_page, policy, slip_page, stranger_page
from subsidiarity.phones.stream import Streams
from subsidiarity.reporting.language import words
from subsidiarity.workshop.ballot.desk import Desk, Outcome, Sent
from subsidiarity.workshop.ballot.phone_view import PhoneView, view_of
from subsidiarity.workshop.ballot.voter import LETTERS, SLIP_LETTERS

MOST_BODY_BYTES, MOST_LINE_BODY_BYTES = 1_024, 2_048
"""Bytes that a phone may send at once; a line of its own words takes up to nine for each character."""
DEADLINE_SECONDS = 5.0
"""Seconds that a phone has for what it sends."""
_MOST_FIELDS = 8
_SLIP = f"{{slip:[{LETTERS}]{{{SLIP_LETTERS}}}}}"
"""The path of a slip's code, as a pattern."""
_HTML = "text/html"
_COOKIE = "seat"
_COOKIE_SECONDS = 12 * 3_600
_STATUS: Mapping[Outcome, int] = {
    "counted": 200,
    "repeated": 200,
    "overtaken": 409,
    "closed": 409,
    "unclear": 400,
    "stranger": 403,
    "unkept": 503,
}
_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Site:
    """The addresses below one code, for a desk; `minutes` makes the page with the minutes."""

    def __init__(self, desk: Desk, origin: str, minutes: Callable[[], str]) -> None:
        self.streams = Streams(desk)
        self.door: Door | None = None
        self._desk = desk
        self._origin = origin
        self._root = f"/{desk.room.code}"
        self._minutes = minutes
        self._intake = Intake(desk)

    def application(self) -> web.Application:
        """The web application, with the few addresses that there are."""
        app = web.Application(middlewares=[self._guard], client_max_size=MOST_LINE_BODY_BYTES)
        root = self._root
        shown: Mapping[str, _Handler] = {
            "": self._page,
            "/in": self._came_in,
            "/main": self._main,
            "/events": self._events,
            "/minutes": self._minutes_page,
        }
        sent: Mapping[str, _Handler] = {"/slip": self._slip, "/vote": self._vote, "/line": self._line}
        to_all: dict[str, Any] = {"expect_handler": _wait_for_nothing}
        app.add_routes([web.get(root + path, handler, allow_head=False, **to_all) for path, handler in shown.items()])
        app.add_routes([web.get(f"{root}/{_SLIP}", self._scanned, allow_head=False, **to_all)])
        app.add_routes([web.post(root + path, handler, **to_all) for path, handler in sent.items()])
        if root != root.lower():
            app.add_routes([web.get(root.lower(), self._elsewhere, allow_head=False, **to_all)])
        app.add_routes([web.route("*", "/{path:.*}", self._nowhere, **to_all)])
        return app

    @web.middleware
    async def _guard(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        """Answer only what is asked of this very address, by its own page where something is sent."""
        if self.door is not None:
            self.door.hear(request.protocol)
        try:
            if f"http://{request.headers.get('Host', '')}" != self._origin:
                raise web.HTTPForbidden(text=nowhere_page(self._desk.stage.language), content_type=_HTML)
            if request.method == "POST" and request.headers.get("Origin") != self._origin:
                raise web.HTTPForbidden(text="This address takes what its own page sends.\n")
            response = await handler(request)
        except web.HTTPRequestTimeout:
            message = words("Nothing was counted. Look again, and send it once more.")
            response = _html(plain_page(self._root, self._desk.stage, words("That took too long"), message), 408)
        except web.HTTPException as refused:
            headers = _leading(refused)
            kind = refused.content_type
            response = web.Response(status=refused.status, text=refused.text, content_type=kind, headers=headers)
            if kind == _HTML:
                response.headers["Content-Security-Policy"] = policy()
        if not response.prepared:
            response.headers.setdefault("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
            response.headers["Cache-Control"] = "no-store"
            response.headers["Referrer-Policy"] = "same-origin"
            response.headers["Server"] = "subsidiarity"
            response.headers["X-Content-Type-Options"] = "nosniff"
        return response

    async def _page(self, request: web.Request) -> web.Response:
        token = self._token(request)
        if token is not None:
            return _html(phone_page(self._root, view_of(self._desk, token)))
        given = self._desk.voters.new_token()
        return _html(slip_page(self._root, self._desk.stage)) if given is None else self._let_in(given)

    async def _came_in(self, request: web.Request) -> web.Response:
        """Lead a phone that has come in to the page; one that keeps no cookie has no vote, and is told so."""
        if self._token(request) is not None:
            raise web.HTTPSeeOther(self._root)
        message = words("Your browser keeps no cookies, so your vote could not be told from others. Allow them here.")
        return _html(plain_page(self._root, self._desk.stage, words("No cookie"), message), 403)

    async def _main(self, request: web.Request) -> web.Response:
        return _html(main_part(self._root, view_of(self._desk, self._seated(request))))

    async def _events(self, request: web.Request) -> web.StreamResponse:
        return await self.streams.serve(request, self._seated(request))

    async def _minutes_page(self, request: web.Request) -> web.Response:
        self._seated(request)
        if self._desk.stage.kind != "result":
            message = words("They can be read here once the room sees the result.")
            return _html(plain_page(self._root, self._desk.stage, words("The minutes"), message), 404)
        return _html(await asyncio.to_thread(self._minutes), policy="frame-ancestors 'none'")

    async def _elsewhere(self, _: web.Request) -> web.Response:
        raise web.HTTPSeeOther(self._root)

    async def _nowhere(self, _: web.Request) -> web.Response:
        raise web.HTTPNotFound(text=nowhere_page(self._desk.stage.language), content_type=_HTML)

    async def _scanned(self, request: web.Request) -> web.Response:
        """Fill in the code of a slip that a camera read; it counts once it is sent."""
        if not self._desk.voters.are_strict:
            raise web.HTTPSeeOther(self._root)
        return _html(slip_page(self._root, self._desk.stage, code=request.match_info["slip"]))

    async def _slip(self, request: web.Request) -> web.Response:
        form = await _form(request)
        token = self._desk.voters.token_of_slip(form.get("code", ""))
        if token is not None:
            return self._let_in(token)
        message = words("There is no slip with this code. Look at it again: it has no 0, 1, A, E, I, O, U or Y.")
        return _html(slip_page(self._root, self._desk.stage, message), 403)

    async def _vote(self, request: web.Request) -> web.Response:
        token, form = self._seated(request), await _form(request)
        turn = form.get("turn", "")
        times = int(turn) if turn.isascii() and turn.isdigit() and len(turn) < 7 else 1
        outcome = await self._intake.take(Sent(token, form.get("round", ""), form.get("choice", ""), times))
        return self._answer(token, form, outcome)

    async def _line(self, request: web.Request) -> web.Response:
        token, form = self._seated(request), await _form(request, MOST_LINE_BODY_BYTES)
        sent = form.get("round", ""), form.get("line", "")
        outcome = await asyncio.to_thread(self._desk.take_line, token, *sent)
        return self._answer(token, form, outcome)

    def _answer(self, token: str, form: Mapping[str, str], outcome: Outcome) -> web.Response:
        view: PhoneView = view_of(self._desk, token, outcome)
        if form.get("script"):
            return _html(main_part(self._root, view), _STATUS[outcome])
        return _html(phone_page(self._root, view), _STATUS[outcome])

    def _let_in(self, token: str) -> web.Response:
        response = web.Response(status=303, headers={"Location": f"{self._root}/in"})
        response.set_cookie(
            _COOKIE, token, path=self._root, max_age=_COOKIE_SECONDS, httponly=True, samesite="Lax", secure=False
        )
        return response

    def _token(self, request: web.Request) -> str | None:
        """The token of a phone that may vote, which is here from now on; None of one that may not."""
        token = request.cookies.get(_COOKIE, "")
        return token if self._desk.arrive(token) is not None else None

    def _seated(self, request: web.Request) -> str:
        token = self._token(request)
        if token is None:
            raise web.HTTPForbidden(text=stranger_page(self._root, self._desk.stage), content_type=_HTML)
        return token


async def _wait_for_nothing(request: web.Request) -> None:
    """Refuse those who ask first whether they may send: no page of ours does, and the library's refusal can fail."""
    if "Expect" in request.headers:
        raise web.HTTPExpectationFailed(text="Send the page's own form.\n")


async def _form(request: web.Request, most_bytes: int = MOST_BODY_BYTES) -> dict[str, str]:
    """The fields that a page has sent, each once, within the time and size that there is for them."""
    if request.content_type != "application/x-www-form-urlencoded":
        raise web.HTTPUnsupportedMediaType(text="Send the page's own form.\n")
    try:
        async with asyncio.timeout(DEADLINE_SECONDS):
            data = await request.read()
        if len(data) > most_bytes:
            raise web.HTTPRequestEntityTooLarge(most_bytes, len(data))
        fields = parse_qs(data.decode("utf-8", "replace"), max_num_fields=_MOST_FIELDS, errors="replace")
    except TimeoutError:
        raise web.HTTPRequestTimeout from None
    except ValueError:
        raise web.HTTPBadRequest(text="Send the page's own form.\n") from None
    return {name: values[-1] for name, values in fields.items()}


def _html(text: str, status: int = 200, policy: str = policy()) -> web.Response:
    headers = {"Content-Security-Policy": policy}
    return web.Response(text=text, status=status, content_type=_HTML, charset="utf-8", headers=headers)


def _leading(refused: web.HTTPException) -> dict[str, str]:
    """The header that leads elsewhere, where an answer does."""
    return {"Location": refused.headers["Location"]} if "Location" in refused.headers else {}
