"""Outlines that show themselves."""

from __future__ import annotations

from subsidiarity.api.shown.shown import Shown, shown
from subsidiarity.model.rulebook import LANGUAGE
from subsidiarity.reporting.outline import Outline


class ShownOutline(Shown, Outline):
    """An outline that shows itself."""

    __slots__ = ("_language",)
    _language: str

    def outline(self) -> Outline:
        """The outline itself."""
        return self

    @property
    def language(self) -> str:
        """The language of the page, as a BCP 47 tag."""
        return getattr(self, "_language", LANGUAGE)

    def __str__(self) -> str:
        return self.to_text()


def shown_outline(outline: Outline, language: str) -> ShownOutline:
    """An outline, in a language, that shows itself."""
    found = shown(ShownOutline, outline)
    object.__setattr__(found, "_language", language)
    return found
