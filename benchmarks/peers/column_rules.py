"""The headline for engines of columns: a CASE of SQL for DuckDB, when/then for Polars; over codes, as ours."""

from __future__ import annotations

import polars as pl
from benchmarks.rules import Rules, nested_rules

from subsidiarity.model.condition import All, AnswerTest, AnyOf, Condition, Not
from subsidiarity.reasoning.compiled import CompiledRulebook


def sql_case(compiled: CompiledRulebook) -> str:
    """An expression whose value is the place of the outcome."""
    return f"CAST({_sql(compiled, nested_rules(compiled))} AS UTINYINT)"


def when_then(compiled: CompiledRulebook) -> pl.Expr:
    """An expression whose value is the place of the outcome."""
    return _polars(compiled, nested_rules(compiled)).alias("outcome")


def _sql(compiled: CompiledRulebook, rules: Rules | int) -> str:
    if isinstance(rules, int):
        return str(rules)
    cases = " ".join(
        f"WHEN {_sql_condition(compiled, when)} THEN {_sql(compiled, target)}" for when, target in rules.cases
    )
    return f"CASE {cases} ELSE {_sql(compiled, rules.otherwise)} END"


def _sql_condition(compiled: CompiledRulebook, condition: Condition) -> str:
    match condition:
        case All(parts):
            return f"({' AND '.join(_sql_condition(compiled, part) for part in parts)})"
        case AnyOf(parts):
            return f"({' OR '.join(_sql_condition(compiled, part) for part in parts)})"
        case Not(part):
            return f"NOT {_sql_condition(compiled, part)}"
        case AnswerTest(question=question):
            low, high, size = _range(compiled, condition)
            if low == high:
                return f"{question} = {low}"
            if high == size - 1:
                return f"{question} >= {low}"
            return f"{question} <= {high}" if low == 0 else f"{question} BETWEEN {low} AND {high}"
    raise NotImplementedError("a headline that looks at another role")


def _polars(compiled: CompiledRulebook, rules: Rules | int) -> pl.Expr:
    if isinstance(rules, int):
        return pl.lit(rules, pl.UInt8)
    expression = _polars(compiled, rules.otherwise)
    for when, target in reversed(rules.cases):
        expression = pl.when(_polars_condition(compiled, when)).then(_polars(compiled, target)).otherwise(expression)
    return expression


def _polars_condition(compiled: CompiledRulebook, condition: Condition) -> pl.Expr:
    match condition:
        case All(parts):
            return pl.all_horizontal(_polars_condition(compiled, part) for part in parts)
        case AnyOf(parts):
            return pl.any_horizontal(_polars_condition(compiled, part) for part in parts)
        case Not(part):
            return ~_polars_condition(compiled, part)
        case AnswerTest(question=question):
            low, high, size = _range(compiled, condition)
            column = pl.col(question)
            if low == high:
                return column == low
            if high == size - 1:
                return column >= low
            return column <= high if low == 0 else column.is_between(low, high)
    raise NotImplementedError("a headline that looks at another role")


def _range(compiled: CompiledRulebook, test: AnswerTest) -> tuple[int, int, int]:
    """The weakest and the strongest option that a test allows, and how many there are; options between are allowed."""
    ids = compiled.rulebook.question(test.question).option_ids
    places = sorted(ids.index(option) for option in test.options)
    if places != list(range(places[0], places[-1] + 1)):
        raise NotImplementedError("a test of options that are not neighbours")
    return places[0], places[-1], len(ids)
