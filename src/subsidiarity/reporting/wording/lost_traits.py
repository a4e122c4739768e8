"""Traits that a saved file had before and has no longer, in words."""

from __future__ import annotations

from collections.abc import Iterable

from subsidiarity.files.attributes import Trait
from subsidiarity.reporting.language import Phrase, words

_LOST: dict[Trait, Phrase] = {
    "owner": Phrase("it belongs to you now"),
    "group": Phrase("its group could not be kept"),
    "rights": Phrase("its rights could not be kept"),
    "attributes": Phrase("some of its extended attributes could not be kept"),
    "links": Phrase("it had another name (a hard link), which keeps what stood there before"),
}


def lost_words(lost: Iterable[Trait]) -> str:
    """Half sentences on the traits that were lost; "" for none."""
    return "; ".join(words(_LOST[trait]) for trait in lost)
