"""`agreement`: several people's sheets."""

from __future__ import annotations

from tests.cli.running import place, subsidiarity
from tests.reporting.samples import BROKEN, JOINT, SETTLED

RULES = ("--rulebook", "wells.txt")
LIKELY = SETTLED.replace("deals: {answer: doubtful, evidence: guess}", "deals: likely")
THREE = {"ann.yaml": SETTLED, "bob.yaml": SETTLED, "cat.yaml": LIKELY}


def test_it_says_which_differences_matter(tmp_path):
    """Three people, each with a file of the same decision."""
    run = subsidiarity("agreement", "files", *RULES, cwd=place(tmp_path, THREE))

    assert (0, "") == (run.returncode, run.stderr)
    assert "\nTown should decide. That is where the middle of 3 sheets leads.\n" in run.stdout
    assert "These differences change the level:\n  - Could neighbours settle it between them?\n" in run.stdout
    assert "  files/cat.yaml  Street, jointly\n" not in run.stdout
    assert "  files/cat.yaml  Street\n" in run.stdout


def test_several_decisions_get_an_overview(tmp_path):
    """Agreement across decisions comes first, then a row for each."""
    two = {name: f"{text}---\n{JOINT}" for name, text in THREE.items()}
    run = subsidiarity("agreement", "files", *RULES, cwd=place(tmp_path, two))

    assert 0 == run.returncode
    assert run.stdout.startswith("2 decisions answered by several people\n")
    assert "How the group answered" not in run.stdout


def test_each_decision_can_be_shown_in_full(tmp_path):
    """After the overview."""
    two = {name: f"{text}---\n{JOINT}" for name, text in THREE.items()}
    run = subsidiarity("agreement", "files", "--each", *RULES, cwd=place(tmp_path, two))

    assert 2 == run.stdout.count("How the group answered")


def test_a_decision_with_one_sheet_is_left_out_and_named(tmp_path):
    """One sheet agrees with itself."""
    run = subsidiarity("agreement", "files", *RULES, cwd=place(tmp_path, {**THREE, "dan.yaml": JOINT}))

    assert 0 == run.returncode
    assert "`ditch` has one sheet only, and is left out" in run.stderr


def test_those_left_out_are_named_in_the_order_of_the_files(tmp_path):
    """The same in every run."""
    alone = {f"z{name}.yaml": JOINT.replace("ditch", name) for name in "abcdefgh"}
    run = subsidiarity("agreement", "files", *RULES, cwd=place(tmp_path, {**THREE, **alone}))

    assert [f"subsidiarity: `{name}` has one sheet only, and is left out" for name in "abcdefgh"] == (
        run.stderr.splitlines()
    )


def test_sheets_of_different_decisions_are_no_group(tmp_path):
    """It is said how the files belong together."""
    run = subsidiarity("agreement", "files", *RULES, cwd=place(tmp_path, {"a.yaml": SETTLED, "b.yaml": JOINT}))

    assert (2, "") == (run.returncode, run.stdout)
    assert "each person's file must name the same `decision:`" in run.stderr


def test_nothing_is_reckoned_while_a_sheet_cannot_be_used(tmp_path):
    """Leaving a person out in silence would change every figure."""
    run = subsidiarity("agreement", "files", *RULES, cwd=place(tmp_path, {**THREE, "dan.yaml": BROKEN}))

    assert (2, "") == (run.returncode, run.stdout)
    assert "files/dan.yaml:" in run.stderr
