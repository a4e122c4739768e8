"""The state of a level on the ladder, in words and as a mark."""

from __future__ import annotations

from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.outline import Rung, RungState

STATES: dict[RungState, Phrase] = {
    "recommended": Phrase("recommended"),
    "contested": Phrase("contested"),
    "possible": Phrase("possible"),
    "ruled out": Phrase("ruled out"),
}

MARKS: dict[RungState, str] = {"recommended": "●", "contested": "◐", "possible": "●", "ruled out": "○"}
"""The mark of each state, filled while a decision may still belong there: a room can tell it from a distance."""


def state_word(rung: Rung) -> str:
    """A level's state in words: 'ruled out'; of one of two levels, the name of the manner that joins them."""
    return rung.manner or words(STATES[rung.state])


def rung_words(rung: Rung) -> str:
    """A level's state and the reason in words: 'ruled out: one system covers several council areas'."""
    return f"{state_word(rung)}: {rung.reason}" if rung.reason else state_word(rung)
