"""A program that is killed at any of its system calls: what a phone was told is counted stands in the tally, once."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from tests.cli.running import PATIENCE_SECONDS, surroundings
from tests.workshop.ballot.rooms import gone_on_with, on_the_disk
from tests.workshop.samples import workshop_of

from subsidiarity.workshop.ballot.sitting_votes import close_round, take_up
from subsidiarity.workshop.ballot.voter import mark
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.voting import reveal

pytestmark = [pytest.mark.long, pytest.mark.skipif(shutil.which("strace") is None, reason="no strace")]

ROOT = Path(__file__).parents[2]
CALLS = ("write", "fsync", "rename", "renameat", "renameat2", "unlink", "unlinkat", "link", "linkat")
CALL = re.compile(r"^(?:\d+ +)?([a-z0-9_]+)\(", re.MULTILINE)
PLACES = {"1": 0, "2": 1, "3": 2}


def watched(folder: Path, log: Path, *inject: str) -> list[str]:
    """What the workshop told before it ended."""
    known = ",".join(f"?{call}" for call in CALLS)
    command = ["strace", "-f", "-o", str(log), "-e", f"trace={known}", *inject]
    command += [sys.executable, "-B", "-m", "tests.phones.dying_desk", str(folder)]
    run = subprocess.run(
        command, cwd=ROOT, env=surroundings(), capture_output=True, text=True, check=False, timeout=PATIENCE_SECONDS
    )
    if "PTRACE" in run.stderr:
        pytest.skip(f"strace may not watch here: {run.stderr}")
    assert "Traceback" not in run.stderr, run.stderr
    return run.stdout.splitlines()


def test_whatever_was_told_is_in_the_tally_once(tmp_path):
    """Killed at each call that changes a file, then gone on with and closed."""
    (tmp_path / "whole").mkdir()
    whole = watched(tmp_path / "whole", tmp_path / "log")
    assert "revealed" == whole[-1]
    made = Counter(CALL.findall((tmp_path / "log").read_text()))
    tried = [(call, number) for call, times in made.items() for number in range(1, times + 1)]
    assert len(tried) > 40

    for call, number in tried:
        folder = tmp_path / f"{call}-{number}"
        folder.mkdir()
        told = watched(folder, tmp_path / "log", "-e", f"inject={call}:signal=KILL:when={number}")
        if any(line.startswith("tokens") for line in told):
            compare(folder, told)
        shutil.rmtree(folder)


def compare(folder: Path, told: list[str]) -> None:
    """The tally of a killed workshop with what its phones were told."""
    tokens = next(line for line in told if line.startswith("tokens")).split()[1:]
    counted = {int(who): value for _, who, value in (line.split() for line in told if line.startswith("counted"))}
    sitting, desk = gone_on_with(folder)
    take_up(sitting, desk)
    kept = desk.round
    if kept is not None:
        for who, value in counted.items():
            assert desk.chosen(tokens[who])[0] in (value, "3"), (who, told)  # 3: what it sent next, and was not told
        assert len(counted) <= desk.voted <= len(counted) + 1
        if desk.voted < 3:
            os.remove(folder / ".hall.yaml.room")
            return
        assert close_round(sitting, desk) is None
    else:
        found = reveal(sitting.session)
        if isinstance(found, Session):
            sitting.become(found)
    (vote,) = workshop_of(sitting.session).talk("trust").rounds
    assert len(counted) <= vote.votes <= 4
    for value, place in PLACES.items():
        assert vote.counts[place] <= sum(each == value for each in ("1", "2", "3", "3", "3"))
    if len(told) > 6:
        assert (0, 1, 3) == vote.counts
    held = on_the_disk(folder)
    assert [] == [token for token in tokens if token in held]
    if kept is not None:
        assert [] == [
            each for each in (mark(kept.id, desk.voters.seat(token) or "") for token in tokens) if each in held
        ]
