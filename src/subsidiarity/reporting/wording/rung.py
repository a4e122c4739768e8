"""How a level stands, in words."""

from __future__ import annotations

from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.outline import Rung, RungState

_STATES: dict[RungState, Phrase] = {
    "recommended": Phrase("recommended"),
    "contested": Phrase("contested"),
    "possible": Phrase("possible"),
    "ruled out": Phrase("ruled out"),
}

MARKS: dict[RungState, str] = {"recommended": "●", "contested": "◐", "possible": "●", "ruled out": "○"}
"""Filled while a decision may still belong there, everywhere: a room tells that from ruled out at a distance."""


def state_word(state: RungState) -> str:
    """How a level stands: 'ruled out'."""
    return words(_STATES[state])


def rung_words(rung: Rung) -> str:
    """How a level stands, and why: 'ruled out by reach (local)'."""
    if not rung.reason:
        return state_word(rung.state)
    joiner = " " if rung.state == "ruled out" else ": "
    return f"{state_word(rung.state)}{joiner}{rung.reason}"
