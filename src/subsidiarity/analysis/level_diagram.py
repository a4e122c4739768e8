"""A role's diagram by level: how a level acts makes no difference; contested and no level stand for themselves."""

from __future__ import annotations

from collections.abc import Sequence

from subsidiarity.model.diagram import FIRST_OUTCOME, Diagram
from subsidiarity.model.manner import PLAIN
from subsidiarity.model.noun import dataclass
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.rulebook import Role, Rulebook
from subsidiarity.reasoning.compiled import CompiledRole, CompiledRulebook, role_of
from subsidiarity.reasoning.diagram import questions_in, still_possible


@dataclass(frozen=True, slots=True)
class Levelled:
    """A role, ready to be asked about levels: leaf i of `diagram` stands for `outcomes[i]`.

    `turns_on` are the questions, as indices (from 0), that a walk may meet; no other answer matters to the level.
    """

    rulebook: Rulebook
    role: Role
    sizes: tuple[int, ...]
    diagram: Diagram
    outcomes: tuple[Outcome, ...]
    turns_on: tuple[int, ...]

    def possible(self, sheet: Sequence[int]) -> tuple[Outcome, ...]:
        """The outcomes by level that a sheet (sets of options, as bits) leaves possible, lowest first."""
        return tuple(self.outcomes[leaf] for leaf in sorted(still_possible(self.diagram, sheet)))

    def option(self, question: int, option: int) -> str:
        """The id of an option of a question (both indices from 0)."""
        return self.rulebook.questions[question].options[option].id


def levelled(compiled: CompiledRulebook, role: CompiledRole) -> Levelled:
    """The role's diagram with the outcomes of each level joined, reduced again."""
    joined = [by_level(outcome) for outcome in compiled.outcomes]
    outcomes = tuple(dict.fromkeys(joined))
    leaves = {~(FIRST_OUTCOME + number): ~outcomes.index(outcome) for number, outcome in enumerate(joined)}
    diagram = _relabelled(role.diagram, leaves)
    return Levelled(compiled.rulebook, role.role, compiled.sizes, diagram, outcomes, questions_in(diagram))


def headline(compiled: CompiledRulebook) -> Levelled:
    """The headline role, whose level is *the* recommended level, by level."""
    return levelled(compiled, role_of(compiled, compiled.rulebook.headline))


def by_level(outcome: Outcome) -> Outcome:
    """The outcome with the manner of acting left out."""
    return Outcome(PLAIN, outcome.level) if outcome.is_settled else outcome


def _relabelled(diagram: Diagram, leaves: dict[int, int]) -> Diagram:
    unique: dict[tuple[int, ...], int] = {}
    known = dict(leaves)

    def relabelled(place: int) -> int:
        found = known.get(place)
        if found is None:
            question, *lands = diagram.nodes[place]
            children = [relabelled(land) for land in lands]
            if children.count(children[0]) == len(children):
                found = children[0]
            else:
                found = unique.setdefault((question, *children), len(unique))
            known[place] = found
        return found

    root = relabelled(diagram.root)
    return Diagram(diagram.order, tuple(unique), root)
