"""The compiled rulebook as JSON: what it means as decision diagrams in shared nodes, and its texts by language.

`compiled.schema.json` beside this module is its schema.
"""

from __future__ import annotations

from collections.abc import Sequence

from subsidiarity.model.diagram import FIRST_OUTCOME
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.rulebook import Question, Rulebook
from subsidiarity.reasoning.compiled import CompiledBranch, CompiledRole, CompiledRulebook, CompiledStep
from subsidiarity.reasoning.visited_step import way_of
from subsidiarity.reporting.compiled.shared_conditions import SharedConditions
from subsidiarity.reporting.compiled.shared_nodes import SharedNodes
from subsidiarity.reporting.compiled.texts import texts_entry, texts_in_its_language
from subsidiarity.reporting.json_text import Json
from subsidiarity.reporting.record import rulebook_entry

FORM = "subsidiarity.compiled.2"
"""The name of the form; a change that a reader could stumble over takes a new name."""

_FAILS, _HOLDS = ~0, ~1


def compiled_record(compiled: CompiledRulebook, others: Sequence[Rulebook] = ()) -> dict[str, Json]:
    """The compiled rulebook as JSON, with its own texts and those of the same rulebook in other languages."""
    return _Entries(compiled).record(others)


class _Entries:
    """The entries of one compiled rulebook, and the nodes and conditions that they name."""

    def __init__(self, compiled: CompiledRulebook) -> None:
        self._compiled = compiled
        self._shared = SharedNodes()
        self._conditions = SharedConditions(compiled.rulebook)
        self._number = {outcome: number for number, outcome in enumerate(compiled.outcomes)}

    def record(self, others: Sequence[Rulebook]) -> dict[str, Json]:
        """The whole record."""
        compiled, rulebook = self._compiled, self._compiled.rulebook
        roles: list[Json] = [self._role(role) for role in compiled.roles]
        safeguards: list[Json] = [
            {
                "id": each.safeguard.id,
                "holds": _HOLDS if each.diagram is None else self._condition(each.diagram.root),
                "first": each.safeguard.first,
            }
            for each in compiled.safeguards
        ]
        texts = {each.language: texts_in_its_language(each) for each in others}
        return {
            "schema": FORM,
            "rulebook": rulebook_entry(rulebook),
            "language": rulebook.language,
            "headline": rulebook.headline,
            "law": rulebook.law,
            "holder": rulebook.holder,
            "levels": [*rulebook.level_ids],
            "questions": [_question(each) for each in rulebook.questions],
            "outcomes": [_outcome(each) for each in compiled.outcomes],
            "roles": roles,
            "safeguards": safeguards,
            "nodes": [[*node] for node in self._shared.nodes],
            "conditions": self._conditions.entries,
            "texts": {rulebook.language: texts_entry(rulebook), **texts},
        }

    def _role(self, role: CompiledRole) -> Json:
        nodes, root = role.diagram.nodes, role.diagram.root
        return {
            "id": role.role.id,
            "outcome": self._shared.add(nodes, root, lambda leaf: leaf - FIRST_OUTCOME),
            "start": role.role.graph.start,
            "steps": {name: self._step(role, step) for name, step in role.steps.items()},
        }

    def _step(self, role: CompiledRole, step: CompiledStep) -> Json:
        sets = self._compiled.sets
        wins = sets.steps[role.role.id, step.step.id].wins
        return {
            "rung": step.level,
            "first": None if wins is None else self._shared.add(sets.nodes, wins, lambda leaf: leaf.bit_length() - 1),
            "branches": [self._branch(branch, step) for branch in step.branches],
            "support": [
                {
                    "id": each.support.id,
                    "holds": self._condition(each.diagram.root),
                    "when": self._conditions.add(each.support.when),
                    "pull": each.support.pull,
                }
                for each in step.support
            ],
        }

    def _branch(self, branch: CompiledBranch, step: CompiledStep) -> Json:
        to, way = branch.branch.to, way_of(branch, step)
        return {
            "id": branch.branch.id,
            "holds": _HOLDS if branch.diagram is None else self._condition(branch.diagram.root),
            "when": None if branch.branch.when is None else self._conditions.add(branch.branch.when),
            "to": self._number[to] if isinstance(to, Outcome) else to,
            "floor": branch.floor,
            "pull": branch.branch.pull,
            "way": None if way is None else "up" if way else "stay",
            "part": "otherwise" if branch.diagram is None else "aside" if branch.branch.pull == "none" else "reason",
        }

    def _condition(self, root: int) -> int:
        return self._shared.add(self._compiled.roles[0].diagram.nodes, root, lambda leaf: leaf)


def _question(question: Question) -> Json:
    return {
        "id": question.id,
        "ordered": question.ordered,
        "pull": question.pull,
        "prepared": question.prepared,
        "options": [*question.option_ids],
    }


def _outcome(outcome: Outcome) -> Json:
    return {
        "spelling": outcome.spelling,
        "manner": outcome.manner,
        "level": outcome.level,
        "contender": outcome.contender,
    }
