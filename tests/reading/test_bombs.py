"""No file takes more than its share of time, memory and stack, whatever it holds."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.reading.bombs import DECISIONS, RULEBOOKS


@pytest.fixture(scope="module")
def ends():
    """How the process ended that read each bomb: within limits, in a thread with a stack of 256 KiB."""
    program = Path(__file__).parent / "bombs.py"
    run = subprocess.run([sys.executable, program], capture_output=True, text=True, check=False)
    assert 0 == run.returncode, run.stderr
    return json.loads(run.stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="limits and their signals are those of Linux")
@pytest.mark.parametrize("name", [*DECISIONS, *RULEBOOKS])
def test_a_file_is_read_or_refused_within_limits(ends, name):
    """It ends without a signal and without an exception: what is wrong in it is a diagnostic."""
    assert "" == ends[name]
