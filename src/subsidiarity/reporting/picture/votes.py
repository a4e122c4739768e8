"""Pictures of a group's votes: how they lie over one question's options, and how far people agree on each question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from subsidiarity.model.group import Agreement
from subsidiarity.model.rulebook import Question
from subsidiarity.reporting.html_elements import Child, Markup, element
from subsidiarity.reporting.language import plural, words
from subsidiarity.reporting.picture.canvas import Label, fitted_lines, height_of, picture, text_at
from subsidiarity.reporting.wording.noun_words import capitalised, listed, quoted

WIDTH = 380.0
_SIZE = 12.0
_BARS_AT, _BARS_END = 186.0, 346.0
_NAMES_AT, _DOTS_AT, _DOTS_END = 0.0, 170.0, 350.0
_ROW = 24.0


def spread_picture(question: Question, agreement: Agreement, name: str) -> Markup:
    """A bar for each option, weakest first; ranges as lines from end to end, the middle on a wash.

    Kinds have bars alone: there is no scale on which a range or a middle could lie.
    """
    spread = agreement.spread
    texts = [fitted_lines(option.text, _BARS_AT - 12, _SIZE, 3) for option in question.options]
    heights = [max(height_of(lines, _SIZE) + 10, 26.0) for lines in texts]
    tops = [sum(heights[:index]) for index in range(len(heights))]
    total = sum(heights) + 4
    scale = (_BARS_END - _BARS_AT) / max(*spread.counts, 1)
    parts: list[Child] = []
    if agreement.middle and question.ordered:
        low, high = agreement.middle[0], agreement.middle[-1]
        parts.append(
            element("rect", class_="middle", x=0.0, y=tops[low], width=WIDTH, height=sum(heights[low : high + 1]), rx=3)
        )
    parts.append(element("line", class_="axis", x1=_BARS_AT, x2=_BARS_AT, y1=0.0, y2=total - 4))
    for lines, height, top, count in zip(texts, heights, tops, spread.counts, strict=True):
        middle = top + height / 2
        parts.append(text_at(lines, (4.0, middle - height_of(lines, _SIZE) / 2 + _SIZE), _SIZE))
        if count:
            parts.append(
                element("rect", class_="bar", x=_BARS_AT, y=middle - 7, width=count * scale, height=14.0, rx=2)
            )
        parts.append(text_at([f"{count}"], (_BARS_AT + count * scale + 6, middle + 4.5), _SIZE))
    parts += _ranges(spread.ranges if question.ordered else (), tops, heights)
    title = words("Votes on {question}", question=question.name)
    return picture(Label("spread", name, title, _spread_words(question, agreement)), (WIDTH, total), parts)


def agreement_picture(rows: Sequence[tuple[Question, Agreement, bool]], name: str) -> Markup:
    """A picture with a dot for each question between no agreement (0) and full (1); a row's flag marks it."""
    total = _ROW * len(rows) + 22
    parts: list[Child] = []
    for x, mark in ((_DOTS_AT, "0"), ((_DOTS_AT + _DOTS_END) / 2, "0.5"), (_DOTS_END, "1")):
        parts.append(element("line", class_="axis", x1=x, x2=x, y1=0.0, y2=total - 20))
        parts.append(text_at([mark], (x, total - 6), 10.5, "", "middle"))
    for number, (question, agreement, is_mattering) in enumerate(rows):
        middle = _ROW * number + _ROW / 2
        shown = fitted_lines(capitalised(question.name), _DOTS_AT - 12, _SIZE, 1)
        parts.append(text_at(shown, (_NAMES_AT, middle + 4), _SIZE))
        if agreement.figure is not None:
            x = _DOTS_AT + (_DOTS_END - _DOTS_AT) * agreement.figure
            parts.append(_dot(x, middle, is_mattering))
    said = [
        f"{question.name} {agreement.figure:.2f}" for question, agreement, _ in rows if agreement.figure is not None
    ]
    matter = [question.name for question, _, is_mattering in rows if is_mattering]
    figures = listed(said, words("and"))
    if all(question.ordered for question, _, _ in rows):
        description = words("From 0, half at each end, to 1, all alike: {figures}.", figures=figures)
    else:
        description = words("From 0, none, to 1, all alike: {figures}.", figures=figures)
    if matter:
        mattering = listed(matter, words("and"))
        description += words(" Diamonds mark what can change the level: {questions}.", questions=mattering)
    label = Label("agreement", name, words("Agreement on each question"), description)
    return picture(label, (WIDTH, total), parts)


def _dot(x: float, y: float, is_mattering: bool) -> Child:
    if is_mattering:
        return element("path", class_="dot matters", d=f"M{x:.1f} {y - 7:.1f}l7 7l-7 7l-7 -7Z")
    return element("circle", class_="dot", cx=x, cy=y, r=5.0)


def _ranges(ranges: Sequence[frozenset[int]], tops: Sequence[float], heights: Sequence[float]) -> Iterator[Child]:
    for number, chosen in enumerate(ranges):
        low, high = min(chosen), max(chosen)
        x = WIDTH - 6.0 - 6 * (number % 4)
        yield element("line", class_="range", x1=x, x2=x, y1=tops[low] + 6, y2=tops[high] + heights[high] - 6)


def _spread_words(question: Question, agreement: Agreement) -> str:
    spread = agreement.spread
    parts = [f"{quoted(option.text)} {count}" for option, count in zip(question.options, spread.counts, strict=True)]
    if spread.ranges:
        parts.append(plural("{number} person chose several", "{number} people chose several", len(spread.ranges)))
    if spread.unknown:
        parts.append(plural("{number} person did not know", "{number} people did not know", spread.unknown))
    return f"{question.ask} {listed(parts, words('and'))}."
