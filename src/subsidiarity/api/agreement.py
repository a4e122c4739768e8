"""Sheets of several people: those of one decision go together, and each decision's differences become an outline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from subsidiarity.api.errors import WrongKind
from subsidiarity.api.found_outlines import Sheet
from subsidiarity.api.given.expected import several_of
from subsidiarity.api.given.kinds import several, sheet, takes
from subsidiarity.model.decision import Decision
from subsidiarity.model.group import GroupView, Reliability
from subsidiarity.reporting.outline import Outline
from subsidiarity.reporting.outlines.agreement import group_outline, reliability_outline

NamedSheets = list[Sheet]
"""The sheets of one decision: each the name of a file and the decision in it."""


@takes(sheets=several(sheet, "sheets: pairs of a name and a decision"))
def sheets_by_decision(sheets: Iterable[Sheet]) -> dict[str, NamedSheets]:
    """The sheets of each decision by its id, in the order in which the decisions are first met."""
    by_id: dict[str, NamedSheets] = {}
    for file, decision in sheets:
        by_id.setdefault(decision.id, []).append((file, decision))
    return by_id


def expect_sheets(decisions: Sequence[NamedSheets]) -> None:
    """Refuse what are no sheets by decision, each a list of pairs of a name and a decision; `WrongKind`."""
    for sheets in several_of("decisions", decisions, list, "a list of sheets: pairs of a name and a decision"):
        for pair in several_of("sheets", sheets, tuple, "a pair of a name and a decision"):
            if [isinstance(part, kind) for part, kind in zip(pair, (str, Decision), strict=False)] != [True, True]:
                raise WrongKind("sheets", "pairs of a name and a decision", pair)


def agreement_outlines(
    decisions: Sequence[NamedSheets], views: Sequence[GroupView], found: Sequence[Reliability]
) -> list[Outline]:
    """An outline for each decision's view; before several, an overview with how far people agree across them."""
    full = [group_outline(view, [file for file, _ in sheets]) for sheets, view in zip(decisions, views, strict=True)]
    return full if len(full) < 2 else [reliability_outline(views, found), *full]
