"""Running a command as somebody whom permissions hold: root without the rights that make it pass over them."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest

_PASSES_OVER_PERMISSIONS = "-dac_override,-dac_read_search,-fowner,-linux_immutable"


def without_rights() -> list[str]:
    """What stands before a command; skips the test where root cannot give up its rights."""
    if os.geteuid() != 0:
        return []
    if shutil.which("setpriv") is None:
        pytest.skip("root needs setpriv to give up its rights")
    return ["setpriv", "--inh-caps", "-all", "--bounding-set", _PASSES_OVER_PERMISSIONS]


def open_to_all(folder: Path) -> None:
    """Let everybody into a folder of pytest's, and through those above it; the system's own stay as they are."""
    for each in (folder, *folder.parents):
        if each == Path(tempfile.gettempdir()):
            return
        each.chmod(0o755)
