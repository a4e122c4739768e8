"""Safeguards that can never hold, and conditions that always do."""

from __future__ import annotations

from hypothesis import given
from tests.analysis.brute_force import rulebooks_to_audit, unhurried
from tests.analysis.small_rulebooks import every_sheet
from tests.analysis.written_rulebooks import compiled
from tests.reasoning.plain_walk import safeguards_on

from subsidiarity.analysis.rulebook.idle_safeguards import find_constant_safeguards, find_idle_safeguards

NEVER = "{all: [{reach: {is: land}}, {decide: {is: street}}]}"
ALWAYS = "{any: [{reach: {is: street}}, {reach: {at_least: town}}]}"
SOMETIMES = "{means: {is: poor}}"


def guarded(when):
    return compiled(safeguards=f"guard: {{kind: floor, title: T, when: {when}, advice: A, because: B, source: S}}")


def test_a_safeguard_that_no_sheet_calls_for_is_idle():
    """With a reach of the land the land decides, never the street."""
    assert ["guard"] == [safeguard.id for safeguard in find_idle_safeguards(guarded(NEVER))]


def test_a_condition_that_every_sheet_meets_is_constant():
    """Every reach is the street's, or the town's at the least."""
    assert ["guard"] == [safeguard.id for safeguard in find_constant_safeguards(guarded(ALWAYS))]


def test_a_safeguard_that_some_sheets_call_for_is_neither():
    """The twin: it holds for the poor only."""
    rulebook = guarded(SOMETIMES)

    assert ((), ()) == (find_idle_safeguards(rulebook), find_constant_safeguards(rulebook))


def test_a_safeguard_without_a_condition_is_meant_to_hold_always():
    """It says so by leaving `when` out."""
    rulebook = compiled(safeguards="guard: {kind: floor, title: T, advice: A, because: B, source: S}")

    assert () == find_constant_safeguards(rulebook)


@unhurried
@given(rulebooks_to_audit())
def test_both_kinds_are_those_that_walking_every_sheet_finds(rulebook):
    """Idle holds on no sheet, constant on all of them."""
    held: dict[str, set[bool]] = {guard.id: set() for guard in rulebook.rulebook.safeguards}
    for options in every_sheet(rulebook):
        holding = safeguards_on(rulebook.rulebook, options)
        for guard in rulebook.rulebook.safeguards:
            held[guard.id].add(guard in holding)

    assert {name for name, seen in held.items() if seen == {False}} == {g.id for g in find_idle_safeguards(rulebook)}
    assert {name for name, seen in held.items() if seen == {True}} == {g.id for g in find_constant_safeguards(rulebook)}
