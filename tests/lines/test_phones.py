"""Votes on phones in a workshop line by line, by the command and over a socket, as a facilitator and phones meet it."""

from __future__ import annotations

import io
import signal
import socket
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from tests.cli.running import PATIENCE_SECONDS, subsidiarity
from tests.lines.facilitator import facilitating
from tests.phones.visitor import Visitor
from tests.workshop.ballot.rooms import on_the_disk
from tests.workshop.samples import compiled, read, workshop_of

from subsidiarity.lines.run import run_workshop
from subsidiarity.model.workshop import Dissent, Round
from subsidiarity.phones.address import Address
from subsidiarity.workshop.refusal import Refusal

pytest.importorskip("aiohttp")
pytest.importorskip("segno")
RULEBOOK = compiled()


def rounds(path: Path, question: str = "goal") -> tuple[Round, ...]:
    (decision,) = read(path.read_text(), RULEBOOK)
    return workshop_of(decision).talk(question).rounds


def vote(address: str, values: str) -> list[Visitor]:
    """Phones that come in, one a value, and vote so."""
    found = [Visitor(address) for _ in values]
    for phone, value in zip(found, values, strict=True):
        phone.vote(value)
        assert "Counted. You can change it until the vote closes." == phone.said
    return found


def test_phones_hands_and_paper_vote_in_one_round(tmp_path):
    """Opened, counted, added to, closed, revealed; the phones show what the room sees; the port closes at the end."""
    with facilitating(tmp_path, "9") as held:
        held.open_vote()
        phones = vote(held.address, "11120")
        held.type("")
        assert "5 of 9 voted." in held.hear("Enter looks again:")
        held.type("v 2 2")
        held.hear("9 of 9 voted.")
        held.type("r")
        said = held.hear("Enter goes on.")
        phones[0].look()
        end = held.leave()

    assert (Round((5, 3), 1, 0, is_revealed=True),) == rounds(held.path)
    assert "Round 1, 9 votes." in said
    assert "1. Yes 5 votes" in phones[0].text
    assert f"The port is closed: no phone reaches {held.address} any more." in end
    assert not (tmp_path / ".hall.yaml.room").exists()
    assert "phones: anybody" in held.path.read_text()


def test_below_the_number_expected_the_reveal_is_asked_about(tmp_path):
    """Enter waits, y reveals; below three nothing is revealed at all."""
    with facilitating(tmp_path, "9") as held:
        held.open_vote()
        vote(held.address, "11")
        held.type("r", "y")
        refused = held.hear("throw the vote away.")
        vote(held.address, "2")
        held.type("r", "")
        held.hear("3 of 9 voted. Reveal all the same?")
        held.type("r", "y")
        held.hear("Round 1, 3 votes.")
        held.leave()

    assert "Fewer than 3 have voted, which would show who voted for what." in refused
    assert 1 == len(rounds(held.path))


def test_while_a_vote_is_open_nothing_else_is_answered(tmp_path):
    """No answer, no other question, no result, and no leaving; what was thrown away is nowhere."""
    with facilitating(tmp_path) as held:
        held.open_vote()
        vote(held.address, "111")
        for line in ("1", "b", "u", "U", "g 2", "q"):
            held.type(line)
            assert "A vote is open. r reveals it, x throws it away." in held.hear("Enter looks again:")
        held.type("x")
        held.hear("The vote is thrown away.")
        held.leave()

    assert () == rounds(held.path)
    assert "votes" not in on_the_disk(tmp_path).replace("the votes", "")


def test_nothing_is_heard_of_an_open_vote_but_how_many_voted(tmp_path):
    """Whatever is typed."""
    heard = []
    for place, values in enumerate(("11111", "22222", "12a0a")):
        folder = tmp_path / f"{place}"
        folder.mkdir()
        with facilitating(folder) as held:
            held.open_vote()
            vote(held.address, values)
            held.type("", "j", "o", "m", "a", *[""] * 12, "?", "l", "w", "")
            said = "".join(held.hear("Enter looks again:") for _ in range(9))
            heard.append(said.replace(held.address, "").replace(held.address.rpartition("/")[2], ""))
            held.type("x")
            held.leave()

    assert heard[0] == heard[1] == heard[2]
    assert "5 of 5 voted" in heard[0]


def test_a_killed_program_goes_on_with_the_vote(tmp_path):
    """At the same address, with the phones' choices; what was counted stays counted, once."""
    with facilitating(tmp_path) as held:
        held.open_vote()
        phones = vote(held.address, "112")
        held.kill()
        address = held.address
    with facilitating(tmp_path) as held:
        held.hear("A vote on phones is open: 3 voted. It goes on where it stopped.")
        held.type("j")
        held.open_address()
        phones[0].look()
        again = phones[0].said
        phones[2].vote("1")
        held.type("r")
        held.hear("Round 1, 3 votes.")
        held.leave()

    assert (address, "Counted. You can change it until the vote closes.") == (held.address, again)
    assert (Round((3, 0), is_revealed=True),) == rounds(held.path)


def test_lines_that_a_killed_program_left_are_offered_and_gone_at_the_end(tmp_path):
    """Though no phone is asked for again."""
    with facilitating(tmp_path, "3") as held:
        held.open_vote()
        (phone, *_) = vote(held.address, "112")
        held.type("r")
        held.hear("Enter goes on.")
        phone.look()
        phone.send("line", line="It is not ours.")
        held.kill()
    with facilitating(tmp_path) as held:
        held.hear("1 line from a phone waits. s shows them.")
        held.type("s", "", "")
        held.hear("1 of 1: It is not ours.")
        held.leave()

    assert not (tmp_path / ".hall.yaml.room").exists()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_closes_the_port_and_keeps_an_open_vote_unseen(tmp_path, number):
    """The next sitting goes on with it."""
    with facilitating(tmp_path) as held:
        held.open_vote()
        vote(held.address, "112")
        held.process.send_signal(number)
        assert held.process.wait(PATIENCE_SECONDS) in (130, 128 + number)
        place = urlsplit(held.address)
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection((place.hostname, place.port))
    assert (tmp_path / ".hall.yaml.room").exists()


def test_a_line_of_a_minority_is_read_by_the_facilitator_first(tmp_path):
    """Nothing of it is said before it is asked for; what is picked becomes a minority view, edited or not."""
    with facilitating(tmp_path) as held:
        held.open_vote()
        phones = vote(held.address, "112")
        held.type("r")
        held.hear("Enter goes on.")
        for phone, line in zip(phones[1:], ("b-line", "a-line"), strict=True):
            phone.look()
            phone.send("line", line=line)
        held.type("w")
        before = held.hear("2 lines from phones wait. s shows them.")
        held.type("s", "")
        shown = held.hear("Enter leaves it:")
        held.type("d", "2", "1", "", "x")
        held.hear("Vote or answer:")
        held.leave()

    assert "-line" not in before
    assert "1 of 2: a-line" in shown
    (decision,) = read(held.path.read_text(), RULEBOOK)
    assert (Dissent(frozenset({"disputed"}), 1, "a-line"),) == workshop_of(decision).talk("goal").dissents


def test_nothing_is_open_until_an_address_is_chosen_and_agreed_to(tmp_path):
    """No port listens before; Enter opens none."""
    run = subsidiarity("workshop", "--plain", tmp_path / "hall.yaml", stdin="Hall?\n\n\n\n\nj\n\nq\n")

    assert "Addresses of this machine:" in run.stdout
    assert "Nothing is opened. j asks again." in run.stdout
    assert not (tmp_path / ".hall.yaml.room").exists()


def test_without_the_extra_it_says_what_to_install(tmp_path):
    """In words, and goes on with hands and paper."""
    import subprocess
    import sys

    hidden = (
        "import importlib.util as u, sys; f = u.find_spec;"
        "u.find_spec = lambda n, *a: None if n == 'aiohttp' else f(n, *a);"
        "from subsidiarity.cli import main; sys.exit(main(['workshop', '--plain', 'hall.yaml']))"
    )
    typed = "Hall?\n\n\n\n\nj\nv 1 1 1 1\nq\n"
    run = subprocess.run(
        [sys.executable, "-c", hidden], input=typed, cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert (
        "Votes on phones need aiohttp, which is not installed. It comes with: pip install 'subsidiarity[room]'"
        in run.stdout
    )
    assert "4 votes. Nothing is shown yet." in run.stdout


class FakeNetwork:
    """A network with one address, which opens or says why not."""

    def __init__(self, reason: str = "") -> None:
        self.reason = reason
        self.address = "http://192.0.2.7:8421/ABCDE"
        self.awake = 0
        self.closed = 0
        self.asked: list[tuple[object, ...]] = []

    def missing(self):
        return None

    def addresses(self):
        return (Address("192.0.2.7", "wlan0"), Address("192.0.2.8", ""), Address("127.0.0.1", "lo"))

    def open(self, desk, host, minutes):
        self.asked.append((desk, host, minutes))
        return Refusal(self.reason) if self.reason else self

    def picture(self, address):
        return (f"#### {address}",)

    def close(self):
        self.closed += 1


def held(folder: Path, network: FakeNetwork, *lines: str) -> str:
    """Everything that is said in a new workshop over these lines, after its card."""
    typed = ["Hall?", "", "", "", "", *lines]
    source, sink = io.StringIO("".join(f"{line}\n" for line in typed)), io.StringIO()
    run_workshop(str(folder / "hall.yaml"), RULEBOOK, source, sink, None, network)
    return sink.getvalue()


def test_an_address_is_named_by_its_interface_and_agreed_to(tmp_path):
    """With what opening it means; then how to join is said."""
    network = FakeNetwork()
    said = held(tmp_path, network, "j", "1", "y", "j qr", "q")

    assert "1  192.0.2.7 (wlan0)\n2  192.0.2.8\n3  127.0.0.1 (this machine alone, to try it out)\n" in said
    assert (
        "everybody on the network of 192.0.2.7 can open the voting page there, and nothing else of this machine" in said
    )
    assert "Open on your phone: http://192.0.2.7:8421/ABCDE" in said
    assert "####" in said
    assert 1 == network.closed


def test_another_address_is_opened_in_place_of_the_first(tmp_path):
    """Enter keeps the first, which is listed last; it closes once the other is open."""
    network = FakeNetwork()
    said = held(tmp_path, network, "j", "1", "y", "j other", "", "j other", "1", "y", "q")

    assert ["192.0.2.7", "192.0.2.8"] == [asked[1] for asked in network.asked]
    assert 2 == network.closed
    assert "Nothing is opened." not in said


def test_the_address_of_before_is_offered_first(tmp_path):
    """A program that goes on after another one asks again, and phones look for it there."""
    with facilitating(tmp_path, "9") as before:
        before.open_vote()
        before.kill()
    network = FakeNetwork()
    source, sink = io.StringIO("j\n\nx\nq\n"), io.StringIO()
    run_workshop(str(tmp_path / "hall.yaml"), RULEBOOK, source, sink, None, network)

    assert "1  127.0.0.1 (this machine alone, to try it out)\n2  192.0.2.7 (wlan0)" in sink.getvalue()


@pytest.mark.parametrize("lines", [("j", "1", ""), ("j", ""), ("j", "9"), ("",)], ids=" ".join)
def test_nothing_is_opened_unless_it_is_agreed_to(tmp_path, lines):
    """Neither by Enter, nor by a number that is none."""
    network = FakeNetwork()

    assert "Open on your phone" not in held(tmp_path, network, *lines, "q")
    assert 0 == network.closed


def test_an_address_that_cannot_be_opened_is_said(tmp_path):
    """And votes go on by hands."""
    said = held(tmp_path, FakeNetwork("Nothing can be opened there."), "j", "1", "y", "v 2 1", "q")

    assert "Nothing can be opened there." in said
    assert "3 votes. Nothing is shown yet." in said


def test_when_nobody_has_joined_for_a_minute_help_is_offered(tmp_path, monkeypatch):
    """The likeliest cause first; not before."""
    before = held(tmp_path, FakeNetwork(), "j", "1", "y", "j", "q")
    (tmp_path / "later").mkdir()
    monkeypatch.setattr("subsidiarity.workshop.ballot.sitting_phones.PATIENCE_SECONDS", -1.0)
    after = held(tmp_path / "later", FakeNetwork(), "j", "1", "y", "j", "q")

    assert "No phone has come yet." not in before
    causes = ("mobile data", "no internet", "keeps its guests apart", "firewall")
    assert sorted(causes, key=after.index) == [*causes]
