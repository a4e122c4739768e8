"""A choice as a phone sends it: an option's number, 0 for not known yet, or a for an abstention."""

from __future__ import annotations

UNKNOWN, ABSTAIN = "0", "a"


def choice_in(value: str, options: int) -> int | None:
    """The index of a value's choice: an option's from 0, then not known yet, then abstained; None for no value."""
    if value == ABSTAIN:
        return options + 1
    if value == UNKNOWN:
        return options
    is_number = value.isascii() and value.isdigit() and len(value) < 3 and f"{int(value)}" == value
    return int(value) - 1 if is_number and 0 < int(value) <= options else None


def value_of(choice: int, options: int) -> str:
    """The value that stands for the choice of this index."""
    return ABSTAIN if choice == options + 1 else UNKNOWN if choice == options else f"{choice + 1}"
