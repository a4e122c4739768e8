"""Fuzzing at length with atheris: `python -m tests.fuzz.by_hand TARGET SECONDS [FOLDER]`; finds are kept in FOLDER.

It needs the extra `fuzz`. A find goes into `corpus/TARGET/` under a name that says what it was, and is mended.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris  # type: ignore[import-not-found,import-untyped,unused-ignore]

with atheris.instrument_imports(include=["subsidiarity"]):
    from tests.fuzz.seeds import SEEDS, WORDS
    from tests.fuzz.targets import TARGETS

CORPUS = Path(__file__).parent / "corpus"
LONGEST = 20_000


def main(name: str, seconds: str, folder: str = "") -> None:
    """Fuzz one target, beginning with the seeds and the kept finds."""
    place = Path(folder or tempfile.mkdtemp(prefix="fuzz-"))
    grown = place / name
    grown.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate((*SEEDS[name], *(file.read_bytes() for file in sorted((CORPUS / name).glob("*"))))):
        (grown / f"seed-{number}").write_bytes(seed)
    words = place / "words"
    words.write_text("".join(f'"{_escaped(word)}"\n' for word in WORDS))
    options = [
        f"-max_total_time={seconds}",
        f"-max_len={LONGEST}",
        f"-dict={words}",
        "-timeout=10",
        "-rss_limit_mb=2048",
    ]
    atheris.Setup([sys.argv[0], str(grown), f"-artifact_prefix={place}/{name}-", *options], TARGETS[name])
    atheris.Fuzz()


def _escaped(word: str) -> str:
    """A word as libFuzzer's dictionaries spell it."""
    return "".join(f"\\x{byte:02x}" for byte in word.encode())


if __name__ == "__main__":
    main(*sys.argv[1:])
