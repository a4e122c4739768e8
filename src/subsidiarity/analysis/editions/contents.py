"""The contents of an edition, kind by kind: each thing under its id, for two editions to be laid side by side."""

from __future__ import annotations

from collections.abc import Hashable, Mapping

from subsidiarity.model.condition import Named, named_in
from subsidiarity.model.edition import Kind
from subsidiarity.model.manner import Manner
from subsidiarity.model.rule_graph import Branch, Step, Support
from subsidiarity.model.rulebook import Level, Option, Question, Role, Rulebook, Safeguard, Source

Thing = Level | Manner | Question | Option | Named | Role | Step | Branch | Support | Safeguard | Source

_SAID: Mapping[Kind, tuple[str, ...]] = {
    "manner": ("name", "says"),
    "condition": ("part",),
    "role": ("ask",),
    "step": ("ask",),
    "branch": ("when", "because"),
    "support": ("when", "because"),
    "safeguard": ("title", "advice"),
    "source": ("author", "title"),
}


def contents_of(rulebook: Rulebook) -> Mapping[Kind, Mapping[str, Thing]]:
    """The things of a rulebook by id; options, steps, branches and support by their whole id.

    A condition that speaks of the level of a step is one in each step that names it.
    """
    steps = {f"{role.id}/{step.id}": step for role in rulebook.roles for step in role.graph.steps.values()}
    return {
        "level": {level.id: level for level in rulebook.levels},
        "manner": {manner.word: manner for manner in rulebook.manners if manner.word},
        "question": {question.id: question for question in rulebook.questions},
        "option": {
            f"{question.id}: {option.id}": option for question in rulebook.questions for option in question.options
        },
        "condition": _conditions(rulebook, steps),
        "role": {role.id: role for role in rulebook.roles},
        "step": steps,
        "branch": {branch.id: branch for step in steps.values() for branch in step.branches},
        "support": {support.id: support for step in steps.values() for support in step.support},
        "safeguard": {safeguard.id: safeguard for safeguard in rulebook.safeguards},
        "source": dict(rulebook.sources),
    }


def said_by(kind: Kind, thing: Thing) -> Hashable:
    """The words by which a thing is known under another id; KeyError for a kind that is known by its id alone."""
    return tuple(getattr(thing, name) for name in _SAID[kind])


def _conditions(rulebook: Rulebook, steps: Mapping[str, Step]) -> dict[str, Thing]:
    found: dict[str, Thing] = {condition.name: condition for condition in rulebook.conditions}
    for step_id, step in steps.items():
        for reason in step.reasons:
            for named in () if reason.when is None else named_in(reason.when):
                if named.name not in found:
                    found[f"{step_id}: {named.name}"] = named
    return found
