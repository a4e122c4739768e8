"""The manners of a rulebook: how its levels act, each with its words."""

from __future__ import annotations

import re
from collections.abc import Collection

from subsidiarity.model.gap import gaps_in
from subsidiarity.model.manner import PLAIN, UNNAMED, Manner
from subsidiarity.reading.diagnostics import Problems
from subsidiarity.reading.fields import Fields, expect_entries
from subsidiarity.reading.shorthand.rung import RUNG_WORDS
from subsidiarity.reading.tree_nodes import Node, Text

MAX_MANNERS = 20
_FIELDS = ("levels", "says", "short", "name", "name_above", "headline", "answer")
SPANS = ("0", "1", "2")
_WORD = r"[^\W\d_][\w-]*( [\w-]+)*"
NO_WORDS = {"or", *RUNG_WORDS}
"""Words that no level and no manner has, for they say something else where an outcome is spelled."""
_GAPS_OF_LEVELS = ("level", "body", "bodies", "above_level", "above")
"""The gaps of a sentence on a level: its name and body, the bodies beside it, and the level above, by name and body."""


def speaks_of_the_level_above(manner: Manner) -> bool:
    """Whether some words of a manner name the level above."""
    return any("{above" in text for text in (manner.says, manner.short, manner.headline, manner.answer))


def read_manners(node: Node | None, levels: Collection[str], problems: Problems) -> tuple[Manner, ...]:
    """The manners in the order written; one is plain: the first that spans one level, or else a nameless one."""
    entries = None if node is None else expect_entries(node, "the manners, each with what it says", problems)
    manners: list[Manner] = []
    for key, value in [] if entries is None else entries.entries.values():
        if len(manners) == MAX_MANNERS:
            problems.error("SUB112", key, f"a rulebook has at most {MAX_MANNERS} manners", "join some of them")
            break
        fields = expect_entries(value, "a manner (says)", problems)
        if not re.fullmatch(_WORD, key.value) or key.value in levels or not NO_WORDS.isdisjoint(key.value.split()):
            message = f"`{key.value[:80]}` cannot be the word for a manner"
            hint = f"write one or more words that are no level's id, and none of {', '.join(sorted(NO_WORDS))}"
            problems.error("SUB109", key, message, hint)
        elif fields is not None:
            is_plain = not any(manner.levels == 1 for manner in manners)
            made = _manner(key, Fields(fields, _FIELDS, "a manner", problems), problems, is_plain=is_plain)
            manners += [] if made is None else [made]
    return tuple(manners) if any(manner.levels == 1 for manner in manners) else (UNNAMED, *manners)


def refuse_unknown_gaps(fields: Fields, name: str, known: Collection[str], problems: Problems) -> None:
    """Name each gap in the text of a field that nothing fills."""
    node = fields.node(name)
    for gap in dict.fromkeys(gaps_in(node.value if isinstance(node, Text) else "")):
        if gap not in known:
            problems.unknown("SUB115", fields.located(name), "nothing fills the gap", f"{{{gap}}}", _spelled(known))


def _spelled(gaps: Collection[str]) -> list[str]:
    return [f"{{{gap}}}" for gap in gaps]


def _manner(key: Text, fields: Fields, problems: Problems, *, is_plain: bool) -> Manner | None:
    says = fields.text("says", required=True)
    # A number that is none is told once, and not wherever the manner is named: its words show what was meant.
    levels = int(fields.word("levels", SPANS, "2" if fields.node("levels") and "{above" in says else "1"))
    texts = {name: fields.text(name) for name in ("short", "headline", "answer")}
    known = _GAPS_OF_LEVELS if levels else ()
    for name in ("says", *texts):
        refuse_unknown_gaps(fields, name, (*known, "because") if name == "headline" else known, problems)
    refuse_unknown_gaps(fields, "name", (), problems)
    is_plain = is_plain and levels == 1
    return Manner(
        id=PLAIN if is_plain else key.value,
        word=key.value,
        levels=levels,
        says=says,
        short=texts["short"] or says,
        name=fields.text("name") or key.value.replace("_", " "),
        name_above=fields.text("name_above"),
        headline=texts["headline"],
        answer=texts["answer"],
        span=problems.span(key),
    )
