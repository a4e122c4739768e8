"""`compare`: decisions side by side."""

from __future__ import annotations

from tests.cli.running import broken, good, place, subsidiarity
from tests.reporting.samples import HIGHEST, SETTLED

RULES = ("--rulebook", "wells.txt")


def test_it_shows_only_what_differs(tmp_path):
    """The pump and the river, with a mark beside each other answer."""
    folder = place(tmp_path, {"a.yaml": SETTLED, "b.yaml": HIGHEST})
    run = subsidiarity("compare", "files/a.yaml", "files/b.yaml", *RULES, cwd=folder)

    assert (0, "") == (run.returncode, run.stderr)
    assert run.stdout.startswith("“Who mends the pump?” and “Who guards the river?” compared\n")
    assert "  Reach     town                   > land\n" in run.stdout
    assert "Aim " not in run.stdout


def test_two_versions_of_one_decision_go_by_their_files(tmp_path):
    """Neither their titles nor their ids tell them apart."""
    folder = place(
        tmp_path, {"a.yaml": SETTLED, "b.yaml": SETTLED.replace("reach: {answer: town", "reach: {answer: land")}
    )
    run = subsidiarity("compare", "files/a.yaml", "files/b.yaml", *RULES, cwd=folder)

    assert run.stdout.startswith("files/a.yaml and files/b.yaml compared\n")


def test_one_decision_is_too_few(tmp_path):
    """There is nothing to compare it with."""
    run = subsidiarity("compare", "files/a.yaml", *RULES, cwd=good(tmp_path))

    assert (2, "") == (run.returncode, run.stdout)
    assert "it takes two decisions to compare" in run.stderr


def test_nothing_is_compared_while_a_file_cannot_be_used(tmp_path):
    """A comparison without it would be another comparison."""
    run = subsidiarity("compare", "files/a.yaml", "files/b.yaml", "files/c.yaml", *RULES, cwd=broken(tmp_path))

    assert (2, "") == (run.returncode, run.stdout)
    assert "files/b.yaml:" in run.stderr
