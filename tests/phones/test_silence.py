"""What people send is written where it belongs and nowhere else: no log and no report of an error repeats it."""

from __future__ import annotations

import gc
import logging
import socket
from urllib.parse import urlsplit

import pytest
from tests.cli.running import PATIENCE_SECONDS
from tests.phones.visitor import Visitor, opened

pytest.importorskip("aiohttp")


def broken(*given):
    """A desk's method that fails, and says in its error what it was given."""
    raise ValueError(given)


@pytest.mark.parametrize(
    "request_text",
    [
        "GET /my-own-words NONSENSE\r\n\r\n",
        "GET / HTTP/1.1\r\nmy own words\r\n\r\n",
        "GET / HTTP/1.1\r\nmy-own-words: \x01\r\n\r\n",
        "GET / HTTP/1.1\r\nContent-Length: my own words\r\n\r\n",
    ],
    ids=["version", "no header", "control character", "length"],
)
def test_a_request_that_cannot_be_read_is_not_written_down(tmp_path, caplog, request_text):
    """Neither its words nor that it came: whoever sends many fills no log."""
    caplog.set_level(logging.INFO)
    with opened(tmp_path) as (_, _, room):
        place = urlsplit(room.address)
        with socket.create_connection((place.hostname, place.port), PATIENCE_SECONDS) as stranger:
            stranger.sendall(request_text.encode())
            answer = stranger.makefile("rb").read()

    assert ("HTTP/1.0 400", "") == (answer.decode().partition(" Bad")[0], caplog.text)


@pytest.mark.parametrize(
    ("method", "path", "fields"),
    [("take", "vote", {"choice": "my own words"}), ("take_line", "line", {"line": "my own words"})],
    ids=["vote", "line"],
)
def test_an_error_of_our_own_does_not_write_down_what_a_person_sent(tmp_path, caplog, method, path, fields):
    """Whoever asks learns that it failed; what was sent stands in no report, not even once it is forgotten."""
    with opened(tmp_path) as (_, desk, room):
        setattr(desk, method, broken)
        phone = Visitor(room.address)
        phone.look()
        statuses = [phone.send(path, **fields) for _ in range(2)]  # the second takes the place of the first,
        gc.collect()  # whose error is reported when it goes, if nobody has asked for it

    assert ([500, 500], "") == (statuses, caplog.text)
