"""How long a command takes from nothing, as a multiple of `python -c pass`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from benchmarks.timing import medians

ROUNDS = 7
ROOT = Path(__file__).parent.parent
DECISION = "decisions/harbour-hall.yaml"
COMMANDS = {
    "`python -c pass`": ["-c", "pass"],
    "`python -c 'import yaml'`": ["-c", "import yaml"],
    "`python -c 'import networkx'`": ["-c", "import networkx"],
    "`python -c 'import numpy'`": ["-c", "import numpy"],
    "`subsidiarity --help`": ["-m", "subsidiarity", "--help"],
    "`subsidiarity evaluate` one decision": ["-m", "subsidiarity", "evaluate", DECISION],
    "`subsidiarity explain` one decision": ["-m", "subsidiarity", "explain", DECISION],
    "`subsidiarity evaluate decisions`": ["-m", "subsidiarity", "evaluate", "decisions"],
    "`subsidiarity check` the rulebook we ship": ["-m", "subsidiarity", "check"],
}


def times() -> dict[str, float]:
    """Seconds for each command in a process of its own."""

    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

    def run(arguments: list[str]) -> None:
        subprocess.run([sys.executable, *arguments], cwd=ROOT, env=surroundings, capture_output=True, check=False)

    found = medians({name: lambda words=words: run(words) for name, words in COMMANDS.items()}, ROUNDS)
    return {name: seconds.wall for name, seconds in found.items()}
