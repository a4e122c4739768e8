"""What an audit should find, by walking every answer sheet of a small rulebook: slow, plain, and without a diagram."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from tests.analysis.small_rulebooks import compiled_rulebooks, every_sheet
from tests.reasoning.plain_walk import walks_of

from subsidiarity.model.rulebook import Safeguard
from subsidiarity.reasoning.compiled import compile_rulebook

unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""Walking every sheet takes what it takes, on a busy machine more."""
PULLS = ("up", "down", "none")


def rulebooks_to_audit():
    """Small rulebooks with any pulls, and a safeguard for each of some conditions."""
    pulls = st.lists(st.sampled_from(PULLS), min_size=4, max_size=4)
    return st.tuples(compiled_rulebooks(), pulls).map(lambda parts: _with(*parts))


def _with(compiled, pulls):
    rulebook = compiled.rulebook
    questions = tuple(replace(question, pull=pull) for question, pull in zip(rulebook.questions, pulls, strict=False))
    safeguards = tuple(
        Safeguard(f"guard{place}", "floor", "Guard", branch.when, "Advice", "Because", "")
        for place, branch in enumerate(stated_branches(rulebook)[:3])
    )
    return compile_rulebook(replace(rulebook, questions=questions, safeguards=safeguards))


def stated_branches(rulebook):
    return [
        branch
        for role in rulebook.roles
        for step in role.graph.steps.values()
        for branch in step.branches
        if branch.when is not None
    ]


def every_walk(compiled):
    """Every full sheet with its walks."""
    return {options: walks_of(compiled.rulebook, options) for options in every_sheet(compiled)}
