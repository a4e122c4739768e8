"""The shape of rule graphs and diagrams, asked of networkx: what every way to a level passes."""

from __future__ import annotations

import networkx as nx

from subsidiarity.model.diagram import FIRST_OUTCOME
from subsidiarity.model.measures import Passages
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.rulebook import Role
from subsidiarity.reasoning.compiled import CompiledRole, CompiledRulebook
from subsidiarity.reasoning.diagram import places_below


def find_passages(compiled: CompiledRulebook) -> tuple[Passages, ...]:
    """The passages: what every way to each level passes, role by role."""
    rulebook = compiled.rulebook
    levels = (*rulebook.level_ids, *(manner.word for manner in rulebook.manners if manner.levels == 0))
    found = []
    for role in compiled.roles:
        questions, steps = _questions_passed(compiled, role), _steps_passed(role.role)
        found.append(
            Passages(
                role.role.id,
                {level: questions[level] for level in levels if level in questions},
                {level: steps[level] for level in levels if level in steps},
            )
        )
    return tuple(found)


def _steps_passed(role: Role) -> dict[str, tuple[str, ...]]:
    """The ids of the steps that every way to each level passes: its dominators in the rule graph."""
    graph: nx.DiGraph[tuple[str, str]] = nx.DiGraph()
    start = ("step", role.graph.start)
    graph.add_node(start)
    for step in role.graph.steps.values():
        for branch in step.branches:
            target = ("level", _level(branch.to)) if isinstance(branch.to, Outcome) else ("step", branch.to)
            graph.add_edge(("step", step.id), target)
    above = nx.immediate_dominators(graph, start)
    passed = {}
    for kind, level in (place for place in above if place[0] == "level"):
        way = [(kind, level)]
        while way[-1] != start:
            way.append(above[way[-1]])
        passed[level] = tuple(step for kind, step in reversed(way) if kind == "step")
    return passed


def _questions_passed(compiled: CompiledRulebook, role: CompiledRole) -> dict[str, tuple[str, ...]]:
    """The ids of the questions without whose nodes a level cannot be reached from the diagram's root.

    A question has several nodes, so that no single one of them need dominate the level: all of
    them are taken out together.
    """
    root = role.diagram.root
    whole = _diagram_graph(compiled, role)
    levels = [place for place in whole if isinstance(place, str)]
    passed: dict[str, list[str]] = {level: [] for level in levels}
    for number, question in enumerate(compiled.order):
        own = {place for place in whole if isinstance(place, int) and role.diagram.nodes[place][0] == number}
        if not own:
            continue
        rest = nx.restricted_view(whole, own, ())
        reached = nx.descendants(rest, root) | {root} if root in rest else set()
        for level in levels:
            if level not in reached:
                passed[level].append(question)
    return {level: tuple(questions) for level, questions in passed.items()}


def _diagram_graph(compiled: CompiledRulebook, role: CompiledRole) -> nx.DiGraph[int | str]:
    """The diagram's nodes, by place, and the levels that they lead to."""
    graph: nx.DiGraph[int | str] = nx.DiGraph()
    nodes = role.diagram.nodes

    def named(place: int) -> int | str:
        return place if place >= 0 else _level(compiled.outcomes[~place - FIRST_OUTCOME])

    for place in places_below(nodes, (role.diagram.root,)):
        graph.add_node(named(place))
        graph.add_edges_from((place, named(land)) for land in (nodes[place][1:] if place >= 0 else ()))
    return graph


def _level(outcome: Outcome) -> str:
    return outcome.level or outcome.manner
