"""Whoever asks for one result waits for nothing that it does not need."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
SLOW = (
    "yaml",
    "dataclasses",
    "inspect",
    "typing",
    "fractions",
    "hashlib",
    "secrets",
    "json",
    "calendar",
    "pickle",
    "subsidiarity.api.given.source",
    "subsidiarity.api.shown.advice",
    "subsidiarity.model.comparison",
    "subsidiarity.reading.tree",
)
WHAT_IT_LOADS = f"""
import sys
from subsidiarity.cli import main
status = main(sys.argv[1:])
print("loaded:", *sorted(set({SLOW!r}) & set(sys.modules)), file=sys.stderr)
sys.exit(status)
"""


def loaded(folder: Path, *arguments: str) -> list[str]:
    """What a command loads of what is slow, once the rulebook was read before."""
    surroundings = {**os.environ, "XDG_CACHE_HOME": str(folder)}
    command = [sys.executable, "-c", WHAT_IT_LOADS, *arguments]
    runs = [
        subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False)
        for _ in range(2)
    ]
    assert [0, 0] == [run.returncode for run in runs], runs[-1].stderr
    assert runs[0].stdout == runs[1].stdout
    return runs[1].stderr.splitlines()[-1].split()[1:]


@pytest.mark.parametrize("command", ["explain", "evaluate"])
def test_a_plain_decision_is_read_without_a_parser_of_yaml(command, tmp_path):
    """Its answers, its texts and what it expects are plain; the rulebook and the precedents were kept."""
    assert [] == loaded(tmp_path / "cache", command, "decisions/harbour-hall.yaml")


@pytest.mark.parametrize("module", SLOW)
def test_what_is_not_loaded_is_there(module):
    """A module of another name by now would never be missed."""
    assert importlib.util.find_spec(module) is not None


def test_a_rulebook_is_checked_without_a_reader_of_side_files(tmp_path):
    """It was kept, and none of its side files stand beside it; what measures nothing needs no fractions."""
    assert [] == loaded(tmp_path / "cache", "check")


def test_a_decision_that_is_not_plain_is_read_carefully(tmp_path):
    """The parser is there when it is needed, and the result is the same."""
    sheet = yaml.safe_load((ROOT / "decisions" / "harbour-hall.yaml").read_text(encoding="utf-8"))
    (tmp_path / "sheet.yaml").write_text(json.dumps(sheet), encoding="utf-8")

    assert {"yaml", "subsidiarity.reading.tree"} <= set(loaded(tmp_path, "explain", str(tmp_path / "sheet.yaml")))
