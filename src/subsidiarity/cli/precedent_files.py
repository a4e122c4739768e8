"""Files of precedents that were named beside those that are shipped, opened with their diagnostics said on the way."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from subsidiarity.cli.opening import talk_of
from subsidiarity.cli.streams import talk
from subsidiarity.model.annotation import TYPE_CHECKING
from subsidiarity.reporting.safe import safe

if TYPE_CHECKING:
    from subsidiarity.api import Advisor, NearestFunctions


def add_precedents(parser: argparse.ArgumentParser) -> None:
    """Offer `--precedents FILE`, which may be given again."""
    words = "look through these published assignments, too; may be given again (see docs/precedents.md)"
    parser.add_argument("--precedents", metavar="FILE", action="append", default=[], help=words)


def functions_named(advisor: Advisor, paths: Sequence[str]) -> NearestFunctions | None:
    """A finder of near functions in the files that are shipped and some more; None once it was said what is wrong."""
    from subsidiarity.api import load_precedents, nearest_functions

    files = [load_precedents(path, advisor.rulebook) for path in paths]
    for file in files:
        talk_of(file.diagnostics)
        if file.precedents is None:
            talk(f"subsidiarity: {safe(file.path)} cannot be used")
    usable = [file.precedents for file in files if file.precedents is not None]
    return nearest_functions(advisor.rulebook, usable) if len(usable) == len(files) else None
