"""`check`: what is wrong in a rulebook or a decision file."""

from __future__ import annotations

import re

from tests.cli.running import broken, good, place, subsidiarity, unexpected
from tests.reporting.samples import RULES as WELLS
from tests.reporting.samples import SETTLED

RULES = ("--rulebook", "wells.txt")


def test_the_shipped_rulebook_is_fine():
    """No error and no warning; its parts are counted."""
    run = subsidiarity("check")

    assert (0, "") == (run.returncode, run.stderr)
    assert "5 roles" in run.stdout


def test_a_broken_rulebook_is_named_at_its_place(tmp_path):
    """Every fault in one pass, on standard output."""
    folder = place(tmp_path, {"r.yaml": WELLS.replace("to: better\n", "to: bettr\n").replace("pull: up", "pull: upp")})
    run = subsidiarity("check", "files/r.yaml", cwd=folder)

    assert 2 == run.returncode
    assert "no step or level `bettr`" in run.stdout
    assert "files/r.yaml:42:11: error SUB025: `pull` cannot be `upp`" in run.stdout


def test_what_is_quickly_found_is_said_whenever_a_rulebook_is_used_and_once_by_check(tmp_path):
    """A safeguard that can never hold."""
    never = WELLS.replace(
        "sources:\n",
        "  idle: {kind: floor, title: T, advice: A, because: B, source: Marsh 1998, when: NEVER}\nsources:\n",
    ).replace("NEVER", "{all: [{reach: {is: street}}, {reach: {is: town}}]}")
    folder = place(tmp_path, {"a.yaml": SETTLED})
    (folder / "idle.txt").write_text(never)
    used = subsidiarity("evaluate", "files", "--rulebook", "idle.txt", cwd=folder)
    checked = subsidiarity("check", "--rulebook", "idle.txt", cwd=folder)

    assert 1 == used.stderr.count("warning SUB405: the safeguard `idle` can never hold"), used.stderr
    assert 1 == (checked.stdout + checked.stderr).count("SUB405"), checked.stdout


def test_a_finding_is_shown_with_a_decision(tmp_path):
    """A branch that can never win."""
    shadowed = WELLS.replace(
        "        otherwise: {to: above_town,",
        "          - {id: late, when: {trust: {is: essential}}, to: above_town, because: Late., source: Reed 2004}\n"
        "        otherwise: {to: above_town,",
    )
    run = subsidiarity("check", "files/r.yaml", cwd=place(tmp_path, {"r.yaml": shadowed}))

    assert 1 == run.returncode
    assert "decide/better/late" in run.stdout


def test_a_decision_file_is_checked_by_the_rulebook(tmp_path):
    """Diagnostics with their lines, on standard output."""
    run = subsidiarity("check", "files/b.yaml", *RULES, cwd=broken(tmp_path))

    assert 2 == run.returncode
    assert "files/b.yaml:4:11: error SUB301: no question `reech`" in run.stdout


def test_an_expectation_that_fails_is_a_finding(tmp_path):
    """With the place of the decision."""
    run = subsidiarity("check", "files/b.yaml", *RULES, cwd=unexpected(tmp_path))

    assert 1 == run.returncode
    assert re.search(r"^files/b\.yaml:2:\d+: expected town, got street, jointly$", run.stdout, re.MULTILINE)


def test_decision_files_without_fault_are_fine(tmp_path):
    """And counted."""
    run = subsidiarity("check", "files/a.yaml", "files/c.yaml", *RULES, cwd=good(tmp_path))

    assert (0, "1 decision: 1 Town.\n1 decision: 1 still open.\n") == (run.returncode, run.stdout)


def test_a_file_that_is_missing_is_said():
    """It is neither a rulebook nor a decision."""
    run = subsidiarity("check", "missing.yaml")

    assert 2 == run.returncode
    assert "missing.yaml:1:1: error SUB001" in run.stdout
