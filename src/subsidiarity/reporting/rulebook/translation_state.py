"""How much of a rulebook a translation covers, in words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from subsidiarity.model.translation import Key, TranslationState
from subsidiarity.reporting.safe import safe_flow
from subsidiarity.reporting.wrapping import shortened

MOST_LISTED = 200
"""Texts without a translation that are listed at most."""
_MOST_COLUMNS = 60


def state_words(state: TranslationState) -> str:
    """How much of a rulebook a translation covers, in a clause."""
    stale = f", {len(state.stale):,} out of date" if state.stale else ""
    missing = f", {len(state.missing):,} not translated yet" if state.missing else ""
    return f"{state.translated:,} of {state.needed:,} texts are in `{state.language}`{missing}{stale}"


def render_state(path: str, state: TranslationState) -> str:
    """A line on a side file at a path, and one on each text that has no translation yet."""
    return "\n".join([f"{path}: {state_words(state)}.", *_missing(state)]) + "\n"


def _missing(state: TranslationState) -> Iterator[str]:
    for source in islice(state.missing, MOST_LISTED):
        shown = shortened(safe_flow(" ".join(source.text.split())), _MOST_COLUMNS)
        yield f"  not translated: {_spelled(source.key)}: {shown}"
    more = len(state.missing) - MOST_LISTED
    if more > 0:
        yield f"  and {more:,} more"


def _spelled(key: Key) -> str:
    return " / ".join(map(safe_flow, key))
