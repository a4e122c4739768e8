"""The folders for a person's own files: what is kept, what they set, and what a run leaves for the next one.

The folders are those of the library platformdirs; importing it takes longer than one evaluation.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

_NAME = "subsidiarity"
_LIBRARY = ("Library", "Application Support")


def cache_folder(system: str = sys.platform, environment: Mapping[str, str] = os.environ) -> str:
    """The folder for what is kept to be quick, and may be deleted at any time; it need not be there."""
    return _own_folder(system, environment, "XDG_CACHE_HOME", (".cache",), ("Library", "Caches"), ("Cache",))


def config_folder(system: str = sys.platform, environment: Mapping[str, str] = os.environ) -> str:
    """The folder for what a person sets: their keys, their colours; it need not be there."""
    return _own_folder(system, environment, "XDG_CONFIG_HOME", (".config",), _LIBRARY, ())


def state_folder(system: str = sys.platform, environment: Mapping[str, str] = os.environ) -> str:
    """The folder for what one run tells the next, such as that the tour was shown; it need not be there."""
    return _own_folder(system, environment, "XDG_STATE_HOME", (".local", "state"), _LIBRARY, ())


def _own_folder(
    system: str,
    environment: Mapping[str, str],
    variable: str,
    usual: tuple[str, ...],
    on_macos: tuple[str, ...],
    on_windows: tuple[str, ...],
) -> str:
    """A person's own folder; a variable of the XDG specification counts on every system, if it names a whole path."""
    named = environment.get(variable, "")
    if os.path.isabs(named):
        return os.path.join(named, _NAME)
    home = environment.get("HOME") or os.path.expanduser("~")
    if system == "win32":
        local = environment.get("LOCALAPPDATA") or os.path.join(os.path.expanduser("~"), "AppData", "Local")
        return os.path.join(local, _NAME, *on_windows)
    return os.path.join(home, *(on_macos if system == "darwin" else usual), _NAME)
