"""The report on one decision as a page: it needs no script, and nothing is loaded from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from subsidiarity.model.recommendation import Recommendation, RoleAdvice
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reading.citation import cited
from subsidiarity.reporting.html.block import Citations, block_elements
from subsidiarity.reporting.html.first_page import first_page_elements
from subsidiarity.reporting.html.group import votes_elements
from subsidiarity.reporting.html.page import contents, digest_line, page, part
from subsidiarity.reporting.html_elements import Child, element
from subsidiarity.reporting.imprint import day_in_words
from subsidiarity.reporting.outline import Section, SectionId
from subsidiarity.reporting.outlines.report import Report
from subsidiarity.reporting.picture.path_drawing import path_of
from subsidiarity.reporting.picture.rule_graph import path_picture
from subsidiarity.reporting.wording.noun_words import (
    capitalised,
    counted,
    leading,
    open_words,
    outcomes_words,
)
from subsidiarity.reporting.wording.reason import because_words
from subsidiarity.reporting.wording.role import reasons_behind
from subsidiarity.reporting.wording.source import citations_in

_PATH = "The path through the rules"
_ABOUT_PATH = (
    "The climb begins at the bottom, with the lowest level. The thick line is the path that these answers take, with "
    "the reason for each move. At every step the rules are asked in order, and the first that holds wins."
)
_AFTER_PATH: tuple[SectionId, ...] = ("safeguards", "elsewhere", "today", "people")
_CLASSES = {"answers": "answers", "sources": "sources", "elsewhere": "elsewhere"}


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
        if len(reports) == 1:
            header, main = _header(reports[0], beside, ""), self._main(reports[0], "")
            return page(_title(reports[0]), header, main, _footer(reports), self._rulebook.language)
        articles = [
            element(
                "article", *_header(report, beside, f"d{number}-"), *self._main(report, f"d{number}-"), id=f"d{number}"
            )
            for number, report in enumerate(reports, 1)
        ]
        titles = [(f"d{number}", report.outline.title) for number, report in enumerate(reports, 1)]
        heading = counted(len(reports), "decision")
        top = [element("p", heading, class_="kicker"), contents(titles)]
        return page(heading, top, articles, _footer(reports), self._rulebook.language)

    def _main(self, report: Report, prefix: str) -> Iterator[Child]:
        rulebook = self._rulebook
        blocks = [block for section in report.outline.sections for block in section.blocks]
        behind = (
            each.source for role in report.recommendation.roles for each in reasons_behind(report.recommendation, role)
        )
        cited_here = (*citations_in(blocks), *behind)
        keys = {key for citation in cited_here for key, _ in cited(citation, tuple(rulebook.sources)) if key}
        citations = Citations(rulebook.sources, keys, prefix)
        before, after = _around_path(report)
        yield from _before_argument(report, prefix)
        yield from (_part(report, section, citations, prefix) for section in before)
        yield _path(report, prefix)
        yield from (_part(report, section, citations, prefix) for section in after)


def _path(report: Report, prefix: str) -> Child:
    """The part with the picture of the path."""
    drawn = path_picture(
        path_of(report.recommendation, report.advice), f"{prefix}picture-path", report.advice.role.name
    )
    return part(f"{prefix}path", _PATH, element("figure", drawn, element("figcaption", _ABOUT_PATH)))


def _title(report: Report) -> str:
    return f"{leading(report.outline.title)} {report.outline.headline}"


def _header(report: Report, beside: Neighbours, prefix: str) -> Iterator[Child]:
    rulebook = report.recommendation.rulebook
    trail: list[Child] = []
    if beside.index:
        trail += [" · ", element("a", "All decisions", href=beside.index)]
    if beside.rulebook:
        trail += [" · ", element("a", "The rulebook", href=beside.rulebook)]
    if beside.questionnaire:
        trail += [" · ", element("a", "Try other answers", href=beside.questionnaire)]
    yield element("p", rulebook.title, element("span", *trail, class_="trail"), class_="kicker")
    yield element("h1", report.outline.title, dir="auto")
    yield element("p", report.outline.headline, class_=f"verdict {_state(report.advice)}")
    if report.outline.page is not None:
        yield from first_page_elements(report.outline.page, report.ladder, prefix)


def _before_argument(report: Report, prefix: str) -> Iterator[Child]:
    """The heading between the first page and the argument, the description, and a list of the parts that follow."""
    yield element("h2", "The full argument", class_="full")
    for text in filter(str.strip, report.outline.description.split("\n\n")):
        yield element("p", text, class_="about", dir="auto")
    dated = day_in_words(report.imprint.dated, report.recommendation.rulebook.language)
    yield element("p", f"Dated {dated}.", class_="note")
    before, after = ([(prefix + each.id, each.heading) for each in half] for half in _around_path(report))
    yield contents([*before, (f"{prefix}path", _PATH), *after])


def _around_path(report: Report) -> tuple[Sequence[Section], Sequence[Section]]:
    """The sections that stand before and after the picture of the path, which ends the argument for the result."""
    sections = [section for section in report.outline.sections if section.id != "ladder"]
    place = next((place for place, section in enumerate(sections) if section.id in _AFTER_PATH), len(sections))
    return sections[:place], sections[place:]


def _state(advice: RoleAdvice) -> str:
    outcome = advice.outcome
    if outcome is None:
        return "open"
    return "none" if outcome.level is None else "contested" if outcome.contender is not None else "settled"


def _part(report: Report, section: Section, citations: Citations, prefix: str) -> Child:
    return part(prefix + section.id, section.heading, *_content(report, section, citations, prefix))


def _content(report: Report, section: Section, citations: Citations, prefix: str) -> Iterable[Child]:
    """The elements of a section: its blocks, or the picture or table that shows their content better."""
    recommendation = report.recommendation
    if section.id == "roles":
        return [_roles(recommendation, citations)]
    class_ = _CLASSES.get(section.id, "")
    elements = [found for block in section.blocks for found in block_elements(block, citations, prefix, class_)]
    if section.id == "agreement" and report.group is not None:
        elements += votes_elements(report.group, prefix)
    return elements


def _roles(recommendation: Recommendation, citations: Citations) -> Child:
    rows = (_role(recommendation, advice, citations) for advice in recommendation.roles)
    head = element("tr", element("th", "Part", scope="col"), element("th", "Level", scope="col"))
    caption = element("caption", "One decision has several parts, and each may belong to a level of its own.")
    return element("table", caption, element("thead", head), element("tbody", *rows), class_="roles")


def _role(recommendation: Recommendation, advice: RoleAdvice, citations: Citations) -> Child:
    rulebook = recommendation.rulebook
    words = capitalised(outcomes_words(rulebook, advice.possible))
    level = words if advice.outcome is not None else f"Still open: {open_words(rulebook, advice.possible)}"
    why = [
        said
        for reason in reasons_behind(recommendation, advice)
        for said in (element("p", because_words(rulebook, reason), class_="note"), citations.linked(reason.source))
    ]
    return element(
        "tr",
        element("th", capitalised(advice.role.name), scope="row"),
        element("td", element("p", level, class_="level"), *why),
    )


def _footer(reports: Sequence[Report]) -> Iterator[Child]:
    rulebook = reports[0].recommendation.rulebook
    yield element("p", *rulebook.limits[:1])
    yield element("p", f"Rulebook {rulebook.id}, edition {rulebook.edition}.")
    yield digest_line(rulebook)
