"""The names that were added, removed or changed between two editions of a rulebook."""

from __future__ import annotations

from subsidiarity.analysis.editions.twins import Twins
from subsidiarity.model.edition import Kind, NameChange


def find_name_changes(twins: Twins) -> tuple[NameChange, ...]:
    """The changes of names: whatever one edition names and the other does not, kind by kind; renamed things once."""
    translations = _translations(twins)
    changes: list[NameChange] = []
    for kind, things in twins.before.items():
        ids = twins.ids[kind]
        pairs = translations.get(kind) or [(one, other) for one, other in ids.items() if one != other]
        come = [one for one in twins.after[kind] if one not in ids.values()]
        changes += [NameChange(kind, one, other) for one, other in pairs]
        changes += [NameChange(kind, one, None) for one in things if one not in ids]
        changes += [NameChange(kind, None, one) for one in come]
    return tuple(changes)


def _translations(twins: Twins) -> dict[Kind, list[tuple[str, str]]]:
    """The levels, questions and options that have another id, in the order of the old edition.

    An option stands under its question's new name, so that those of a renamed question do not all count as renamed.
    """
    old, renames = twins.old, twins.renames
    levels = [(level, renames.level(level)) for level in old.level_ids]
    questions = [(question.id, renames.question(question.id)) for question in old.questions]
    options = [
        (f"{now}: {option}", f"{now}: {renames.option(question, option)}")
        for question, now in questions
        for option in old.question(question).option_ids
    ]
    found: dict[Kind, list[tuple[str, str]]] = {"level": levels, "question": questions, "option": options}
    return {kind: [(a, b) for a, b in pairs if a != b and b in twins.after[kind]] for kind, pairs in found.items()}
