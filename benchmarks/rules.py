"""The headline in the two forms that peers are given: nested first-hit rules, and the ways through the diagram.

Both say only where a sheet ends. Neighbouring branches that lead to the same place are joined, and those that
change nothing are left out, as somebody who writes the rules by hand for speed would do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from subsidiarity.model.condition import AnyOf, Condition, spelled_out
from subsidiarity.model.diagram import FIRST_OUTCOME
from subsidiarity.model.outcome import Outcome
from subsidiarity.reasoning.compiled import CompiledRole, CompiledRulebook
from subsidiarity.reasoning.diagram import questions_in


@dataclass(frozen=True, slots=True)
class Rules:
    """The first condition that holds leads to its target, none of them to `otherwise`."""

    cases: tuple[tuple[Condition, Rules | int], ...]
    otherwise: Rules | int


@dataclass(frozen=True, slots=True)
class Way:
    """One way through the diagram: for some questions the options that lead along it, and the outcome at its end."""

    options: dict[int, tuple[int, ...]]
    outcome: int


def headline(compiled: CompiledRulebook) -> CompiledRole:
    return next(role for role in compiled.roles if role.role.id == compiled.rulebook.headline)


def questions_asked(compiled: CompiledRulebook) -> list[int]:
    """The questions, by place, that the headline turns on."""
    return list(questions_in(headline(compiled).diagram))


def nested_rules(compiled: CompiledRulebook) -> Rules | int:
    """The headline's rule graph; outcomes are places among the rulebook's."""
    graph = headline(compiled).role.graph
    made: dict[str, Rules | int] = {}

    def target(to: str | Outcome) -> Rules | int:
        if isinstance(to, Outcome):
            return compiled.outcomes.index(to)
        if to not in made:
            *branches, last = graph.steps[to].branches
            groups = [
                (to, [spelled_out(branch.when) for branch in group if branch.when is not None])
                for to, group in groupby(branches, lambda each: each.to)
            ]
            while groups and groups[-1][0] == last.to:
                groups.pop()
            cases = tuple((whens[0] if len(whens) == 1 else AnyOf(tuple(whens)), target(to)) for to, whens in groups)
            made[to] = Rules(cases, target(last.to)) if cases else target(last.to)
        return made[to]

    return target(graph.start)


def ways(compiled: CompiledRulebook) -> Iterator[Way]:
    """Every way through the headline's diagram; each full sheet goes exactly one of them."""
    diagram = headline(compiled).diagram

    def below(place: int, options: dict[int, tuple[int, ...]]) -> Iterator[Way]:
        if place < 0:
            yield Way(options, ~place - FIRST_OUTCOME)
            return
        question, *lands = diagram.nodes[place]
        for land in dict.fromkeys(lands):
            chosen = tuple(option for option, each in enumerate(lands) if each == land)
            yield from below(land, {**options, question: chosen})

    return below(diagram.root, {})
