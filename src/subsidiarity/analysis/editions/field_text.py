"""A field's value as one text, for two editions to be compared and shown: conditions as a rulebook spells them."""

from __future__ import annotations

from subsidiarity.model.condition import All, AnswerTest, AnyOf, Condition, Named, Not
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.rulebook import Accepted


def field_text(value: object) -> str:
    """The value of a field as text; "" where it has none. Conditions stand by their name, if they have one."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Outcome():
            return value.spelling
        case Accepted():
            return f"{value.code} at {value.at}: {value.because}"
        case tuple():
            return "; ".join(map(field_text, value))
        case str() | int():
            return str(value)
        case _:
            return _spelling(value)  # type: ignore[arg-type]  # nothing else stands in a field


def _spelling(condition: Condition) -> str:
    match condition:
        case Named(name=name):
            return name
        case All(parts) | AnyOf(parts):
            word = "all" if isinstance(condition, All) else "any"
            return f"{{{word}: [{', '.join(map(_spelling, parts))}]}}"
        case Not(part):
            return f"{{not: {_spelling(part)}}}"
        case _:
            tested = condition.question if isinstance(condition, AnswerTest) else condition.role
            values = ", ".join(condition.values)
            return f"{{{tested}: {{{condition.relation}: {f'[{values}]' if condition.relation == 'in' else values}}}}}"
