"""A group's sheets as an outline: where each leads, which differences matter, how far people agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from subsidiarity.model.group import GroupView, Reliability
from subsidiarity.reporting.outline import Outline, Paragraph, Section, Table
from subsidiarity.reporting.wording.brief import brief_outcomes
from subsidiarity.reporting.wording.group.agreement import agreement_section, reliability_section
from subsidiarity.reporting.wording.group.differences import group_section, minority_section
from subsidiarity.reporting.wording.group.outlook import outlook_section
from subsidiarity.reporting.wording.headline import headline_of
from subsidiarity.reporting.wording.noun_words import counted


def group_outline(view: GroupView, names: Sequence[str]) -> Outline:
    """The outline of one decision's sheets; `names` tell them apart, in their order."""
    rulebook = view.middle.rulebook
    sheets = tuple((name, brief_outcomes(rulebook, own)) for name, own in zip(names, view.own, strict=True))
    sections = [
        group_section(view),
        minority_section(view),
        outlook_section(rulebook, view.outlook),
        agreement_section(rulebook, view.agreements),
        Section("sheets", "Where each sheet leads by itself", (Table(("sheet", "level"), sheets),)),
    ]
    return Outline(
        title=view.middle.decision.title,
        description="",
        headline=f"{headline_of(view.middle)} That is where the middle of {len(view.own)} sheets leads.",
        sections=tuple(section for section in sections if section is not None),
    )


def reliability_outline(views: Sequence[GroupView], found: Sequence[Reliability]) -> Outline:
    """The outline of several decisions' sheets: a row for each decision, and how far people agree across them."""
    rulebook = views[0].middle.rulebook
    rows = tuple(_row(view) for view in views)
    alike = sum(len(set(view.own)) == 1 for view in views)
    reading = "The last column counts the questions on which a difference by itself changes the level."
    table = Table(("decision", "own levels", "middle", "differences that matter"), rows)
    return Outline(
        title=f"{counted(len(views), 'decision')} answered by several people",
        description="",
        headline=f"On {alike} of {len(views)} decisions all sheets lead to the same level.",
        sections=(
            reliability_section(rulebook, found),
            Section("sheets", "Decision by decision", (table, Paragraph(reading))),
        ),
    )


def _row(view: GroupView) -> tuple[str, ...]:
    rulebook = view.middle.rulebook
    own = Counter(brief_outcomes(rulebook, possible) for possible in view.own)
    matters = sum(difference.matters == "alone" for difference in view.differences)
    return (
        view.middle.decision.id,
        "; ".join(f"{words} {people}" for words, people in own.most_common()),
        brief_outcomes(rulebook, view.middle.headline.possible),
        f"{matters}",
    )
