"""What is asked of a rulebook: its audit, its measures, its test and its editions, without a command."""

from __future__ import annotations

import json

import pytest
from tests.api.shed import ROOF, RULES, advisor_of

from subsidiarity.api import (
    UnknownName,
    audit_rulebook,
    diff_rulebooks,
    failure_lines,
    is_rulebook,
    render_problems,
    render_test,
)


def test_a_rulebook_is_told_from_decisions(tmp_path):
    """By what it says it is, not by its name."""
    (tmp_path / "a.yaml").write_text(RULES)
    (tmp_path / "b.yaml").write_text(ROOF)

    assert [True, False] == [is_rulebook(str(tmp_path / name)) for name in ("a.yaml", "b.yaml")]


def test_findings_come_with_decisions_that_show_them(tmp_path):
    """Each in a file of its own, where decisions can show it."""
    never = "          - {id: never, when: {use: {is: one}}, to: street, because: No., source: Marsh 1998}\n"
    first = "          - id: shared\n"
    (tmp_path / "rules.yaml").write_text(RULES.replace(first, f"{never}{first}"))
    advisor, diagnostics, findings = audit_rulebook(str(tmp_path / "rules.yaml"))
    assert advisor is not None, diagnostics
    shown = [finding for finding in findings if finding.witnesses]
    files = advisor.witness_files(findings)

    assert shown
    assert len(shown) == len(files)
    assert all(advisor.read(written.encode(), name)[0] for name, written in files.items())


def test_a_rulebook_is_measured(tmp_path):
    """Every sheet has an outcome; every question has an influence; an interview has a length."""
    advisor = advisor_of(tmp_path)

    assert advisor.summary().startswith("shed, edition 1: 2 levels, 2 questions, 2 roles")
    assert [("decide", 6, True), ("pay", 6, True)] == [
        (proof.role_id, proof.every, proof.is_complete) for proof in advisor.completeness()
    ]
    assert {"use", "trust"} == {each.question_id for each in advisor.influence()}
    assert ["decide", "pay"] == [each.role_id for each in advisor.interviews().lengths]


def test_decisions_are_put_to_the_test(tmp_path):
    """What fails is said as it passes, and counted."""
    advisor = advisor_of(tmp_path)
    (tmp_path / "a.yaml").write_text(ROOF)
    (tmp_path / "b.yaml").write_text(ROOF.replace("roof", "door").replace("expects: street", "expects: house"))
    said: list[str] = []
    paths = [str(tmp_path / "a.yaml"), str(tmp_path / "b.yaml")]
    tested = advisor.test(paths, lambda row: said.append(failure_lines(row)))

    assert ["", f"{tmp_path}/b.yaml:2:1: door: expected house, got street\n"] == said
    assert render_test(tested).startswith("1 decision as expected, 1 not as expected.\n")


def test_a_test_is_written_for_build_servers(tmp_path):
    """With the coverage as a case of its own, if a threshold is set."""
    advisor = advisor_of(tmp_path)
    (tmp_path / "a.yaml").write_text(ROOF)
    tested = advisor.test([str(tmp_path / "a.yaml")], has_cases=True)

    assert 'tests="2" failures="1"' in render_test(tested, "junit", 100)


def test_what_comes_out_can_be_accepted(tmp_path):
    """Every other character stays."""
    advisor = advisor_of(tmp_path)
    text = ROOF.replace("expects: street", "expects: house  # so far")
    (decision,), _ = advisor.read(text.encode(), "roof.yaml")

    assert text.replace("house", "street") == advisor.accepted(text, advisor.evaluate(decision))


def test_boundaries_have_decisions_on_either_side(tmp_path):
    """Two in a file."""
    advisor = advisor_of(tmp_path)
    files = advisor.boundary_files()

    assert files.texts
    assert {2} == {len(advisor.read(text.encode(), name)[0]) for name, text in files.texts.items()}


def test_editions_are_compared(tmp_path):
    """On every sheet, and on decisions that are at hand."""
    (tmp_path / "old").mkdir()
    (tmp_path / "new").mkdir()
    old = advisor_of(tmp_path / "old")
    new = advisor_of(tmp_path / "new", RULES.replace("edition: 1", "edition: 2").replace("at_least: some", "is: all"))
    (tmp_path / "roof.yaml").write_text(ROOF)
    editions, diagnostics = diff_rulebooks(old, new)
    assert editions is not None, diagnostics
    (placed,) = editions.place([str(tmp_path / "roof.yaml")])
    assert placed.diffs is not None

    assert [("decide", 1), ("pay", 0)] == [(role.role_id, role.changed) for role in editions.diff.roles]
    assert ["decide"] == [diff.role_id for diff in placed.diffs]
    assert ["decide-1-before.yaml", "decide-1-after.yaml"] == list(editions.witness_files())
    assert "From shed, edition 1 to shed, edition 2" == editions.heading()
    assert editions.render().startswith("\ndecide: 1 of 6 answer sheets change (16.7%)\n")


def test_problems_of_a_rulebook_are_data_for_programs(tmp_path):
    """By line, severity and what they are about; a form that there is not is refused."""
    advisor = advisor_of(tmp_path, RULES.replace("pull: up", "pull: down"))
    record = json.loads(render_problems(advisor.findings(), "json"))

    assert ("SUB401", "use", "error") == tuple(record["problems"][0][name] for name in ("code", "at", "severity"))
    with pytest.raises(UnknownName):
        render_problems((), "yaml")
