"""`check`: what is wrong in a rulebook or a decision file."""

from __future__ import annotations

import json
import re

import pytest
from tests.cli.running import broken, good, place, subsidiarity, unexpected
from tests.reporting.samples import BROKEN, SETTLED
from tests.reporting.samples import RULES as WELLS

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
    line = 1 + WELLS.splitlines().index("    pull: up")
    assert f"files/r.yaml:{line}:11: error SUB025: `pull` cannot be `upp`" in run.stdout


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


LIFTED = WELLS.replace("pull: down", "pull: up")
"""Trust keeps a decision in the street, whatever the rulebook now declares."""


@pytest.mark.parametrize(
    "command",
    [
        ("explain", "files/a.yaml"),
        ("evaluate", "files/a.yaml"),
        ("report", "files/a.yaml", "--output", "pages"),
        ("what-if", "files/a.yaml", "--set", "trust=none"),
        ("agreement", "files/a.yaml", "files/b.yaml"),
        ("questions",),
        ("hand-out",),
        ("draw",),
        ("interview", "files/a.yaml", "--plain"),
    ],
    ids=lambda command: command[0],
)
def test_a_disproved_pull_is_said_once_by_every_command_and_ends_it_with_1(tmp_path, command):
    """The output is there all the same; the second time, the rulebook was kept."""
    folder = place(tmp_path, {"a.yaml": SETTLED, "b.yaml": SETTLED})
    (folder / "lifted.txt").write_text(LIFTED)
    runs = [subsidiarity(*command, "--rulebook", "lifted.txt", cwd=folder) for _ in "12"]

    assert [1, 1] == [run.returncode for run in runs], runs[0].stderr
    assert [1, 1] == [run.stderr.count("error SUB401: `trust` pulls up") for run in runs]
    assert runs[0].stdout == runs[1].stdout


def test_a_pull_that_holds_leaves_the_exit_code_alone(tmp_path):
    """The twin."""
    folder = place(tmp_path, {"a.yaml": SETTLED})

    assert 0 == subsidiarity("explain", "files/a.yaml", *RULES, cwd=folder).returncode


@pytest.mark.parametrize(("fail_on", "code"), [("error", 1), ("unexpected", 0), ("never", 0)])
def test_a_batch_may_leave_errors_out_of_its_exit_code(tmp_path, fail_on, code):
    """The error is said all the same."""
    folder = place(tmp_path, {"a.yaml": SETTLED})
    (folder / "lifted.txt").write_text(LIFTED)
    run = subsidiarity("evaluate", "files", "--rulebook", "lifted.txt", "--fail-on", fail_on, cwd=folder)

    assert (code, 1) == (run.returncode, run.stderr.count("SUB401"))


def test_a_disproved_pull_is_claimed_nowhere(tmp_path):
    """Neither in the list of questions, nor in its record, nor on the rulebook's page."""
    folder = place(tmp_path, {"a.yaml": SETTLED})
    (folder / "lifted.txt").write_text(LIFTED)
    listed, record = (
        subsidiarity("questions", "--rulebook", "lifted.txt", "--format", form, cwd=folder).stdout
        for form in ("text", "json")
    )
    subsidiarity("report", "files", "--output", "pages", "--rulebook", "lifted.txt", cwd=folder)
    page = (folder / "pages" / "rulebook.html").read_text()

    assert 1 == listed.count("This may move the decision, up or down.")
    assert "either" == next(each["pull"] for each in json.loads(record) if each["id"] == "trust")
    assert 1 == page.count("It may move the level, up or down.")
    assert "may move the level down" not in page


def test_findings_are_counted_in_one_line(tmp_path):
    """Accepted ones apart; `--all` shows these with their reason."""
    known = WELLS + "accepted: [{finding: SUB409, at: pay/means, because: The rest is meant.}]\n"
    folder = place(tmp_path, {"r.yaml": WELLS, "known.yaml": known})
    plain, accepted = (subsidiarity("check", f"files/{name}.yaml", cwd=folder).stdout for name in ("r", "known"))
    shown = subsidiarity("check", "files/known.yaml", "--all", cwd=folder).stdout

    (number,) = re.findall(
        r"^No errors and no warnings; (\d+) worth knowing: check --all shows them", plain, re.MULTILINE
    )
    counts = f"No errors and no warnings; 1 accepted and {int(number) - 1} worth knowing"
    assert f"{counts}: check --all shows them.\n" in accepted
    assert [True, True] == [words in shown for words in (" accepted: The rest is meant.\n", f"{counts}.\n")]


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_programs_are_told_what_is_found_in_rulebooks_and_decisions_together(tmp_path, form):
    """One document for all files, with the place of each thing; nothing else goes to standard output."""
    folder = place(tmp_path, {"b.yaml": BROKEN, "r.yaml": LIFTED})
    run = subsidiarity("check", "files/r.yaml", "files/b.yaml", *RULES, "--format", form, cwd=folder)
    found = json.loads(run.stdout)
    problems = found["problems"] if form == "json" else found["runs"][0]["results"]
    codes = [each["code" if form == "json" else "ruleId"] for each in problems]

    assert 2 == run.returncode
    assert {"SUB301", "SUB401", "SUB408"} <= set(codes)
    if form == "json":
        trust = next(each for each in problems if each["code"] == "SUB401")
        line = 1 + LIFTED.splitlines().index("  trust:")
        assert ("files/r.yaml", line, 3, "error", "trust") == tuple(
            trust[name] for name in ("file", "line", "column", "severity", "at")
        )
        assert 1 <= found["counts"]["errors"]
