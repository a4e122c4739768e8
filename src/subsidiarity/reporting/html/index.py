"""The page that lists many decisions: levels at a glance, a table to sort and filter, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.recommendation import Direction
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reporting.html.page import digest_line, page, part, rulebook_line
from subsidiarity.reporting.html_elements import Child, element
from subsidiarity.reporting.imprint import Imprint, day_in_words, review_words
from subsidiarity.reporting.language import Phrase, plural, words
from subsidiarity.reporting.outline import RungState
from subsidiarity.reporting.outlines.report import Report
from subsidiarity.reporting.picture.ladder import small_ladder
from subsidiarity.reporting.wording.evidence import on_record
from subsidiarity.reporting.wording.index.level_group import group_height, group_words
from subsidiarity.reporting.wording.index.standing import KINDS, Standing, standing_of
from subsidiarity.reporting.wording.today import law_words

_DIRECTIONS: dict[Direction, Phrase] = {
    "devolve": Phrase("moves down"),
    "keep": Phrase("stays"),
    "lift": Phrase("moves up"),
    "assign": Phrase("nobody holds it yet"),
}
_DECIDER, _FIRM, _KNOWN = Phrase("Who should decide"), Phrase("How firm it is"), Phrase("On record")
_LAW = Phrase("The law, and today")
_COLUMNS = (Phrase("Decision"), _DECIDER, _FIRM, _KNOWN, _LAW)
_BY_LEVEL = 1
"""The index (from 0) of the column by which the list is grouped."""
_CAPTION = Phrase(
    "By the level that should decide, the highest first; the small picture is the ladder, the lowest level at the "
    "foot. A result is firm if no answer would change it by itself; otherwise the answers are named that it turns on, "
    "with how well each is known."
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A decision on the list, with the file name of its page and what the table says of it."""

    title: str
    page: str
    possible: tuple[Outcome, ...]
    states: tuple[RungState, ...]
    direction: Direction | None
    headline: str
    standing: Standing
    on_record: int
    """The number of answers on record."""
    questions: int
    law: str
    """Sentences on today's law and today's decider; "" where nothing is known of them."""


def entry_of(report: Report, page: str) -> Entry:
    """The entry of a report on the list; `page` is the file name of its page."""
    recommendation = report.recommendation
    return Entry(
        recommendation.decision.title,
        page,
        recommendation.headline.possible,
        tuple(rung.state for rung in report.ladder.rungs),
        recommendation.direction,
        report.outline.headline,
        standing_of(recommendation, report.advice, report.prospects),
        on_record(recommendation),
        len(recommendation.rulebook.questions),
        law_words(recommendation),
    )


@dataclass(frozen=True, slots=True)
class Unread:
    """A document that could not be used, and why."""

    file: str
    diagnostics: tuple[Diagnostic, ...]


def render_index(
    rulebook: Rulebook,
    entries: Sequence[Entry],
    unread: Sequence[Unread],
    imprint: Imprint,
    rulebook_page: str,
    questionnaire: str = "",
) -> str:
    """A page of HTML that lists the entries, in the order given, and the documents that could not be used.

    `rulebook_page` and `questionnaire` are the file names of pages beside it; "" where there is no page that asks.
    """
    asks = [" · ", element("a", words("Answer the questions yourself"), href=questionnaire)] if questionnaire else []
    title = plural("Who should decide? {number} decision", "Who should decide? {number} decisions", len(entries))
    rules = element("a", words("The rulebook"), href=rulebook_page)
    header = [
        element("p", rulebook.title, " · ", rules, *asks, class_="kicker"),
        element("h1", words("Who should decide?")),
        element("p", _summary(entries, unread), class_="about"),
    ]
    main: list[Child] = []
    if entries:
        groups = _grouped(rulebook, entries)
        main.append(part("levels", words("Levels at a glance"), _levels(groups)))
        main.append(part("all-decisions", words("The decisions"), _controls(groups), _table(groups)))
    if unread:
        main.append(part("unread", words("What could not be read"), _unread(unread)))
    limits = element("ul", *map(_point, rulebook.limits), class_="points")
    main.append(part("limits", words("About this advice"), limits))
    return page(title, header, main, _footer(rulebook, imprint), rulebook.language, has_script=bool(entries))


def _point(text: str) -> Child:
    return element("li", element("p", text))


def _summary(entries: Sequence[Entry], unread: Sequence[Unread]) -> str:
    read = plural(
        "{number} decision, each with a report of its own.",
        "{number} decisions, each with a report of its own.",
        len(entries),
    )
    if not unread:
        return read
    missing = plural(
        "{number} document is not among them: see below.",
        "{number} documents are not among them: see below.",
        len(unread),
    )
    return f"{read} {missing}"


def _grouped(rulebook: Rulebook, entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    """The entries by group, the highest level first, in the order given within each."""
    groups: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=lambda entry: -group_height(rulebook, entry.possible)):
        groups.setdefault(group_words(rulebook, entry.possible), []).append(entry)
    return groups


def _levels(groups: Mapping[str, Sequence[Entry]]) -> Child:
    """A bar for each group, which leads to it on the list."""
    most = max(map(len, groups.values()))
    items = []
    for number, (group, entries) in enumerate(groups.items(), 1):
        bar = element("rect", class_="bar chosen", x=0, y=0, width=100 * len(entries) / most, height=10)
        picture = element("svg", bar, viewBox="0 0 100 10", preserveAspectRatio="none", aria_hidden="true")
        link = element("a", group, href=f"#group-{number}")
        items.append(element("li", link, picture, element("span", f"{len(entries)}")))
    return element("ul", *items, class_="levels")


def _controls(groups: Mapping[str, Sequence[Entry]]) -> Child:
    """The filters; hidden until the script is there to obey them."""
    entries = [entry for group in groups.values() for entry in group]
    kinds = [words(phrase) for kind, phrase in KINDS.items() if any(entry.standing.kind == kind for entry in entries)]
    today = sorted({_today(entry) for entry in entries} - {""})
    return element(
        "div",
        element("label", words("Words"), element("input", id="words", type="search", autocomplete="off")),
        _choice(words(_DECIDER), "group", groups),
        _choice(words(_FIRM), "standing", kinds),
        _choice(words("Compared with today"), "today", today) if today else None,
        element("button", words("Show all"), id="all", type="button"),
        element("output", id="shown", data_said=words("{number} of {all} shown")),
        id="controls",
        class_="controls",
        role="search",
        aria_label=words("Filter the decisions"),
        hidden="",
    )


def _choice(label: str, name: str, values: Iterable[str]) -> Child:
    options = (element("option", value, value=value) for value in values)
    return element("label", label, element("select", element("option", words("all"), value=""), *options, name=name))


def _table(groups: Mapping[str, Sequence[Entry]]) -> Child:
    """The list, a body of the table for each group under its heading."""
    head = element(
        "tr",
        *(
            element("th", words(name), scope="col", data_groups="" if index == _BY_LEVEL else None)
            for index, name in enumerate(_COLUMNS)
        ),
    )
    bodies = (
        element("tbody", _heading(number, group, len(entries)), *(_row(group, entry) for entry in entries))
        for number, (group, entries) in enumerate(groups.items(), 1)
    )
    caption = element("caption", words(_CAPTION))
    return element("table", caption, element("thead", head), *bodies, id="decisions", class_="index")


def _heading(number: int, group: str, size: int) -> Child:
    name = element("th", f"{group} ", element("span", f"({size})"), scope="rowgroup", colspan=len(_COLUMNS))
    return element("tr", name, class_="group", id=f"group-{number}")


def _row(group: str, entry: Entry) -> Child:
    standing, today = entry.standing, _today(entry)
    known_words = words("{given} of {number}", given=entry.on_record, number=entry.questions)
    order = list(KINDS).index(standing.kind) * 1000 + standing.number
    return element(
        "tr",
        element("th", element("a", entry.title, href=entry.page, dir="auto"), scope="row"),
        element(
            "td",
            small_ladder(entry.states),
            " ",
            element("span", entry.headline),
            data_label=words(_DECIDER),
            class_="result",
        ),
        element("td", standing.text, data_key=order, data_label=words(_FIRM)),
        element("td", known_words, data_key=entry.on_record, data_label=words(_KNOWN)),
        element("td", entry.law, data_label=words(_LAW)),
        data_group=group,
        data_standing=words(KINDS[standing.kind]),
        data_today=today,
    )


def _today(entry: Entry) -> str:
    return "" if entry.direction is None else words(_DIRECTIONS[entry.direction])


def _unread(unread: Sequence[Unread]) -> Child:
    items = []
    for document in unread:
        for found in document.diagnostics:
            if found.severity == "error":
                spot = f"{document.file}:{found.span.line}:{found.span.column}"
                hint = element("p", found.hint, class_="detail") if found.hint else None
                items.append(element("li", element("p", f"{spot}: {found.message} ({found.code})"), hint))
    return element("ul", *items, class_="points")


def _footer(rulebook: Rulebook, imprint: Imprint) -> Iterator[Child]:
    dated, again = day_in_words(imprint.dated, rulebook.language), review_words(imprint, None, rulebook.language)
    days = words("Dated {day}; look again by {again}.", day=dated, again=again)
    yield element("p", f"{days} {rulebook_line(rulebook)}")
    yield digest_line(rulebook)
