"""The chapter on writing a rulebook: its files are written and its commands run, and what these print stands in it.

A block below `<!-- file: NAME -->` is a whole file. One below `<!-- part: NAME -->` has some parts of a file: they take
the place of its own, or are added behind them. One below `<!-- run -->` holds a command after `$`, and what it
prints, on both streams, in the folder of these files; `| head -n N` keeps the first lines.
"""  # noqa: INP001

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

CHAPTER = Path(__file__).parent / "writing-a-rulebook.md"
_BLOCK = re.compile(r"(<!-- (file|part|run)(?:: (\S+))? -->\n```\w+\n)(.*?)(^```$)", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"\$ subsidiarity (.*?)(?: \| head -n (\d+))?\n")
_PART = re.compile(r"^(\w+):.*\n(?:[ #].*\n|\n)*", re.MULTILINE)


def chapter() -> str:
    """The text of the chapter with what its commands print today."""
    text = CHAPTER.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        return _BLOCK.sub(lambda block: f"{block[1]}{_done(Path(folder), *block.group(2, 3, 4))}{block[5]}", text)


def _done(folder: Path, kind: str, name: str | None, text: str) -> str:
    """The text of a block once it is carried out: that of a file as it is, of a command with what it prints."""
    if kind == "run":
        command = _COMMAND.match(text)
        assert command is not None, text
        return command[0] + _printed(folder, command[1], command[2])
    file = folder / str(name)
    file.write_text(text if kind == "file" else _with_parts(file.read_text(encoding="utf-8"), text), encoding="utf-8")
    return text


def _printed(folder: Path, arguments: str, most: str | None) -> str:
    """The first lines of what a command prints; a process of its own, whose cache is the run's."""
    run = subprocess.run(  # noqa: S603  # our own page
        [sys.executable, "-m", "subsidiarity", *re.findall(r'"[^"]*"|\S+', arguments)],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        check=False,
    )
    lines = run.stdout.splitlines(keepends=True)
    return "".join(lines[: int(most)] if most else lines)


def _with_parts(whole: str, parts: str) -> str:
    """A file's text with some parts in the place of its own, or behind them."""
    for part in _PART.finditer(parts):
        own = next((each for each in _PART.finditer(whole) if each[1] == part[1]), None)
        whole = f"{whole}{part[0]}" if own is None else whole[: own.start()] + part[0] + whole[own.end() :]
    return whole
