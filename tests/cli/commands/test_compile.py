"""`compile`: the compiled rulebook on standard output or in a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.running import good, subsidiarity

RULEBOOKS = Path(__file__).parents[2] / "rulebooks"


def test_a_rulebook_is_written_in_every_language_that_it_has(tmp_path):
    """Its side files are found beside it; how much is translated is said."""
    run = subsidiarity("compile", RULEBOOKS / "clinic.yaml", "--output", "r.json", cwd=tmp_path)
    record = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))

    assert (0, "r.json is written\n") == (run.returncode, run.stderr)
    assert ("clinic", ["en-GB", "fr"]) == (record["rulebook"]["id"], [*record["texts"]])


def test_without_a_file_it_is_the_rulebook_we_ship(tmp_path):
    """On standard output; the same bytes each time."""
    one, other = (subsidiarity("compile", cwd=tmp_path).stdout for _ in range(2))

    assert ("climb", True) == (json.loads(one)["rulebook"]["id"], one == other)


@pytest.mark.parametrize("arguments", [("wells.txt",), ("--rulebook", "wells.txt")], ids=" ".join)
def test_the_rulebook_may_be_named_either_way(tmp_path, arguments):
    """As an argument or as other commands name it."""
    run = subsidiarity("compile", *arguments, cwd=good(tmp_path))

    assert (0, "wells") == (run.returncode, json.loads(run.stdout)["rulebook"]["id"])


def test_two_rulebooks_are_one_too_many(tmp_path):
    """It is said, rather than one of them chosen."""
    run = subsidiarity("compile", "wells.txt", "--rulebook", "wells.txt", cwd=good(tmp_path))

    assert (2, "", "subsidiarity: two rulebooks are named, one of them by --rulebook; name one\n") == (
        run.returncode, run.stdout, run.stderr
    )  # fmt: skip


def test_what_is_no_rulebook_is_refused_at_its_place(tmp_path):
    """As everywhere."""
    run = subsidiarity("compile", "files/a.yaml", cwd=good(tmp_path))

    assert (2, "") == (run.returncode, run.stdout)
    assert "files/a.yaml:2:1: error SUB121: this is a decision, and no rulebook" in run.stderr
