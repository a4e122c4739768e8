"""An outcome from its spelling: `local`, `local, jointly`, `contested, local or regional`, `no level`."""

from __future__ import annotations

from collections.abc import Sequence

from subsidiarity.model.outcome import MANNERS, NO_LEVEL, Manner, Outcome
from subsidiarity.reading.fields import expect_text
from subsidiarity.reading.nodes import Node
from subsidiarity.reading.problems import Problems

_ACTING: tuple[Manner, ...] = tuple(manner for manner in MANNERS if manner not in ("contested", "none"))
_FORMS = "write a level, `LEVEL, jointly`, `LEVEL, independently`, `contested, LEVEL or LEVEL` or `no level`"


def read_outcome(node: Node, levels: Sequence[str], problems: Problems) -> Outcome | None:
    """The outcome a text spells; an unknown level or manner is a diagnostic."""
    spelled = expect_text(node, "an outcome", problems)
    if spelled is None:
        return None
    text = " ".join(spelled.split())
    if text == NO_LEVEL:
        return Outcome("none")
    head, comma, tail = (part.strip() for part in text.partition(","))
    if head == "contested" and comma:
        return _contested(tail, node, levels, problems)
    if not _is_level(head, node, levels, problems):
        return None
    manner = next((known for known in _ACTING if known == (tail if comma else "alone")), None)
    if manner is None:
        problems.error("SUB110", node, f"`{tail[:80]}` is no manner of acting", _FORMS)
        return None
    return Outcome(manner, head)


def _contested(text: str, node: Node, levels: Sequence[str], problems: Problems) -> Outcome | None:
    named = text.split(" or ")
    if len(named) != 2:
        problems.error("SUB110", node, "a contested outcome names two levels", _FORMS)
        return None
    lower, upper = named
    known = [_is_level(word, node, levels, problems) for word in named]
    if not all(known):
        return None
    if levels.index(lower) >= levels.index(upper):
        problems.error("SUB110", node, "a contested outcome names the lower level first", _FORMS)
        return None
    return Outcome("contested", lower, upper)


def _is_level(word: str, node: Node, levels: Sequence[str], problems: Problems) -> bool:
    if word in levels:
        return True
    problems.unknown("SUB104", node, "no level", word, levels, _FORMS)
    return False
