"""The ladder: a rung a level, the one nearest the citizen at the bottom, and the climb as far as it went."""

from __future__ import annotations

from collections.abc import Iterator

from subsidiarity.reporting.html_elements import Child, Markup, element
from subsidiarity.reporting.language import words
from subsidiarity.reporting.outline import Ladder, Rung, RungState
from subsidiarity.reporting.picture.canvas import Label, fitted_lines, height_of, picture, text_at
from subsidiarity.reporting.wording.noun_words import capitalised
from subsidiarity.reporting.wording.rung import ladder_words, rung_words, state_word

WIDTH = 300.0
_RAIL_LEFT, _RAIL_RIGHT = 8.0, 76.0
_WORDS_AT = 90.0
_NAME, _WORDS = 15.0, 12.5
_LEAST = 52.0
_GAP = 10.0
_CLASSES: dict[RungState, str] = {
    "recommended": "chosen",
    "contested": "contested",
    "possible": "possible",
    "ruled out": "out",
}


def ladder_picture(ladder: Ladder, name: str = "ladder") -> Markup:
    """The picture of a ladder with each rung's state and reason; its description says in words what it shows."""
    below = (*ladder.rungs[1:], None)
    texts = [
        (fitted_lines(rung.name, WIDTH - _WORDS_AT, _NAME, 2), _why(rung, other))
        for rung, other in zip(ladder.rungs, below, strict=True)
    ]
    heights = [max(_LEAST, height_of(head, _NAME) + height_of(why, _WORDS) + _GAP) for head, why in texts]
    total = sum(heights)
    parts: list[Child] = [
        element("line", class_="rail", x1=rail, x2=rail, y1=2.0, y2=total - 2.0) for rail in (_RAIL_LEFT, _RAIL_RIGHT)
    ]
    top = 0.0
    middles = []
    for rung, (head, why), height in zip(ladder.rungs, texts, heights, strict=True):
        middles.append(top + height / 2)
        parts += _rung(rung, head, why, (top, height))
        top += height
    parts += _climb(ladder, middles)
    return picture(Label("ladder", name, words("The ladder"), ladder_words(ladder)), (WIDTH, total), parts)


def small_ladder(states: tuple[RungState, ...]) -> Markup:
    """A picture of a ladder small enough for a line of text; `states` from the highest level down."""
    step, width = 6.0, 22.0
    height = step * len(states)
    bars = [
        element(
            "rect", class_=f"bar {_CLASSES[state]}", x=3.0, y=number * step + 1, width=width - 6, height=step - 2, rx=1
        )
        for number, state in enumerate(states)
    ]
    rails = [element("line", class_="rail", x1=x, x2=x, y1=0.0, y2=height) for x in (1.5, width - 1.5)]
    return element("svg", *rails, *bars, class_="small-ladder", aria_hidden="true", viewBox=f"0 0 {width:g} {height:g}")


def _why(rung: Rung, below: Rung | None) -> tuple[str, ...]:
    """The words of a rung: its state and reason, unless the rung below has the same reason for the same state."""
    is_said = below is not None and (rung.state, rung.reason) == (below.state, below.reason)
    is_said = is_said and rung.state != "ruled out"
    said = state_word(rung) if is_said else rung_words(rung)
    return fitted_lines(capitalised(said), WIDTH - _WORDS_AT, _WORDS, 5)


def _rung(rung: Rung, head: tuple[str, ...], why: tuple[str, ...], band: tuple[float, float]) -> Iterator[Child]:
    top, height = band
    middle = top + height / 2
    state = _CLASSES[rung.state]
    yield element(
        "rect", class_=f"bar {state}", x=_RAIL_LEFT, y=middle - 9, width=_RAIL_RIGHT - _RAIL_LEFT, height=18.0, rx=4
    )
    begin = middle - (height_of(head, _NAME) + height_of(why, _WORDS)) / 2 + _NAME
    yield text_at(head, (_WORDS_AT, begin), _NAME, f"name {state}")
    yield text_at(why, (_WORDS_AT, begin + height_of(head, _NAME) - 1), _WORDS, "why")


def _climb(ladder: Ladder, middles: list[float]) -> Iterator[Child]:
    """An arrow from the foot to the rung where the climb ended, and a mark on that rung."""
    ends = [index for index, rung in enumerate(ladder.rungs) if rung.state in ("recommended", "contested")]
    x = (_RAIL_LEFT + _RAIL_RIGHT) / 2
    for index in ends:
        state = _CLASSES[ladder.rungs[index].state]
        yield element("circle", class_=f"mark {state}", cx=x, cy=middles[index], r=5.0)
    if ends and ends[-1] < len(middles) - 1:
        start, end = middles[-1], middles[ends[-1]] + 14
        yield element("line", class_="climb", x1=x, x2=x, y1=start, y2=end + 6)
        yield element("path", class_="tip", d=f"M{x - 6:g} {end + 7:g}L{x:g} {end - 2:g}L{x + 6:g} {end + 7:g}Z")
        for middle in middles[ends[-1] + 1 :]:
            yield element("circle", class_="step", cx=x, cy=middle, r=3.5)
