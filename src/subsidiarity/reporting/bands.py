"""Votes of many rounds in bands, each of rounds that fit beside each other."""

from __future__ import annotations

from collections.abc import Iterator

from subsidiarity.model.noun import replace
from subsidiarity.reporting.outline import Votes

MOST_ROUNDS = 3
"""Rounds that fit beside each other on a phone and on paper."""


def bands_of(votes: Votes, rounds: int = MOST_ROUNDS) -> Iterator[Votes]:
    """The votes in pieces of at most so many rounds, to be set one below another; none where nobody voted."""
    for start in range(0, len(votes.rounds), rounds):
        part = slice(start, start + rounds)
        yield replace(
            votes,
            rounds=votes.rounds[part],
            rows=tuple(replace(row, counts=row.counts[part]) for row in votes.rows),
            figures=tuple((name, *cells[part]) for name, *cells in votes.figures),
        )
