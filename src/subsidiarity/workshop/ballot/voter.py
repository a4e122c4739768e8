"""Voters, each a token that a phone or a slip of paper has: it says that somebody may vote, and not who."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Collection

LETTERS = "BCDFGHJKLMNPQRSTVWXZ23456789"
"""Letters and digits of a code: none that look alike, no vowels, so that no code is a word."""
CODE_LETTERS, SLIP_LETTERS = 5, 8

_ANYBODY, _SLIP = "a", "s"
_SEAT_LETTERS, _SEAL_LETTERS = 32, 32


def new_code(letters: int = CODE_LETTERS) -> str:
    """A code by chance, to be read aloud and typed."""
    return "".join(secrets.choice(LETTERS) for _ in range(letters))


def code_in(typed: str) -> str:
    """A code as it is compared: capitals, without the blanks and hyphens that people put in."""
    return "".join(typed.split()).replace("-", "").upper()


class Voters:
    """The voters of one workshop: anybody who asks, or whoever has a slip with a code."""

    def __init__(self, key: str, slips: Collection[str] | None) -> None:
        """Take the workshop's own key and, the strict way, the seats of its slips; None lets anybody vote."""
        self._key = key.encode()
        self._slips = None if slips is None else frozenset(slips)

    @property
    def are_strict(self) -> bool:
        """Whether only a slip lets somebody vote."""
        return self._slips is not None

    def new_token(self) -> str | None:
        """A token for another phone; None where only slips count."""
        return None if self.are_strict else self._sealed(_ANYBODY, secrets.token_hex(_SEAT_LETTERS // 2))

    def token_of_slip(self, typed: str) -> str | None:
        """The token of a slip by its code, the same however often it is typed; None if there is no such slip."""
        seat = seat_of_slip(self._key.decode(), typed)
        return self._sealed(_SLIP, seat) if self._slips is not None and seat in self._slips else None

    def seat(self, token: str) -> str | None:
        """The seat that a token stands for, equal for equal voters; None if it lets nobody vote."""
        way, seat = token[:1], token[1 : 1 + _SEAT_LETTERS]
        if not token.isascii() or not hmac.compare_digest(token, self._sealed(way, seat)):
            return None
        if self._slips is None:
            return seat if way == _ANYBODY else None
        return seat if way == _SLIP and seat in self._slips else None

    def _sealed(self, way: str, seat: str) -> str:
        seal = hmac.new(self._key, f"{way}{seat}".encode(), hashlib.sha256).hexdigest()
        return f"{way}{seat}{seal[:_SEAL_LETTERS]}"


def seat_of_slip(key: str, code: str) -> str:
    """The seat of a slip's code in the workshop with this key."""
    return hmac.new(key.encode(), f"slip {code_in(code)}".encode(), hashlib.sha256).hexdigest()[:_SEAT_LETTERS]


def mark(round_id: str, seat: str) -> str:
    """The mark of a seat in one round, by which a second vote takes the place of the first; another in each round."""
    return hashlib.sha256(f"{round_id} {seat}".encode()).hexdigest()
