"""Refusals, which say why something cannot be done now: a value with words, never an exception."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """A refusal: a sentence on what stands in the way, and another on what can be done instead ("" if nothing)."""

    message: str
    hint: str = ""

    @property
    def words(self) -> str:
        """Both sentences of the refusal."""
        return f"{self.message} {self.hint}".strip()
