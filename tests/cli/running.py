"""Running the command as a user does: in a process of its own."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.reporting.samples import BROKEN, JOINT, OPEN, RULES, SETTLED

GOOD = {"a.yaml": SETTLED, "c.yaml": OPEN, "deep/d.yaml": SETTLED.replace("pump", "valve")}
"""Three decisions that come out as they expect."""

PATIENCE_SECONDS = 300
"""A last guard: each command takes a second, and a busy machine may take longer."""
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
        timeout=PATIENCE_SECONDS,
    )


@contextlib.contextmanager
def beside(command: list[str], **options: Any) -> Iterator[Any]:
    """A process that runs beside the test while the block does; however the block ends, so have it and its children."""
    process = subprocess.Popen(command, start_new_session=True, **options)
    try:
        yield process
    finally:
        end_at_once(process)
        for stream in (process.stdin, process.stdout, process.stderr):
            if stream is not None:
                with contextlib.suppress(OSError):  # what nobody read by then is lost, and closing says so
                    stream.close()


def end_at_once(process: subprocess.Popen[Any]) -> None:
    """End a process that runs beside the test, and those that it has started."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


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
