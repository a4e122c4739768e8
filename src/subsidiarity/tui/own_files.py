"""A person's own settings, apart from any decision: their own keys, and whether they have seen the tour."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

from subsidiarity.files.own_folders import config_folder, state_folder
from subsidiarity.files.whole_file import PRIVATE, write_whole
from subsidiarity.files.write_failure import NotWritten
from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.tui.bindings import key_label

USUAL_KEYS = {
    "help": "?",
    "vote": "v",
    "reveal": "r",
    "throw_away": "x",
    "count_again": "c",
    "card": "a",
    "park": "p",
    "parked": "l",
    "minority": "d",
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


@dataclass(frozen=True, slots=True)
class OwnSettings:
    """A person's own keys by action, the diagnostics of their file of keys, and whether this is their first run."""

    keys: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[Diagnostic, ...] = ()
    is_first_run: bool = False

    @property
    def said(self) -> Mapping[str, str]:
        """The key that a sentence names for each action: the usual one, or the first that its user chose."""
        return {**USUAL_KEYS, **{action: key_label(keys.split(",")[0]) for action, keys in self.keys.items()}}


def keys_file() -> str:
    """The path of the file that a person's own keys would stand in."""
    return os.path.join(config_folder(), "keys.yaml")


def is_first_run() -> bool:
    """Whether this is the first run, which can be said once; False where that cannot be remembered."""
    folder = state_folder()
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        write_whole(os.path.join(folder, "tour-was-shown"), b"", kind=PRIVATE)
    except (OSError, NotWritten):  # it was shown, or this folder cannot be written to
        return False
    return True
