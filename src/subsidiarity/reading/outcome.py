"""The outcome of a spelling: `local`, `local, jointly`, `contested, local or regional`, `no level`."""

from __future__ import annotations

from collections.abc import Sequence

from subsidiarity.model.outcome import MANNERS, NO_LEVEL, Manner, Outcome
from subsidiarity.reading.diagnostics import Problems
from subsidiarity.reading.fields import expect_text
from subsidiarity.reading.tree_nodes import Node

_ACTING: tuple[Manner, ...] = tuple(manner for manner in MANNERS if manner not in ("contested", "none"))
_FORMS = "write a level, `LEVEL, jointly`, `LEVEL, independently`, `contested, LEVEL or LEVEL` or `no level`"


def read_outcome(node: Node, levels: Sequence[str], problems: Problems, *, may_be_list: bool = False) -> Outcome | None:
    """The outcome that a text spells, None if it spells none; an unknown level or manner is a diagnostic.

    Where a list of outcomes `may_be_list`, too, the hint spells one for a text that names several levels.
    """
    spelled = expect_text(node, "an outcome", problems)
    if spelled is None:
        return None
    text = " ".join(spelled.split())
    if text == NO_LEVEL:
        return Outcome("none")
    head, comma, tail = (part.strip() for part in text.partition(","))
    if head == "contested" and comma:
        return _contested(tail, node, levels, problems)
    manner = next((known for known in _ACTING if known == (tail if comma else "alone")), None)
    if manner is not None and head in levels:
        return Outcome(manner, head)
    from subsidiarity.reading.spelt_range import range_hint  # only needed once something is wrong

    several = may_be_list and problems.may_compare(levels) and range_hint(text, levels, problems.notation)
    if several:
        problems.error("SUB110", node, f"`{text[:80]}` is no outcome", several)
    elif _is_level(head, node, levels, problems):
        problems.error("SUB110", node, f"`{tail[:80]}` is no manner of acting", _FORMS)
    return None


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
