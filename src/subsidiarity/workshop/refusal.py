"""Why something cannot be done now: a value with words, never an exception."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """What stands in the way, as a sentence, and what can be done instead, as another."""

    message: str
    hint: str = ""

    @property
    def words(self) -> str:
        """Both sentences."""
        return f"{self.message} {self.hint}".strip()
