"""How long a command takes from nothing, as a multiple of `python -c pass`."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import pinned
from benchmarks.timing import medians

ROUNDS = 7
ROOT = Path(__file__).parent.parent
DECISIONS = 30
_ONE, _FOLDER = "<one decision>", "<a folder>"
_PINNED = ["--rulebook", str(pinned.RULEBOOK)]
COMMANDS = {
    "`python -c pass`": ["-c", "pass"],
    "`python -c 'import yaml'`": ["-c", "import yaml"],
    "`python -c 'import networkx'`": ["-c", "import networkx"],
    "`python -c 'import numpy'`": ["-c", "import numpy"],
    "`subsidiarity --help`": ["-m", "subsidiarity", "--help"],
    "`subsidiarity evaluate` one decision": ["-m", "subsidiarity", "evaluate", _ONE, *_PINNED],
    "`subsidiarity explain` one decision": ["-m", "subsidiarity", "explain", _ONE, *_PINNED],
    f"`subsidiarity evaluate` a folder of {DECISIONS}": ["-m", "subsidiarity", "evaluate", _FOLDER, *_PINNED],
    "`subsidiarity check` the rulebook": ["-m", "subsidiarity", "check", *_PINNED],
}


def times() -> dict[str, float]:
    """Seconds for each command in a process of its own."""

    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

    with tempfile.TemporaryDirectory() as folder:
        for name, answers in pinned.decisions(DECISIONS):
            Path(folder, f"{name}.yaml").write_text(pinned.yaml_of(name, answers), encoding="utf-8")
        places = {_ONE: str(min(Path(folder).iterdir())), _FOLDER: folder}

        def run(arguments: list[str]) -> None:
            words = [places.get(word, word) for word in arguments]
            subprocess.run([sys.executable, *words], cwd=ROOT, env=surroundings, capture_output=True, check=False)

        found = medians({name: lambda words=words: run(words) for name, words in COMMANDS.items()}, ROUNDS)
    return {name: seconds.wall for name, seconds in found.items()}
