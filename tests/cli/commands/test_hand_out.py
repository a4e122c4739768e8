"""`hand-out --slips`: codes for phones, each for one vote; beside the decision stand their seals."""

from __future__ import annotations

import re
import socket
from urllib.parse import urlsplit

import pytest
from tests.cli.running import subsidiarity
from tests.phones.camera import codes_in
from tests.phones.visitor import Visitor
from tests.workshop.ballot.rooms import TALLIES, begun, on_the_disk

from subsidiarity.phones.room_thread import RoomThread
from subsidiarity.workshop.ballot.sitting_votes import open_round, show_stage

HALL = "decision: hall\ntitle: Who runs the hall?\nanswers: {}\n"
CODE = re.compile(r"\b[BCDFGHJKLMNPQRSTVWXZ2-9]{4}-[BCDFGHJKLMNPQRSTVWXZ2-9]{4}\b")


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_slips_are_printed_with_a_code_each(tmp_path, form):
    """In every form; the codes themselves are kept nowhere."""
    (tmp_path / "hall.yaml").write_text(HALL)

    run = subsidiarity("hand-out", "hall.yaml", "--slips", 5, "--format", form, cwd=tmp_path)

    codes = set(CODE.findall(run.stdout))
    assert (0, 5) == (run.returncode, len(codes)), run.stderr
    assert [] == [code for code in codes if code in on_the_disk(tmp_path)]


def test_only_these_codes_vote_in_that_workshop(tmp_path):
    """Those printed last."""
    (tmp_path / "hall.yaml").write_text(HALL)
    first, second = (
        CODE.findall(subsidiarity("hand-out", "hall.yaml", "--slips", 3, cwd=tmp_path).stdout) for _ in range(2)
    )
    (tmp_path / "hall.yaml").unlink()
    _, desk = begun(tmp_path)

    assert desk.voters.are_strict
    assert [None] * 3 == [desk.voters.token_of_slip(code) for code in first]
    assert None not in [desk.voters.token_of_slip(code) for code in second]


def test_slips_belong_to_a_file(tmp_path):
    """Without one there is no workshop to vote in."""
    run = subsidiarity("hand-out", "--slips", 3, cwd=tmp_path)

    assert (2, "") == (run.returncode, run.stdout)
    assert "slips belong to a workshop: name its decision file before --slips" in run.stderr


def test_slips_are_not_printed_while_the_workshop_is_held(tmp_path):
    """They would make those that people hold worthless."""
    sitting, _ = begun(tmp_path)
    run = subsidiarity("hand-out", "hall.yaml", "--slips", 3, "--rulebook", rulebook(tmp_path), cwd=tmp_path)
    sitting.save()

    assert (2, "") == (run.returncode, run.stdout)
    assert "A workshop has this file open. Print the slips before it begins." in run.stderr


def test_a_camera_opens_the_page_with_the_code_of_its_slip(tmp_path):
    """At the address that was named, once the room is open there: the code is filled in, and votes once it is sent."""
    pytest.importorskip("aiohttp")
    (tmp_path / "hall.yaml").write_text(HALL)
    at = f"127.0.0.1:{free_port()}"
    run = subsidiarity("hand-out", "hall.yaml", "--slips", 3, "--phones-at", at, "--format", "html", cwd=tmp_path)
    codes, read = CODE.findall(run.stdout), [*map(camera_reads, slips_in(run.stdout))]
    (tmp_path / "hall.yaml").unlink()
    sitting, desk = begun(tmp_path)
    room = RoomThread.open(desk, "127.0.0.1", str)
    assert isinstance(room, RoomThread)
    assert open_round(sitting, desk) is None
    show_stage(sitting, desk, TALLIES)
    phone = Visitor(room.address)
    asked = phone.ask("GET", urlsplit(read[1]).path)
    page = phone.page
    (filled,) = re.findall(r'name="code" value="(\w+)"', page)
    sent = phone.send("slip", code=filled)
    phone.vote("1")
    room.close()

    assert [f"{room.address}/{code.replace('-', '')}".upper() for code in codes] == read
    assert (200, 303, 1) == (asked, sent, desk.voted)
    assert "<main data-stage" not in page


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (
            ("--phones-at", "hall.example", "--slips", 3),
            "`hall.example` is no address of a machine: write it as 192.168",
        ),
        (("--phones-at", "10.0.0.1:0", "--slips", 3), "`10.0.0.1:0` is no address of a machine"),
        (
            ("--phones-at", "10.0.0.1"),
            "--phones-at draws codes for cameras on slips: it needs --slips and --format html",
        ),
        (("--phones-at", "10.0.0.1", "--slips", 3, "--format", "text"), "it needs --slips and --format html"),
    ],
    ids=lambda value: " ".join(map(str, value)) if isinstance(value, tuple) else "",
)
def test_what_cameras_could_not_open_is_not_printed(tmp_path, arguments, expected):
    """And no slip is worthless for it."""
    (tmp_path / "hall.yaml").write_text(HALL)
    run = subsidiarity("hand-out", "hall.yaml", *arguments, cwd=tmp_path)

    assert (2, "") == (run.returncode, run.stdout)
    assert expected in run.stderr
    assert not (tmp_path / ".hall.yaml.room").exists()


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        return port


def slips_in(page: str) -> list[str]:
    """The pictures on the slips of a page."""
    return re.findall(r"<svg.*?</svg>", page, re.DOTALL)


def camera_reads(picture: str) -> str:
    """The text that a camera finds in a picture, drawn by its own elements."""
    (width, height), ((path, ink),) = (
        re.findall(r'viewBox="0 0 (\d+) (\d+)"', picture)[0],
        re.findall(r'<path d="([^"]*)" fill="([^"]*)"', picture),
    )
    rows = [[255] * int(width) for _ in range(int(height))]
    for start, row, length in re.findall(r"M(\d+) (\d+)h(\d+)v1H\1z", path):
        for column in range(int(start), int(start) + int(length)):
            rows[int(row)][column] = 0
    (text,) = codes_in(rows)
    assert '<rect width="33" height="33" fill="#fff">' in picture
    assert "#000" == ink
    return text


def rulebook(folder) -> str:
    from tests.workshop.samples import SMALL

    (folder / "small.txt").write_text(SMALL)
    return "small.txt"
