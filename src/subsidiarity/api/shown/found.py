"""Outlines, what-ifs, comparisons and views of groups that show themselves."""

from __future__ import annotations

from subsidiarity.api import found_outlines
from subsidiarity.api.shown.shown import Shown
from subsidiarity.model.annotation import Any, TypeVar
from subsidiarity.model.comparison import Comparison, WhatIf
from subsidiarity.model.group import GroupView
from subsidiarity.model.rulebook import LANGUAGE
from subsidiarity.reporting.outline import Outline

T = TypeVar("T")


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


class ShownWhatIf(Shown, WhatIf):
    """A what-if that shows itself."""

    __slots__ = ()

    def outline(self) -> Outline:
        """The outline of what changes."""
        return found_outlines.outline(self)

    @property
    def language(self) -> str:
        """The language of the rulebook, as a BCP 47 tag."""
        return self.before.rulebook.language


class ShownComparison(Shown, Comparison):
    """A comparison that shows itself."""

    __slots__ = ()

    def outline(self) -> Outline:
        """The outline of what differs, and what that does."""
        return found_outlines.outline(self)

    @property
    def language(self) -> str:
        """The language of the rulebook, as a BCP 47 tag."""
        return self.recommendations[0].rulebook.language


class ShownGroup(Shown, GroupView):
    """A view of a group's sheets that shows itself."""

    __slots__ = ()

    def outline(self) -> Outline:
        """The outline of where they differ, and whether that matters."""
        return found_outlines.outline(self)

    @property
    def language(self) -> str:
        """The language of the rulebook, as a BCP 47 tag."""
        return self.middle.rulebook.language


def shown_outline(outline: Outline, language: str) -> ShownOutline:
    """An outline, in a language, that shows itself."""
    found = shown(ShownOutline, outline)
    object.__setattr__(found, "_language", language)
    return found


def shown(kind: type[T], noun: Any) -> T:
    """A noun as one of a kind that shows itself."""
    return kind(*[getattr(noun, name) for name in noun.__match_args__])
