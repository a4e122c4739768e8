"""Votes on phones on the workshop's screens: opened on an address agreed to, voted on over HTTP, revealed, closed."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from rich.cells import cell_len
from tests.phones.camera import codes_read
from tests.phones.visitor import Visitor
from tests.tui.conftest import screen_text, until
from tests.tui.workshop_samples import AGREED, RULES, counts, talk

from subsidiarity.model.workshop import Dissent, Round
from subsidiarity.phones.address import Address
from subsidiarity.phones.network import LoopNetwork
from subsidiarity.phones.qr_code import qr_lines
from subsidiarity.tui.dialogs.boxes import ChoiceDialog
from subsidiarity.tui.themes import NAMES
from subsidiarity.tui.widgets.big_letters import big_letters
from subsidiarity.tui.workshop.join import JoinScreen
from subsidiarity.tui.workshop.vote import VoteScreen
from subsidiarity.workshop.ballot.kept_room import KeptRoom, write_room
from subsidiarity.workshop.refusal import Refusal

pytest.importorskip("aiohttp")
pytest.importorskip("segno")
OF_NINE = AGREED.replace("{place: The hall}", "{place: The hall, people: 9}")
ROOM = Path(".hall.yaml.room")
LATE = ("aiohttp", "segno", "subsidiarity.phones", "subsidiarity.workshop.ballot", "subsidiarity.tui.room.phones")


class Loopback(LoopNetwork):
    """The network of a machine without any other."""

    def addresses(self):
        return (Address("127.0.0.1", "lo"),)


class Twofold(LoopNetwork):
    """The network of a machine with two addresses, which no other machine reaches."""

    def addresses(self):
        return (Address("127.0.0.1", "lo"), Address("127.0.0.2", "lo"))


class Wireless(LoopNetwork):
    """The network of a machine that phones could reach; nothing is opened there."""

    def addresses(self):
        return (Address("192.168.178.20", "wlan0"), Address("127.0.0.1", "lo"))


class Bare(LoopNetwork):
    """The network of a machine on which the extra is not installed."""

    def missing(self):
        return Refusal("Votes on phones need aiohttp, which is not installed.", "It comes with: pip install")


@pytest.fixture
def phone_app(workshop_app):
    """A workshop's app whose phones come by a network, the loopback one unless another is named."""

    def made(text=OF_NINE, network=Loopback):
        app = workshop_app("hall.yaml", text)
        app.network = network
        return app

    return made


async def on(pilot, app):
    """The address that phones open, once it is opened."""
    await pilot.press("J", "enter")
    await until(pilot, lambda: app.phones is not None and app.phones.address != "")
    await pilot.pause()
    await pilot.press("escape")
    return app.phones.address


async def voting(pilot, app):
    """The address that phones open, once a vote is open on them."""
    address = await on(pilot, app)
    await pilot.press("v", *RULES)
    return address


async def votes(address, values):
    """Phones that come in, one a value, and vote so."""
    found = [Visitor(address) for _ in values]
    for phone, value in zip(found, values, strict=True):
        await asyncio.to_thread(phone.vote, value)
        assert "Counted. You can change it until the vote closes." == phone.said
    return found


def voted_five(app):
    """A check that five have voted by what the screen says."""
    return lambda: "5 of 9 voted." in screen_text(app)


async def said(pilot, app):
    """The words on the screen, or in the box on top of it, as one line."""
    await pilot.pause()
    lines = screen_text(app).splitlines()
    boxed = [line.replace("┃", "│").split("│")[1] for line in lines if line.count("│") + line.count("┃") == 2]
    return " ".join(" ".join(boxed or lines).split())


async def test_phones_hands_and_paper_vote_in_one_round(phone_app):
    """Opened, filled without any count, added to, closed, revealed; the phones show what the room sees."""
    app = phone_app()
    async with app.run_test(size=(80, 24)) as pilot:
        address = await voting(pilot, app)
        opened = await said(pilot, app)
        phones = await votes(address, "11120")
        await until(pilot, voted_five(app))
        await pilot.press("v", *counts(2, 2, 0, 0, 0))
        full = await said(pilot, app)
        await pilot.press("r")
        shown = await said(pilot, app)
        await asyncio.to_thread(phones[0].look)

    assert "The vote is open on the phones." in opened
    assert "9 of 9 voted." in full
    assert (Round((5, 3, 0), 1, 0, is_revealed=True),) == talk("reach").rounds
    assert "Not known yet" in shown
    assert "Round 1, 9 votes." in phones[0].text


async def test_nothing_listens_before_an_address_is_agreed_to(phone_app):
    """One that others reach is promised first; Escape opens nothing."""
    app = phone_app(network=Wireless)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("J")
        listed = await said(pilot, app)
        await pilot.press("enter")
        promised = await said(pilot, app)
        await pilot.press("escape")
        after = await said(pilot, app)

        assert "192.168.178.20 (wlan0)" in listed
        assert "127.0.0.1 (this machine alone, to try it out)" in listed
        assert "Votes travel unencrypted on that network." in promised
        assert "Nothing is opened. J asks again." in after
        assert "" == app.phones.address
        assert not ROOM.exists()


async def test_a_new_workshop_asks_once_how_people_vote(phone_app):
    """After the card; Enter is for hands and paper."""
    app = phone_app("decision: hall\ntitle: Who runs the hall?\nanswers: {}\n")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f3")
        asked = await said(pilot, app)
        await pilot.press("enter")
        await pilot.pause()

        assert "j phones too Enter hands and paper" in asked
        assert not isinstance(app.screen, ChoiceDialog)
        assert app.phones is None


async def test_without_the_extra_it_says_how_to_get_it(phone_app):
    """And nothing else stops."""
    app = phone_app(network=Bare)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("J")

        assert "It comes with: pip install" in await said(pilot, app)


async def test_below_the_number_expected_the_reveal_is_asked_about(phone_app):
    """Escape waits, y reveals; below three nothing is revealed at all."""
    app = phone_app()
    async with app.run_test(size=(80, 24)) as pilot:
        address = await voting(pilot, app)
        await votes(address, "11")
        await pilot.press("r", "y")
        refused = await said(pilot, app)
        await votes(address, "2")
        await pilot.press("r")
        asked = await said(pilot, app)
        await pilot.press("escape")
        assert app.phones.round is not None
        await pilot.press("r", "y")
        await pilot.pause()

    assert "Fewer than 3 have voted, which would show who voted for what." in refused
    assert "3 of 9 voted. Reveal all the same?" in asked
    assert (Round((2, 1, 0), is_revealed=True),) == talk("reach").rounds


async def test_while_a_vote_is_open_nothing_else_is_answered(phone_app):
    """No answer, no going back, no undo, no leaving unasked; what was thrown away is nowhere."""
    app = phone_app()
    async with app.run_test(size=(80, 24)) as pilot:
        address = await voting(pilot, app)
        await votes(address, "111")
        for key in ("1", "b", "u", "U", "enter", "space", "d", "H", "left"):
            await pilot.press(key)
            assert "A vote is open. r reveals it, x throws it away." in await said(pilot, app)
            assert isinstance(app.screen, VoteScreen)
        await pilot.press("q")
        asked = await said(pilot, app)
        await pilot.press("n", "x")
        thrown = await said(pilot, app)

    assert "it is kept, unseen, until this file is opened again." in asked
    assert "The vote is thrown away." in thrown
    assert () == talk("reach").rounds


async def test_the_screen_shows_nothing_of_an_open_vote_but_how_many_voted(phone_app):
    """Whatever people chose, the screens are alike."""
    seen = []
    for values in ("11111", "22222", "12a0a"):
        app = phone_app()
        async with app.run_test(size=(80, 24)) as pilot:
            address = await on(pilot, app)
            await pilot.press("v", *RULES)
            await votes(address, values)
            await until(pilot, voted_five(app))
            seen.append(screen_text(app))
            await pilot.press("x")

    assert seen[0] == seen[1] == seen[2]


async def test_a_program_that_was_killed_goes_on_with_the_vote(phone_app):
    """With the choices it had, unseen; phones come in again at the same address."""
    first = phone_app()
    async with first.run_test(size=(80, 24)) as pilot:
        address = await voting(pilot, first)
        phones = await votes(address, "112")
    again = phone_app(None)
    async with again.run_test(size=(80, 24)) as pilot:
        notice = await said(pilot, again)
        await pilot.press("escape")
        waiting = await said(pilot, again)
        assert address == await on(pilot, again)
        await asyncio.to_thread(phones[2].vote, "1")
        await pilot.press("r", "y")
        await pilot.pause()

    assert "A vote on phones is open: 3 voted. It goes on where it stopped." in notice
    assert "J lets the phones in again. r reveals the vote, x throws it away." in waiting
    assert (Round((3, 0, 0), is_revealed=True),) == talk("reach").rounds


async def test_the_foot_says_that_phones_are_on_and_the_end_closes_the_port(phone_app):
    """And what is kept beside the decision is gone."""
    app = phone_app()
    async with app.run_test(size=(80, 24)) as pilot:
        address = await on(pilot, app)
        foot = await said(pilot, app)
        assert ROOM.exists()
        await pilot.press("q")
    place = urlsplit(address)

    assert "Phones are on · Saved in hall.yaml" in foot
    assert (f"The port is closed: no phone reaches {address} any more.",) == app.last_words
    assert not ROOM.exists()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((place.hostname, place.port))


def test_nothing_of_phones_is_loaded_before_they_are_wanted():
    """Neither for the first paint nor for a question of a workshop."""
    shells = "subsidiarity.cli.shell, subsidiarity.tui.run, subsidiarity.tui.workshop.question"
    listed = f"import sys, {shells}; print([each for each in sys.modules if each.startswith({LATE})])"
    ran = subprocess.run([sys.executable, "-c", listed], capture_output=True, text=True, check=True)

    assert "[]" == ran.stdout.strip()


async def test_in_a_rehearsal_nobody_is_asked_for_phones(workshop_app):
    """Its votes are invented."""
    app = workshop_app("hall.yaml", AGREED.replace("{format: 1", "{format: 1, rehearsal: 7"), rehearsal=7)
    app.network = Loopback
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("J")
        await pilot.pause()

        assert app.phones is None


async def test_the_join_screen_counts_the_phones_that_come(phone_app):
    """Without names; J brings it back at any time, from an open vote too."""
    app = phone_app()
    async with app.run_test(size=(80, 24)) as pilot:
        address = await on(pilot, app)
        await pilot.press("v", *RULES, "J")
        empty = await said(pilot, app)
        for _ in range(2):
            await asyncio.to_thread(Visitor(address).look)
        await until(pilot, lambda: "2 of 9 phones are here." in screen_text(app))
        shown = screen_text(app)
        await pilot.press("b")
        await pilot.pause()

        assert "0 of 9 phones are here." in empty
        assert "● ● ○ ○ ○ ○ ○ ○ ○" in shown
        assert address in shown
        assert isinstance(app.screen, VoteScreen)


async def test_the_code_for_cameras_is_black_on_white_with_its_quiet_zone(phone_app):
    """In every theme, and as the room's own address."""
    app = phone_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("J", "enter")
        await until(pilot, lambda: isinstance(app.screen, JoinScreen))
        for _ in range(3):
            await pilot.press("f2")
            await pilot.pause()
            picture = tuple(qr_lines(app.phones.address))
            rows = [line.text[1 : 1 + len(picture[0])] for line in strips(app)]
            style = cell_style(app, 5, 5)
            assert picture == tuple(rows[2 : 2 + len(picture)])
            assert ("#000000", "#ffffff") == (style.color.name, style.bgcolor.name)


@pytest.mark.parametrize("theme", NAMES)
async def test_a_camera_reads_the_join_screen(phone_app, theme):
    """The whole of it, in every theme, with all that stands round the code."""
    app = phone_app()
    async with app.run_test(size=(80, 24)) as pilot:
        app.theme = theme
        await pilot.press("J", "enter")
        await until(pilot, lambda: isinstance(app.screen, JoinScreen))
        await pilot.pause()
        lines = [[cell for segment in strip for cell in cells(segment)] for strip in strips(app)]

        assert [app.phones.address.upper()] == codes_read(lines)


def cells(segment):
    """The cells of a piece of a line, as a camera sees them."""
    drawn, behind = (
        sum(colour.triplet) // 3 if colour is not None and colour.triplet is not None else shade
        for colour, shade in ((segment.style.color, 255), (segment.style.bgcolor, 0))
    )
    return [(character, drawn, behind) for character in segment.text for _ in range(cell_len(character))]


async def test_on_a_small_terminal_address_and_code_alone_are_shown(phone_app):
    """A code for cameras would not fit."""
    app = phone_app()
    async with app.run_test(size=(40, 15)) as pilot:
        await pilot.press("J", "enter")
        await until(pilot, lambda: isinstance(app.screen, JoinScreen))
        shown = await said(pilot, app)

        assert app.phones.address in shown
        assert f"The code at its end is {app.phones.desk.room.code}." in shown
        assert big_letters(app.phones.desk.room.code)[0].rstrip() in screen_text(app)


async def test_after_a_minute_without_a_phone_it_says_what_may_stand_in_the_way(phone_app):
    """Which at this machine's own address is that address; and no more once one came."""
    app = phone_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("J", "enter")
        await until(pilot, lambda: isinstance(app.screen, JoinScreen))
        assert "No phone can come" not in await said(pilot, app)
        app.phones._since -= 61
        app.screen.show_phones()
        helped = await said(pilot, app)
        await asyncio.to_thread(Visitor(app.phones.address).look)
        await until(pilot, lambda: "1 of 9 phones are here." in screen_text(app))

        assert "No phone can come: this" in helped
        assert "No phone can come" not in await said(pilot, app)


async def test_another_address_takes_the_place_of_the_first_and_the_vote_goes_on(phone_app):
    """The first one closes once the other is agreed to; until then it stays."""
    app = phone_app(network=Twofold)
    async with app.run_test(size=(80, 24)) as pilot:
        first = await voting(pilot, app)
        await votes(first, "1")
        await pilot.press("J")
        await until(pilot, lambda: isinstance(app.screen, JoinScreen))
        await pilot.press("c", "escape")
        await pilot.pause()
        kept = app.phones.address
        await pilot.press("c", "enter", "y")
        await until(pilot, lambda: app.phones.address != first)
        await votes(app.phones.address, "2")
        await until(pilot, lambda: app.phones.address in screen_text(app))
        await pilot.press("b")
        await until(pilot, lambda: "2 of 9 voted." in screen_text(app))
        second = app.phones.address
        with pytest.raises(ConnectionRefusedError):
            await asyncio.to_thread(Visitor(first).look)

        assert (first, "127.0.0.2") == (kept, urlsplit(second).hostname)


def strips(app):
    """The lines on the screen."""
    return app.screen._compositor.render_strips()


def cell_style(app, x, y):
    """The style of one cell on the screen."""
    return next(segment.style for segment in strips(app)[y].crop(x, x + 1))


async def test_lines_from_phones_are_for_the_facilitators_eyes_first(phone_app):
    """One by one after a warning: recorded as a minority view, in its words, or thrown away; the room sees none."""
    app = phone_app()
    async with app.run_test(size=(80, 24)) as pilot:
        address = await voting(pilot, app)
        phones = await votes(address, "1123")
        await pilot.press("r", "y")
        await pilot.pause()
        for phone, line in zip(phones, ("b-line", "a-line", "c-line"), strict=False):
            await asyncio.to_thread(phone.look)
            await asyncio.to_thread(phone.send, "line", line=line)
        await until(pilot, lambda: "3 lines from phones wait. S shows them." in screen_text(app))
        before = screen_text(app)
        await pilot.press("S")
        warned = await said(pilot, app)
        await pilot.press("enter")
        first = await said(pilot, app)
        await pilot.press("d", "3", "enter", "1", "enter", "enter", "x", "enter")
        await pilot.pause()
        left = app.phones.desk.lines

    assert "-line" not in before + warned
    assert "These lines are for your eyes first." in warned
    assert "1 of 3: a-line" in first
    assert (Dissent(frozenset({"land"}), 1, "a-line"),) == talk("reach").dissents
    assert (("reach", "c-line"),) == left


async def test_lines_that_a_killed_program_left_are_named_and_gone_at_the_end(phone_app):
    """Though no phone is asked for again."""
    left = KeptRoom("BCDFG", "00", lines=(("reach", "It is not ours."),))
    Path("hall.yaml").write_text(OF_NINE)
    write_room("hall.yaml", left)
    app = phone_app(None)
    async with app.run_test(size=(80, 24)) as pilot:
        foot = await said(pilot, app)
        await pilot.press("S", "enter")
        first = await said(pilot, app)

    assert "1 line from a phone waits. S shows them." in foot
    assert "Phones are on" not in foot
    assert "1 of 1: It is not ours." in first
    assert not ROOM.exists()


async def test_where_no_line_waits_it_says_so(phone_app):
    """And shows no box."""
    app = phone_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("S")

        assert "No line from a phone waits." in await said(pilot, app)


@pytest.mark.parametrize("key", ["J", "S"])
async def test_a_damaged_file_beside_the_decision_is_named(phone_app, key):
    """Whoever asks for phones, or for their lines, learns why there are none."""
    ROOM.write_text("{")
    app = phone_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(key)

        assert "What is kept of an earlier vote on phones cannot be read:" in await said(pilot, app)
