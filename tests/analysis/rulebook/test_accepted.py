"""Findings that a rulebook accepts with a reason."""

from __future__ import annotations

from tests.analysis.written_rulebooks import PLAIN, QUESTIONS, compiled

from subsidiarity.analysis.rulebook.audit import find_findings, find_quick_findings

IDLE = QUESTIONS + "  law: {name: law, theme: t, pull: none, ask: Law?, options: {old: o, new: n}, source: S}\n"
KNOWN = "accepted: [{finding: SUB404, at: law, because: It is asked for the minutes.}]"
LIFTED = PLAIN.replace("to: land", "to: street")


def test_an_accepted_finding_has_its_reason():
    """And is as grave as it was."""
    (found,) = [each for each in find_findings(compiled(questions=IDLE, head=KNOWN)) if each.code == "SUB404"]

    assert ("warning", "law", "It is asked for the minutes.") == (found.severity, found.at, found.accepted)


def test_an_accepted_finding_is_not_said_whenever_the_rulebook_is_used():
    """Its twin is."""
    said = [find_quick_findings(compiled(questions=IDLE, head=head)) for head in ("", KNOWN)]

    assert [["SUB404"], []] == [[each.code for each in found] for found in said]


def test_what_is_accepted_and_not_found_is_said_where_it_stands():
    """Nothing is amiss with the question on trust."""
    head = "accepted: [{finding: SUB404, at: [law, trust], because: They are asked for the minutes.}]"
    (found,) = [each for each in find_findings(compiled(questions=IDLE, head=head)) if each.code == "SUB419"]

    assert "SUB404 at `trust` is accepted, and the audit does not find it" == found.message
    assert (6, 40) == (found.span.line, found.span.column)


def test_an_error_is_not_accepted():
    """It stays an error, and the acceptance is said to be none."""
    head = "accepted: [{finding: SUB401, at: reach, because: We like it so.}]"
    found = find_findings(compiled(LIFTED, head=head))

    assert [("error", "")] == [(each.severity, each.accepted) for each in found if each.code == "SUB401"]
    assert ["SUB401 at `reach` is an error, and no error can be accepted"] == [
        each.message for each in found if each.code == "SUB419"
    ]


def test_what_was_left_out_of_an_audit_is_not_said_to_be_absent():
    """With no room for the sets of sheets, nobody knows."""
    head = "accepted: [{finding: SUB408, at: decide/start/stuck, because: The first is meant to win.}]"

    assert [] == [each for each in find_findings(compiled(head=head), work_limit=0) if each.code == "SUB419"]


def test_the_things_of_findings_are_called_as_the_rulebook_calls_them():
    """A finding without one is about the rulebook as a whole."""
    found = find_findings(compiled(LIFTED, questions=IDLE))

    assert {
        ("SUB401", "reach"),
        ("SUB404", "law"),
        ("SUB407", "land"),
        ("SUB408", "decide/start/stuck"),
        ("SUB409", "decide/start"),
        ("SUB415", "trust"),
    } == {(each.code, each.at) for each in found}
