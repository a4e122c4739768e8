"""What a person keeps for themselves, apart from any decision: their own keys, and whether they have seen the tour."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.tui.acts import shown

_NAME = "subsidiarity"

USUAL_KEYS = {
    "help": "?",
    "vote": "v",
    "reveal": "r",
    "throw_away": "x",
    "count_again": "c",
    "park": "p",
    "parked": "l",
    "minority": "d",
    "minorities": "l",
    "beside": "m",
    "undo": "u",
    "back": "b",
    "next": "n",
    "overview": "o",
    "result": "r",
    "file": "f",
    "big": "z",
    "colours": "F2",
    "tour": "F4",
}
"""The keys that sentences name, where their user has not moved them."""


@dataclass(frozen=True, slots=True)
class Own:
    """A person's own keys by action, what is wrong in their file of keys, and whether this is their first run."""

    keys: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[Diagnostic, ...] = ()
    is_first_run: bool = False

    @property
    def said(self) -> Mapping[str, str]:
        """The key that a sentence names for each action: the usual one, or the first that its user chose."""
        return {**USUAL_KEYS, **{action: shown(keys.split(",")[0]) for action, keys in self.keys.items()}}


def keys_file() -> str:
    """Where a person's own keys would stand."""
    return os.path.join(_folder("XDG_CONFIG_HOME", ".config"), "keys.yaml")


def is_first_run() -> bool:
    """Whether this is the first run, which can be said once; False where that cannot be remembered."""
    folder = _folder("XDG_STATE_HOME", os.path.join(".local", "state"))
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        os.close(os.open(os.path.join(folder, "tour-was-shown"), os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError:  # it was shown, or this folder cannot be written to
        return False
    return True


def _folder(variable: str, usual: str) -> str:
    """A folder of ours; the variable counts only if it names a whole path, as the XDG specification has it."""
    named = os.environ.get(variable, "")
    home = named if os.path.isabs(named) else os.path.join(os.path.expanduser("~"), usual)
    return os.path.join(home, _NAME)
