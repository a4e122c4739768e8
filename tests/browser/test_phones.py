"""Phones in a real browser: thirty of them through a whole workshop, and the page by keyboard, without script, and axe.

Needs what the tests of pages need.
"""

from __future__ import annotations

from collections import Counter
from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest
from tests.browser.lossy_proxy import lossy_proxy
from tests.browser.mute_proxy import mute_proxy
from tests.browser.phone_browser import phones
from tests.browser.test_pages import missing
from tests.lines.facilitator import facilitating
from tests.lines.hall_network import ADDRESS, hall_network, no_namespace
from tests.phones.visitor import opened
from tests.workshop.ballot.rooms import TALLIES, on_the_disk, votes
from tests.workshop.samples import compiled, read, workshop_of

from subsidiarity.model.workshop import Dissent, Round
from subsidiarity.workshop.ballot.sitting_votes import close_round, show_stage

pytest.importorskip("aiohttp")
pytestmark = [pytest.mark.long, pytest.mark.skipif(missing() != "", reason=missing() or "never")]

RULEBOOK = compiled()
COUNTED = "Counted. You can change it until the vote closes."


@pytest.mark.parametrize("kind", ["loopback", "namespace"])
def test_thirty_phones_through_a_whole_workshop(tmp_path, kind):
    """Join, two rounds, one in a pocket, a bad Wi-Fi, a kill, a line, paper, the end: the tally is what was told."""
    if kind == "namespace" and (reason := no_namespace()):
        pytest.skip(reason)
    with (
        hall_network(kind) as network,
        phones(network.at_phones) as room,
        phones(network.at_phones) as pocket,
        lossy_proxy(7, network.at_phones) as proxy,
        ExitStack() as sleep,
    ):
        with facilitating(tmp_path, "33", network) as held:
            steady = room.join(held.address, {"number": 24})
            unscripted = room.join(held.address, {"number": 2, "script": False})
            lossy = room.join(held.address, {"number": 3, "proxy": proxy})
            held.open_vote()
            asleep_on = into_the_pocket(pocket, held.address, "2")
            sleep.enter_context(pocket.asleep())
            chosen = first_votes(room, held, steady, unscripted, lossy)
            held.kill()
            address = held.address
        with facilitating(tmp_path, network=network) as held:
            held.hear("A vote on phones is open: 30 voted. It goes on where it stopped.")
            held.type("j")
            held.open_address()
            assert address == held.address
            told = changed_mind(room, chosen, steady[1]) + Counter("2")
            held.type("v 2 1", "r")
            held.hear("Round 1, ")
            held.hear("Enter goes on.")
            room.wait([*steady, *lossy], "Round 1, ")
            held.open_vote()
            sleep.close()
            out_of_the_pocket(pocket, asleep_on, "1")
            again = second_votes(room, held, steady, unscripted, lossy) + Counter("1")
            said, others = line_of_a_minority(room, held, steady[5], (steady[6], lossy[1]))
            held.type("1", "r")
            room.wait([*steady, *lossy], "The minutes")
            end = held.leave()
            room.wait(steady, "The workshop has ended. You can close this page.")
            pocket.wait([0], "The workshop has ended. You can close this page.")
        seen = [each.seen() for each in (room, pocket)]

    assert (kind == "loopback") != address.startswith(f"http://{ADDRESS}:")
    assert [30, 30] == [sum(told.values()), sum(again.values())]
    first = Round((told["1"] + 2, told["2"] + 1), told["0"], told["a"], is_revealed=True)
    assert (first, Round((again["1"], again["2"] + 3), is_revealed=True)) == rounds(held.path)
    assert "The aim is only what the parish says it is." in said
    assert [] == [text for text in others if "parish" in text]
    assert [Dissent(frozenset({"disputed"}), 2, "The aim is only what the parish says it is.")] == dissents(held.path)
    assert "The port is closed" in end
    assert [([urlsplit(address).netloc], [])] * 2 == [(each["requests"], each["complaints"]) for each in seen]
    assert not (tmp_path / ".hall.yaml.room").exists()
    assert address.rpartition("/")[2] not in on_the_disk(tmp_path)


@pytest.mark.skipif(no_namespace() != "", reason=no_namespace() or "never")
def test_a_phone_whose_connection_died_unnoticed_comes_back_by_itself(tmp_path):
    """Nothing told it that the program was killed and began anew: it hears nothing, and asks; its vote is there."""
    with hall_network("namespace") as network, phones(network.at_phones) as room, ExitStack() as silence:
        with facilitating(tmp_path, "3", network) as held:
            room.join(held.address, {})
            held.open_vote()
            room.vote([[0, "2"]])
            room.wait([0], COUNTED)
            before = room.stage(0)
            silence.enter_context(network.silent())
            held.kill()
        with facilitating(tmp_path, network=network) as held:
            held.hear("A vote on phones is open: 1 voted. It goes on where it stopped.")
            held.type("j")
            held.open_address()
            silence.close()
            room.past(0, before)
            room.wait([0], COUNTED)
            room.vote([[0, "1"]])
            room.wait([0], COUNTED)
            held.type("", "x")
            said = held.leave()

    assert "1 of 3 voted." in said


def test_a_phone_on_whose_stream_nothing_is_said_opens_another(tmp_path):
    """The connection lives, so no system ends it: the phone itself does, and learns that the vote has closed."""
    with mute_proxy() as proxy, phones() as room, opened(tmp_path) as (sitting, desk, place):
        (phone,) = room.join(place.address, {"proxy": proxy})
        before = room.stage(phone)
        votes(desk, "1", "2", "2")
        close_round(sitting, desk)
        show_stage(sitting, desk, TALLIES)
        room.past(phone, before)

        assert "Round 1, 3 votes." in room.text(phone)


def into_the_pocket(pocket, address: str, choice: str) -> str:
    """The stage on which a phone has joined and voted, and is looked at no more."""
    pocket.join(address, {})
    pocket.vote([[0, choice]])
    pocket.wait([0], COUNTED)
    return str(pocket.stage(0))


def out_of_the_pocket(pocket, asleep_on: str, choice: str) -> None:
    """The phone comes back by itself, to the vote that is open now, and votes there."""
    pocket.past(0, asleep_on)
    pocket.wait([0], "Choose one, then Send")
    pocket.vote([[0, choice]])
    pocket.wait([0], COUNTED)


def first_votes(room, held, steady, unscripted, lossy) -> dict[int, str]:
    """The choice that each phone has sent in the first round; one of them had no Wi-Fi while the others did."""
    for place in unscripted:
        room.look(place)
    room.sleep(steady[0])
    chosen = {place: "12"[place % 3 == 0] for place in (*steady[1:], *unscripted, *lossy)}
    room.vote(list(chosen.items()))
    room.wait([*chosen], COUNTED)
    held.type("")
    held.hear("29 of 33 voted.")
    room.awake(steady[0])
    room.vote([[steady[0], "0"]])
    room.wait([steady[0]], COUNTED)
    return chosen | {steady[0]: "0"}


def changed_mind(room, chosen: dict[int, str], place: int) -> Counter[str]:
    """The choices of the phones that say that they are counted, after one has changed its mind."""
    room.wait([*chosen], COUNTED)
    room.vote([[place, "a"]])
    room.wait([place], COUNTED)
    chosen[place] = "a"
    return Counter(chosen[each] for each in room.saying([*chosen], COUNTED))


def second_votes(room, held, steady, unscripted, lossy) -> Counter[str]:
    """The choices of the phones that say that they are counted in the second round, which is revealed then."""
    for place in unscripted:
        room.look(place)
    chosen = dict.fromkeys((*steady, *unscripted, *lossy), "1") | {steady[5]: "2", lossy[0]: "2"}
    room.wait([*steady, *lossy], "Choose one, then Send")
    room.vote(list(chosen.items()))
    told = Counter(chosen[each] for each in room.saying([*chosen], COUNTED))
    held.type("v 0 3", "r")
    held.hear("Round 2, ")
    held.hear("Enter records it and goes on.")
    room.wait([*steady, *lossy], "Round 2, ")
    return told


def line_of_a_minority(room, held, sender: int, others: tuple[int, int]) -> tuple[str, list[str]]:
    """What the facilitator sees of a line that a phone sent, and what others see; it becomes a minority view."""
    room.line(sender, "The aim is only what the parish says it is.")
    room.wait([sender], "Your line has arrived.")
    held.type("s", "")
    said = held.hear("Enter leaves it:")
    seen = [room.text(place) for place in others]
    held.type("d", "2", "2", "")
    held.hear("Vote or answer:")
    return said, seen


def rounds(path) -> tuple[Round, ...]:
    (decision,) = read(path.read_text(), RULEBOOK)
    return workshop_of(decision).talk("goal").rounds


def dissents(path) -> list[Dissent]:
    (decision,) = read(path.read_text(), RULEBOOK)
    return [*workshop_of(decision).talk("goal").dissents]


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_page_is_accessible_and_fits(tmp_path, width, dark):
    """Axe finds nothing by WCAG 2.2 AA; nothing is wider than the screen, and no target is small."""
    with phones() as room, opened(tmp_path, is_voting=False) as (sitting, desk, place):
        found: dict[str, object] = {}

        def look(name: str) -> None:
            room.look(phone)
            found[name] = room.axe(phone), room.measure(phone)
            room.picture(phone, str(tmp_path / f"{name}-{width}.png"))

        phone, *others = room.join(place.address, {"number": 4, "width": width, "dark": dark})
        look("waiting")
        question = sitting.session.question
        desk.open_round(question, 1)
        show_stage(sitting, desk, TALLIES)
        look("vote")
        room.vote([[each, "2"] for each in (phone, *others)])
        room.wait([phone, *others], COUNTED)
        look("counted")
        close_round(sitting, desk)
        show_stage(sitting, desk, TALLIES)
        look("shown")
        sitting.become(sitting.session.show_result())
        show_stage(sitting, desk, TALLIES)
        look("result")

    assert {} == {name: seen for name, seen in found.items() if seen != ([], {"wide": 0, "small": 0})}


def test_a_vote_by_keyboard_alone(tmp_path):
    """Tab to the choices, arrows among them, Tab and Enter to send; then the next question has the focus."""
    with phones() as room, opened(tmp_path) as (sitting, desk, place):
        (phone, *others) = room.join(place.address, {"number": 3})
        room.keys(phone, ["Tab", "ArrowDown", "Tab", "Enter"])
        room.wait([phone], COUNTED)
        room.vote([[each, "1"] for each in others])
        room.wait(others, COUNTED)
        close_round(sitting, desk)
        show_stage(sitting, desk, TALLIES)
        room.wait([phone], "Round 1, 3 votes.")

        assert room.focus(phone).startswith("<h1")
    assert (2, 1, 0) == workshop_of(sitting.session).talk("trust").rounds[0].counts


def test_a_phone_that_cannot_send_says_so_and_sends_by_itself_later(tmp_path):
    """What the person marked is not lost, and is not said to be counted before it is."""
    with phones() as room, opened(tmp_path) as (_, desk, place):
        (phone,) = room.join(place.address, {})
        room.sleep(phone)
        room.vote([[phone, "2"]])
        room.wait([phone], "Not sent yet. Trying again…")
        unsent = desk.voted, room.troubled(phone)
        room.awake(phone)
        room.wait([phone], COUNTED)

        assert [(0, 1), (1, 0)] == [unsent, (desk.voted, room.troubled(phone))]


def test_a_phone_whose_cookie_is_gone_comes_in_anew_and_its_vote_counts(tmp_path):
    """It is not told for ever that it tries again."""
    with phones() as room, opened(tmp_path) as (_, desk, place):
        (phone,) = room.join(place.address, {})
        room.forget(phone)
        room.vote([[phone, "2"]])
        room.wait([phone], COUNTED)

        assert (1, 2) == (desk.voted, desk.here)


def test_another_choice_than_the_one_that_is_counted_is_said_not_to_be_sent(tmp_path):
    """Until it is, or the mark is back where it was."""
    with phones() as room, opened(tmp_path) as (_, _, place):
        (phone,) = room.join(place.address, {})
        room.vote([[phone, "2"]])
        room.wait([phone], COUNTED)
        room.mark(phone, "3")
        room.wait([phone], "Not sent yet. Press Send to change your vote.")
        room.mark(phone, "2")
        room.wait([phone], COUNTED)

        assert "Not sent yet" not in room.text(phone)


def test_what_became_of_a_vote_is_seen_where_it_was_sent(tmp_path):
    """On a phone so small that the page does not fit."""
    with phones() as room, opened(tmp_path) as (_, _, place):
        (phone,) = room.join(place.address, {"width": 320, "height": 400})
        room.vote([[phone, "2"]])
        room.wait([phone], COUNTED)

        assert room.inSight(phone)


@pytest.mark.parametrize("stage", ["vote", "result"])
def test_when_the_workshop_has_ended_nothing_is_left_to_tap(tmp_path, stage):
    """A form that nobody takes, and a link that leads nowhere, go with the room."""
    with phones() as room, opened(tmp_path, is_voting=stage == "vote") as (sitting, desk, place):
        if stage == "result":
            sitting.become(sitting.session.show_result())
            show_stage(sitting, desk, TALLIES)
        (phone,) = room.join(place.address, {})
        before = room.tappable(phone)
        place.close()
        room.wait([phone], "The workshop has ended. You can close this page.")

        assert (True, 0) == (before > 0, room.tappable(phone))
