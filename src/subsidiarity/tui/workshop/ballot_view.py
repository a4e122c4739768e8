"""The ballot while counts are typed: a row for each, unseen until somebody asks, and their sum. No widget here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from subsidiarity.model.rulebook import Question
from subsidiarity.reporting.language import words
from subsidiarity.reporting.wrapping import columns_of, shortened
from subsidiarity.tui.interview.question_view import large_prompt
from subsidiarity.tui.safe import rows_of, safe_lines
from subsidiarity.tui.widgets.big_digits import DIGIT_ROWS, big_number
from subsidiarity.workshop.interview_words import NOT_KNOWN_YET

_MOST_LINES = 9
"""Lines of an option's words, where there are rows for them."""


@dataclass(frozen=True, slots=True)
class Ballot:
    """The counts of a vote as they are typed: the digits of each, "" for none, and how many people the card says.

    `people` is 0 where the card says none. Unless it `is_shown`, no count is seen but their sum.
    """

    question: Question
    typed: Sequence[str]
    people: int
    is_shown: bool

    @property
    def total(self) -> int:
        """The sum of the counts typed so far."""
        return sum(int(count or "0") for count in self.typed)

    @property
    def labels(self) -> tuple[tuple[str, str], ...]:
        """The labels of the counts, each a number and words: the options, not known yet, abstained."""
        options = [(f"{number}", option.text) for number, option in enumerate(self.question.options, 1)]
        return (*options, ("0", words(NOT_KNOWN_YET)), (" ", words("Abstained")))

    @property
    def counts(self) -> list[str]:
        """The counts in four terminal columns each: the digits or, unless they are shown, that some were typed."""
        return [(each if self.is_shown else words("in") if each else "").rjust(4) for each in self.typed]

    @property
    def sum_words(self) -> str:
        """Words on the sum, behind its digits."""
        people, total = self.people, self.total
        if not people:
            return words("counted so far")
        if total < people:
            return words("of {people} counted, {left} to come", people=people, left=people - total)
        if total == people:
            return words("of {people} counted: all are in", people=people)
        return words("counted, but the card says {people} people vote", people=people)


def ballot_prompts(ballot: Ballot, width: int, room: int) -> list[Content]:
    """A prompt for each count and last, the sum: with all words of the options, or as many as fit `room` lines."""
    for most in range(_MOST_LINES, 1, -1):
        prompts = _prompts(ballot, width, most)
        if rows_of(prompts) <= room:
            return prompts
    return _prompts(ballot, width, 1)


def large_ballot(ballot: Ballot, width: int) -> list[Content]:
    """The prompts of a ballot with large numbers, and last, the sum of what was typed, as large."""
    prompts = [
        large_prompt(number, text, f"[{count}]", width)
        for (number, text), count in zip(ballot.labels, ballot.counts, strict=True)
    ]
    digits = big_number(f"{ballot.total}")
    said = ["", *safe_lines(ballot.sum_words, width - columns_of(digits[0]) - 1)]
    rows = [
        f"{digits[row] if row < DIGIT_ROWS else ' ' * columns_of(digits[0])} {said[row] if row < len(said) else ''}"
        for row in range(max(DIGIT_ROWS, len(said)))
    ]
    return [*prompts, Content.styled("\n".join(rows), "bold")]


def _prompts(ballot: Ballot, width: int, most: int) -> list[Content]:
    prompts = []
    for (number, text), count in zip(ballot.labels, ballot.counts, strict=True):
        first = f"[{count}] {number} "
        rest = " " * columns_of(first)
        lines = safe_lines(text, width, first, rest)
        if len(lines) > most:
            last = shortened(" ".join(map(str.strip, lines[most - 1 :])), width - (len(rest) if most > 1 else 0))
            lines = [*lines[: most - 1], f"{rest if most > 1 else ''}{last}"]
        prompts.append(Content("\n".join(lines)))
    first = f"{ballot.total:>5}  "
    rows = safe_lines(ballot.sum_words, width, first, " " * columns_of(first))
    return [*prompts, Content.styled("\n".join(rows), "bold")]
