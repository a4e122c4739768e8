"""The levels, questions and options that have another id in a new edition: declared, or known by their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from subsidiarity.model.rulebook import Option, Question, Rulebook
from subsidiarity.reading.editions.was import takers

T = TypeVar("T", Question, Option)

_STRANGER = " (in the old edition)"
"""The ending of an old id that the new edition gives to something else; no id has spaces."""


@dataclass(frozen=True, slots=True)
class Renames:
    """The renames: old ids to new ones; options by (old question, old option). What keeps its id is not in here.

    Several old questions, or options of a question, may have become one.
    """

    levels: Mapping[str, str]
    questions: Mapping[str, str]
    options: Mapping[tuple[str, str], str]

    def level(self, old: str) -> str:
        """The new id of an old level."""
        return self.levels.get(old, old)

    def question(self, old: str) -> str:
        """The new id of an old question."""
        return self.questions.get(old, old)

    def option(self, question: str, old: str) -> str:
        """The new id of an old option of an old question."""
        return self.options.get((question, old), old)


def find_renames(old: Rulebook, new: Rulebook) -> Renames:
    """The renames that the new edition declares with `was`, and then what says the same under another id.

    A level is known by its name, a question by what it asks and its options' ids, an option by its text. An id that
    the new edition gives to something else, or to a question that shares no option, is no longer its own.
    """
    levels = same_elsewhere(
        {level.id: level.name for level in old.levels}, {level.id: level.name for level in new.levels}
    )
    questions = _renamed(old.questions, new.questions, lambda question: (question.ask, question.option_ids))
    new_by_id = {question.id: question for question in new.questions}
    options: dict[tuple[str, str], str] = {}
    for question in old.questions:
        twin = new_by_id.get(questions.get(question.id, question.id))
        if twin is None:
            continue
        found = _renamed(question.options, twin.options, lambda option: option.text)
        if common_options(twin, [[found.get(option, option) for option in question.option_ids]]):
            options.update({(question.id, before): after for before, after in found.items()})
        else:
            questions[question.id] = question.id + _STRANGER
    return Renames(levels, questions, options)


def _renamed(old: Sequence[T], new: Sequence[T], says: Callable[[T], Hashable]) -> dict[str, str]:
    """The new id of each old thing that has another one: the first of several that it became.

    Of several that became one, it is the same.
    """
    old_by_id = {thing.id: thing for thing in old}
    stay = [thing.id for thing in new if _says_nothing_new(old_by_id.get(thing.id), thing)]
    first = {one: ids[0] for one, ids in takers([thing for thing in new if thing.id not in stay]).items()}
    taken = {**first, **{one: one for one in stay}}
    declared = {one: taken[one] for one in old_by_id if one in taken}
    left = {one: says(thing) for one, thing in old_by_id.items() if one not in declared}
    come = {thing.id: says(thing) for thing in new if thing.was is None and thing.id not in old_by_id}
    strangers = {one: one + _STRANGER for one in left if any(thing.id == one for thing in new)}
    found = {**same_elsewhere(left, come), **declared, **strangers}
    return {one: other for one, other in found.items() if one != other}


def _says_nothing_new(old: Question | Option | None, new: Question | Option) -> bool:
    """Whether a thing says what it was of an edition before the old one, which says so too."""
    return old is not None and new.was is not None and old.was == new.was


def common_options(new: Question, olds: Iterable[Sequence[str]]) -> tuple[Option, ...]:
    """The options of a new question that stand for exactly one option of each old one, whose new ids are given."""
    counts = [Counter(old) for old in olds]
    return tuple(option for option in new.options if all(count[option.id] == 1 for count in counts))


def same_elsewhere(before: Mapping[str, Hashable], after: Mapping[str, Hashable]) -> dict[str, str]:
    """The renamed ids, old to new, where exactly one thing gone and one come say the same."""
    gone = {one: said for one, said in before.items() if one not in after}
    come = {one: said for one, said in after.items() if one not in before}
    pairs = {}
    for one, said in gone.items():
        twins = [other for other, says in come.items() if says == said]
        if len(twins) == 1 and sum(says == said for says in gone.values()) == 1:
            pairs[one] = twins[0]
    return pairs
