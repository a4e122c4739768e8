"""The headline for zen-engine: a first-hit decision table, and a graph of switches that keeps every branch."""

from __future__ import annotations

import json
from typing import Any

import zen
from benchmarks.rules import headline, questions_asked, ways

from subsidiarity.model.condition import All, AnswerTest, AnyOf, Condition, Not
from subsidiarity.model.outcome import Outcome
from subsidiarity.reasoning.compiled import CompiledRulebook

Node = dict[str, Any]
KEY = "headline"


def decision_table(compiled: CompiledRulebook) -> str:
    """A row for each way through the diagram."""
    questions = questions_asked(compiled)
    inputs = [{"id": f"i{place}", "name": compiled.order[place], "field": compiled.order[place]} for place in questions]
    rules = []
    for number, way in enumerate(ways(compiled)):
        cells = {f"i{place}": _listed(compiled, place, way.options.get(place, ())) for place in questions}
        rules.append({"_id": f"r{number}", **cells, "o": json.dumps(compiled.outcomes[way.outcome].spelling)})
    outputs = [{"id": "o", "name": "outcome", "field": "outcome"}]
    content = {"hitPolicy": "first", "inputs": inputs, "outputs": outputs, "rules": rules}
    table = {"id": "table", "type": "decisionTableNode", "name": "table", "content": content}
    return _graph([table], [_edge("in", "table"), _edge("table", "out")])


def switch_graph(compiled: CompiledRulebook) -> str:
    """A switch for each step, a statement for each branch, an expression for each outcome."""
    graph = headline(compiled).role.graph
    nodes: list[Node] = []
    edges = [_edge("in", f"step {graph.start}")]
    ends: dict[str, Outcome] = {}
    for step in graph.steps.values():
        statements = []
        for number, branch in enumerate(step.branches):
            handle = f"{step.id} {number}"
            condition = "" if branch.when is None else _expression(branch.when)
            statements.append({"id": handle, "condition": condition, "isDefault": branch.when is None})
            if isinstance(branch.to, Outcome):
                ends[branch.to.spelling] = branch.to
            target = f"end {branch.to.spelling}" if isinstance(branch.to, Outcome) else f"step {branch.to}"
            edges.append({**_edge(f"step {step.id}", target), "id": handle, "sourceHandle": handle})
        content = {"hitPolicy": "first", "statements": statements}
        nodes.append({"id": f"step {step.id}", "type": "switchNode", "name": step.id, "content": content})
    for spelling in ends:
        said = {"id": f"said {spelling}", "key": "outcome", "value": json.dumps(spelling)}
        end = {"id": f"end {spelling}", "type": "expressionNode", "name": spelling}
        nodes.append({**end, "content": {"expressions": [said]}})
        edges.append(_edge(f"end {spelling}", "out"))
    return _graph(nodes, edges)


def prepared(content: str) -> zen.ZenDecision:
    """A decision, parsed once."""
    return zen.ZenEngine().create_decision(zen.ZenDecisionContent(content))


def batch_engine(content: str) -> zen.ZenEngine:
    """An engine whose batch calls name the decision `KEY`."""
    return zen.ZenEngine({"loader": {"type": "static", "content": {KEY: json.loads(content)}}})


def _listed(compiled: CompiledRulebook, question: int, options: tuple[int, ...]) -> str:
    ids = compiled.rulebook.questions[question].option_ids
    return ", ".join(json.dumps(ids[option]) for option in options)


def _expression(condition: Condition) -> str:
    match condition:
        case All(parts):
            return f"({' and '.join(map(_expression, parts))})"
        case AnyOf(parts):
            return f"({' or '.join(map(_expression, parts))})"
        case Not(part):
            return f"not({_expression(part)})"
        case AnswerTest(question=question, options=options):
            ids = sorted(options)
            return f"{question} == {json.dumps(ids[0])}" if len(ids) == 1 else f"{question} in {json.dumps(ids)}"
    raise NotImplementedError("a headline that looks at another role")


def _edge(source: str, target: str) -> Node:
    return {"id": f"{source} to {target}", "sourceId": source, "targetId": target, "type": "edge"}


def _graph(nodes: list[Node], edges: list[Node]) -> str:
    ends = [{"id": "in", "type": "inputNode", "name": "in"}, {"id": "out", "type": "outputNode", "name": "out"}]
    placed = [{**node, "position": {"x": 0, "y": 0}} for node in [*ends, *nodes]]
    return json.dumps({"nodes": placed, "edges": edges})
