"""The columns of a table that are no question: said once, for a misspelt question looks the same as none."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from subsidiarity.reading.diagnostics import near_hint

OWN = ("id", "title", "description", "expects", "rulebook", "edition", "not_carried")
"""The columns that say something of a decision, and are no answers."""
_ABOUT_ANSWERS = ("note", "evidence", "source")
_MOST_NAMED = 3
_MOST_NEAR, _MOST_COMPARED = 8, 100
"""The most columns that are said to be near a question, and that are compared with questions: that takes time."""
_MOST_CHARACTERS = 40
_ALIKE = 0.75
"""The least likeness (1: the same) of a column to a question for a hint: tables hold many words meant for others."""
HINT = "a question's column is called by the question's id; leave it if it is meant for others"

Said = tuple[str, str, str]
"""A column's name, the message about it, and a hint."""


def say_unread(columns: Sequence[str], known: Collection[str], questions: Collection[str], fate: str) -> Iterator[Said]:
    """The messages about the columns of a table that are not `known`; `fate` tells what becomes of them (`not read`).

    Each that is near a question without a column of its own is said by itself, the others together.
    """
    missing = [name for name in (*questions, *OWN) if name not in columns]
    others: list[str] = []
    near = 0
    for index, name in enumerate(name for name in dict.fromkeys(columns) if name not in known):
        hint = near_hint(name, missing, _ALIKE) if name and near < _MOST_NEAR and index < _MOST_COMPARED else ""
        if hint:
            near += 1
            yield name, f"the column {_quoted(name)} is no question, so it is {fate}", hint
        else:
            others.append(name)
    if len(others) == 1:
        yield others[0], f"the column {_quoted(others[0])} is no question, so it is {fate}", HINT
    elif others:
        yield others[0], f"the columns {_listed(others)} are no questions, so they are {fate}", HINT


def goes_with_a_question(name: str, questions: Collection[str]) -> bool:
    """Whether a column's name says that it goes with a question's: `note_reach`, `reach_source`."""
    first, _, rest = name.partition("_")
    before, _, last = name.rpartition("_")
    return (first in _ABOUT_ANSWERS and rest in questions) or (last in _ABOUT_ANSWERS and before in questions)


def _listed(names: Sequence[str]) -> str:
    """The first names, and how many more there are."""
    first, more = [_quoted(name) for name in names[:_MOST_NAMED]], len(names) - _MOST_NAMED
    last = f"{more:,} more" if more > 0 else first.pop()
    return f"{', '.join(first)} and {last}"


def _quoted(name: str) -> str:
    return f"`{name[:_MOST_CHARACTERS]}`" if name else "without a name"
