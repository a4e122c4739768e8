"""The contents of the start screen: what can be begun, and each decision that is found. No widget here."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from subsidiarity.reporting.language import Phrase, words
from subsidiarity.tui.safe import safe_lines, stacked
from subsidiarity.workshop.decision_store import FoundDecision, index_of_waiting
from subsidiarity.workshop.view.progress import how_far

ENTRIES = {
    "new": Phrase("New decision"),
    "gather": Phrase("New workshop: a group votes"),
    "open": Phrase("Open a file or a folder"),
    "rehearse": Phrase("Rehearse a workshop with invented votes"),
    "hand_out": Phrase("Hand-out: the questions and paper ballots, to print"),
    "rulebooks": Phrase("Rulebooks: what they ask, claim and rest on"),
    "app.tour": Phrase("See how it goes, on an example"),
}
"""The words for what can be begun, by its action."""

_INDENT = "   "


def entry_keys(left_out: int = 0) -> str:
    """The keys of what can be begun, from the first to the last; of those left out, the others keep their numbers."""
    return f"{1 + left_out}-{len(ENTRIES)}"


def entry_prompt(entry: str, key: str, width: int) -> Content:
    """The entry of something that can be begun, with its key; `width` in terminal columns."""
    lines = safe_lines(words(ENTRIES[entry]), width, f"{key or ' '}  ", _INDENT)
    return stacked([Content.styled(line, "bold") for line in lines])


def first_row(entries: int, found: Sequence[FoundDecision]) -> int:
    """The index, from 0, of the row to mark first: a decision whose vote waits, below the entries, or the first one."""
    waiting = index_of_waiting(found)
    return 0 if waiting is None else entries + waiting


def found_prompt(found: FoundDecision, width: int) -> Content:
    """The entry of a decision that is found: its title, its file, how far it has got; `width` in terminal columns."""
    title = [Content(line) for line in safe_lines(found.title, width, _INDENT, _INDENT)]
    far = [Content.styled(line, "$quiet") for line in safe_lines(_how_far(found), width, _INDENT, _INDENT)]
    return stacked([Content(""), *title, *far])


def _how_far(found: FoundDecision) -> str:
    is_workshop = found.recommendation is not None and found.recommendation.decision.workshop is not None
    kind = [words("a workshop")] if is_workshop else []
    return " · ".join([found.path, *kind, how_far(found)])
