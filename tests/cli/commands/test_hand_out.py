"""`hand-out --slips`: codes for phones, each for one vote; beside the decision stand their seals."""

from __future__ import annotations

import re

import pytest
from tests.cli.running import subsidiarity
from tests.workshop.ballot.rooms import begun, on_the_disk

HALL = "decision: hall\ntitle: Who runs the hall?\nanswers: {}\n"
CODE = re.compile(r"\b[BCDFGHJKLMNPQRSTVWXZ2-9]{4}-[BCDFGHJKLMNPQRSTVWXZ2-9]{4}\b")


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_slips_are_printed_with_a_code_each(tmp_path, form):
    """In every form; the codes themselves are kept nowhere."""
    (tmp_path / "hall.yaml").write_text(HALL)

    run = subsidiarity("hand-out", "hall.yaml", "--slips", 5, "--format", form, cwd=tmp_path)

    codes = set(CODE.findall(run.stdout))
    assert (0, 5) == (run.returncode, len(codes)), run.stderr
    assert [] == [code for code in codes if code in on_the_disk(tmp_path)]


def test_only_these_codes_vote_in_that_workshop(tmp_path):
    """Those printed last."""
    (tmp_path / "hall.yaml").write_text(HALL)
    first, second = (
        CODE.findall(subsidiarity("hand-out", "hall.yaml", "--slips", 3, cwd=tmp_path).stdout) for _ in range(2)
    )
    (tmp_path / "hall.yaml").unlink()
    _, desk = begun(tmp_path)

    assert desk.voters.are_strict
    assert [None] * 3 == [desk.voters.token_of_slip(code) for code in first]
    assert None not in [desk.voters.token_of_slip(code) for code in second]


def test_slips_belong_to_a_file(tmp_path):
    """Without one there is no workshop to vote in."""
    run = subsidiarity("hand-out", "--slips", 3, cwd=tmp_path)

    assert (2, "") == (run.returncode, run.stdout)
    assert "slips belong to a workshop: name its decision file before --slips" in run.stderr


def test_slips_are_not_printed_while_the_workshop_is_held(tmp_path):
    """They would make those that people hold worthless."""
    sitting, _ = begun(tmp_path)
    run = subsidiarity("hand-out", "hall.yaml", "--slips", 3, "--rulebook", rulebook(tmp_path), cwd=tmp_path)
    sitting.save()

    assert (2, "") == (run.returncode, run.stdout)
    assert "A workshop has this file open. Print the slips before it begins." in run.stderr


def rulebook(folder) -> str:
    from tests.workshop.samples import SMALL

    (folder / "small.txt").write_text(SMALL)
    return "small.txt"
