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
from subsidiarity.reporting.html.page import digest_line, page, part, rulebook_line
from subsidiarity.reporting.html_elements import Child, element
from subsidiarity.reporting.imprint import Imprint, day_in_words, review_words
from subsidiarity.reporting.language import Phrase, plural, words
from subsidiarity.reporting.outline import RungState
from subsidiarity.reporting.outlines.report import Report
from subsidiarity.reporting.picture.ladder import small_ladder
from subsidiarity.reporting.wording.noun_words import capitalised, outcomes_words

_RESULT, _TODAY = Phrase("Result"), Phrase("Compared with today")
_OPEN_QUESTIONS, _KEPT = Phrase("Open questions"), Phrase("Neighbouring sheets that keep it")
_COLUMNS = (Phrase("Decision"), _RESULT, _TODAY, _OPEN_QUESTIONS, _KEPT)
_DIRECTIONS: dict[Direction, Phrase] = {
    "devolve": Phrase("moves down"),
    "keep": Phrase("stays"),
    "lift": Phrase("moves up"),
    "assign": Phrase("nobody holds it yet"),
}
_OPEN = Phrase("Still open")
_CAPTION = Phrase(
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
        main.append(part("levels", words("Levels at a glance"), *_levels(rulebook, entries)))
        shown = (_controls(rulebook, entries), _table(rulebook, entries))
        main.append(part("all-decisions", words("The decisions"), *shown))
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
        element("label", words("Words"), element("input", id="words", type="search", autocomplete="off")),
        _choice(words(_RESULT), "result", [result for _, result in results]),
        _choice(words(_TODAY), "today", today) if today else None,
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


def _table(rulebook: Rulebook, entries: Sequence[Entry]) -> Child:
    head = element("tr", *(element("th", words(name), scope="col") for name in _COLUMNS))
    rows = (_row(rulebook, entry) for entry in entries)
    caption = element("caption", words(_CAPTION))
    return element("table", caption, element("thead", head), element("tbody", *rows), id="decisions", class_="index")


def _row(rulebook: Rulebook, entry: Entry) -> Child:
    result, today = _result(rulebook, entry), _today(entry)
    is_open = len(entry.possible) > 1
    level = words("Still open: {outcomes}", outcomes=entry.words) if is_open else capitalised(entry.words)
    near = entry.near
    return element(
        "tr",
        element("th", element("a", entry.title, href=entry.page, dir="auto"), scope="row"),
        element(
            "td",
            small_ladder(entry.states),
            " ",
            element("span", level),
            data_key=_height(rulebook, entry),
            data_label=words(_RESULT),
            class_="result",
        ),
        element("td", today, data_label=words(_TODAY)),
        element(
            "td",
            f"{entry.open_questions}",
            data_key=entry.open_questions,
            data_label=words(_OPEN_QUESTIONS),
            class_="figure",
        ),
        element(
            "td",
            "" if near is None else words("{kept} of {all}", kept=f"{near.kept:,}", all=f"{near.sheets:,}"),
            data_key=-1 if near is None else near.kept / near.sheets,
            data_label=words(_KEPT),
            class_="figure",
        ),
        data_result=result,
        data_today=today,
    )


def _result(rulebook: Rulebook, entry: Entry) -> str:
    """The result by which decisions are counted and filtered: one word for all that are open."""
    return capitalised(outcomes_words(rulebook, entry.possible)) if len(entry.possible) == 1 else words(_OPEN)


def _height(rulebook: Rulebook, entry: Entry) -> float:
    """The number by which a result is sorted: higher for higher levels; no level and open results below all."""
    if len(entry.possible) > 1:
        return -2.0
    outcome = entry.possible[0]
    if outcome.level is None:
        return -1.0
    return rulebook.level_ids.index(outcome.level) + rulebook.manner_rank(outcome) / len(rulebook.manners)


def _today(entry: Entry) -> str:
    return "" if entry.direction is None else words(_DIRECTIONS[entry.direction])


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
    days = words("Dated {day}; look again by {again}.", day=dated, again=again)
    yield element("p", f"{days} {rulebook_line(rulebook)}")
    yield digest_line(rulebook)
