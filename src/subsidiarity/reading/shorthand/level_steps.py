"""Steps that are written once for each of several levels: which steps they come to, and what leads to which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from subsidiarity.model.manner import PLAIN
from subsidiarity.model.noun import dataclass
from subsidiarity.model.outcome import Outcome
from subsidiarity.reading.diagnostics import Problems, near_hint
from subsidiarity.reading.fields import expect_items, expect_text
from subsidiarity.reading.shorthand.rung import RUNG_WORDS, Rung, level_named, value_at
from subsidiarity.reading.tree_nodes import Entries, Items, Node, Text

FOR_EACH_LEVEL = "for_each_level"
MAX_LEVEL_BRANCHES = 2_000
"""Branches that steps for each level come to in one role."""
_BRANCHES = ("branches", "support")


@dataclass(frozen=True, slots=True)
class WrittenStep:
    """A step of a role as it is to be read: where it stands in the file, its id, its level if it has one."""

    id: str
    key: Text
    node: Node
    rung: Rung | None
    is_again: bool
    """Whether it was read for a lower level before."""


class WrittenSteps:
    """The steps of one role as they are written, by name, and the levels that each is written for."""

    def __init__(self, entries: Entries | None, levels: Sequence[str], problems: Problems) -> None:
        self._entries = {} if entries is None else entries.entries
        self._levels = levels
        self._problems = problems
        self._branches = 0
        self._of_step: dict[str, Sequence[str]] = {}
        """The levels of each step written for each level, by its name, lowest first; none where they are faulty."""
        self._faulty: set[str] = set()
        """The names of steps of which some levels are written wrongly."""
        for name, (_, node) in self._entries.items():
            field = _level_field(node)
            if isinstance(node, Entries) and field:
                self._of_step[name] = self._expanded(name, node, *node.entries[field])

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, name: object) -> bool:
        return name in self._entries

    @property
    def has_levels(self) -> bool:
        """Whether some step is written for each of several levels."""
        return bool(self._of_step)

    def levels_of(self, name: str) -> Sequence[str]:
        """The levels that a step is written for; none if it is a step of its own."""
        return self._of_step.get(name, ())

    def known_levels_of(self, name: str) -> Sequence[str]:
        """The levels that parts of a step may be for: any, where the step's own are written wrongly."""
        return self._levels if name in self._faulty else self.levels_of(name)

    def in_order(self) -> Iterator[WrittenStep]:
        """Every step, in the order written; neighbours that are for each level in turn, level by level."""
        group: list[str] = []
        for name, (key, node) in self._entries.items():
            if name in self._of_step:
                group.append(name)
                continue
            yield from self._in_turn(group)
            group = []
            yield WrittenStep(name, key, node, None, is_again=False)
        yield from self._in_turn(group)

    def find(self, node: Text, rung: Rung | None) -> str | Outcome | None:
        """The place to which a text leads that names a step, alone or with a level: a step's id, or a level.

        None where it names no step; "" where it names one in a wrong way, which is a diagnostic.
        """
        name, comma, word = (part.strip() for part in node.value.partition(","))
        if name not in self._of_step:
            return node.value if node.value in self._entries else self._by_its_id(node)
        levels = self._of_step[name]
        level = self._level(node, word, rung) if comma else levels[0] if levels and rung is None else None
        if rung is not None and not comma:
            level = rung.here
        if level in levels:
            return f"{name}-{level}"
        if level is not None and word in RUNG_WORDS:
            return Outcome(PLAIN, level)
        if level is not None and levels:
            message = f"the step `{name}` is not written for the level `{level}`"
            self._problems.error("SUB206", node, message, f"it is written for {', '.join(levels)}")
        return ""

    def _by_its_id(self, node: Text) -> str | None:
        """None, or "" with a diagnostic where a step for each level is named as it comes to be called on one level."""
        for name, levels in self._of_step.items():
            level = node.value.removeprefix(f"{name}-")
            if level != node.value and level in levels:
                message = f"`{node.value}` is the step `{name}` on the level `{level}`"
                self._problems.error("SUB201", node, message, f"write `{name}, {level}`")
                return ""
        return None

    def _level(self, node: Text, word: str, rung: Rung | None) -> str | None:
        if word in RUNG_WORDS:
            return level_named(word, rung, node, self._problems)
        if word not in self._levels:
            self._problems.unknown("SUB104", node, "no level", word, (*RUNG_WORDS, *self._levels))
            return None
        return word

    def _in_turn(self, names: Iterable[str]) -> Iterator[WrittenStep]:
        for level in self._levels:
            for name in names:
                levels = self._of_step[name]
                if level in levels:
                    identity, (key, node) = f"{name}-{level}", self._entries[name]
                    if identity in self._entries:
                        message = f"the step `{name}` comes to a second step `{identity}`"
                        self._problems.error("SUB109", key, message, "give one of the two another id")
                    yield WrittenStep(identity, key, node, Rung(level, self._levels), is_again=level != levels[0])

    def _expanded(self, name: str, step: Entries, key: Text, node: Node) -> Sequence[str]:
        """The levels of a step, lowest first: as many as there is room for."""
        items = expect_items(node, "a list of levels", self._problems)
        named = [] if items is None else [expect_text(item, "a level", self._problems) for item in items.items]
        if items is not None and not named:
            self._problems.error("SUB112", key, "this step is written for no level", "name the levels it is for")
        for index, (word, item) in enumerate(zip(named, [] if items is None else items.items, strict=True)):
            if word is not None and word not in self._levels:
                self._problems.unknown("SUB104", item, "no level", word, self._levels)
            elif word is not None and word in named[:index]:
                self._problems.error("SUB109", item, f"a second `{word}`", "name each level once")
        levels = [level for level in self._levels if level in named]
        if len(levels) < len(named) or not levels:
            self._faulty.add(name)
        lists = [step.entries[each][1] for each in _BRANCHES if each in step.entries]
        branches = 1 + sum(len(each.items) for each in lists if isinstance(each, Items))
        self._branches += branches * len(levels)
        if self._branches > MAX_LEVEL_BRANCHES >= self._branches - branches * len(levels):
            message = f"for each level, the steps of this role come to more than {MAX_LEVEL_BRANCHES:,} branches"
            self._problems.error("SUB112", key, message, "write fewer branches, or for fewer levels")
        return levels if self._branches <= MAX_LEVEL_BRANCHES else levels[:1]


def _level_field(node: Node) -> str:
    """The name of the field that says for which levels a step is written, or of one that looks like it; or ""."""
    names = tuple(node.entries) if isinstance(node, Entries) else ()
    looks = (name for name in names if name.startswith("for_") and near_hint(name, (FOR_EACH_LEVEL,)))
    return FOR_EACH_LEVEL if FOR_EACH_LEVEL in names else next(looks, "")


def levels_at(node: Node | None, levels: Sequence[str], problems: Problems) -> Sequence[str]:
    """The levels that a branch is for, of those (`levels`) that its step is for: all, unless it has a list `at`."""
    items = expect_items(node, "a list of levels", problems)
    if items is None:
        return levels
    named = [expect_text(item, "a level", problems) for item in items.items]
    for word, item in zip(named, items.items, strict=True):
        if word is not None and word not in levels:
            problems.unknown("SUB104", item, "this step is not written for a level", word, levels)
    if not named:
        problems.error("SUB112", items, "this branch is for no level", "name its levels, or delete it")
    return [word for word in named if word is not None]


def said_at(node: Node | None, what: str, rung: Rung, levels: Sequence[str], problems: Problems) -> str:
    """The text for one level of a step for `levels`: one for all, or one by level; "" where it is left out or wrong."""
    if not isinstance(node, Entries):
        return "" if node is None else expect_text(node, what, problems) or ""
    found = value_at(node, what, rung, levels, problems)
    return "" if found is None else expect_text(found, what, problems) or ""
