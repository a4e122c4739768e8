"""What the README shows is what a reader gets."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(r"<!-- example -->\n```console\n\$ subsidiarity (.+?) \| head -n (\d+)\n(.*?)```", re.DOTALL)
COMMAND = re.compile(r"^(?:\| [^|]+ \| `)?subsidiarity ([a-z-]+)", re.MULTILINE)


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "subsidiarity", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)


def test_the_example_is_what_the_command_prints():
    """The first lines of the explanation, letter for letter."""
    match = EXAMPLE.search(README)
    assert match is not None
    arguments, lines, shown = match.groups()

    printed = run(*shlex.split(arguments)).stdout

    assert "".join(printed.splitlines(keepends=True)[: int(lines)]) == shown


@pytest.mark.parametrize("command", sorted(set(COMMAND.findall(README))))
def test_every_command_in_the_readme_exists(command):
    """A reader who types what stands there gets help, not an error."""
    assert run(command, "--help").returncode == 0
