"""The headline for datalogic-py: nested ifs of JSONLogic."""

from __future__ import annotations

from typing import Any

from benchmarks.rules import Rules, nested_rules

from subsidiarity.model.condition import All, AnswerTest, AnyOf, Condition, Not
from subsidiarity.reasoning.compiled import CompiledRulebook

Logic = dict[str, Any]


def json_logic(compiled: CompiledRulebook) -> Logic | str:
    """Ends in the outcome as it is spelt."""
    return _logic(compiled, nested_rules(compiled))


def _logic(compiled: CompiledRulebook, rules: Rules | int) -> Logic | str:
    if isinstance(rules, int):
        return compiled.outcomes[rules].spelling
    arguments = [part for when, target in rules.cases for part in (_condition(when), _logic(compiled, target))]
    return {"if": [*arguments, _logic(compiled, rules.otherwise)]}


def _condition(condition: Condition) -> Logic:
    match condition:
        case All(parts):
            return {"and": [_condition(part) for part in parts]}
        case AnyOf(parts):
            return {"or": [_condition(part) for part in parts]}
        case Not(part):
            return {"!": [_condition(part)]}
        case AnswerTest(question=question, options=options):
            ids = sorted(options)
            variable = {"var": question}
            return {"===": [variable, ids[0]]} if len(ids) == 1 else {"in": [variable, ids]}
    raise NotImplementedError("a headline that looks at another role")
