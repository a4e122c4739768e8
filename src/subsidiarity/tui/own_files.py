"""A person's own settings, apart from any decision: their keys, their colours, and whether they have been here."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field

from subsidiarity.files.bounded_read import read_bytes
from subsidiarity.files.own_folders import config_folder, state_folder
from subsidiarity.files.whole_file import PRIVATE, write_whole
from subsidiarity.files.write_failure import NotWritten
from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.tui.bindings import key_label

USUAL_KEYS = {
    "help": "?",
    "why": "w",
    "vote": "v",
    "reveal": "r",
    "throw_away": "x",
    "count_again": "backspace",
    "show_counts": "s",
    "answer": "space",
    "timer": "t",
    "card": "a",
    "park": "p",
    "parked": "l",
    "minority": "d",
    "join": "J",
    "lines": "S",
    "minorities": "l",
    "beside": "m",
    "undo": "u",
    "redo": "U",
    "back": "b",
    "next": "n",
    "overview": "o",
    "result": "r",
    "file": "f",
    "big": "z",
    "colours": "F2",
    "tour": "F4",
}
"""The usual key of each action that sentences name, for users who have not moved it."""


_LONGEST_NAME = 100
"""Bytes of a theme's name that are read at most."""


@dataclass(frozen=True, slots=True)
class OwnSettings:
    """A person's own keys by action, the diagnostics of their file of keys, and what is known of their last run."""

    keys: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[Diagnostic, ...] = ()
    is_first_run: bool = False
    theme: str = ""
    """The name of the colours they chose last; "" for none."""
    is_kept: bool = False
    """Whether what they choose is to be remembered for the next run."""

    @property
    def said(self) -> Mapping[str, str]:
        """The key that a sentence names for each action: the usual one, or the first that its user chose."""
        return {
            **{action: key_label(key) for action, key in USUAL_KEYS.items()},
            **{action: key_label(keys.split(",")[0]) for action, keys in self.keys.items()},
        }


def keys_file() -> str:
    """The path of the file that a person's own keys would stand in."""
    return os.path.join(config_folder(), "keys.yaml")


def theme_chosen() -> str:
    """The name of the colours that a person chose in an earlier run; "" for none."""
    data, _ = read_bytes(_theme_file())
    return "" if data is None else data[:_LONGEST_NAME].decode("ascii", "replace").strip()


def remember_theme(name: str) -> None:
    """Remember the colours that a person chose, for the next run; where that cannot be, they choose again."""
    with contextlib.suppress(OSError, NotWritten):
        os.makedirs(state_folder(), mode=0o700, exist_ok=True)
        write_whole(_theme_file(), f"{name}\n".encode("ascii"), may_replace=True, kind=PRIVATE)


def _theme_file() -> str:
    return os.path.join(state_folder(), "theme")


def is_first_run() -> bool:
    """Whether this is the first run, which can be said once; False where that cannot be remembered."""
    folder = state_folder()
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        write_whole(os.path.join(folder, "tour-was-shown"), b"", kind=PRIVATE)
    except (OSError, NotWritten):  # it was shown, or this folder cannot be written to
        return False
    return True
