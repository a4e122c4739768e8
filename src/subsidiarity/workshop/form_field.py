"""A field that a person fills in, on the screen or as a line."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form: its name, the words that ask for it, the text that stands there already.

    `is_long` for a text of several lines; `is_judged` for a number or a date, which is judged as soon as it is typed.
    """

    name: str
    asked: str
    text: str = ""
    is_long: bool = False
    is_judged: bool = False
