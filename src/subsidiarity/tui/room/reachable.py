"""The app as far as phones reach it, without knowing its class."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from subsidiarity.workshop.refusal import Refusal

if TYPE_CHECKING:
    # Loaded when phones are wanted, so that the first screen is painted soon.
    from subsidiarity.tui.room.phones import Phones


class Reachable(Protocol):
    """An app whose workshop may be joined by phones."""

    @property
    def has_network(self) -> bool:
        """Whether people of this workshop could vote on phones."""

    @property
    def on_phones(self) -> str:
        """Words at the foot for as long as phones reach this machine, or lines of theirs wait; "" otherwise."""

    def reach_phones(self) -> Phones | Refusal | None:
        """The phones of the sitting; None where there can be none, a refusal if they cannot be reached."""

    phones: Phones | None
