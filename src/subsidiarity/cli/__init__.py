"""The `subsidiarity` command: arguments in, exit code out; nothing is loaded before a command needs it."""

from __future__ import annotations

from subsidiarity.cli.streams import guarded


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit code; `argv` is without the program's name."""
    return guarded(lambda: _run(argv))


def _run(argv: list[str] | None) -> int:
    import sys

    from subsidiarity.cli.arguments import parse

    arguments = parse(sys.argv[1:] if argv is None else argv)
    status: int = arguments.run(arguments)
    return status
