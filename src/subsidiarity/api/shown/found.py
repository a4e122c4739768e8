"""Comparisons, what-ifs and views of groups that show themselves."""

from __future__ import annotations

from subsidiarity.api import found_outlines
from subsidiarity.api.shown.shown import Shown
from subsidiarity.model.comparison import Comparison, WhatIf
from subsidiarity.model.group import GroupView
from subsidiarity.reporting.outline import Outline


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
