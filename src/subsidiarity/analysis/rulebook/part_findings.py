"""The findings on parts that make no difference: options alike, roles that never differ, idle parts of conditions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from subsidiarity.analysis.rulebook.alike_options import find_alike_options
from subsidiarity.analysis.rulebook.idle_parts import Idleness, find_idle_parts
from subsidiarity.analysis.rulebook.unreachable import find_constant_roles
from subsidiarity.analysis.sheet_sets import SheetSets
from subsidiarity.model.finding import Finding
from subsidiarity.reasoning.compiled import CompiledRulebook

_IDLE: Mapping[Idleness, tuple[str, str, str]] = {
    "always": ("SUB417", "always holds", "mend it, or leave it out: it says nothing"),
    "never": ("SUB417", "never holds", "mend it, or leave it out: it says nothing"),
    "repeated": ("SUB418", "stands in its group a second time", "say it once"),
    "denied twice": ("SUB418", "is denied twice, and so not at all", "leave out both `not`"),
}
"""For each way to be idle: the code, what is said of the part, and how to mend it."""


def constant_roles(compiled: CompiledRulebook) -> Iterator[Finding]:
    """The findings on roles that have the same outcome whatever is answered."""
    for role, outcome in find_constant_roles(compiled):
        message = f"whatever is answered, the role `{role.id}` ends at {outcome.spelling}"
        yield Finding("SUB416", "warning", message, role.span, "let a branch lead elsewhere, or delete it", at=role.id)


def alike_options(compiled: CompiledRulebook) -> Iterator[Finding]:
    """The findings on options of one question that no rule tells apart."""
    for found in find_alike_options(compiled):
        *firsts, last = [f"`{option.id}`" for option in found.options]
        message = f"no rule tells the options {', '.join(firsts)} and {last} of `{found.question.id}` apart"
        hint = "join them, let a condition tell them apart, or accept it"
        yield Finding("SUB415", "information", message, found.options[1].span, hint, at=found.question.id)


def idle_parts(compiled: CompiledRulebook, sets: SheetSets) -> Iterator[Finding]:
    """The findings on parts of conditions that say nothing; `Tangled` where telling takes more than the sets may."""
    for found in find_idle_parts(compiled, sets):
        code, said, hint = _IDLE[found.idleness]
        message = f"this part of the condition of `{found.owner}` {said}"
        yield Finding(code, "warning", message, found.span, hint, at=found.owner)
