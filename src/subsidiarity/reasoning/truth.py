"""What a condition means over sets of options: it holds, it does not, or that is still open.

This is the only module that knows what `at_least` and its kin come to: a test is a set of allowed
places (bits) at one place of a sheet, whether that place holds an answer or an earlier role's outcome.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from subsidiarity.model.condition import All, AnswerTest, AnyOf, Condition, Not, OutcomeTest, Test

FAILS, HOLDS, OPEN = 0, 1, 2
"""The three truth values."""

Sheet = Sequence[int]
"""A set of options (bit i: option i) per question, then a set of outcomes per role."""

Truth = Callable[[Sheet], int]
Placing = Callable[[Test], tuple[int, int]]
"""Where a test looks in a sheet, and the bits that it allows there."""


def truth_of(condition: Condition, placing: Placing) -> Truth:
    """A function from a sheet to the truth of the condition (strong Kleene logic over its tests)."""
    match condition:
        case All(parts):
            return _every(parts, placing, FAILS)
        case AnyOf(parts):
            return _every(parts, placing, HOLDS)
        case Not(part):
            inner = truth_of(part, placing)
            return lambda sheet: (HOLDS, FAILS, OPEN)[inner(sheet)]
        case _:
            return _test(*placing(condition))


def _test(place: int, allowed: int) -> Truth:
    forbidden = ~allowed

    def truth(sheet: Sheet) -> int:
        chosen = sheet[place]
        if not chosen & allowed:
            return FAILS
        return OPEN if chosen & forbidden else HOLDS

    return truth


def _every(parts: Sequence[Condition], placing: Placing, decisive: int) -> Truth:
    """All (`decisive` is FAILS) or any (HOLDS): the first decisive part settles it."""
    otherwise = HOLDS if decisive == FAILS else FAILS
    if all(isinstance(part, AnswerTest | OutcomeTest) for part in parts):
        return _every_test([placing(part) for part in parts if isinstance(part, Test)], decisive, otherwise)
    truths = [truth_of(part, placing) for part in parts]

    def truth(sheet: Sheet) -> int:
        value = otherwise
        for part in truths:
            found = part(sheet)
            if found == decisive:
                return decisive
            if found == OPEN:
                value = OPEN
        return value

    return truth


def _every_test(tests: Sequence[tuple[int, int]], decisive: int, otherwise: int) -> Truth:
    """The same over plain tests, without a call for each: most conditions are of this kind."""
    bits = [(place, allowed, ~allowed) for place, allowed in tests]
    if decisive == HOLDS:
        bits = [(place, forbidden, allowed) for place, allowed, forbidden in bits]

    def truth(sheet: Sheet) -> int:
        value = otherwise
        for place, needed, against in bits:
            chosen = sheet[place]
            if not chosen & needed:
                return decisive
            if chosen & against:
                value = OPEN
        return value

    return truth
