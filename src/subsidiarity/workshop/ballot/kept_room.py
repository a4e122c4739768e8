"""A kept room: what stands in the file beside a decision while phones vote, so that a crash loses no vote."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from subsidiarity.files.secret_file import read_secret, remove_secret, write_secret
from subsidiarity.model.workshop import Round
from subsidiarity.reporting.language import words
from subsidiarity.workshop.ballot.voter import LETTERS, new_code
from subsidiarity.workshop.refusal import Refusal

_FORMAT = 1
_LONGEST_NAME = 100
_LAST_PORT = 65_535


@dataclass(frozen=True, slots=True)
class KeptRound:
    """A round that phones vote in, on a question with these options, by id; `number` counts from 1.

    Until it closes, `votes` has, for each mark of a voter, the choice (an option's index, then not known yet, then
    abstained) and how often it was made (see `Sent.turn`). When it closes, `total` takes their place. `typed` are the
    counts of hands and paper.
    """

    id: str
    question: str
    number: int
    options: tuple[str, ...]
    typed: Round
    votes: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    total: Round | None = None

    @property
    def took_part(self) -> int:
        """The number of those who voted or abstained so far."""
        return len(self.votes) + self.typed.took_part if self.total is None else self.total.took_part

    def counted(self) -> Round:
        """The round as counts: those of the phones and the typed ones together."""
        if self.total is not None:
            return self.total
        counts = [*self.typed.counts, self.typed.unknown, self.typed.abstained]
        for choice, _ in self.votes.values():
            counts[choice] += 1
        return Round(tuple(counts[:-2]), counts[-2], counts[-1])


@dataclass(frozen=True, slots=True)
class KeptRoom:
    """A workshop's room: its code and key, the way in, the address, the round, the lines that wait to be read.

    `slips` are the seats of the slips of the strict way; None lets anybody in. `lines` are pairs of a question's id and
    a text, sorted, so that their order says nothing.
    """

    code: str
    key: str
    slips: tuple[str, ...] | None = None
    host: str = ""
    port: int = 0
    round: KeptRound | None = None
    lines: tuple[tuple[str, str], ...] = ()


def room_path(path: str) -> str:
    """The path of the file that keeps the room of a decision file."""
    folder, name = os.path.split(os.path.realpath(path))
    return os.path.join(folder, f".{name[:_LONGEST_NAME]}.room")


def write_room(path: str, room: KeptRoom) -> None:
    """Keep a room beside the decision file of this path; `NotWritten` if it may not be kept."""
    write_secret(room_path(path), json.dumps(_record(room), sort_keys=True).encode())


def read_room(path: str) -> KeptRoom | None:
    """The room that is kept beside a decision file, None if none is; OSError or ValueError if it cannot be read."""
    data = read_secret(room_path(path))
    if data is None:
        return None
    try:
        return _room(json.loads(data))
    except (AttributeError, IndexError, KeyError, OverflowError, TypeError, RecursionError) as error:
        raise ValueError(f"no room: {error!r}") from None


def new_room() -> KeptRoom:
    """A room with a code and a key of its own, which is kept nowhere yet."""
    return KeptRoom(new_code(), secrets.token_hex(32))


def found_room(path: str) -> KeptRoom | Refusal | None:
    """The room that is kept beside a decision file, None if none is; a refusal if it cannot be read."""
    try:
        return read_room(path)
    except (OSError, ValueError):
        said = words("What is kept of an earlier vote on phones cannot be read: {path}.", path=room_path(path))
        return Refusal(said, words("Move that file away to vote on phones."))


def remove_room(path: str) -> None:
    """Keep nothing of a room any more; `NotWritten` if it cannot be removed."""
    remove_secret(room_path(path))


def _record(room: KeptRoom) -> dict[str, Any]:
    return {
        "format": _FORMAT,
        "code": room.code,
        "key": room.key,
        "slips": None if room.slips is None else sorted(room.slips),
        "host": room.host,
        "port": room.port,
        "round": None if room.round is None else _round_record(room.round),
        "lines": sorted(room.lines),
    }


def _round_record(kept: KeptRound) -> dict[str, Any]:
    record = {"id": kept.id, "question": kept.question, "number": kept.number, "options": kept.options}
    if kept.total is not None:
        return {**record, "total": _counts_record(kept.total)}
    return {**record, "typed": _counts_record(kept.typed), "votes": dict(kept.votes)}


def _counts_record(vote: Round) -> list[int]:
    return [*vote.counts, vote.unknown, vote.abstained]


def _room(record: Any) -> KeptRoom:
    if record["format"] != _FORMAT:
        raise ValueError("a format of a newer version")
    code, key, port = str(record["code"]), str(record["key"]), int(record["port"])
    if not code or not set(code) <= set(LETTERS) or not bytes.fromhex(key) or not 0 <= port <= _LAST_PORT:
        raise ValueError("a way in that is none")
    kept = record["round"]
    slips = record["slips"]
    return KeptRoom(
        code=code,
        key=key,
        slips=None if slips is None else tuple(map(str, slips)),
        host=str(record["host"]),
        port=port,
        round=None if kept is None else _round(kept),
        lines=tuple((str(question), str(text)) for question, text in record["lines"]),
    )


def _round(record: Any) -> KeptRound:
    options = tuple(map(str, record["options"]))
    total = record.get("total")
    typed = record.get("typed", [0] * (len(options) + 2))
    votes = {str(mark): (int(choice), int(turn)) for mark, (choice, turn) in record.get("votes", {}).items()}
    if not all(0 <= choice < len(options) + 2 for choice, _ in votes.values()):
        raise ValueError("a choice that is none")
    return KeptRound(
        id=str(record["id"]),
        question=str(record["question"]),
        number=int(record["number"]),
        options=options,
        typed=_counts(typed, len(options)),
        votes=votes,
        total=None if total is None else _counts(total, len(options)),
    )


def _counts(record: Any, options: int) -> Round:
    counts = [int(count) for count in record]
    if len(counts) != options + 2 or min(counts) < 0:
        raise ValueError("counts that are none")
    return Round(tuple(counts[:options]), counts[options], counts[options + 1])
