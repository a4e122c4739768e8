"""The headline as a directed graph in networkx, walked by hand: each edge holds its condition."""

from __future__ import annotations

import networkx as nx
from benchmarks.rules import headline

from subsidiarity.model.condition import All, AnswerTest, AnyOf, Condition, Not
from subsidiarity.model.outcome import Outcome
from subsidiarity.reasoning.compiled import CompiledRulebook

Graph = nx.MultiDiGraph


def as_graph(compiled: CompiledRulebook) -> Graph:
    """Steps and outcomes as nodes, branches as edges in order."""
    graph = nx.MultiDiGraph(start=headline(compiled).role.graph.start)
    for step in headline(compiled).role.graph.steps.values():
        for branch in step.branches:
            target = branch.to.spelling if isinstance(branch.to, Outcome) else f"step {branch.to}"
            graph.add_edge(f"step {step.id}", target, branch=branch.id, when=branch.when)
    return graph


def walk(graph: Graph, answers: dict[str, str]) -> tuple[str, list[str]]:
    """The outcome, and every branch that held on the way, by id."""
    place = f"step {graph.graph['start']}"
    held: list[str] = []
    while graph.out_degree(place):
        target = ""
        for _, land, branch in graph.out_edges(place, data=True):
            if branch["when"] is None:
                target = target or land
            elif _holds(branch["when"], answers):
                held.append(branch["branch"])
                target = target or land
        place = target
    return place, held


def _holds(condition: Condition, answers: dict[str, str]) -> bool:
    match condition:
        case All(parts):
            return all(_holds(part, answers) for part in parts)
        case AnyOf(parts):
            return any(_holds(part, answers) for part in parts)
        case Not(part):
            return not _holds(part, answers)
        case AnswerTest(question=question, options=options):
            return answers[question] in options
    raise NotImplementedError("a headline that looks at another role")
