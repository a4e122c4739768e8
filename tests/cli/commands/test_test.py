"""`test`: expectations, coverage, boundary pairs and acceptance."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from tests.cli.running import broken, good, place, subsidiarity, unexpected
from tests.reporting.samples import JOINT, SETTLED

RULES = ("--rulebook", "wells.txt")
SILENT = SETTLED.replace("expects: town\n", "").replace("pump", "tap")
BECAUSE = SETTLED.replace(
    "expects: town\n", "expects:\n  level: town\n  because: [decide/above_street/far]\n  not_because: [BRANCH]\n"
)


def test_decisions_that_come_out_as_expected_are_fine(tmp_path):
    """Counted, with the coverage below."""
    run = subsidiarity("test", "files", *RULES, cwd=good(tmp_path))

    assert (0, "") == (run.returncode, run.stderr)
    assert run.stdout.startswith("3 decisions as expected, 0 not as expected.\nBranches that decide: ")


def test_a_decision_that_comes_out_otherwise_fails(tmp_path):
    """With its place, what was expected and what came."""
    run = subsidiarity("test", "files", *RULES, cwd=unexpected(tmp_path))

    assert 1 == run.returncode
    assert "files/b.yaml:2:" in run.stdout
    assert ": ditch: expected town, got street, jointly\n" in run.stdout


@pytest.mark.parametrize(
    ("branch", "status"), [("decide/above_street/share", 0), ("decide/above_street/trust", 1)], ids=str
)
def test_a_branch_that_must_not_hold_is_tested(tmp_path, branch, status):
    """The pump's neighbours cannot share, and its street does trust each other."""
    folder = place(tmp_path, {"a.yaml": BECAUSE.replace("BRANCH", branch)})

    run = subsidiarity("test", "files", *RULES, cwd=folder)

    assert status == run.returncode
    assert (f"expected {branch} not to hold, it does\n" in run.stdout) == bool(status)


def test_a_document_that_cannot_be_used_is_worse_than_a_failure(tmp_path):
    """And stops no other."""
    run = subsidiarity("test", "files", *RULES, cwd=broken(tmp_path))

    assert 2 == run.returncode
    assert "3 decisions as expected, 0 not as expected, 1 document that cannot be used.\n" in run.stdout
    assert "SUB301" in run.stderr


def test_a_decision_that_expects_nothing_is_not_counted_as_right(tmp_path):
    """It still covers branches."""
    run = subsidiarity("test", "files", *RULES, cwd=place(tmp_path, {"a.yaml": SILENT}))

    assert run.stdout.startswith("0 decisions as expected, 0 not as expected, 1 that expects nothing.\n")
    assert 0 == run.returncode


@pytest.mark.parametrize(("threshold", "status"), [("40", 0), ("41", 1)])
def test_the_threshold_is_a_percentage_of_the_branches(tmp_path, threshold, status):
    """The pump covers 6 of 15."""
    run = subsidiarity("test", "files", "--threshold", threshold, *RULES, cwd=place(tmp_path, {"a.yaml": SETTLED}))

    assert status == run.returncode
    assert "decide/above_street: none for share, trust, near\n" in run.stdout


@pytest.mark.parametrize("threshold", ["-1", "101", "many"])
def test_a_threshold_that_is_no_percentage_is_wrong_usage(tmp_path, threshold):
    """It is said, and nothing is tested."""
    run = subsidiarity("test", "files", f"--threshold={threshold}", *RULES, cwd=good(tmp_path))

    assert (2, "") == (run.returncode, run.stdout)
    assert "--threshold" in run.stderr


def test_junit_holds_every_decision_and_the_threshold(tmp_path):
    """A build server counts the same as we do."""
    run = subsidiarity("test", "files", "--format", "junit", "--threshold", "99", *RULES, cwd=unexpected(tmp_path))

    root = ET.fromstring(run.stdout)
    failed = {case.attrib["name"] for case in root.iter("testcase") if case.find("failure") is not None}
    assert 1 == run.returncode
    assert {"ditch", "branches"} == failed
    assert {"tests": "5", "failures": "2", "errors": "0", "skipped": "0"} == root.attrib


def test_generated_pairs_cover_every_branch(tmp_path):
    """Written into a new folder, each file passes, and together they reach a threshold of 100."""
    folder = place(tmp_path, {})

    made = subsidiarity("test", "--generate", "pairs", *RULES, cwd=folder)
    run = subsidiarity("test", "pairs", "--threshold", "100", *RULES, cwd=folder)

    assert 0 == made.returncode
    assert 0 == run.returncode
    assert " 0 not as expected." in run.stdout
    assert "(100.0%)" in run.stdout


def test_a_generated_pair_stands_on_either_side_of_a_boundary(tmp_path):
    """Two documents in one file."""
    folder = place(tmp_path, {})
    subsidiarity("test", "--generate", "pairs", *RULES, cwd=folder)

    text = min((folder / "pairs").iterdir()).read_text(encoding="utf-8")

    before, after = text.split("---\n")
    answers = [
        [line for line in side.splitlines() if line.startswith("  ") and "/" not in line] for side in (before, after)
    ]
    assert 1 == sum(one != other for one, other in zip(answers[0][:7], answers[1][:7], strict=True))


def test_neither_decisions_nor_a_folder_is_wrong_usage(tmp_path):
    """There is nothing to do."""
    run = subsidiarity("test", *RULES, cwd=good(tmp_path))

    assert 2 == run.returncode
    assert "--generate" in run.stderr


def test_accepting_shows_the_difference_and_changes_nothing_else(tmp_path):
    """Comments stay, the old file is kept beside it, and the next run is fine."""
    commented = JOINT.replace("expects: town", "expects: town # until the ditch is dry")
    folder = place(tmp_path, {"b.yaml": commented})

    run = subsidiarity("test", "files", "--accept", *RULES, cwd=folder)
    again = subsidiarity("test", "files", *RULES, cwd=folder)

    assert (0, 0) == (run.returncode, again.returncode)
    assert "-expects: town # until the ditch is dry\n+expects: street, jointly # until the ditch is dry\n" in run.stdout
    assert commented.replace("town #", "street, jointly #") == (folder / "files" / "b.yaml").read_text(encoding="utf-8")


def test_what_cannot_be_changed_safely_is_left_to_people(tmp_path):
    """An expectation of several lines."""
    listed = JOINT.replace("expects: town", "expects:\n  - town")
    folder = place(tmp_path, {"b.yaml": listed})

    run = subsidiarity("test", "files", "--accept", *RULES, cwd=folder)

    assert 1 == run.returncode
    assert "what ditch expects must be changed by hand" in run.stderr
    assert listed == (folder / "files" / "b.yaml").read_text(encoding="utf-8")


def test_branches_that_are_not_as_expected_are_left_to_people(tmp_path):
    """The level is right; which branch was meant only they know."""
    text = BECAUSE.replace("BRANCH", "decide/above_street/trust")
    folder = place(tmp_path, {"a.yaml": text})

    run = subsidiarity("test", "files", "--accept", *RULES, cwd=folder)

    assert 1 == run.returncode
    assert "the branches that pump expects must be changed by hand" in run.stderr
    assert text == (folder / "files" / "a.yaml").read_text(encoding="utf-8")


def test_standard_input_cannot_be_rewritten(tmp_path):
    """It is said, and the test fails as it did."""
    run = subsidiarity("test", "-", "--accept", *RULES, stdin=JOINT, cwd=place(tmp_path, {}))

    assert 1 == run.returncode
    assert "- cannot be rewritten" in run.stderr
