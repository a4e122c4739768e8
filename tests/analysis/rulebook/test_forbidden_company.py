"""Safeguards and the outcomes that they may not stand beside."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.brute_force import rulebooks_to_audit, unhurried
from tests.analysis.small_rulebooks import OUTCOMES, every_sheet
from tests.analysis.written_rulebooks import compiled
from tests.reasoning.plain_walk import end_of, safeguards_on

from subsidiarity.analysis.rulebook.audit import find_findings, find_quick_findings
from subsidiarity.analysis.rulebook.forbidden_company import find_forbidden_company
from subsidiarity.reasoning.advise import advise
from subsidiarity.reasoning.compiled import compile_rulebook


def guarded(when, not_with):
    guard = f"guard: {{kind: floor, title: T, when: {when}, not_with: {not_with}, advice: A, because: B, source: S}}"
    return compiled(safeguards=guard)


def test_a_safeguard_that_stands_beside_an_outcome_it_forbids_is_an_error_with_a_witness():
    """Where the reach is the land's the land decides, and the safeguard holds."""
    rulebook = guarded("{reach: {is: land}}", "[street, land]")
    (finding,) = [finding for finding in find_findings(rulebook) if finding.code == "SUB413"]
    shown = advise(rulebook, finding.witnesses[0])

    assert ("error", "the safeguard `guard` may not stand beside land, and on some answers it does") == (
        finding.severity,
        finding.message,
    )
    assert ("land", ["guard"]) == (shown.level, [advice.safeguard.id for advice in shown.safeguards])


def test_what_never_happens_is_proved_and_not_said():
    """Where the reach is the land's the street never decides."""
    assert () == find_forbidden_company(guarded("{reach: {is: land}}", "[street]"))


def test_it_is_said_wherever_the_rulebook_is_used():
    """The quick findings are those that loading says."""
    assert ["SUB413"] == [each.code for each in find_quick_findings(guarded("{reach: {is: land}}", "[land]"))]


@unhurried
@given(rulebooks_to_audit(), st.lists(st.sampled_from(OUTCOMES), max_size=3, unique=True))
def test_the_company_found_is_what_walking_every_sheet_finds(rulebook, not_with):
    """With the same numbers of sheets, and a witness that shows it."""
    guards = tuple(replace(guard, not_with=tuple(not_with)) for guard in rulebook.rulebook.safeguards)
    small = compile_rulebook(replace(rulebook.rulebook, safeguards=guards))
    met = [
        (guard.id, end_of(small.rulebook, options, "decide"))
        for options in every_sheet(small)
        for guard in safeguards_on(small.rulebook, options)
    ]
    found = find_forbidden_company(small)

    assert {(each.safeguard.id, each.outcome): each.sheets for each in found} == {
        pair: met.count(pair) for pair in met if pair[1] in not_with
    }
    for each in found:
        assert each.outcome == end_of(small.rulebook, each.witness, "decide")
        assert each.safeguard in safeguards_on(small.rulebook, each.witness)
