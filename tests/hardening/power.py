"""What a disk may hold after a power cut, worked out from the system calls of a save (`strace -y`).

What was written to a file is sure once the file was flushed; until then it may be there, in part or not at all. A new
name, and one that is gone, are sure once the folder was flushed; until then, file systems keep their order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

TORN = object()
"""Content that was written and not flushed: anything may stand there."""

_CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)", re.MULTILINE)
_OPENED = re.compile(r"<([^<>]*)>")
_QUOTED = re.compile(r'"([^"]*)"')


def states(log: str, before: dict[str, object]) -> Iterator[dict[str, object]]:
    """Every state that a cut after any call may leave: what each name holds, or `TORN`.

    `before` holds what each path held at first. New content is the path that it was first written to.
    """
    sure, pending = dict(before), list[tuple[str, str, str]]()
    flushed: set[str] = set()
    yield dict(sure)
    for name, arguments, result in _CALL.findall(log):
        if int(result) < 0:
            continue
        descriptor = _OPENED.search(arguments)
        opened = descriptor[1] if descriptor else ""
        if name in ("write", "pwrite64", "writev", "ftruncate"):
            flushed.discard(opened)
        elif name in ("fsync", "fdatasync"):
            flushed.add(opened)
            if any(path.rpartition("/")[0] == opened for _, *paths in pending for path in paths if path):
                sure = _after(sure, pending, flushed)
                pending = []
        elif name in ("renameat", "renameat2", "rename", "linkat", "link"):
            pending.append(("rename" if "rename" in name else "link", *_paths(arguments)))
        elif name in ("unlinkat", "unlink"):
            pending.append(("unlink", _paths(arguments)[0], ""))
        for number in range(len(pending) + 1):
            yield _after(sure, pending[:number], flushed)


def _after(sure: dict[str, object], changes: list[tuple[str, str, str]], flushed: set[str]) -> dict[str, object]:
    found = dict(sure)
    for change, old, new in changes:
        if change == "unlink":
            found.pop(old, None)
        else:
            found[new] = found.get(old, old if old in flushed else TORN)
            if change == "rename":
                found.pop(old, None)
    return found


def _paths(arguments: str) -> tuple[str, str]:
    """Both paths of a call in full: each name stands after the folder that it is taken in, if it is taken in one."""
    folders = _OPENED.findall(re.sub(r'"[^"]*"', "", arguments))
    names = _QUOTED.findall(arguments)
    full = [name if name.startswith("/") else f"{folders[place]}/{name}" for place, name in enumerate(names)]
    return full[0], full[1] if len(full) > 1 else ""
