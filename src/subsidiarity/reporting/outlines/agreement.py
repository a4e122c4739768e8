"""A group's sheets as an outline: where each leads, which differences matter, how far people agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from subsidiarity.model.group import GroupView, Reliability
from subsidiarity.reporting.language import plural, words
from subsidiarity.reporting.outline import Outline, Paragraph, Section, Table
from subsidiarity.reporting.wording.brief import brief_outcomes
from subsidiarity.reporting.wording.group.agreement import agreement_section, reliability_section
from subsidiarity.reporting.wording.group.differences import group_section, minority_section
from subsidiarity.reporting.wording.group.outlook import outlook_section
from subsidiarity.reporting.wording.headline import headline_of


def group_outline(view: GroupView, names: Sequence[str]) -> Outline:
    """The outline of one decision's sheets; `names` tell them apart, in their order."""
    rulebook = view.middle.rulebook
    sheets = tuple((name, brief_outcomes(rulebook, own)) for name, own in zip(names, view.own, strict=True))
    header = (words("sheet"), words("level"))
    middle = words("That is where the middle of {number} sheets leads.", number=len(view.own))
    sections = [
        group_section(view),
        minority_section(view),
        outlook_section(rulebook, view.outlook),
        agreement_section(rulebook, view.agreements),
        Section("sheets", words("Where each sheet leads by itself"), (Table(header, sheets),)),
    ]
    return Outline(
        title=view.middle.decision.title,
        description="",
        headline=f"{headline_of(view.middle)} {middle}",
        sections=tuple(section for section in sections if section is not None),
    )


def reliability_outline(views: Sequence[GroupView], found: Sequence[Reliability]) -> Outline:
    """The outline of several decisions' sheets: a row for each decision, and how far people agree across them."""
    rulebook = views[0].middle.rulebook
    rows = tuple(_row(view) for view in views)
    alike = sum(len(set(view.own)) == 1 for view in views)
    reading = words("The last column counts the questions on which a difference by itself changes the level.")
    header = (words("decision"), words("own levels"), words("middle"), words("differences that matter"))
    table = Table(header, rows)
    return Outline(
        title=plural(
            "{number} decision answered by several people", "{number} decisions answered by several people", len(views)
        ),
        description="",
        headline=words(
            "On {alike} of {number} decisions all sheets lead to the same level.", alike=alike, number=len(views)
        ),
        sections=(
            reliability_section(rulebook, found),
            Section("sheets", words("Decision by decision"), (table, Paragraph(reading))),
        ),
    )


def _row(view: GroupView) -> tuple[str, ...]:
    rulebook = view.middle.rulebook
    own = Counter(brief_outcomes(rulebook, possible) for possible in view.own)
    matters = sum(difference.matters == "alone" for difference in view.differences)
    return (
        view.middle.decision.id,
        "; ".join(f"{level} {people}" for level, people in own.most_common()),
        brief_outcomes(rulebook, view.middle.headline.possible),
        f"{matters}",
    )
