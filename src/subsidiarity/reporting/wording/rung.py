"""The state of a level on the ladder, in words and as a mark."""

from __future__ import annotations

from subsidiarity.model.noun import replace
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.outline import Ladder, Rung, RungState
from subsidiarity.reporting.wording.noun_words import listed

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


def without_reasons_told(ladder: Ladder) -> Ladder:
    """A ladder that says why a level is ruled out, and leaves what speaks for the others to the rows beside it."""
    return Ladder(tuple(rung if rung.state == "ruled out" else replace(rung, reason="") for rung in ladder.rungs))


def ladder_words(ladder: Ladder) -> str:
    """A ladder in a sentence, for whoever does not see its picture."""
    rungs = listed((f"{rung.name}: {rung_words(rung)}".rstrip(".") for rung in reversed(ladder.rungs)), words("and"))
    return words("From the lowest rung up: {rungs}.", rungs=rungs)
