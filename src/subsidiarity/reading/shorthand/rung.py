"""The level that a step written for each level stands on, and its neighbours by the words `here`, `above`, `below`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from subsidiarity.model.noun import dataclass, field
from subsidiarity.reading.diagnostics import Located, Problems
from subsidiarity.reading.tree_nodes import Entries, Node

RUNG_WORDS = {"here": 0, "above": 1, "below": -1}
"""How many levels up from a step's own each word points."""
_WORD = rf"(?<![\w.:-])({'|'.join(RUNG_WORDS)})(?![\w.:-])"
_OUTSIDE = "name the level, or write the step `for_each_level: [...]`"


@dataclass(frozen=True, slots=True)
class Rung:
    """A level among a rulebook's (all of them, lowest first), as `here`."""

    here: str
    levels: Sequence[str]
    told: set[str] = field(default_factory=set, compare=False)
    """The words that were said to stand for no level: of one step that is said once."""

    def level(self, word: str) -> str | None:
        """The level that one of the words stands for; None where there is none so high or so low."""
        index = self.levels.index(self.here) + RUNG_WORDS[word]
        return self.levels[index] if 0 <= index < len(self.levels) else None


def level_named(word: str, rung: Rung | None, node: Located, problems: Problems) -> str | None:
    """The level that `here`, `above` or `below` stands for at a place; where it stands for none, a diagnostic."""
    if rung is None:
        refuse_outside(f"`{word}`", node, problems)
        return None
    level = rung.level(word)
    if level is None and word not in rung.told:
        rung.told.add(word)
        message = f"there is no level {word} `{rung.here}`"
        hint = (
            f"leave `{rung.here}` out of `for_each_level`, or write `at: [...]` with the levels that this branch is for"
        )
        problems.error("SUB206", node, message, hint)
    return level


def value_at(node: Entries, what: str, rung: Rung, levels: Sequence[str], problems: Problems) -> Node | None:
    """The value for the level of a step, out of values by level; None, with a diagnostic, where it has none."""
    for name, (key, _) in node.entries.items():
        if name not in levels:
            problems.unknown("SUB104", key, "this step is not written for a level", name, levels)
    if rung.here not in node.entries:
        problems.error("SUB022", node, f"{what} says nothing for the level `{rung.here}`", f"add `{rung.here}: ...`")
        return None
    return node.entries[rung.here][1]


def refuse_outside(what: str, node: Located, problems: Problems) -> None:
    """Say of a word, or of a named condition that uses one, that it stands for a level in some steps alone."""
    message = f"{what} stands for a level only in a step that is written for each level"
    problems.error("SUB206", node, message, _OUTSIDE)


def with_levels(text: str, rung: Rung | None, node: Located, problems: Problems) -> str | None:
    """A text in which levels stand for the words; None, with a diagnostic, where one stands for no level."""
    named = {word: level_named(word, rung, node, problems) for word in dict.fromkeys(re.findall(_WORD, text))}
    return None if None in named.values() else re.sub(_WORD, lambda found: named[found[0]] or "", text)
