"""What may be typed, and what is said of the rest."""

from __future__ import annotations

import pytest
from tests.cli.running import subsidiarity

from subsidiarity import __version__
from subsidiarity.cli.arguments import COMMANDS, with_command


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ([], ["interview"]),
        (["--plain"], ["interview", "--plain"]),
        (["hall.yaml"], ["interview", "hall.yaml"]),
        (["hall.yaml", "--plain"], ["interview", "hall.yaml", "--plain"]),
        (["--rulebook", "r.yaml", "hall.yaml"], ["interview", "--rulebook", "r.yaml", "hall.yaml"]),
        (["evaluate", "-"], ["evaluate", "-"]),
        (["evalute", "decisions"], ["evalute", "decisions"]),
        (["--help"], ["--help"]),
        (["--version"], ["--version"]),
    ],
    ids=" ".join,
)
def test_no_command_means_an_interview(typed, meant):
    """A file or nothing at all; a misspelt command is none."""
    assert meant == with_command(typed)


def test_help_names_every_command():
    """On standard output, exit code 0."""
    run = subsidiarity("--help")

    assert (0, "") == (run.returncode, run.stderr)
    assert [] == [name for name in COMMANDS if f"\n    {name}" not in run.stdout]


def test_the_version_is_printed():
    """On standard output."""
    run = subsidiarity("--version")

    assert (0, f"subsidiarity {__version__}\n") == (run.returncode, run.stdout)


@pytest.mark.parametrize(
    "arguments",
    [
        ("evalute", "decisions"),
        ("evaluate",),
        ("evaluate", "x", "--format", "xml"),
        ("explain", "a", "b", "--nonsense"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_said_on_standard_error(arguments):
    """Exit code 2, nothing on standard output, no traceback."""
    run = subsidiarity(*arguments)

    assert (2, "") == (run.returncode, run.stdout)
    assert run.stderr.startswith("usage: subsidiarity")
    assert "Traceback" not in run.stderr


def test_what_was_typed_wrongly_cannot_act():
    """An escape in an argument is shown."""
    run = subsidiarity("check", "--\x1b[31m")

    assert 2 == run.returncode
    assert "--\\x1b[31m" in run.stderr
