"""Outlines of what an advisor found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from subsidiarity.api.errors import WrongKind
from subsidiarity.api.given.kinds import several, sheet, takes
from subsidiarity.model.comparison import Comparison, WhatIf
from subsidiarity.model.decision import Decision
from subsidiarity.model.group import GroupView
from subsidiarity.reporting.outline import Outline
from subsidiarity.reporting.safe import safe
from subsidiarity.reporting.wording.noun_words import quoted

Sheet = tuple[str, Decision]
"""A file's name and a decision in it: one person's answers."""


def outline(found: WhatIf | Comparison | GroupView, names: Sequence[str] = ()) -> Outline:
    """The outline of what was found; `names` tell decisions or sheets apart, in their order (none: `names_apart`)."""
    if isinstance(found, WhatIf):
        from subsidiarity.reporting.outlines.what_if import what_if_outline

        return what_if_outline(found)
    if isinstance(found, Comparison):
        from subsidiarity.reporting.outlines.comparison import comparison_outline

        decisions = [("", recommendation.decision) for recommendation in found.recommendations]
        return comparison_outline(found, names or names_apart(decisions))
    if not isinstance(found, GroupView):
        raise WrongKind("found", "what what_if, compare or group gives", found)
    from subsidiarity.reporting.outlines.agreement import group_outline

    return group_outline(found, names or [f"sheet {number}" for number, _ in enumerate(found.own, 1)])


@takes(sheets=several(sheet, "sheets: pairs of a name and a decision"))
def names_apart(sheets: Sequence[Sheet]) -> list[str]:
    """The decisions' titles; where these do not tell them apart, their ids or files; else the ids are numbered."""
    titles = [quoted(decision.title) for _, decision in sheets]
    ids = [decision.id for _, decision in sheets]
    files = [safe(file) for file, _ in sheets]
    for names in (titles, ids, files):
        if len(set(names)) == len(names):
            return names
    seen: Counter[str] = Counter()
    names = []
    for identity in ids:
        seen[identity] += 1
        names.append(f"{identity} ({seen[identity]})")
    return names
