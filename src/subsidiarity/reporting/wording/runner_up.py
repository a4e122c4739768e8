"""The runner-up in a few words: which other result lies nearest, and how far away."""

from __future__ import annotations

from subsidiarity.model.prospect import Prospects
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reporting.wording.noun_words import alternatives, counted, outcome_words

_MOST = 2


def nearest_words(rulebook: Rulebook, prospects: Prospects) -> str:
    """Words on the other results nearest to this one: 'local, 1 step away'; "" where no other can come out."""
    if not prospects.changes:
        return ""
    steps = min(change.steps for change in prospects.changes)
    found = [outcome_words(rulebook, change.target) for change in prospects.changes if change.steps == steps]
    more = len(found) - _MOST
    named = [*found[:_MOST], f"{more} more"] if more > 0 else found
    return f"{alternatives(named)}, {counted(steps, 'step')} away"
