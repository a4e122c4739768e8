"""The names that were added, removed or changed between two editions of a rulebook."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from subsidiarity.model.edition import Kind, NameChange
from subsidiarity.model.rulebook import Question, Rulebook


@dataclass(frozen=True, slots=True)
class Renames:
    """The renames: old ids to new ones; options by (old question, old option). What keeps its id is not in here."""

    levels: Mapping[str, str]
    questions: Mapping[str, str]
    options: Mapping[tuple[str, str], str]


def find_renames(old: Rulebook, new: Rulebook) -> Renames:
    """The levels, questions and options that say in the new edition what they said under another id.

    A level is known by its name, a question by what it asks and its options' ids, an option by its text.
    """
    levels = _renamed({level.id: level.name for level in old.levels}, {level.id: level.name for level in new.levels})
    questions = _renamed(
        {question.id: (question.ask, question.option_ids) for question in old.questions},
        {question.id: (question.ask, question.option_ids) for question in new.questions},
    )
    new_by_id = {question.id: question for question in new.questions}
    options = {}
    for question in old.questions:
        twin = new_by_id.get(questions.get(question.id, question.id))
        if twin is not None:
            for before, after in _renamed(_texts(question), _texts(twin)).items():
                options[question.id, before] = after
    return Renames(levels, questions, options)


def find_name_changes(old: Rulebook, new: Rulebook) -> tuple[NameChange, ...]:
    """The changes of names: whatever one edition names and the other does not, kind by kind; renamed things once."""
    changes: list[NameChange] = []
    questions = find_renames(old, new).questions
    contents = zip(_contents(old, questions), _contents(new, {}), strict=True)
    for (kind, before), (_, after) in contents:
        renamed = _renamed(before, after)
        changes += [NameChange(kind, one, other) for one, other in renamed.items()]
        changes += [NameChange(kind, one, None) for one in before if one not in after and one not in renamed]
        changes += [NameChange(kind, None, one) for one in after if one not in before and one not in renamed.values()]
    return tuple(changes)


def _contents(rulebook: Rulebook, renamed: Mapping[str, str]) -> list[tuple[Kind, dict[str, Hashable]]]:
    """The contents of a rulebook: things by id with what they say, apart from their ids; options, branches by whole id.

    Options of a `renamed` question stand under its new name, so that they do not all count as changed.
    """
    steps = {f"{role.id}/{step.id}": step for role in rulebook.roles for step in role.graph.steps.values()}
    branches = [branch for step in steps.values() for branch in step.reasons]
    return [
        ("level", {level.id: level.name for level in rulebook.levels}),
        ("question", {question.id: (question.ask, question.option_ids) for question in rulebook.questions}),
        (
            "option",
            {
                f"{renamed.get(question.id, question.id)}: {option.id}": (
                    renamed.get(question.id, question.id),
                    option.text,
                )
                for question in rulebook.questions
                for option in question.options
            },
        ),
        ("condition", {condition.name: condition.part for condition in rulebook.conditions}),
        ("role", {role.id: role.ask for role in rulebook.roles}),
        ("step", {place: step.ask for place, step in steps.items()}),
        ("branch", {branch.id: (branch.when, branch.because) for branch in branches}),
        ("safeguard", {safeguard.id: (safeguard.title, safeguard.advice) for safeguard in rulebook.safeguards}),
        ("source", {source.id: (source.author, source.title) for source in rulebook.sources.values()}),
    ]


def _texts(question: Question) -> dict[str, Hashable]:
    return {option.id: option.text for option in question.options}


def _renamed(before: Mapping[str, Hashable], after: Mapping[str, Hashable]) -> dict[str, str]:
    """The renamed ids, old to new, where exactly one thing gone and one come say the same."""
    gone = {one: said for one, said in before.items() if one not in after}
    come = {one: said for one, said in after.items() if one not in before}
    pairs = {}
    for one, said in gone.items():
        twins = [other for other, says in come.items() if says == said]
        if len(twins) == 1 and sum(says == said for says in gone.values()) == 1:
            pairs[one] = twins[0]
    return pairs
