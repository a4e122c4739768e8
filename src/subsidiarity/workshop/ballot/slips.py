"""Slips of paper with a code each, printed before the workshop: whoever has one has one vote."""

from __future__ import annotations

from dataclasses import dataclass, replace

from subsidiarity.files.owner import find_owner
from subsidiarity.files.write_failure import NotWritten
from subsidiarity.reporting.language import words
from subsidiarity.workshop.autosave import explained
from subsidiarity.workshop.ballot.kept_room import found_room, new_room, write_room
from subsidiarity.workshop.ballot.voter import SLIP_LETTERS, code_in, new_code, seat_of_slip
from subsidiarity.workshop.refusal import Refusal

MOST_SLIPS = 500


@dataclass(frozen=True, slots=True)
class Slips:
    """New slips: the code of each, and the workshop's own code, which ends the address that phones open."""

    codes: tuple[str, ...]
    workshop: str

    def addresses(self, host: str, port: int) -> tuple[str, ...]:
        """The address that opens the page of the room at `host` with a slip's code filled in, for each slip."""
        return tuple(f"http://{host}:{port}/{self.workshop}/{code_in(code)}" for code in self.codes)


def print_slips(path: str, number: int, host: str = "", port: int = 0) -> Slips | Refusal:
    """New slips of the workshop in a decision file, which may vote there from now on, and no other codes.

    Beside the file stands a seal of each code, and not the code. `host` and `port` are where the room will be opened,
    "" and 0 where that is not known yet.
    """
    if find_owner(path) is not None:
        return Refusal(words("A workshop has this file open."), words("Print the slips before it begins."))
    room = found_room(path) or new_room()
    if isinstance(room, Refusal):
        return room
    if room.round is not None:
        return Refusal(words("A vote on phones is open in this workshop."), words("Close it first."))
    codes = tuple(_hyphenated(new_code(SLIP_LETTERS)) for _ in range(number))
    seats = tuple(seat_of_slip(room.key, code) for code in codes)
    try:
        settled = replace(room, host=host, port=port) if host else room
        write_room(path, replace(settled, slips=seats))
    except NotWritten as failed:
        problem = explained(failed)
        return Refusal(words("The slips cannot be kept: {problem}.", problem=problem.message), problem.advice)
    return Slips(codes, room.code)


def _hyphenated(code: str) -> str:
    half = len(code) // 2
    return f"{code[:half]}-{code[half:]}"
