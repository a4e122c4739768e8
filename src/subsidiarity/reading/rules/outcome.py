"""An outcome from its spelling: `local`, `local, jointly`, `contested, local or regional`, `no level`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from subsidiarity.model.manner import PLAIN, Manner
from subsidiarity.model.outcome import Outcome
from subsidiarity.reading.diagnostics import Problems, near_hint
from subsidiarity.reading.fields import expect_text
from subsidiarity.reading.manner import speaks_of_the_level_above
from subsidiarity.reading.shorthand.rung import RUNG_WORDS
from subsidiarity.reading.tree_nodes import Node

_WORDS = sorted(RUNG_WORDS, key=lambda word: RUNG_WORDS[word])
_TURNED = {f"{upper} or {lower}": f"{lower} or {upper}" for lower, upper in combinations(_WORDS, 2)}
"""The words for two levels, the upper one first, and how they are spelled."""


class OutcomeReader:
    """Reads outcomes of the levels and manners of one rulebook."""

    def __init__(self, levels: Sequence[str], manners: Sequence[Manner]) -> None:
        self.levels = levels
        self.alone = tuple(manner.word for manner in manners if manner.levels == 0)
        """The words of outcomes without a level."""
        self._acting = {manner.word: manner.id for manner in manners if manner.levels == 1 and manner.word}
        self._up = {manner.id for manner in manners if manner.levels == 1 and speaks_of_the_level_above(manner)}
        self.between = tuple(manner.word for manner in manners if manner.levels == 2)
        """The words that stand before two levels."""

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
        if head in self.between:
            return self._of_two(head, tail, node, problems)
        manner = self._acting.get(tail) if comma else PLAIN
        if manner is not None and head in self.levels:
            if manner in self._up and head == self.levels[-1]:
                message = f"`{text}` speaks of the level above, and there is none"
                problems.error("SUB110", node, message, "let it lead to a lower level, or to another manner")
                return None
            return Outcome(manner, head)
        from subsidiarity.reading.answers.spelt_range import range_hint  # only needed once something is wrong

        if self.refuse_misspelt(text, node, problems):
            return None
        several = may_be_list and problems.may_compare(self.levels) and range_hint(text, self.levels, problems.notation)
        if several:
            problems.error("SUB110", node, f"`{text[:80]}` is no outcome", several)
        elif self._is_level(head, node, problems):
            near = near_hint(tail, tuple(self._acting)) if problems.may_compare(self._acting) else ""
            problems.error("SUB110", node, f"`{tail[:80]}` is no manner of acting", near or self._forms())
        return None

    def refuse_misspelt(self, text: str, node: Node, problems: Problems) -> bool:
        """Whether a text names a manner in a wrong way, which is a diagnostic that spells it rightly.

        Levels may stand in it as `here`, `above` and `below`, too.
        """
        head, comma, tail = (part.strip() for part in text.partition(","))
        first, _, rest = head.partition(" ")
        levels = (*self.levels, *RUNG_WORDS)
        if head in self.alone and comma:
            right = f"`{head}` alone"
        elif head in self._acting and (not tail or tail in levels):
            right = f"`{tail or 'LEVEL'}, {head}`" if self._acting[head] else f"`{tail or 'LEVEL'}`"
        elif first in self._acting and rest in levels:
            right = f"`{rest}, {first}`" if self._acting[first] else f"`{rest}`"
        elif head in self.between and tail in _TURNED:
            right = f"`{head}, {_TURNED[tail]}`, the lower level first"
        elif head in self.between and not tail:
            right = f"`{head}, LEVEL or LEVEL`"
        else:
            return False
        problems.error("SUB110", node, f"`{text[:80]}` is no outcome", f"write {right}")
        return True

    def _of_two(self, word: str, text: str, node: Node, problems: Problems) -> Outcome | None:
        named = text.split(" or ")
        if len(named) != 2:
            hint = f"write `{word}, LEVEL or LEVEL`"
            problems.error("SUB110", node, f"an outcome that is `{word}` names two levels", hint)
            return None
        lower, upper = named
        known = [self._is_level(level, node, problems) for level in named]
        if not all(known):
            return None
        if self.levels.index(lower) >= self.levels.index(upper):
            message = f"an outcome that is `{word}` names the lower level first"
            problems.error("SUB110", node, message, f"turn them round: `{word}, {upper} or {lower}`")
            return None
        return Outcome(word, lower, upper)

    def _is_level(self, word: str, node: Node, problems: Problems) -> bool:
        if word in self.levels:
            return True
        problems.unknown("SUB104", node, "no level", word, (*self.levels, *self.alone), self._forms())
        return False

    def _forms(self) -> str:
        acting = [f"`LEVEL, {word}`" for word, manner in self._acting.items() if manner]
        between = [f"`{word}, LEVEL or LEVEL`" for word in self.between]
        *forms, last = ["a level", *acting, *between, *(f"`{word}`" for word in self.alone)]
        return f"write {', '.join(forms)} or {last}" if forms else "write a level"
