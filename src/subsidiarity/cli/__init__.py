"""The `subsidiarity` command: arguments in, exit code out; nothing is loaded before a command needs it."""

from __future__ import annotations

from subsidiarity.cli.streams import guarded


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit code; `argv` is without the program's name."""
    return guarded(lambda: _run(argv))


def _run(argv: list[str] | None) -> int:
    import os
    import sys

    from subsidiarity.cli.arguments import parse

    if language := os.environ.get("SUBSIDIARITY_LANGUAGE"):
        _speak(language)
    arguments = parse(sys.argv[1:] if argv is None else argv)
    status: int = arguments.run(arguments)
    return status


def _speak(language: str) -> None:
    """Speak another language, or say that there is no catalogue of it."""
    from subsidiarity.cli.streams import talk
    from subsidiarity.reporting.language import speak
    from subsidiarity.reporting.safe import safe

    if not speak(language):
        talk(f"subsidiarity: there is no catalogue of the language `{safe(language)}`; it goes on in English")
