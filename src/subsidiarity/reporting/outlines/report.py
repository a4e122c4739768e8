"""A report: the argument with everything that goes beside it when it is sent to somebody."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from subsidiarity.model.group import GroupView
from subsidiarity.model.prospect import Prospects
from subsidiarity.model.recommendation import Recommendation, RoleAdvice
from subsidiarity.model.tally import Discussion
from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reasoning.expectation import unmet
from subsidiarity.reporting.imprint import Imprint
from subsidiarity.reporting.outline import Ladder, Outline, Section, SectionId
from subsidiarity.reporting.outlines.argument import below_headline, outline_of
from subsidiarity.reporting.outlines.first_page import first_page_of
from subsidiarity.reporting.wording.group.agreement import agreement_section
from subsidiarity.reporting.wording.group.differences import group_section, minority_section
from subsidiarity.reporting.wording.group.minority import minorities_section
from subsidiarity.reporting.wording.group.people import people_section
from subsidiarity.reporting.wording.ladder import ladder_of

_ORDER: tuple[SectionId, ...] = (
    "ladder",
    "roles",
    "both_sides",
    "climbed",
    "stays",
    "no_higher",
    "minority",
    "minorities",
    "open",
    "change",
    "firm",
    "grid",
    "group",
    "agreement",
    "safeguards",
    "today",
    "people",
    "answers",
    "expectation",
    "sources",
    "rulebook",
)
"""The order of the sections: the result and its reasons first, what it rests on last: a reader may stop anywhere."""


@dataclass(frozen=True, slots=True)
class Report:
    """A report on one decision before it has a form; `ladder` has every rung's reason, for a picture of its own."""

    recommendation: Recommendation
    advice: RoleAdvice
    """The advice on the role that the report argues for."""
    outline: Outline
    ladder: Ladder
    prospects: Prospects
    imprint: Imprint
    group: GroupView | None = None

    def __repr__(self) -> str:
        return f"<Report “{self.outline.title}”: {self.outline.headline}>"


def report_of(
    compiled: CompiledRulebook,
    recommendation: Recommendation,
    prospects: Prospects,
    imprint: Imprint,
    *,
    group: GroupView | Sequence[Discussion] = (),
    role_id: str | None = None,
) -> Report:
    """The report on one recommendation, on the headline role or another.

    A `group` answered each apart, and the recommendation is the one on its middle answers; or in a workshop, of which
    these are the discussions. A report says when an outcome is not the expected one, and nothing when it is: that
    concerns whoever tests a rulebook.
    """
    wanted = role_id or recommendation.rulebook.headline
    advice = next(advice for advice in recommendation.roles if advice.role.id == wanted)
    ladder = ladder_of(compiled, recommendation, wanted)
    outline = outline_of(compiled, recommendation, wanted, prospects, has_grid=True, ladder=ladder)
    view = group if isinstance(group, GroupView) else None
    people = people_section(recommendation, imprint, None if view is None else len(view.own))
    said = () if isinstance(group, GroupView) else group
    beside = [people, minorities_section(recommendation.rulebook, said), *_group_sections(view)]
    own = (section for section in outline.sections if section.id != "expectation" or unmet(recommendation))
    sections = _ordered([*own, *(section for section in beside if section is not None)])
    page = first_page_of(recommendation, prospects, imprint, role_id=wanted)
    outline = below_headline(replace(outline, sections=sections, page=page), recommendation)
    return Report(recommendation, advice, outline, ladder, prospects, imprint, view)


def _group_sections(group: GroupView | None) -> tuple[Section | None, ...]:
    if group is None:
        return ()
    agreement = agreement_section(group.middle.rulebook, group.agreements)
    return group_section(group), minority_section(group), agreement


def _ordered(sections: Iterable[Section]) -> tuple[Section, ...]:
    return tuple(sorted(sections, key=lambda section: _ORDER.index(section.id)))
