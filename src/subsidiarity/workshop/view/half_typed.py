"""Drafts of a workshop: the half-typed counts of a vote, and words on everything that waits to be taken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.wording.noun_words import listed
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.sitting import Sitting
from subsidiarity.workshop.voting import MOST_VOTES

_COUNTS = "vote"
_BOXES = {
    _COUNTS: Phrase("the counts of a vote on question {number}"),
    "note": Phrase("a note on question {number}"),
    "minority": Phrase("a minority view on question {number}"),
    "park": Phrase("a point to park"),
    "card": Phrase("the decision card"),
}


def counts_box(sitting: Sitting) -> str:
    """The name of the draft with the counts of the coming round on the question asked."""
    session = sitting.session
    workshop = session.decision.workshop
    rounds = 0 if workshop is None or session.at is None else len(workshop.talk(session.at).revealed)
    return f"{_COUNTS} {rounds + 1}"


def half_typed_counts(sitting: Sitting) -> Mapping[str, str]:
    """The counts of the coming round that are half typed: digits by option id, `0` (not known yet), `-` (abstained).

    Of a draft that something damaged, only what can be a count.
    """
    typed = sitting.draft(counts_box(sitting))
    return {name: count for name, count in typed.items() if _is_count(count)}


def has_half_typed_counts(sitting: Sitting) -> bool:
    """Whether counts of the coming round on the question asked are half typed."""
    return bool(half_typed_counts(sitting))


def at_half_typed_counts(sitting: Sitting) -> Session:
    """The session at the question whose counts are half typed, so that they are gone on with; or where it stands."""
    session, workshop = sitting.session, sitting.session.decision.workshop
    for box, rest in _half_typed(sitting):
        if workshop is None or box != _COUNTS or not rest or rest[-1] not in session.compiled.order:
            continue
        if rest[0] == f"{len(workshop.talk(rest[-1]).revealed) + 1}":
            return session.jump(rest[-1])
    return session


def half_typed_words(sitting: Sitting) -> str:
    """A sentence on all that is half typed and not taken; "" for nothing."""
    order = sitting.session.compiled.order
    found = []
    for box, rest in _half_typed(sitting):
        if box in _BOXES:
            number = order.index(rest[-1]) + 1 if rest and rest[-1] in order else 0
            found.append(words(_BOXES[box], number=number))
    if not found:
        return ""
    return words("Half typed, kept and not taken yet: {what}.", what=listed(dict.fromkeys(found), words("and")))


def _is_count(text: str) -> bool:
    is_whole = text.isascii() and text.isdigit()
    return is_whole and len(text) <= len(f"{MOST_VOTES}") and int(text) <= MOST_VOTES


def _half_typed(sitting: Sitting) -> Iterator[tuple[str, list[str]]]:
    """The drafts of the sitting's decision: the box of each, and the rest of its name, whose end is the question."""
    for name in sitting.drafts.names:
        decision, *rest = name.split(" ")
        if decision == sitting.session.decision.id and rest:
            yield rest[0], rest[1:]
