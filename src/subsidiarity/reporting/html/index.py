"""The page that lists many decisions: levels at a glance, a table to sort and filter, and what could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.prospect import Kept
from subsidiarity.model.recommendation import Direction
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reporting.html.page import digest_line, page, part
from subsidiarity.reporting.html_elements import Child, element
from subsidiarity.reporting.imprint import Imprint, day_in_words, review_words
from subsidiarity.reporting.outline import RungState
from subsidiarity.reporting.outlines.report import Report
from subsidiarity.reporting.picture.ladder import small_ladder
from subsidiarity.reporting.wording.noun_words import capitalised, counted, outcomes_words

_COLUMNS = ("Decision", "Result", "Compared with today", "Open questions", "Neighbouring sheets that keep it")
_DIRECTIONS: dict[Direction, str] = {
    "devolve": "moves down",
    "keep": "stays",
    "lift": "moves up",
    "assign": "nobody holds it yet",
}
_OPEN = "Still open"
_CAPTION = (
    "Each decision with its result; the small picture is its ladder, the lowest level at the foot. The last column "
    "says how firm the result is: of all answer sheets that differ by one step of one answer, how many keep it."
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A decision on the list, with the file name of its page and what the table says of it."""

    title: str
    page: str
    possible: tuple[Outcome, ...]
    states: tuple[RungState, ...]
    direction: Direction | None
    open_questions: int
    near: Kept | None
    words: str
    """The possible outcomes as the decision's page names them."""


def entry_of(report: Report, page: str) -> Entry:
    """The entry of a report on the list; `page` is the file name of its page."""
    recommendation, firmness = report.recommendation, report.prospects.firmness
    return Entry(
        recommendation.decision.title,
        page,
        recommendation.headline.possible,
        tuple(rung.state for rung in report.ladder.rungs),
        recommendation.direction,
        len(recommendation.open_questions),
        firmness.within[0] if firmness is not None and firmness.questions else None,
        outcomes_words(recommendation.rulebook, recommendation.headline.possible),
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
    asks = [" · ", element("a", "Answer the questions yourself", href=questionnaire)] if questionnaire else []
    title = f"Who should decide? {counted(len(entries), 'decision')}"
    header = [
        element("p", rulebook.title, " · ", element("a", "The rulebook", href=rulebook_page), *asks, class_="kicker"),
        element("h1", "Who should decide?"),
        element("p", _summary(entries, unread), class_="about"),
    ]
    main: list[Child] = []
    if entries:
        main.append(part("levels", "Levels at a glance", *_levels(rulebook, entries)))
        main.append(part("all-decisions", "The decisions", _controls(rulebook, entries), _table(rulebook, entries)))
    if unread:
        main.append(part("unread", "What could not be read", _unread(unread)))
    main.append(part("limits", "About this advice", element("ul", *map(_point, rulebook.limits), class_="points")))
    return page(title, header, main, _footer(rulebook, imprint), rulebook.language, has_script=bool(entries))


def _point(text: str) -> Child:
    return element("li", element("p", text))


def _summary(entries: Sequence[Entry], unread: Sequence[Unread]) -> str:
    read = f"{counted(len(entries), 'decision')}, each with a report of its own."
    if not unread:
        return read
    missing = counted(len(unread), "document is", "documents are")
    return f"{read} {missing} not among them: see below."


def _levels(rulebook: Rulebook, entries: Sequence[Entry]) -> Iterator[Child]:
    """A bar for each result that came out, the lowest level first."""
    found = Counter(_result(rulebook, entry) for entry in entries)
    keys = {_result(rulebook, entry): _height(rulebook, entry) for entry in entries}
    most = max(found.values())
    items = []
    for result in sorted(found, key=lambda result: -keys[result]):
        bar = element("rect", class_="bar chosen", x=0, y=0, width=100 * found[result] / most, height=10)
        picture = element("svg", bar, viewBox="0 0 100 10", preserveAspectRatio="none", aria_hidden="true")
        items.append(element("li", element("span", result), picture, element("span", f"{found[result]}")))
    yield element("ul", *items, class_="levels")


def _controls(rulebook: Rulebook, entries: Sequence[Entry]) -> Child:
    """The filters; hidden until the script is there to obey them."""
    results = sorted({(_height(rulebook, entry), _result(rulebook, entry)) for entry in entries}, reverse=True)
    today = sorted({_today(entry) for entry in entries} - {""})
    return element(
        "div",
        element("label", "Words", element("input", id="words", type="search", autocomplete="off")),
        _choice("Result", "result", [result for _, result in results]),
        _choice("Compared with today", "today", today) if today else None,
        element("button", "Show all", id="all", type="button"),
        element("output", id="shown"),
        id="controls",
        class_="controls",
        role="search",
        aria_label="Filter the decisions",
        hidden="",
    )


def _choice(label: str, name: str, values: Iterable[str]) -> Child:
    options = (element("option", value, value=value) for value in values)
    return element("label", label, element("select", element("option", "all", value=""), *options, name=name))


def _table(rulebook: Rulebook, entries: Sequence[Entry]) -> Child:
    head = element("tr", *(element("th", name, scope="col") for name in _COLUMNS))
    rows = (_row(rulebook, entry) for entry in entries)
    caption = element("caption", _CAPTION)
    return element("table", caption, element("thead", head), element("tbody", *rows), id="decisions", class_="index")


def _row(rulebook: Rulebook, entry: Entry) -> Child:
    result, today = _result(rulebook, entry), _today(entry)
    level = capitalised(entry.words) if result != _OPEN else f"{_OPEN}: {entry.words}"
    near = entry.near
    _, result_name, today_name, open_name, kept_name = _COLUMNS
    return element(
        "tr",
        element("th", element("a", entry.title, href=entry.page, dir="auto"), scope="row"),
        element(
            "td",
            small_ladder(entry.states),
            " ",
            element("span", level),
            data_key=_height(rulebook, entry),
            data_label=result_name,
            class_="result",
        ),
        element("td", today, data_label=today_name),
        element("td", f"{entry.open_questions}", data_key=entry.open_questions, data_label=open_name, class_="figure"),
        element(
            "td",
            "" if near is None else f"{near.kept:,} of {near.sheets:,}",
            data_key=-1 if near is None else near.kept / near.sheets,
            data_label=kept_name,
            class_="figure",
        ),
        data_result=result,
        data_today=today,
    )


def _result(rulebook: Rulebook, entry: Entry) -> str:
    """The result by which decisions are counted and filtered: one word for all that are open."""
    return capitalised(outcomes_words(rulebook, entry.possible)) if len(entry.possible) == 1 else _OPEN


def _height(rulebook: Rulebook, entry: Entry) -> float:
    """The number by which a result is sorted: higher for higher levels; no level and open results below all."""
    if len(entry.possible) > 1:
        return -2.0
    outcome = entry.possible[0]
    if outcome.level is None:
        return -1.0
    return rulebook.level_ids.index(outcome.level) + rulebook.manner_rank(outcome) / len(rulebook.manners)


def _today(entry: Entry) -> str:
    return "" if entry.direction is None else _DIRECTIONS[entry.direction]


def _unread(unread: Sequence[Unread]) -> Child:
    items = []
    for document in unread:
        for found in document.diagnostics:
            if found.severity == "error":
                place = f"{document.file}:{found.span.line}:{found.span.column}"
                hint = element("p", found.hint, class_="detail") if found.hint else None
                items.append(element("li", element("p", f"{place}: {found.message} ({found.code})"), hint))
    return element("ul", *items, class_="points")


def _footer(rulebook: Rulebook, imprint: Imprint) -> Iterator[Child]:
    dated, again = day_in_words(imprint.dated, rulebook.language), review_words(imprint, None, rulebook.language)
    days = f"Dated {dated}; look again by {again}."
    yield element("p", f"{days} Rulebook {rulebook.id}, edition {rulebook.edition}.")
    yield digest_line(rulebook)
