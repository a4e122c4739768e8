"""A field that a person fills in, on the screen or as a line."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name, what is asked, what stands there already.

    `is_long` for a text of several lines; `is_number` for numbers, which are judged as soon as they are typed.
    """

    name: str
    asked: str
    text: str = ""
    is_long: bool = False
    is_number: bool = False
