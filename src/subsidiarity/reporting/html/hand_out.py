"""The hand-out as a page to print: every question with its options, and ballots to cut apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from subsidiarity.model.decision import Decision
from subsidiarity.model.rulebook import Question, Rulebook
from subsidiarity.reporting.html.page import page, part
from subsidiarity.reporting.html_elements import Child, Markup, element
from subsidiarity.reporting.language import words
from subsidiarity.reporting.outlines.hand_out import (
    about_ballots,
    about_phone_slips,
    copies_lines,
    how_it_goes,
    imprint_lines,
    most_options,
    numbered_options,
    page_line,
    people_on_card,
    phone_slip_line,
)
from subsidiarity.reporting.rulebook.question_list import questions_by_theme
from subsidiarity.reporting.wording.noun_words import answering

SLIPS = 20
"""Ballots on a printed page, which leave room for the imprint below them on A4 and Letter."""
_SLIPS_BELOW_COPIES = 16

_BOX = "☐"
_PLACE = "{page}"
_DARK = re.compile(r"\S+")
_CAMERA_WIDTH = "30mm"
_LINKED = re.compile(r"https?://\S+|[\w-][\w.-]*\.html?(?:#\S*)?")


def render_hand_out_page(
    rulebook: Rulebook,
    decision: Decision | None = None,
    asks: str = "",
    people: int = 0,
    codes: Sequence[str] = (),
    pictures: Sequence[str] = (),
) -> str:
    """A page of HTML with the questions and ballots; it has no script and loads nothing from elsewhere.

    `asks` is where the page that asks can be found; it is a link if it is an address of the web or a page beside this.
    `people` is how many the room has, for whom copies are counted; 0 for the number on a workshop's card, if any.
    `codes` let phones vote, one a slip, each with its picture for cameras if there are `pictures`: lines of modules,
    where a blank is light.
    """
    people = people or people_on_card(decision)
    slips = _SLIPS_BELOW_COPIES if people else SLIPS
    copies = [_point(line) for line in copies_lines(rulebook, people, slips)]
    title = rulebook.title if decision is None else decision.title
    lines = [*map(_point, how_it_goes(rulebook)), *([_page_point(asks)] if asks else [])]
    points = element("ul", *lines, class_="points")
    ballots = (_ballot(rulebook) for _ in range(slips))
    main = [
        element(
            "article",
            part("how", words("How it goes"), points),
            part("questions", words("The questions"), *_themes(rulebook)),
        ),
        element(
            "article",
            part("copies", words("Copies to print"), element("ul", *copies, class_="points")) if copies else None,
            part("ballots", words("Ballots"), element("p", about_ballots()), *ballots),
        ),
    ]
    if codes:
        main.append(_phone_slips(codes, pictures))
    footer = [element("p", line) for line in imprint_lines(rulebook)[:2]]
    return page(
        words("{title}: hand-out", title=title), _header(rulebook, title, decision), main, footer, rulebook.language
    )


def _header(rulebook: Rulebook, title: str, decision: Decision | None) -> list[Child]:
    """The head of the page, with what the decision is about."""
    header: list[Child] = [element("p", rulebook.title, class_="kicker"), element("h1", title, dir="auto")]
    if decision is not None:
        paragraphs = filter(str.strip, decision.description.split("\n\n"))
        header += [element("p", text, class_="about", dir="auto") for text in paragraphs]
    return header


def _phone_slips(codes: Sequence[str], pictures: Sequence[str]) -> Markup:
    """The slips for phones, with lines round each to cut along."""
    rows = (
        element("tr", element("td", _camera_code(picture)) if picture else None, element("td", line))
        for code, picture in zip_longest(codes, pictures, fillvalue="")
        for line in [phone_slip_line(code, has_picture=picture != "")]
    )
    slips = (element("table", element("tbody", row), class_="ballot") for row in rows)
    return element("article", part("slips", words("Slips for phones"), element("p", about_phone_slips()), *slips))


def _camera_code(picture: str) -> Markup:
    """A picture of modules, black on white whatever the page's colours are."""
    lines = picture.splitlines()
    runs = (
        f"M{run.start()} {row}h{len(run[0])}v1H{run.start()}z"
        for row, line in enumerate(lines)
        for run in _DARK.finditer(line)
    )
    size = f"0 0 {len(lines[0])} {len(lines)}"
    return element(
        "svg",
        element("rect", width=len(lines[0]), height=len(lines), fill="#fff"),
        element("path", d="".join(runs), fill="#000"),
        viewBox=size,
        width=_CAMERA_WIDTH,
        height=_CAMERA_WIDTH,
        role="img",
        aria_label=words("A code for cameras"),
        shape_rendering="crispEdges",
    )


def _themes(rulebook: Rulebook) -> Iterator[Child]:
    numbers = {question.id: number for number, question in enumerate(rulebook.questions, 1)}
    for theme, questions in questions_by_theme(rulebook):
        yield element("h3", theme)
        listed = (_question(numbers[question.id], question) for question in questions)
        yield element("ul", *listed, class_="points answers")


def _question(number: int, question: Question) -> Child:
    asked = words("{number}. {question}", number=number, question=question.ask)
    options = (element("p", line) for line in (*numbered_options(question), *answering(question)))
    return element("li", element("p", asked), element("div", *options, class_="detail"))


def _ballot(rulebook: Rulebook) -> Child:
    """A ballot: a row of boxes, with lines round it to cut along."""
    boxes = [f"{_BOX} {number}" for number in range(1, most_options(rulebook) + 1)]
    unknown, abstain = words("not known yet"), words("I abstain")
    asked = words("Question ____ of {most}", most=len(rulebook.questions))
    cells = (asked, words("Round ____"), *boxes, f"{_BOX} 0 {unknown}", f"{_BOX} {abstain}")
    row = element("tr", *(element("td", cell) for cell in cells))
    return element("table", element("tbody", row), class_="ballot")


def _page_point(asks: str) -> Child:
    before, _, after = page_line(_PLACE).partition(_PLACE)
    link = element("a", asks, href=asks) if _LINKED.fullmatch(asks) else asks
    return element("li", element("p", before, link, after))


def _point(line: str) -> Child:
    return element("li", element("p", line))
