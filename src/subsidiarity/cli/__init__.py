"""The `subsidiarity` command: arguments in, exit code out; nothing is loaded before a command needs it."""

from __future__ import annotations

import gc
import os
import sys

from subsidiarity.cli.streams import FINE, FOUND, UNUSABLE, guarded, talk


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit code; `argv` is without the program's name, None for the program's own."""
    if argv is not None:
        return guarded(lambda: _run(argv))
    # A command keeps most of what it makes, and makes few circles: the collector would look often and find little,
    # and once more at the very end, when all of it goes anyway.
    gc.set_threshold(100_000, 20, 20)
    status = guarded(lambda: _run(sys.argv[1:]))
    gc.freeze()
    return status


def _run(argv: list[str]) -> int:
    from subsidiarity.cli.arguments import parse
    from subsidiarity.reporting.language import LANGUAGE_VARIABLE

    if language := os.environ.get(LANGUAGE_VARIABLE):
        _speak(language)
    arguments = parse(argv)
    from subsidiarity.cli.target import Misdirected, failure_words, settle_target
    from subsidiarity.files.write_failure import NotWritten

    try:
        settle_target(arguments)
        status: int = arguments.run(arguments)
    except Misdirected as misdirected:
        talk(f"subsidiarity: {misdirected}")
        return UNUSABLE
    except NotWritten as failed:
        talk(f"subsidiarity: {failure_words(failed, may_replace=hasattr(arguments, 'replace'))}")
        return UNUSABLE
    return FOUND if status == FINE and getattr(arguments, "breaks_its_word", False) else status


def _speak(language: str) -> None:
    """Speak another language, or say that there is no catalogue of it."""
    from subsidiarity.reporting.language import speak
    from subsidiarity.reporting.safe import safe

    if not speak(language):
        talk(f"subsidiarity: there is no catalogue of the language `{safe(language)}`; it goes on in English")
