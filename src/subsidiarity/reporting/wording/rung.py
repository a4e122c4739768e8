"""The state of a level on the ladder, in words and as a mark."""

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
"""The mark of each state, filled while a decision may still belong there: a room can tell it from a distance."""


def state_word(state: RungState) -> str:
    """A level's state in words: 'ruled out'."""
    return words(_STATES[state])


def rung_words(rung: Rung) -> str:
    """A level's state and the reason in words: 'ruled out by reach (local)'."""
    if not rung.reason:
        return state_word(rung.state)
    joiner = " " if rung.state == "ruled out" else ": "
    return f"{state_word(rung.state)}{joiner}{rung.reason}"
