"""The report on one decision as a page: it needs no script, and nothing is loaded from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reporting.html.argument import argument_heading, full_title, judged_by, section_part
from subsidiarity.reporting.html.block import Citations, citations_on
from subsidiarity.reporting.html.first_page import answer_elements
from subsidiarity.reporting.html.group import votes_elements
from subsidiarity.reporting.html.page import Piece, contents, page_of_pieces, part, prefixes
from subsidiarity.reporting.html_elements import Child, element
from subsidiarity.reporting.imprint import day_in_words
from subsidiarity.reporting.language import Phrase, plural, words
from subsidiarity.reporting.outline import Section, SectionId
from subsidiarity.reporting.outlines.report import Report
from subsidiarity.reporting.picture.path_drawing import path_of
from subsidiarity.reporting.picture.rule_graph import path_picture

_PATH = Phrase("The path through the rules")
_ABOUT_PATH = Phrase(
    "The climb begins at the bottom, with the lowest level. The thick line is the path that these answers take, with "
    "the reason for each move. At every step the rules are asked in order, and the first that holds wins."
)
_AFTER_PATH: tuple[SectionId, ...] = ("safeguards", "elsewhere", "today", "people")


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The file names of the pages beside this one; "" where there is none."""

    index: str = ""
    rulebook: str = ""
    questionnaire: str = ""
    """The link to the page that asks, with this page's answers."""


class DecisionPages:
    """A maker of pages of decisions judged by one rulebook."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook

    def render(self, reports: Sequence[Report], neighbours: Neighbours | None = None) -> str:
        """A page of HTML with the reports, at least one, one after another."""
        beside = neighbours or Neighbours()
        pieces = [
            Piece(
                report.outline.title,
                full_title(report.outline),
                tuple(_header(report, beside, prefix)),
                tuple(self._main(report, prefix)),
            )
            for prefix, report in zip(prefixes(len(reports)), reports, strict=True)
        ]
        heading = plural("{number} decision", "{number} decisions", len(reports))
        return page_of_pieces(pieces, heading, judged_by(self._rulebook), self._rulebook.language)

    def _main(self, report: Report, prefix: str) -> Iterator[Child]:
        citations = citations_on(report.recommendation, report.outline, prefix)
        before, after = _around_path(report)
        yield from _before_argument(report, prefix)
        yield from (_part(report, section, citations, prefix) for section in before)
        yield _path(report, prefix)
        yield from (_part(report, section, citations, prefix) for section in after)


def _path(report: Report, prefix: str) -> Child:
    """The part with the picture of the path."""
    path = path_of(report.recommendation, report.advice)
    drawn = path_picture(path, f"{prefix}picture-path", report.advice.role.name)
    return part(f"{prefix}path", words(_PATH), element("figure", drawn, element("figcaption", words(_ABOUT_PATH))))


def _header(report: Report, beside: Neighbours, prefix: str) -> Iterator[Child]:
    rulebook = report.recommendation.rulebook
    trail: list[Child] = []
    if beside.index:
        trail += [" · ", element("a", words("All decisions"), href=beside.index)]
    if beside.rulebook:
        trail += [" · ", element("a", words("The rulebook"), href=beside.rulebook)]
    if beside.questionnaire:
        trail += [" · ", element("a", words("Try other answers"), href=beside.questionnaire)]
    yield element("p", rulebook.title, element("span", *trail, class_="trail"), class_="kicker")
    yield from answer_elements(report.outline, report.advice, report.ladder, prefix)


def _before_argument(report: Report, prefix: str) -> Iterator[Child]:
    """The heading between the first page and the argument, the description, and a list of the parts that follow."""
    yield from argument_heading(report.outline)
    dated = day_in_words(report.imprint.dated, report.recommendation.rulebook.language)
    yield element("p", words("Dated {day}.", day=dated), class_="note")
    before, after = ([(prefix + each.id, each.heading) for each in half] for half in _around_path(report))
    yield contents([*before, (f"{prefix}path", words(_PATH)), *after])


def _around_path(report: Report) -> tuple[Sequence[Section], Sequence[Section]]:
    """The sections that stand before and after the picture of the path, which ends the argument for the result."""
    sections = [section for section in report.outline.sections if section.id != "ladder"]
    index = next((index for index, section in enumerate(sections) if section.id in _AFTER_PATH), len(sections))
    return sections[:index], sections[index:]


def _part(report: Report, section: Section, citations: Citations, prefix: str) -> Child:
    """A section; below a group's agreement stand its votes."""
    votes = votes_elements(report.group, prefix) if section.id == "agreement" and report.group is not None else ()
    return section_part(report.recommendation, section, citations, prefix, *votes)
