"""The one owner of a file: a small file beside it that the owner holds, and that nobody dead can hold."""

from __future__ import annotations

import contextlib
import os
import weakref

from subsidiarity.files.lock import hold, is_held

TAB_VARIABLE = "SUBSIDIARITY_TAB"
"""A variable of the environment that says to a program that a tab of a browser shows it."""
_LONGEST_NAME = 100
_TAB = "tab"
_FLAGS = os.O_RDWR | os.O_CREAT
for _flag in ("O_CLOEXEC", "O_NOFOLLOW", "O_BINARY"):
    _FLAGS |= getattr(os, _flag, 0)


class Owned(Exception):
    """An error: another program owns the file; `owner` is its number and its machine, "" if that is not known.

    `is_tab` says whether a tab of a browser shows it.
    """

    def __init__(self, mark: str) -> None:
        self.owner, _, kind = mark.partition("\n")
        self.is_tab = kind == _TAB
        super().__init__(self.owner)


class Owner:
    """The owner of a file, from its making until `let_go`, or until nobody knows the owner any more."""

    def __init__(self, path: str) -> None:
        """Own the file of this path, there or not; `Owned` if another program does.

        Where nothing can be held (a folder that may not be written to, a file system that cannot tell), nobody owns.
        """
        self._path = mark_of(path)
        self._let_go = weakref.finalize(self, _let_go, self._path, _held(self._path))

    def let_go(self) -> None:
        """Let others own the file."""
        self._let_go()


def find_owner(path: str) -> Owned | None:
    """Another program that owns the file of this path; None if none does."""
    try:
        descriptor = os.open(mark_of(path), os.O_RDWR)
    except (OSError, ValueError):
        return None
    try:
        owner = _written_in(descriptor)
        return Owned(owner) if owner != _this_program() and is_held(descriptor) else None
    finally:
        os.close(descriptor)


def mark_of(path: str) -> str:
    """The path of the small file in which the owner of a file says so."""
    return hidden_beside(path, "owner")


def hidden_beside(path: str, ending: str) -> str:
    """The path of a hidden file beside the file at `path`, whatever links lead there, named for it and an ending."""
    folder, name = os.path.split(os.path.realpath(path))
    return os.path.join(folder, f".{name[:_LONGEST_NAME]}.{ending}")


def _held(path: str) -> int | None:
    """The descriptor by which this program owns; None where nothing can be held, or where it owns already."""
    while True:
        try:
            descriptor = os.open(path, _FLAGS, 0o600)
        except (OSError, ValueError):
            return None
        if hold(descriptor):
            if _leads_to(path, descriptor):
                _write_into(descriptor)
                return descriptor
        else:
            owner = _written_in(descriptor)
            is_another = owner != _this_program() and is_held(descriptor)
            os.close(descriptor)
            if is_another:
                raise Owned(owner)
            return None
        os.close(descriptor)  # the owner before has just let go, and taken the mark away


def _leads_to(path: str, descriptor: int) -> bool:
    try:
        return os.path.samestat(os.stat(path), os.fstat(descriptor))
    except OSError:
        return False


def _write_into(descriptor: int) -> None:
    with contextlib.suppress(OSError):  # a full disk: it is owned all the same
        os.ftruncate(descriptor, 0)
        os.write(descriptor, _this_program().encode())


def _written_in(descriptor: int) -> str:
    try:
        os.lseek(descriptor, 0, os.SEEK_SET)
        return os.read(descriptor, _LONGEST_NAME).decode("ascii", "replace")
    except OSError:
        return ""


def _this_program() -> str:
    """The mark of this process, its number and its machine, which may share a folder; and whether a tab shows it."""
    node = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
    name = f"{os.getpid()} {node.encode('ascii', 'replace').decode()[:64]}"
    return f"{name}\n{_TAB}" if os.environ.get(TAB_VARIABLE) else name


def _let_go(path: str, descriptor: int | None) -> None:
    if descriptor is None:
        return
    with contextlib.suppress(OSError):
        if os.name != "nt" and _leads_to(path, descriptor):
            os.unlink(path)  # while it is held: whoever waits for it looks again
    with contextlib.suppress(OSError):
        os.close(descriptor)
    if os.name == "nt":
        with contextlib.suppress(OSError):
            os.unlink(path)
