"""Slips of paper with a code each, printed before the workshop: whoever has one has one vote."""

from __future__ import annotations

from dataclasses import replace

from subsidiarity.files.owner import find_owner
from subsidiarity.files.write_failure import NotWritten
from subsidiarity.reporting.language import words
from subsidiarity.workshop.autosave import explained
from subsidiarity.workshop.ballot.kept_room import found_room, new_room, write_room
from subsidiarity.workshop.ballot.voter import SLIP_LETTERS, new_code, seat_of_slip
from subsidiarity.workshop.refusal import Refusal

MOST_SLIPS = 500


def print_slips(path: str, number: int) -> tuple[str, ...] | Refusal:
    """New codes for slips of the workshop in a decision file, which may vote there from now on, and no other codes.

    Beside the file stands a seal of each code, and not the code.
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
        write_room(path, replace(room, slips=seats))
    except NotWritten as failed:
        problem = explained(failed)
        return Refusal(words("The slips cannot be kept: {problem}.", problem=problem.message), problem.advice)
    return codes


def _hyphenated(code: str) -> str:
    half = len(code) // 2
    return f"{code[:half]}-{code[half:]}"
