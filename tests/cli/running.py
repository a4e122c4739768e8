"""Running the command as a user does: in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.reporting.samples import BROKEN, JOINT, OPEN, RULES, SETTLED

GOOD = {"a.yaml": SETTLED, "c.yaml": OPEN, "deep/d.yaml": SETTLED.replace("pump", "valve")}
"""Three decisions that come out as they expect."""

HOSTILE_NAME = "e\x1b[31m\n.yaml"
HOSTILE_TITLE = "=1+1 [/red] <b>x</b> \\e[2J"


def subsidiarity(*arguments, stdin="", cwd=None, binary=False, **environment):
    """The finished process of `subsidiarity ARGUMENTS`."""
    return subprocess.run(
        [sys.executable, "-m", "subsidiarity", *map(str, arguments)],
        input=stdin.encode() if binary else stdin,
        capture_output=True,
        text=not binary,
        encoding=None if binary else "utf-8",
        cwd=cwd,
        env=surroundings(**environment),
        check=False,
        timeout=60,
    )


def surroundings(**environment):
    """An environment in which output is UTF-8 and nothing of this terminal counts."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON", "TERM"))}
    return {**kept, "PYTHONUTF8": "1", **environment}


def place(folder: Path, files: dict[str, str]) -> Path:
    """The folder with these files in it, and the small rulebook beside it."""
    for name, text in files.items():
        file = folder / "files" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (folder / "wells.txt").write_text(RULES, encoding="utf-8")
    return folder


def good(folder: Path) -> Path:
    """A place where everything is fine."""
    return place(folder, GOOD)


def broken(folder: Path) -> Path:
    """The same with a broken file in the middle."""
    return place(folder, {**GOOD, "b.yaml": BROKEN})


def unexpected(folder: Path) -> Path:
    """The same with a decision that expects another outcome."""
    return place(folder, {**GOOD, "b.yaml": JOINT})
