"""A workshop in which four phones vote, one changes its mind, and the round is closed: to be killed at any system call.

Each thing is printed once it has been said to a phone, or to the room.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tests.workshop.ballot.rooms import begun, phone

from subsidiarity.workshop.ballot.desk import Sent
from subsidiarity.workshop.ballot.sitting_votes import close_round, open_round

SENT = ((0, "1", 1), (1, "2", 1), (2, "3", 1), (3, "3", 1), (0, "3", 2))


def tell(text: str) -> None:
    os.write(1, f"{text}\n".encode())


def main(folder: Path) -> None:
    """Hold it."""
    sitting, desk = begun(folder)
    tell("begun")
    assert desk.settle_at("127.0.0.1", 8421) is None
    assert open_round(sitting, desk) is None
    assert desk.round is not None
    tokens = [phone(desk) for _ in range(4)]
    tell(f"tokens {' '.join(tokens)}")
    for who, value, turn in SENT:
        assert desk.take([Sent(tokens[who], desk.round.id, value, turn)]) == ("counted",)
        tell(f"counted {who} {value}")
    assert close_round(sitting, desk) is None
    tell("revealed")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
