"""The manners of a rulebook: the ways in which levels act, with the words for them."""

from __future__ import annotations

from subsidiarity.model.noun import dataclass, field
from subsidiarity.model.span import NOWHERE, Span

PLAIN = ""
"""The manner of an outcome that is spelled by its level alone."""


@dataclass(frozen=True, slots=True)
class Manner:
    """A way in which levels act, as a rulebook names it, with the words for it."""

    id: str
    """The id that an `Outcome` holds: the word, or `PLAIN` for the manner that is spelled by the level alone."""
    word: str
    """The word for it in conditions and outcomes; "" for a plain manner that no rulebook names."""
    levels: int
    """The number of levels that it spans: none, one or two."""
    says: str
    """An outcome within a sentence: '{body}, jointly with {bodies}'; '{above}' is the upper of two, or the next."""
    short: str
    """An outcome in a cell of a table: '{level}, jointly'."""
    name: str
    """The manner itself within a sentence: 'acting jointly with its neighbours'."""
    name_above: str = ""
    """Of a manner of two levels, the part of the upper one: 'deciding whether and how much'; "" for the same name."""
    headline: str = ""
    """The whole sentence where it is the recommendation, with '{because}' for its reason; "" where the role says it."""
    answer: str = ""
    """The whole sentence that answers a role's question; "" where that is what it says."""
    span: Span = field(default=NOWHERE, compare=False)


UNNAMED = Manner(PLAIN, "", 1, "{body}", "{level}", "")
"""The plain manner of a rulebook that names none: its level acts, and nothing is said of how."""
