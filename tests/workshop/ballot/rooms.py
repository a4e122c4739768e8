"""Workshops on the hall with a desk for phones, as the tests of votes on phones share them."""

from __future__ import annotations

from pathlib import Path

from tests.workshop.samples import HALL, compiled, read

from subsidiarity.analysis.group.vote_tally import Tallies
from subsidiarity.workshop.ballot.desk import Desk, Sent
from subsidiarity.workshop.ballot.kept_room import KeptRound
from subsidiarity.workshop.ballot.sitting_votes import set_up_desk, show_stage
from subsidiarity.workshop.ballot.slips import print_slips
from subsidiarity.workshop.ballot.voter import mark
from subsidiarity.workshop.convening import convene
from subsidiarity.workshop.decision_store import open_file
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.sitting import Sitting, resume, start

RULEBOOK = compiled()
TALLIES = Tallies(RULEBOOK)


def begun(folder: Path, question: str = "trust") -> tuple[Sitting, Desk]:
    """A workshop in a new file, at a question, and its desk."""
    (decision,) = read(HALL, RULEBOOK)
    sitting = start(str(folder / "hall.yaml"), decision, RULEBOOK)
    assert convene(sitting) is None
    sitting.become(sitting.session.jump(question))
    return sitting, desk_of(sitting)


def gone_on_with(folder: Path) -> tuple[Sitting, Desk]:
    """The same workshop as another program finds it."""
    opened, diagnostics = open_file(str(folder / "hall.yaml"), RULEBOOK)
    assert opened is not None, diagnostics
    sitting = resume(opened, 0, RULEBOOK)
    assert convene(sitting) is None
    return sitting, desk_of(sitting)


def desk_of(sitting: Sitting) -> Desk:
    """The desk of a sitting, showing where that stands."""
    desk = set_up_desk(sitting)
    assert isinstance(desk, Desk), desk
    show_stage(sitting, desk, TALLIES)
    return desk


def phone(desk: Desk) -> str:
    """The token of a phone that has come in."""
    token = desk.voters.new_token()
    assert token is not None
    assert desk.arrive(token) is not None
    return token


def votes(desk: Desk, *values: str) -> list[str]:
    """The tokens of phones, one a value, that have voted so in the open round."""
    assert desk.round is not None
    tokens = [phone(desk) for _ in values]
    sent = [Sent(token, desk.round.id, value) for token, value in zip(tokens, values, strict=True)]
    assert {"counted"} == set(desk.take(sent))
    return tokens


def open_in(desk: Desk) -> KeptRound:
    """The round that is open."""
    assert desk.round is not None
    return desk.round


def marks_of(desk: Desk, round_id: str, tokens: list[str]) -> list[str]:
    """The marks of these tokens in a round."""
    return [mark(round_id, desk.voters.seat(token) or "") for token in tokens]


def printed(folder: Path, number: int) -> tuple[str, ...]:
    """The codes of slips that are printed for the workshop in a folder."""
    slips = print_slips(str(folder / "hall.yaml"), number)
    assert not isinstance(slips, Refusal), slips
    return slips.codes


def on_the_disk(folder: Path) -> str:
    """Everything that stands in the files of a folder."""
    return "\n".join(path.read_bytes().decode(errors="replace") for path in sorted(folder.rglob("*")) if path.is_file())
