"""The names that were added, removed or changed between two editions of a rulebook."""

from __future__ import annotations

from collections.abc import Mapping

from subsidiarity.analysis.editions.contents import Thing, contents_of, said_by
from subsidiarity.analysis.editions.renames import Renames, find_renames, same_elsewhere
from subsidiarity.analysis.editions.translation import in_new_words
from subsidiarity.model.edition import Kind, NameChange
from subsidiarity.model.rulebook import Rulebook

Twins = Mapping[Kind, Mapping[str, str]]
"""For each kind, the new whole id of each old thing that the new edition has; old ids in the new edition's words."""


def find_twins(translated: Rulebook, new: Rulebook) -> Twins:
    """The things that both editions have, by what they are called or what they say."""
    before, after = contents_of(translated), contents_of(new)
    twins: dict[Kind, Mapping[str, str]] = {}
    for kind, things in before.items():
        # An id of levels, questions and options is translated already, by what the new edition says they were.
        renamed = {} if kind in ("level", "question", "option") else _renamed(kind, things, after[kind])
        twins[kind] = {one: renamed.get(one, one) for one in things if one in renamed or one in after[kind]}
    return twins


def find_name_changes(old: Rulebook, new: Rulebook) -> tuple[NameChange, ...]:
    """The changes of names: whatever one edition names and the other does not, kind by kind; renamed things once."""
    renames = find_renames(old, new)
    translated = in_new_words(old, renames)
    before, after, twins = contents_of(translated), contents_of(new), find_twins(translated, new)
    translations = _translations(old, new, renames)
    changes: list[NameChange] = []
    for kind, things in before.items():
        pairs = translations.get(kind) or [(one, other) for one, other in twins[kind].items() if one != other]
        come = [one for one in after[kind] if one not in twins[kind].values()]
        changes += [NameChange(kind, one, other) for one, other in pairs]
        changes += [NameChange(kind, one, None) for one in things if one not in twins[kind]]
        changes += [NameChange(kind, None, one) for one in come]
    return tuple(changes)


def _translations(old: Rulebook, new: Rulebook, renames: Renames) -> dict[Kind, list[tuple[str, str]]]:
    """The levels, questions and options that have another id, in the order of the old edition.

    An option stands under its question's new name, so that those of a renamed question do not all count as renamed.
    """
    levels = [(level, renames.level(level)) for level in old.level_ids]
    questions = [(question.id, renames.question(question.id)) for question in old.questions]
    options = [
        (f"{now}: {option}", f"{now}: {renames.option(question, option)}")
        for question, now in questions
        for option in old.question(question).option_ids
    ]
    after = contents_of(new)
    found: dict[Kind, list[tuple[str, str]]] = {"level": levels, "question": questions, "option": options}
    return {kind: [(a, b) for a, b in pairs if a != b and b in after[kind]] for kind, pairs in found.items()}


def _renamed(kind: Kind, before: Mapping[str, Thing], after: Mapping[str, Thing]) -> dict[str, str]:
    said = ({one: said_by(kind, thing) for one, thing in things.items()} for things in (before, after))
    return same_elsewhere(*said)
