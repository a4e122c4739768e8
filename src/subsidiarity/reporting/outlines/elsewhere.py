"""Precedents within an argument or a report, and as an outline by itself: what others do with something like it."""

from __future__ import annotations

from collections.abc import Sequence

from subsidiarity.model.annotation import TYPE_CHECKING
from subsidiarity.model.decision import Decision
from subsidiarity.model.noun import replace
from subsidiarity.model.precedent import Elsewhere, Precedents
from subsidiarity.reporting.language import plural, words
from subsidiarity.reporting.outline import FirstPage, Item, Items, Outline, PageRow, Paragraph, Section, SectionId
from subsidiarity.reporting.wording.elsewhere import (
    ELSEWHERE,
    elsewhere_line,
    elsewhere_section,
    every_function_section,
)
from subsidiarity.reporting.wording.noun_words import sentence

if TYPE_CHECKING:
    from subsidiarity.reporting.outlines.report import Report  # `explain` meets none, and loading it takes time

_BEFORE: tuple[SectionId, ...] = ("today", "people", "expectation", "answers", "sources", "rulebook")
"""The sections before the first of which stands what others do: it follows the safeguards."""


def with_elsewhere(outline: Outline, found: Elsewhere) -> Outline:
    """An argument with a section on what others do, and a row on its first page, if anything near enough was found."""
    outline = replace(outline, page=_page_with(outline.page, elsewhere_line(found)))
    section = elsewhere_section(found)
    if section is None or not outline.sections:
        return outline
    sections = outline.sections
    place = next((place for place, each in enumerate(sections) if each.id in _BEFORE), len(sections))
    return replace(outline, sections=(*sections[:place], section, *sections[place:]))


def _page_with(page: FirstPage | None, line: str) -> FirstPage | None:
    """A first page with a row on what others do, before the one on the evidence."""
    if page is None or not line:
        return page
    place = next((place for place, row in enumerate(page.rows) if row.is_evidence), len(page.rows))
    return replace(page, rows=(*page.rows[:place], PageRow(words(ELSEWHERE), line, short=line), *page.rows[place:]))


def report_with_elsewhere(report: Report, found: Elsewhere) -> Report:
    """A report with a section on what others do, if it argues for the role whose level is the result."""
    if report.advice is not report.recommendation.headline:
        return report
    return replace(report, outline=with_elsewhere(report.outline, found))


def elsewhere_outline(decision: Decision, found: Elsewhere, files: Sequence[Precedents]) -> Outline:
    """The outline of all functions that are near to a decision, among those of some files."""
    if not found.number:
        return Outline(decision.title, decision.description, words("Nothing is on file by this rulebook."), ())
    section = every_function_section(found)
    headline = elsewhere_line(found)
    if section is None:
        headline = words("Nothing on file is near enough.")
    elif not headline:
        headline = words("Nothing on file is much like this; these come nearest.")
    sections = (*(() if section is None else (section,)), _how_section(found, files))
    return Outline(decision.title, decision.description, headline, sections)


def _how_section(found: Elsewhere, files: Sequence[Precedents]) -> Section:
    """The section on what was looked through, and how."""
    number = found.number
    looked = plural("{number} public function was looked at.", "{number} public functions were looked at.", number)
    how = words(
        "A function is near by its words if its title shares one that few others have, and near by its answers if they "
        "are at most one step apart for every two questions answered for both. Neither makes a case like yours: read "
        "the sources before you rely on them."
    )
    cautions = words("Published practice says who does decide more often than who should, and partly from habit.")
    named = (
        words(
            "{title}, by the rulebook {rulebook} {edition}. Licence: {licence}",
            title=file.title,
            rulebook=file.rulebook,
            edition=file.edition,
            licence=file.licence,
        )
        for file in files
    )
    items = tuple(Item(sentence(each)) for each in named)
    blocks = (Paragraph(f"{looked} {how}"), Paragraph(cautions), *((Items(words("Files"), items),) if items else ()))
    return Section("how", words("How this was found"), blocks)
