"""The manners of a rulebook, and outcomes from their spelling: `local`, `local, jointly`, `no level`."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from subsidiarity.model.outcome import PLAIN, UNNAMED, Manner, Outcome
from subsidiarity.reading.diagnostics import Problems
from subsidiarity.reading.fields import Fields, expect_entries, expect_text
from subsidiarity.reading.tree_nodes import Node, Text

MAX_MANNERS = 20
_FIELDS = ("levels", "says", "short", "name", "headline", "answer")
SPANS = ("0", "1", "2")
_WORD = re.compile(r"[^\W\d_][\w-]*( [\w-]+)*")
_GAP = re.compile(r"\{([^{}]*)\}")
_GAPS_OF_LEVELS = ("level", "body", "bodies", "above_level", "above")
"""The gaps of a sentence on a level: its name and body, the bodies beside it, and the level above, by name and body."""


class OutcomeReader:
    """Reads outcomes of the levels and manners of one rulebook."""

    def __init__(self, levels: Sequence[str], manners: Sequence[Manner]) -> None:
        self.levels = levels
        self.alone = tuple(manner.word for manner in manners if manner.levels == 0)
        """The words of outcomes without a level."""
        self._acting = {manner.word: manner.id for manner in manners if manner.levels == 1 and manner.word}
        self._up = {manner.id for manner in manners if manner.levels == 1 and _speaks_of_the_one_above(manner)}
        self._between = tuple(manner.word for manner in manners if manner.levels == 2)

    def read(self, node: Node, problems: Problems, *, may_be_list: bool = False) -> Outcome | None:
        """The outcome that a text spells, None if it spells none; an unknown level or manner is a diagnostic.

        Where a list of outcomes `may_be_list`, too, the hint spells one for a text that names several levels.
        """
        spelled = expect_text(node, "an outcome", problems)
        if spelled is None:
            return None
        text = " ".join(spelled.split())
        if text in self.alone:
            return Outcome(text)
        head, comma, tail = (part.strip() for part in text.partition(","))
        if head in self._between:
            return self._of_two(head, tail, node, problems)
        manner = self._acting.get(tail) if comma else PLAIN
        if manner is not None and head in self.levels:
            if manner in self._up and head == self.levels[-1]:
                message = f"`{text}` speaks of the level above, and there is none"
                problems.error("SUB110", node, message, "let it lead to a lower level, or to another manner")
                return None
            return Outcome(manner, head)
        from subsidiarity.reading.spelt_range import range_hint  # only needed once something is wrong

        several = may_be_list and problems.may_compare(self.levels) and range_hint(text, self.levels, problems.notation)
        if several:
            problems.error("SUB110", node, f"`{text[:80]}` is no outcome", several)
        elif self._is_level(head, node, problems):
            problems.error("SUB110", node, f"`{tail[:80]}` is no manner of acting", self._forms())
        return None

    def _of_two(self, word: str, text: str, node: Node, problems: Problems) -> Outcome | None:
        named = text.split(" or ")
        if len(named) != 2:
            problems.error("SUB110", node, f"an outcome that is `{word}` names two levels", self._forms())
            return None
        lower, upper = named
        known = [self._is_level(level, node, problems) for level in named]
        if not all(known):
            return None
        if self.levels.index(lower) >= self.levels.index(upper):
            message = f"an outcome that is `{word}` names the lower level first"
            problems.error("SUB110", node, message, self._forms())
            return None
        return Outcome(word, lower, upper)

    def _is_level(self, word: str, node: Node, problems: Problems) -> bool:
        if word in self.levels:
            return True
        problems.unknown("SUB104", node, "no level", word, self.levels, self._forms())
        return False

    def _forms(self) -> str:
        acting = [f"`LEVEL, {word}`" for word, manner in self._acting.items() if manner]
        between = [f"`{word}, LEVEL or LEVEL`" for word in self._between]
        *forms, last = ["a level", *acting, *between, *(f"`{word}`" for word in self.alone)]
        return f"write {', '.join(forms)} or {last}" if forms else "write a level"


def _speaks_of_the_one_above(manner: Manner) -> bool:
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
        if not _WORD.fullmatch(key.value) or "or" in key.value.split() or key.value in levels:
            message = f"`{key.value[:80]}` cannot be the word for a manner"
            problems.error("SUB109", key, message, "write one or more words, without `or`, that are no level's id")
        elif fields is not None:
            is_plain = not any(manner.levels == 1 for manner in manners)
            made = _manner(key, Fields(fields, _FIELDS, "a manner", problems), problems, is_plain=is_plain)
            manners += [] if made is None else [made]
    return tuple(manners) if any(manner.levels == 1 for manner in manners) else (UNNAMED, *manners)


def gaps_in(text: str) -> list[str]:
    """The words of the gaps of a text, in order: 'body' for '{body} should decide'."""
    return _GAP.findall(text)


def _manner(key: Text, fields: Fields, problems: Problems, *, is_plain: bool) -> Manner | None:
    levels = int(fields.word("levels", SPANS, "1"))
    says = fields.text("says", required=True)
    texts = {name: fields.text(name) for name in ("short", "headline", "answer")}
    for name, text in {"says": says, **texts}.items():
        known = (*(_GAPS_OF_LEVELS if levels else ()), *(("because",) if name == "headline" else ()))
        for gap in [found for found in gaps_in(text) if found not in known]:
            problems.unknown("SUB109", fields.located(name), "nothing that may stand here", gap, known)
    is_plain = is_plain and levels == 1
    return Manner(
        id=PLAIN if is_plain else key.value,
        word=key.value,
        levels=levels,
        says=says,
        short=texts["short"] or says,
        name=fields.text("name") or key.value.replace("_", " "),
        headline=texts["headline"],
        answer=texts["answer"],
        span=problems.span(key),
    )
