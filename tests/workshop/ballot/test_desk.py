"""Votes that come one by one: who may vote, what is kept until the close, and what is left after it."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest
from tests.workshop.ballot.rooms import (
    TALLIES,
    begun,
    desk_of,
    gone_on_with,
    marks_of,
    on_the_disk,
    open_in,
    phone,
    printed,
    votes,
)
from tests.workshop.samples import done, workshop_of

from subsidiarity.files.write_failure import NotWritten
from subsidiarity.model.workshop import Round
from subsidiarity.reporting.forms.plain import render_plain
from subsidiarity.workshop.ballot import kept_room, room_keeper
from subsidiarity.workshop.ballot.desk import Sent
from subsidiarity.workshop.ballot.kept_room import room_path
from subsidiarity.workshop.ballot.network import LoopRoom
from subsidiarity.workshop.ballot.sitting_phones import SittingPhones
from subsidiarity.workshop.ballot.sitting_votes import close_round, open_round, set_up_desk, show_stage, take_up
from subsidiarity.workshop.ballot.voter import mark
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.view.minutes import minutes_of
from subsidiarity.workshop.voting import cast

FULL = NotWritten("room", "full", "full")


@pytest.fixture
def room(tmp_path):
    """A workshop whose phones may vote on trust: not at all, it helps, it is the help."""
    sitting, desk = begun(tmp_path)
    assert open_round(sitting, desk) is None
    show_stage(sitting, desk, TALLIES)
    return sitting, desk


def kept(sitting) -> Path:
    return Path(room_path(sitting.path))


def test_votes_of_phones_hands_and_paper_are_one_round(room):
    """The counts that are typed stand beside those of the phones, and one round comes of them."""
    sitting, desk = room
    votes(desk, "1", "2", "2", "0", "a")
    assert desk.add_typed(Round((0, 3, 4), 1, 0)) is None
    assert 13 == desk.voted

    assert close_round(sitting, desk) is None

    assert (Round((1, 5, 4), 2, 1, is_revealed=True),) == workshop_of(sitting.session).talk("trust").rounds


def test_counts_typed_again_take_the_place_of_the_first(room):
    """As on paper alone."""
    _, desk = room
    desk.add_typed(Round((9, 9, 9)))
    desk.add_typed(Round((1, 1, 1)))

    assert 3 == desk.voted


def test_counts_that_no_room_has_are_refused_and_cost_no_vote(room):
    """Neither when they are typed nor, together with the phones, when the round is closed."""
    sitting, desk = room
    votes(desk, "1", "1", "2")
    too_many = desk.add_typed(Round((10_000, 0, 0)))
    assert desk.add_typed(Round((9_998, 0, 0))) is None
    together = close_round(sitting, desk)
    assert desk.add_typed(Round((2, 0, 0))) is None
    closed = close_round(sitting, desk)

    unfit = Refusal("A count is a whole number from 0 to 9999.")
    assert (unfit, unfit, None) == (too_many, together, closed)
    assert (Round((4, 1, 0), is_revealed=True),) == workshop_of(sitting.session).talk("trust").rounds


def test_a_vote_is_on_the_disk_before_it_is_said_to_be_counted(room):
    """By the mark of the token, with the choice."""
    sitting, desk = room
    (token,) = votes(desk, "2")
    record = json.loads(kept(sitting).read_text())

    seat = desk.voters.seat(token)
    assert {mark(desk.round.id, seat): [1, 1]} == record["round"]["votes"]


def test_what_is_kept_says_nothing_of_who_voted_when(room):
    """Choices by mark, in the order of the marks, and nothing else: no name, address, device or time."""
    sitting, desk = room
    tokens = votes(desk, *"11223300")
    record = json.loads(kept(sitting).read_text())

    assert {"code", "format", "host", "key", "lines", "port", "round", "slips"} == set(record)
    assert {"id", "number", "options", "question", "typed", "votes"} == set(record["round"])
    assert sorted(marks_of(desk, desk.round.id, tokens)) == [*record["round"]["votes"]]


def test_what_is_kept_before_the_close_is_for_its_owner_alone(room, monkeypatch):
    """Whatever stood there before, with whatever rights."""
    sitting, desk = room
    os.chmod(kept(sitting), 0o666)
    votes(desk, "1")

    assert 0o600 == stat.S_IMODE(kept(sitting).stat().st_mode)


def test_a_link_in_its_place_is_replaced_and_not_followed(tmp_path):
    """Nobody leads the votes elsewhere."""
    sitting, desk = begun(tmp_path)
    elsewhere = tmp_path / "elsewhere"
    kept(sitting).symlink_to(elsewhere)

    assert open_round(sitting, desk) is None
    assert not elsewhere.exists()
    assert not kept(sitting).is_symlink()


def test_after_the_close_nothing_on_the_disk_knows_a_phone(room, tmp_path):
    """Neither its token nor its mark, in any file, the backup and those of a killed writer among them."""
    sitting, desk = room
    left = kept(sitting).with_name(f".{kept(sitting).name}.0123abcd.tmp")
    tokens = votes(desk, "1", "2", "3")
    left.write_bytes(kept(sitting).read_bytes())
    marks = [mark(desk.round.id, desk.voters.seat(token)) for token in tokens]
    assert all(each in on_the_disk(tmp_path) for each in marks)

    assert close_round(sitting, desk) is None

    held = on_the_disk(tmp_path)
    assert [] == [each for each in (*marks, *tokens, *map(desk.voters.seat, tokens)) if each in held]


def test_counts_stand_in_the_place_of_votes_before_anything_is_revealed(room, monkeypatch):
    """Seen at the moment in which the decision is saved with the counts, hidden."""
    sitting, desk = room
    votes(desk, "1", "2", "3")
    seen = []
    become = sitting.become

    def become_and_look(session):
        seen.append(kept(sitting).read_text())
        become(session)

    monkeypatch.setattr(sitting, "become", become_and_look)

    close_round(sitting, desk)

    first, second = seen
    assert "votes" not in json.loads(first)["round"]
    assert [1, 1, 1, 0, 0] == json.loads(first)["round"]["total"]
    assert json.loads(second)["round"] is None


def test_at_the_end_nothing_is_left_beside_the_decision(room):
    """No code, no key, no address."""
    sitting, desk = room
    desk.drop_round()

    assert desk.end() is None
    assert not kept(sitting).exists()


@pytest.mark.parametrize("values", [["1", "2"], ["1", "2", "a", "a", "a"]], ids=" ".join)
def test_fewer_than_three_votes_are_neither_shown_nor_kept(room, values, tmp_path):
    """An abstention is no vote. The round stays open until more have voted or it is thrown away."""
    sitting, desk = room
    votes(desk, *values)

    refused = close_round(sitting, desk)

    assert isinstance(refused, Refusal)
    assert ((), None) == (workshop_of(sitting.session).talk("trust").rounds, open_in(desk).total)
    assert desk.drop_round() is None
    assert '"votes"' not in on_the_disk(tmp_path)


def test_within_a_kept_round_every_count_is_shown(room):
    """Also the count of one."""
    sitting, desk = room
    votes(desk, "1", "3", "3", "3")
    close_round(sitting, desk)
    show_stage(sitting, desk, TALLIES)

    assert [1, 0, 3, 0] == [count for _, count in desk.stage.counts]


def test_a_thousand_replays_count_once(room):
    """The phone that repeats itself has one vote."""
    _, desk = room
    (token,) = votes(desk, "1")
    sent = Sent(token, desk.round.id, "1")

    assert {"counted"} == {outcome for _ in range(10) for outcome in desk.take([sent] * 100)}
    assert 1 == desk.voted


def test_a_choice_can_be_changed_until_the_close(room):
    """The last one counts."""
    sitting, desk = room
    token, *_ = votes(desk, "1", "2", "2")
    desk.take([Sent(token, desk.round.id, "3", 2)])
    close_round(sitting, desk)

    assert (0, 2, 1) == workshop_of(sitting.session).talk("trust").rounds[-1].counts


def test_a_vote_that_was_held_up_does_not_take_the_place_of_a_later_one(room):
    """Whatever a slow network does."""
    _, desk = room
    token = phone(desk)
    desk.take([Sent(token, desk.round.id, "3", 2)])

    assert ("overtaken",) == desk.take([Sent(token, desk.round.id, "1", 1)])
    assert ("3", 2) == desk.chosen(token)


def test_after_the_close_a_vote_is_late(room):
    """And changes nothing, in this round or the next one."""
    sitting, desk = room
    first = desk.round.id
    token, *_ = votes(desk, "1", "2", "3")
    close_round(sitting, desk)
    late = desk.take([Sent(token, first, "3", 2)])
    open_round(sitting, desk)

    assert (("closed",), ("closed",), 0) == (late, desk.take([Sent(token, first, "3", 3)]), desk.voted)


@pytest.mark.parametrize("value", ["4", "-1", "", "00", "01", "b", "1 ", "²", "1" * 50, "A"])
def test_only_the_choices_of_this_round_are_understood(room, value):
    """Nothing else becomes a vote."""
    _, desk = room

    assert ("unclear",) == desk.take([Sent(phone(desk), desk.round.id, value)])


@pytest.mark.parametrize("token", ["", "a", "a" * 65, "é" * 65, "s" + "0" * 64])
def test_a_token_that_was_made_up_lets_nobody_vote(room, token):
    """Only those that were given out do."""
    _, desk = room

    assert ("stranger",) == desk.take([Sent(token, desk.round.id, "1")])


def test_a_token_of_another_workshop_lets_nobody_vote(room, tmp_path):
    """Each workshop has a key of its own."""
    _, desk = room
    (tmp_path / "other").mkdir()
    _, other = begun(tmp_path / "other")

    assert ("stranger",) == desk.take([Sent(phone(other), desk.round.id, "1")])


def test_a_vote_that_cannot_be_kept_is_not_counted(room, monkeypatch):
    """It is not said to be, and not in the tally; sent again, it is."""
    _, desk = room
    votes(desk, "1", "2", "3")
    late = Sent(phone(desk), desk.round.id, "3")
    with monkeypatch.context() as broken:
        broken.setattr(room_keeper, "write_room", failing(FULL))
        assert ("unkept",) == desk.take([late])
    assert 3 == desk.voted

    assert ("counted",) == desk.take([late])
    assert 4 == desk.voted


def test_a_vote_that_the_disk_did_not_confirm_is_written_again(room, monkeypatch):
    """A repeated vote is not said to be counted for being known already."""
    _, desk = room
    vote = Sent(phone(desk), desk.round.id, "3")
    write = kept_room.write_room
    with monkeypatch.context() as broken:
        broken.setattr(room_keeper, "write_room", lambda *a: (write(*a), failing(NotWritten("", "unconfirmed", ""))()))
        assert (("unkept",), ("unkept",)) == (desk.take([vote]), desk.take([vote]))

    assert ("counted",) == desk.take([vote])


def test_a_round_whose_counts_cannot_be_kept_stays_open_and_hidden(room, monkeypatch):
    """Nothing is revealed while votes with marks are on the disk."""
    sitting, desk = room
    votes(desk, "1", "2", "3")
    with monkeypatch.context() as broken:
        broken.setattr(room_keeper, "write_room", failing(FULL))
        assert isinstance(close_round(sitting, desk), Refusal)

    assert () == workshop_of(sitting.session).talk("trust").rounds
    assert close_round(sitting, desk) is None


def test_a_vote_that_could_not_be_saved_is_revealed_once_and_kept_until_it_is(room, tmp_path):
    """Another program has changed the decision meanwhile: no second round, and none is lost."""
    sitting, desk = room
    phones: SittingPhones[LoopRoom] = SittingPhones(sitting, desk, TALLIES)
    votes(desk, "1", "2", "3")
    decision = Path(sitting.path)
    decision.write_text(f"{decision.read_text()}# changed\n")
    assert phones.close_round() is None
    seen = phones.round, desk.stage.kind, desk.round is not None
    refused = phones.open_round()
    assert isinstance(refused, Refusal)
    assert refused == phones.close_round()
    rounds = workshop_of(sitting.session).talk("trust").rounds
    assert sitting.save_as(str(tmp_path / "other.yaml")) is None
    phones.follow()

    assert (None, "shown", True) == seen
    assert "The vote before this one is not saved: another program changed this file" in refused.message
    assert "Save under another name, or leave and open the file again." == refused.hint
    assert (Round((1, 1, 1), is_revealed=True),) == rounds
    assert desk.round is None


def test_a_vote_that_comes_after_the_close_is_late_though_the_round_could_not_be_saved(room):
    """It would be in no tally."""
    sitting, desk = room
    (token, *_) = votes(desk, "1", "2", "3")
    decision = Path(sitting.path)
    decision.write_text(f"{decision.read_text()}# changed\n")
    assert close_round(sitting, desk) is None

    assert ("closed",) == desk.take([Sent(token, open_in(desk).id, "3", 2)])


def test_a_killed_program_goes_on_with_the_same_votes(room, tmp_path):
    """By the same code; the phones' tokens hold, and what they chose is there, hidden."""
    sitting, desk = room
    token, *_ = votes(desk, "1", "2", "3")
    del sitting

    sitting, again = gone_on_with(tmp_path)
    said = take_up(sitting, again)

    assert "A vote on phones is open: 3 voted. It goes on where it stopped." == said
    assert (desk.room.code, "trust", ("1", 1)) == (again.room.code, sitting.session.at, again.chosen(token))


def test_a_program_that_is_killed_after_the_close_counts_once(room, tmp_path, monkeypatch):
    """Between the counts beside the decision and those in it, or after these."""
    sitting, desk = room
    votes(desk, "1", "2", "3")
    desk.close_round()
    take_up(*gone_on_with(tmp_path))
    sitting, desk = gone_on_with(tmp_path)

    assert "" == take_up(sitting, desk)
    assert (Round((1, 1, 1)),) == workshop_of(sitting.session).talk("trust").rounds
    assert desk.round is None


def test_a_round_with_other_options_is_thrown_away(room, tmp_path):
    """The rulebook has changed in between."""
    sitting, desk = room
    votes(desk, "1", "2", "3")
    kept(sitting).write_text(kept(sitting).read_text().replace('"helps"', '"aids"'))
    sitting, desk = gone_on_with(tmp_path)

    assert "A vote on phones was begun with other questions, and is thrown away." == take_up(sitting, desk)
    assert desk.round is None


def test_a_round_that_cannot_be_thrown_away_is_not_said_to_be(room, tmp_path, monkeypatch):
    """The disk is full while it is taken up."""
    sitting, _ = room
    kept(sitting).write_text(kept(sitting).read_text().replace('"helps"', '"aids"'))
    sitting, desk = gone_on_with(tmp_path)
    monkeypatch.setattr(room_keeper, "write_room", failing(FULL))

    assert "The votes cannot be kept: the disk is full." in take_up(sitting, desk)
    assert desk.round is not None


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": 2}', '{"format": 1}', "[" * 99_999])
def test_a_damaged_file_beside_the_decision_is_named(room, text):
    """And nothing is written over it."""
    sitting, _ = room
    kept(sitting).write_text(text)

    found = set_up_desk(sitting)

    assert isinstance(found, Refusal)
    assert kept(sitting).name in found.words
    assert text == kept(sitting).read_text()


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("port", "1e999"),
        ("port", "65536"),
        ("port", "-1"),
        ("code", '""'),
        ("code", '"/{x"'),
        ("code", '"bcdfg"'),
        ("key", '""'),
        ("key", '"\\ud800"'),
    ],
)
def test_a_way_in_that_no_phone_could_go_is_named(room, part, value):
    """And not found out when an address is opened."""
    sitting, _ = room
    record = json.loads(kept(sitting).read_text())
    kept(sitting).write_text(json.dumps({**record, part: "?"}).replace('"?"', value))

    found = set_up_desk(sitting)

    assert isinstance(found, Refusal)
    assert kept(sitting).name in found.words


def test_votes_move_with_the_decision_to_another_file(room, tmp_path):
    """They stand beside it, and nowhere else."""
    sitting, desk = room
    votes(desk, "1")
    before = kept(sitting)
    assert sitting.save_as(str(tmp_path / "other.yaml")) is None
    votes(desk, "2")

    assert (False, True) == (before.exists(), kept(sitting).exists())


def test_a_slip_votes_once_on_however_many_phones(tmp_path):
    """A second use changes the choice, and the number stays."""
    sitting, _ = begun(tmp_path)
    codes = printed(tmp_path, 3)
    desk = desk_of(sitting)
    open_round(sitting, desk)
    first, second = (desk.voters.token_of_slip(each) or "" for each in (codes[0], codes[0].replace("-", " ").lower()))
    desk.take([Sent(first, open_in(desk).id, "1")])
    desk.take([Sent(second, open_in(desk).id, "3", 2)])

    assert (1, ("3", 2)) == (desk.voted, desk.chosen(first))
    assert (None, None) == (desk.voters.token_of_slip("BBBB-BBBB"), desk.voters.new_token())


def test_where_slips_count_no_other_token_does(tmp_path):
    """Neither one that a phone had before slips were printed, nor one of a slip that was printed before these."""
    sitting, before = begun(tmp_path)
    assert before.settle_at("127.0.0.1", 8421) is None
    free = phone(before)
    (code, *_) = printed(tmp_path, 3)
    old = desk_of(sitting).voters.token_of_slip(code) or ""
    printed(tmp_path, 3)
    desk = desk_of(sitting)
    open_round(sitting, desk)

    assert before.room.key == desk.room.key
    assert ("stranger", "stranger") == desk.take([Sent(each, open_in(desk).id, "1") for each in (free, old)])


def test_a_line_of_a_minority_waits_for_the_facilitator(room):
    """One after each round from each phone; nothing of it is on any phone's stage."""
    sitting, desk = room
    token, *_ = votes(desk, "1", "3", "3")
    closed = desk.round.id
    assert "closed" == desk.take_line(token, closed, "It is all trust.")
    close_round(sitting, desk)
    show_stage(sitting, desk, TALLIES)

    assert "counted" == desk.take_line(token, closed, "It is all\ttrust. ")
    assert "repeated" == desk.take_line(token, closed, "And more.")
    assert (("trust", "It is all trust."),) == desk.lines
    assert "all trust" not in repr(desk.stage)


@pytest.mark.parametrize("text", ["", "  ", "x" * 201])
def test_a_line_is_short_and_not_empty(room, text):
    """As the page says."""
    sitting, desk = room
    token, *_ = votes(desk, "1", "3", "3")
    closed = desk.round.id
    close_round(sitting, desk)
    show_stage(sitting, desk, TALLIES)

    assert "unclear" == desk.take_line(token, closed, text)


def test_the_minutes_say_that_a_person_could_have_voted_twice(room):
    """Where anybody with the address could vote."""
    sitting, desk = room
    before = minutes(sitting)
    votes(desk, "1", "2", "3")
    close_round(sitting, desk)

    said = "Anybody with the address could vote, so a person with two phones could have voted twice."
    assert (False, True) == (said in before, said in minutes(sitting))


def test_the_minutes_say_that_each_slip_had_one_vote(tmp_path):
    """Where slips were printed; a later vote by hands changes nothing about it."""
    begun(tmp_path)
    codes = printed(tmp_path, 3)
    sitting, desk = gone_on_with(tmp_path)
    sitting.become(sitting.session.jump("trust"))
    open_round(sitting, desk)
    tokens = [desk.voters.token_of_slip(code) or "" for code in codes]
    desk.take([Sent(token, open_in(desk).id, "1") for token in tokens])
    close_round(sitting, desk)
    sitting.become(done(cast(sitting.session, (1, 1, 1))))

    assert "Some votes were given on phones, each with a printed slip." in minutes(sitting)


def minutes(sitting) -> str:
    """The minutes on one line."""
    outline = minutes_of(sitting.session.compiled, sitting.session.decision).outline
    return " ".join(render_plain(outline).split())


def failing(error: Exception):
    """A function that fails."""

    def fail(*_):
        raise error

    return fail
