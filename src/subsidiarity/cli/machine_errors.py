"""Errors of the machine in words: no memory, no free file handle, a folder that is gone, a library not there.

A fault of the program is none of these: it keeps its traceback, for its makers.
"""

from __future__ import annotations

import os

_LIBRARIES = (".so", ".pyd", ".dll", ".dylib")
_EXTRAS = {
    "aiohttp": "serve",
    "aiohttp_jinja2": "serve",
    "distributed": "cluster",
    "docx": "word",
    "fsspec": "cluster",
    "jinja2": "serve",
    "numpy": "columns",
    "pyarrow": "columns",
    "segno": "room",
    "shtab": "completion",
    "textual_serve": "serve",
    "xlsxwriter": "xlsx",
}
"""The name of the extra that each library comes with."""
_ALWAYS_THERE = ("networkx", "textual", "yaml")


def need_folder(path: str | None) -> None:
    """Make sure that a path has a folder (None: this one); FileNotFoundError if the working folder was removed."""
    if path is None or not os.path.isabs(path):
        os.getcwd()


def machine_words(error: Exception) -> str | None:
    """A sentence on what the machine did not allow; None if the error is the program's own."""
    if isinstance(error, MemoryError):
        return "there is not enough memory for this"
    if isinstance(error, SystemError):
        return f"Python itself could not go on ({str(error)!a}): there may not be enough memory"
    if isinstance(error, RecursionError):
        return "something here is nested too deeply to be worked on"
    if isinstance(error, RuntimeError):
        return _runtime_words(str(error))
    if isinstance(error, ModuleNotFoundError):
        return _missing_words((error.name or "").partition(".")[0])
    if isinstance(error, ImportError):
        is_library = (error.path or "").endswith(_LIBRARIES) or "shared object" in str(error)
        return f"a part of the installation cannot be loaded: {str(error)!a}" if is_library else None
    if isinstance(error, FileNotFoundError) and _is_folder_gone():
        return "the folder you are in is not there any more: go to another one, and run the command again"
    return _system_words(error) if isinstance(error, OSError) else None


def _runtime_words(said: str) -> str | None:
    if "start new thread" in said:
        return "the computer lets this program start no further thread: memory or the number of tasks is limited"
    return said if "without libyaml" in said else None


def _missing_words(library: str) -> str | None:
    if library in _ALWAYS_THERE:
        return f"the installation is not whole: {library} is missing; install subsidiarity again"
    extra = _EXTRAS.get(library)
    return None if extra is None else f"this needs {library}, which comes with: pip install 'subsidiarity[{extra}]'"


def _system_words(error: OSError) -> str:
    from subsidiarity.reporting.safe import safe  # loads a table of characters, for which there may be no memory

    said = safe(error.strerror or str(error) or type(error).__name__)
    name = error.filename
    return f"the computer says: {said}{f' ({safe(os.fsdecode(name))})' if isinstance(name, str | bytes) else ''}"


def _is_folder_gone() -> bool:
    try:
        os.getcwd()
    except FileNotFoundError:
        return True
    except OSError:  # it is there, and may not be looked at
        return False
    return False
