"""Support that is never said."""

from __future__ import annotations

from hypothesis import given
from tests.analysis.brute_force import rulebooks_to_audit, unhurried
from tests.analysis.small_rulebooks import every_sheet
from tests.reasoning.plain_walk import supports_on, walks_of

from subsidiarity.analysis.rulebook.shadowed import find_idle_support


@unhurried
@given(rulebooks_to_audit())
def test_idle_support_is_what_walking_every_sheet_never_finds_to_hold(rulebook):
    """At steps that some walk comes to; of the others the audit says so already."""
    sheets = every_sheet(rulebook)
    walks = [walk for options in sheets for walk in walks_of(rulebook.rulebook, options).values()]
    met = {each.id for walk in walks for step, _, _ in walk for each in step.support}
    held = set[str]().union(*(supports_on(rulebook.rulebook, options) for options in sheets))

    assert met - held == {each.id for each in find_idle_support(rulebook)}
