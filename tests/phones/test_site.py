"""The site for phones, asked over a socket: it works without a script, tells nothing early, and serves nothing else."""

from __future__ import annotations

import socket
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from tests.phones.visitor import Visitor, opened
from tests.workshop.ballot.rooms import TALLIES, on_the_disk, printed
from tests.workshop.samples import workshop_of

from subsidiarity.workshop.ballot.desk import MOST_LINE_CHARACTERS
from subsidiarity.workshop.ballot.sitting_votes import close_round, open_round, show_stage

pytest.importorskip("aiohttp")


@pytest.fixture
def voting(tmp_path):
    """A sitting, its desk and its room, with a round open on trust."""
    with opened(tmp_path) as found:
        yield found


def visitors(room, number: int) -> list[Visitor]:
    found = [Visitor(room.address) for _ in range(number)]
    for each in found:
        assert 200 == each.look()
    return found


def reveal(sitting, desk) -> None:
    assert close_round(sitting, desk) is None
    show_stage(sitting, desk, TALLIES)


def revealed(voting, values: str) -> list[Visitor]:
    """Phones, one a value, that voted so in a round that is revealed by now."""
    sitting, desk, room = voting
    phones = visitors(room, len(values))
    for phone, value in zip(phones, values, strict=True):
        assert 200 == phone.send("vote", choice=value)
    reveal(sitting, desk)
    return phones


def test_a_vote_without_a_script(voting):
    """Join, choose, send; the page says that it is counted, and the choice stands marked."""
    _, desk, room = voting
    (phone,) = visitors(room, 1)
    assert "How much does it depend on trust?" in phone.text
    assert "1. Not at all" in phone.text

    assert 200 == phone.send("vote", choice="2")
    assert "Counted. You can change it until the vote closes." == phone.said
    assert 'value="2" required="" checked=""' in phone.page
    assert 1 == desk.voted


def test_a_choice_is_changed_by_sending_another(voting):
    """The number of votes stays."""
    _, desk, room = voting
    (phone,) = visitors(room, 1)
    phone.send("vote", choice="2")
    phone.send("vote", choice="a")

    assert (1, "Counted. You can change it until the vote closes.") == (desk.voted, phone.said)


def test_after_the_reveal_phones_show_what_the_room_sees(voting):
    """Counts, what they mean, and a form for one line."""
    phones = revealed(voting, "133")

    phones[0].look()

    assert "1. Not at all 1 vote" in phones[0].text
    assert "3. Trust is the help 2 votes" in phones[0].text
    assert "Round 1, 3 votes." in phones[0].text


def test_a_late_vote_is_said_not_to_be_counted(voting):
    """With 409, whatever was on the page."""
    sitting, _, room = voting
    (late,) = visitors(room, 1)
    revealed(voting, "111")

    assert 409 == late.send("vote", choice="3")
    assert "Too late: that vote is closed, and this was not counted." == late.said
    assert (3, 0, 0) == workshop_of(sitting.session).talk("trust").rounds[0].counts


def test_a_line_of_a_minority_reaches_the_facilitator_alone(voting):
    """Once a round."""
    _, desk, _ = voting
    phones = revealed(voting, "111")
    phones[0].look()

    assert 200 == phones[0].send("line", line="It is <b>all</b> trust.")
    assert "Your line has arrived. The facilitator reads it first." == phones[0].said
    phones[1].look()
    assert "all" not in phones[1].text.replace("at all", "").replace("All", "").replace("alone", "").split()
    assert (("trust", "It is <b>all</b> trust."),) == desk.lines


@pytest.mark.parametrize("letter", ["é", "ж", "語", "\U0001f6a9"])
def test_a_line_in_any_script_arrives(voting, letter):
    """As long as the page lets it be, which counts a flag as two, however many bytes that takes on the way."""
    _, desk, _ = voting
    phones = revealed(voting, "111")
    phones[0].look()
    line = letter * (MOST_LINE_CHARACTERS // (len(letter.encode("utf-16-le")) // 2))

    assert 200 == phones[0].send("line", line=line)
    assert (("trust", line),) == desk.lines


def test_whoever_was_too_slow_is_told_so(voting, monkeypatch):
    """In a page that leads back, for a phone without a script."""
    monkeypatch.setattr("subsidiarity.phones.site.DEADLINE_SECONDS", 0.1)
    _, desk, room = voting
    (phone,) = visitors(room, 1)

    assert 408 == phone.ask("POST", f"{phone.place}/vote", None, Content_Length="20")
    assert "Nothing was counted. Look again, and send it once more." in phone.text
    assert f'href="{phone.place}"' in phone.page
    assert 0 == desk.voted


def test_a_line_twice_is_said_to_be_there(voting):
    """The second is not taken; the phone that repeats the first learns that it arrived."""
    _, desk, _ = voting
    phones = revealed(voting, "111")
    phones[0].look()
    page = phones[0].page
    phones[0].send("line", line="First")
    phones[0].page = page

    assert 200 == phones[0].send("line", line="Second")
    assert "You have sent a line already." == phones[0].said
    assert (("trust", "First"),) == desk.lines


def test_the_result_links_to_the_minutes(voting):
    """Which are there then, and not before."""
    sitting, desk, room = voting
    (phone,) = visitors(room, 1)
    before = phone.ask("GET", f"{phone.place}/minutes")
    desk.drop_round()
    sitting.become(sitting.session.show_result())
    show_stage(sitting, desk, TALLIES)
    phone.look()
    assert f'href="{phone.place}/minutes"' in phone.page

    assert (404, 200) == (before, phone.ask("GET", f"{phone.place}/minutes"))
    assert "Minutes: Who runs the hall?" in phone.text


def test_a_phone_comes_back_with_its_choice(voting):
    """By its cookie, however long it slept, to whatever connection."""
    _, desk, room = voting
    (phone,) = visitors(room, 1)
    phone.send("vote", choice="3")
    again = Visitor(room.address)
    again.cookie = phone.cookie
    again.look()

    assert 'value="3" required="" checked=""' in again.page
    assert 1 == desk.here


def test_a_browser_without_cookies_is_told_that_it_has_no_vote(voting):
    """Instead of being counted as another phone with each look."""
    _, desk, room = voting
    phone = Visitor(room.address)
    phone.ask("GET", phone.place)
    phone.cookie = ""

    assert 403 == phone.ask("GET", phone.headers["Location"])
    assert "Your browser keeps no cookies" in phone.text
    assert 0 == desk.here


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"Host": "evil.example"}, 403),
        ({"Host": "127.0.0.1"}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": ""}, 403),
        ({"Content_Type": "application/json"}, 415),
        ({"Content_Type": "text/plain"}, 415),
        ({"Cookie": "seat=made-up"}, 403),
        ({"Cookie": ""}, 403),
        ({}, 200),
    ],
    ids=str,
)
def test_only_its_own_page_can_vote(voting, headers, expected):
    """By exact host and origin, as its own form, with a cookie that was given."""
    _, desk, room = voting
    (phone,) = visitors(room, 1)
    body = f"round={desk.round.id}&choice=1"

    assert expected == phone.ask("POST", f"{phone.place}/vote", body, **headers)
    assert (expected == 200) == bool(desk.voted)


def test_nothing_else_is_served(voting):
    """A scan of paths and methods finds the page's own and no other."""
    _, _, room = voting
    (phone,) = visitors(room, 1)
    place = phone.place
    paths = ["", "/main", "/in", "/minutes", "/vote", "/line", "/slip", "/events/", "/x", "/../", "//", "/page.js"]
    others = ["/", "/favicon.ico", "/robots.txt", "/static/", "/ws", "/%2e%2e/etc/passwd", f"{place}x"]
    found = {}
    for method in ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"):
        for path in [*(f"{place}{each}" for each in paths), *others]:
            if (status := phone.ask(method, path, "")) != 404:
                found[method, path.replace(place, "")] = status

    assert {("GET", ""): 200, ("GET", "/main"): 200, ("GET", "/in"): 303} | {
        ("POST", "/vote"): 409,
        ("POST", "/line"): 400,
        ("POST", "/slip"): 403,
    } == found


@pytest.mark.parametrize(("path", "headers"), [("/", {}), ("/2PNDR", {}), ("", {"Host": "laptop.local"})], ids=str)
def test_an_address_that_was_mistyped_says_how_to_type_it(voting, path, headers):
    """In a page that a phone can show, and that tells nothing of the workshop."""
    _, _, room = voting
    phone = Visitor(room.address)
    status = phone.ask("GET", path or phone.place, **headers)

    assert status in (403, 404)
    assert phone.headers["Content-Type"].startswith("text/html")
    assert "There is no page at this address" in phone.text
    assert "the code of the room at its end" in phone.text
    assert {phone.place[1:], "hall"}.isdisjoint(phone.page.split())


def test_a_phone_whose_cookie_is_gone_is_led_back_in(voting):
    """Without a script, too."""
    _, desk, room = voting
    (phone,) = visitors(room, 1)
    phone.cookie = ""

    assert 403 == phone.send("vote", choice="2")
    assert "This browser has forgotten that it came in." in phone.text
    assert f'href="{phone.place}"' in phone.page
    assert 0 == desk.voted


def test_minutes_that_are_not_there_yet_are_said_to_come(voting):
    """To whoever kept their address."""
    _, _, room = voting
    (phone,) = visitors(room, 1)
    phone.ask("GET", f"{phone.place}/minutes")

    assert "They can be read here once the room sees the result." in phone.text


def test_the_verdict_comes_before_the_counts(voting):
    """As on the wall."""
    phones = revealed(voting, "133")
    phones[0].look()

    assert phones[0].text.index("No consensus") < phones[0].text.index("1. Not at all 1 vote")


@pytest.mark.parametrize("expected", ["100-continue", "é"])
@pytest.mark.parametrize("path", ["/vote", "/nowhere"])
def test_nobody_is_told_to_go_on_sending(voting, expected, path):
    """Whatever is expected, and in whatever bytes it is said."""
    _, _, room = voting
    (phone,) = visitors(room, 1)

    assert 417 == phone.ask("POST", f"{phone.place}{path}", "choice=1", Expect=expected)


def test_the_page_forbids_everything_from_elsewhere(voting):
    """Names nothing elsewhere, is not kept, cannot be framed, and gives no other site leave to read it."""
    _, _, room = voting
    (phone,) = visitors(room, 1)

    policy = phone.headers["Content-Security-Policy"]
    assert "default-src 'none'" == policy.partition(";")[0]
    assert "frame-ancestors 'none'" in policy
    assert "no-store" == phone.headers["Cache-Control"]
    assert "http" not in phone.page
    assert "Access-Control-Allow-Origin" not in phone.headers


def test_a_body_is_small(voting):
    """A vote has 1 KiB, and a line twice as much, for the longest in any script."""
    _, desk, room = voting
    (phone,) = visitors(room, 1)

    assert 413 == phone.ask("POST", f"{phone.place}/vote", f"round={desk.round.id}&choice=1&x={'y' * 1_100}")
    assert 413 == phone.ask("POST", f"{phone.place}/line", f"round={desk.round.id}&line=no&x={'y' * 2_100}")
    assert 413 != phone.ask("POST", f"{phone.place}/line", f"round={desk.round.id}&line=no&x={'y' * 1_100}")
    assert 400 == phone.ask("POST", f"{phone.place}/vote", "&".join(f"x{number}=1" for number in range(99)))
    assert 0 == desk.voted


def test_all_that_is_received_before_the_reveal_is_equal_for_all_splits(tmp_path):
    """Twenty phones look on while five vote: nothing that reaches anybody differs, in any byte or in size."""
    splits = ("11111", "12312", "33333", "00000", "aaaaa", "1230a", "321a0")
    seen = set()
    for place, split in enumerate(splits):
        folder = tmp_path / f"{place}"
        folder.mkdir()
        with opened(folder) as (_, desk, room):
            voters, onlookers = visitors(room, 5), visitors(room, 20)
            sizes = []
            for voter, value in zip(voters, split, strict=True):
                voter.received = 0
                voter.send("vote", choice=value)
                voter.look()
                sizes.append(voter.received)
            for each in onlookers:
                each.look()
            heads = {f"{name}: {value}" for each in onlookers for name, value in each.headers.items() if name != "Date"}
            pages = {masked(each.page, desk) for each in onlookers}
            seen.add((tuple(sizes), len(onlookers[0].page), *sorted(heads), *sorted(pages)))

    assert 1 == len(seen)


def test_nothing_of_a_phone_is_ever_on_the_disk(tmp_path):
    """Neither its address, nor what it is, nor its cookie: while a vote is open, once it is closed, at the end."""
    found = []
    with opened(tmp_path) as (sitting, desk, room):
        phones = [Visitor(room.address, f"127.0.0.{number}") for number in (201, 202, 203)]
        for phone in phones:
            phone.look()
            phone.send("vote", choice="2")
            phone.ask("GET", phone.place, User_Agent="Peculiar/1.0")
        found.append(on_the_disk(tmp_path))
        reveal(sitting, desk)
        found.append(on_the_disk(tmp_path))
        desk.end()
    found.append(on_the_disk(tmp_path))
    known = ("127.0.0.20", "Peculiar", *(phone.cookie.partition("=")[2] for phone in phones))

    assert [[], [], []] == [[each for each in known if each in held] for held in found]


def masked(page: str, desk) -> str:
    """A page without what each workshop has of its own: its code, the round's id, the stage's."""
    own = (desk.room.code, desk.round.id, desk.stage_id)
    for each in own:
        page = page.replace(each, "?" * len(each))
    return page


def test_the_stream_says_when_the_page_changes_and_nothing_of_votes(voting):
    """An id of the stage, whatever comes in between."""
    sitting, desk, room = voting
    phones = visitors(room, 3)
    place = urlsplit(room.address)
    with socket.create_connection((place.hostname, place.port), 60) as stream:
        request = f"GET {place.path}/events HTTP/1.1\r\nHost: {place.netloc}\r\nCookie: {phones[0].cookie}\r\n\r\n"
        stream.sendall(request.encode())
        first = desk.stage_id
        received = until(stream, first)
        for phone in phones:
            phone.send("vote", choice="1")
        reveal(sitting, desk)
        received += until(stream, desk.stage_id)

    assert 2 == received.count("event: stage")
    assert f"data: {first}" in received
    assert {"event: stage", f"data: {first}", f"data: {desk.stage_id}"} == {
        line for line in received.partition("\r\n\r\n")[2].splitlines() if ":" in line
    }


def test_a_phone_has_two_streams_at_most(voting):
    """A third one ends the first, so that one token cannot hold all the connections that there are."""
    _, desk, room = voting
    (phone,) = visitors(room, 1)
    place = urlsplit(room.address)
    request = f"GET {place.path}/events HTTP/1.1\r\nHost: {place.netloc}\r\nCookie: {phone.cookie}\r\n\r\n"
    streams = [socket.create_connection((place.hostname, place.port), 60) for _ in range(3)]
    for stream in streams:
        stream.sendall(request.encode())
        until(stream, desk.stage_id)
    first, *others = streams
    while part := first.recv(4_096):
        assert b"event: here" not in part, "it goes on"
    stage = desk.stage_id
    desk.show(replace(desk.stage, heading="Another"))
    for stream in others:
        until(stream, desk.stage_id)
    for stream in streams:
        stream.close()

    assert stage != desk.stage_id


def until(stream: socket.socket, text: str) -> str:
    """What a stream says until this has come."""
    received = ""
    while text not in received:
        part = stream.recv(4_096)
        assert part, received
        received += part.decode()
    return received


def test_at_the_end_the_port_is_closed_and_the_phones_are_told(tmp_path):
    """By the stream; whoever comes later finds nobody."""
    with opened(tmp_path) as (_, _, room):
        (phone,) = visitors(room, 1)
        place = urlsplit(room.address)
        stream = socket.create_connection((place.hostname, place.port), 60)
        request = f"GET {place.path}/events HTTP/1.1\r\nHost: {place.netloc}\r\nCookie: {phone.cookie}\r\n\r\n"
        stream.sendall(request.encode())
        until(stream, "event: stage")
    with stream:
        told = until(stream, "event: end")

    assert "event: end" in told
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((place.hostname, place.port), 60)


def test_the_strict_way_asks_for_the_code_of_a_slip(tmp_path):
    """Once for a phone; the same slip on another phone is the same vote."""
    codes = printed(tmp_path, 2)
    with opened(tmp_path) as (_, desk, room):
        first, second, third = (Visitor(room.address) for _ in range(3))
        first.look()
        assert "Your slip, please" in first.text
        wrong = first.send("slip", code="BBBB BBBB")
        for phone, code in ((first, codes[0]), (second, codes[0].lower().replace("-", "")), (third, codes[1])):
            phone.send("slip", code=code)
            phone.vote("1")

        assert (403, 2) == (wrong, desk.voted)


def test_two_rounds_are_apart(voting):
    """The second begins with nothing chosen."""
    sitting, desk, room = voting
    phones = visitors(room, 3)
    for phone in phones:
        phone.vote("1")
    reveal(sitting, desk)
    assert open_round(sitting, desk) is None
    show_stage(sitting, desk, TALLIES)
    phones[0].look()

    assert ("", 0) == (phones[0].said, desk.voted)
    assert "checked" not in phones[0].page.partition("<main")[2].partition("</main>")[0]
