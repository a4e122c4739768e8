"""A phone without a script, as a test holds it: a cookie, a page, a form to send."""

from __future__ import annotations

import http.client
import re
from contextlib import contextmanager
from html import unescape
from urllib.parse import urlencode, urlsplit

from tests.cli.running import PATIENCE_SECONDS
from tests.workshop.ballot.rooms import TALLIES, begun

from subsidiarity.phones.room_thread import RoomThread
from subsidiarity.reporting.html.minutes import render_minutes_page
from subsidiarity.workshop.ballot.sitting_votes import open_round, show_stage
from subsidiarity.workshop.view.minutes import minutes_of


class Visitor:
    """A phone that knows an address, and keeps its cookie and its last page."""

    def __init__(self, address: str, source: str = "127.0.0.1") -> None:
        self.address = address
        self.source = source
        self.cookie = ""
        self.page = ""
        self.status = 0
        self.headers: dict[str, str] = {}
        self.received = 0

    @property
    def place(self) -> str:
        return urlsplit(self.address).path

    def ask(self, method: str, path: str, body: str | bytes | None = None, **headers: str) -> int:
        """The status of one answer; names of headers have _ for -, and one that is "" is left out."""
        netloc = urlsplit(self.address).netloc
        connection = http.client.HTTPConnection(netloc, timeout=PATIENCE_SECONDS, source_address=(self.source, 0))
        sent = {"Cookie": self.cookie} if self.cookie else {}
        if method == "POST":
            sent |= {"Origin": f"http://{netloc}", "Content-Type": "application/x-www-form-urlencoded"}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, {name: value for name, value in sent.items() if value})
        answer = connection.getresponse()
        text = answer.read()
        self.received += len(text) + len(answer.headers.as_bytes())
        self.status, self.headers, self.page = answer.status, dict(answer.getheaders()), text.decode()
        if "Set-Cookie" in self.headers:
            self.cookie = self.headers["Set-Cookie"].partition(";")[0]
        connection.close()
        return self.status

    def look(self) -> int:
        """Open the address, and go where it leads."""
        path = self.place
        while self.ask("GET", path) == 303:
            path = self.headers["Location"]
        return self.status

    def send(self, path: str, **fields: str) -> int:
        """Send the form on the last page, with these fields filled in."""
        hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', self.page))
        return self.ask("POST", f"{self.place}/{path}", urlencode({**hidden, **fields}))

    def vote(self, value: str) -> int:
        """Look, and send a choice."""
        self.look()
        return self.send("vote", choice=value)

    @property
    def said(self) -> str:
        """The sentence in the page's live region."""
        found = re.search(r'<div id="said"[^>]*>([^<]*)</div>', self.page)
        return unescape(found[1]) if found else ""

    @property
    def text(self) -> str:
        """The words of the page."""
        body = self.page.partition("<body")[2].partition("<script>")[0]
        return " ".join(unescape(re.sub(r"<[^>]*>", " ", "<" + body)).split())


@contextmanager
def opened(folder, *, is_voting=True):
    """A workshop's sitting, its desk, and its room on the loopback address; a round is open on trust."""
    sitting, desk = begun(folder)
    room = RoomThread.open(desk, "127.0.0.1", lambda: minutes(sitting), 0)
    assert isinstance(room, RoomThread), room
    try:
        if is_voting:
            assert open_round(sitting, desk) is None
        show_stage(sitting, desk, TALLIES)
        yield sitting, desk, room
    finally:
        room.close()


def minutes(sitting) -> str:
    """The page of a sitting's minutes."""
    return render_minutes_page([minutes_of(sitting.session.compiled, sitting.session.decision)])
