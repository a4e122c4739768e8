"""`check` on a rulebook: findings with decisions that show them, and what can be measured."""

from __future__ import annotations

import subprocess
import sys

import pytest
from tests.cli.running import place, subsidiarity
from tests.reporting.samples import RULES as WELLS

LIFTED_BY_TRUST = WELLS.replace("pull: down", "pull: up")
"""Trust keeps a decision in the street, whatever the rulebook now declares."""


def test_witnesses_come_out_as_they_expect(tmp_path):
    """Every finding's decisions, written into a folder, are tested by the same rulebook, which breaks its word."""
    folder = place(tmp_path, {"r.yaml": LIFTED_BY_TRUST})

    run = subsidiarity("check", "files/r.yaml", "--all", "--witness", "shown", cwd=folder)
    tested = subsidiarity("test", "shown", "--rulebook", "files/r.yaml", cwd=folder)

    assert 1 == run.returncode
    assert "error SUB401: `trust` pulls up, yet from `none` to `essential`" in run.stdout
    assert (1, True) == (tested.returncode, " as expected, 0 not as expected." in tested.stdout)
    assert [] != list((folder / "shown").glob("sub401-*.yaml"))


def test_a_pair_of_witnesses_shows_the_level_going_the_wrong_way(tmp_path):
    """One file with both decisions, of which the stronger answer has the lower level."""
    folder = place(tmp_path, {"r.yaml": LIFTED_BY_TRUST})

    subsidiarity("check", "files/r.yaml", "--witness", "shown", cwd=folder)
    run = subsidiarity("evaluate", "shown/sub401-1.yaml", "--rulebook", "files/r.yaml", "--format", "csv", cwd=folder)

    assert 1 == run.returncode
    assert [True, True] == [word in run.stdout for word in ("sub401-1-weaker", "sub401-1-stronger")]


def test_only_what_is_shown_is_written(tmp_path):
    """Without --all, what is only worth knowing has no file."""
    folder = place(tmp_path, {"r.yaml": WELLS})

    run = subsidiarity("check", "files/r.yaml", "--witness", "shown", cwd=folder)

    assert 0 == run.returncode
    assert [] == list((folder / "shown").iterdir())


def test_a_file_that_is_in_the_way_is_kept(tmp_path):
    """A witness never replaces what somebody wrote, and the same witness may be written twice."""
    folder = place(tmp_path, {"r.yaml": LIFTED_BY_TRUST})
    command = ("check", "files/r.yaml", "--witness", "shown")

    subsidiarity(*command, cwd=folder)
    again = subsidiarity(*command, cwd=folder)
    (folder / "shown" / "sub401-1.yaml").write_text("mine", encoding="utf-8")
    in_the_way = subsidiarity(*command, cwd=folder)

    assert (1, 2) == (again.returncode, in_the_way.returncode)
    assert "exists already and holds something else" in in_the_way.stderr
    assert "mine" == (folder / "shown" / "sub401-1.yaml").read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    """A file stands where the folder should be."""
    folder = place(tmp_path, {"r.yaml": LIFTED_BY_TRUST})

    run = subsidiarity("check", "files/r.yaml", "--witness", "wells.txt", cwd=folder)

    assert 2 == run.returncode
    assert "wells.txt could not be written" in run.stderr


def test_completeness_is_stated_with_the_exact_number(tmp_path):
    """2 x 3 x 3 x 3 x 2 x 3 x 4 answer sheets."""
    run = subsidiarity("check", "wells.txt", cwd=place(tmp_path, {}))

    assert "Complete: every one of 1,296 answer sheets has an outcome for every role.\n" in run.stdout


@pytest.mark.parametrize(
    ("option", "words"),
    [
        ("--influence", "How often one step of an answer changes a role's outcome"),
        ("--interview", "Always asked before `decide` ends at a level:"),
    ],
)
def test_measures_are_shown_when_they_are_asked_for(tmp_path, option, words):
    """And not before."""
    folder = place(tmp_path, {})

    assert words in subsidiarity("check", "wells.txt", option, cwd=folder).stdout
    assert words not in subsidiarity("check", "wells.txt", cwd=folder).stdout


@pytest.mark.parametrize(("option", "loads"), [("--influence", False), ("--interview", True)])
def test_a_graph_library_is_loaded_only_for_what_every_way_passes(option, loads):
    """The audit itself needs none."""
    code = "import sys; from subsidiarity.cli import main; main(sys.argv[1:]); print('networkx' in sys.modules)"

    run = subprocess.run(
        [sys.executable, "-c", code, "check", "--all", option], capture_output=True, encoding="utf-8", check=True
    )

    assert str(loads) == run.stdout.splitlines()[-1]


def test_a_rulebook_that_tangles_is_refused_with_the_branch_to_blame(tmp_path):
    """The questions that hold most of the diagram are named, within seconds."""
    names = [f"q{place}" for place in range(30)]
    questions = "".join(
        f"  {name}: {{name: {name}, theme: t, pull: none, ask: a, options: {{a: a, b: b, c: c, d: d}}, source: S}}\n"
        for name in names
    )
    pairs = ", ".join(
        f"{{all: [{{{one}: {{is: a}}}}, {{{other}: {{is: b}}}}]}}"
        for one, other in zip(names[:15], names[15:], strict=True)
    )
    rulebook = (
        "rulebook: tangled\nedition: 1\ntitle: T\nheadline: decide\n"
        "levels: {low: {name: Low, body: low, about: a}, high: {name: High, body: high, about: a}}\n"
        f"questions:\n{questions}roles:\n  decide:\n    name: n\n    ask: a\n    start: s\n    steps:\n      s:\n"
        f"        ask: a\n        branches:\n          - {{id: knot, when: {{any: [{pairs}]}}, to: high, "
        "because: b, source: S}\n        otherwise: {to: low, because: b, source: S}\n"
        "sources: {S: {author: a, year: 1, title: t, checked: original}}\n"
    )

    run = subsidiarity("check", "files/r.yaml", cwd=place(tmp_path, {"r.yaml": rulebook}))

    assert 2 == run.returncode
    assert "SUB204: the role `decide` tangles these questions: `q" in run.stdout
    assert "id: knot" in run.stdout
