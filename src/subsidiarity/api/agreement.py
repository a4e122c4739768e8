"""Sheets of several people: those of one decision go together, and each decision's differences become an outline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from subsidiarity.api.found_outlines import Sheet
from subsidiarity.api.given.kinds import SHEETS, takes
from subsidiarity.model.group import GroupView, Reliability
from subsidiarity.reporting.outline import Outline
from subsidiarity.reporting.outlines.agreement import group_outline, reliability_outline

NamedSheets = list[Sheet]
"""The sheets of one decision: each the name of a file and the decision in it."""


@takes(sheets=SHEETS)
def sheets_by_decision(sheets: Iterable[Sheet]) -> dict[str, NamedSheets]:
    """The sheets of each decision by its id, in the order in which the decisions are first met."""
    by_id: dict[str, NamedSheets] = {}
    for file, decision in sheets:
        by_id.setdefault(decision.id, []).append((file, decision))
    return by_id


def agreement_outlines(
    decisions: Sequence[NamedSheets], views: Sequence[GroupView], found: Sequence[Reliability]
) -> list[Outline]:
    """An outline for each decision's view; before several, an overview with how far people agree across them."""
    full = [group_outline(view, [file for file, _ in sheets]) for sheets, view in zip(decisions, views, strict=True)]
    return full if len(full) < 2 else [reliability_outline(views, found), *full]
