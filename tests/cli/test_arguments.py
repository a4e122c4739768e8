"""What may be typed, and what is said of the rest."""

from __future__ import annotations

import pytest
from tests.cli.running import subsidiarity
from tests.reporting.samples import RULES

from subsidiarity import __version__
from subsidiarity.cli import main
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


@pytest.mark.parametrize("columns", [50, 80])
def test_no_line_of_help_is_wider_than_the_terminal(columns):
    """A line that is broken by the terminal is broken within a word."""
    run = subsidiarity("--help", COLUMNS=str(columns))

    assert [] == [line for line in run.stdout.splitlines() if len(line) > columns]


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
    assert run.stderr.startswith("subsidiarity: ")
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("evalute decisions", "there is no command `evalute`; did you mean `evaluate`?"),
        ("evaluate", "something is missing: PATH"),
        ("report decisions", "something is missing: --output"),
        (
            "evaluate x --format xml",
            "--format: there is no `xml`; use one of: table, markdown, csv, xlsx, json, jsonl, junit, sarif, github",
        ),
        ("evaluate x --format", "--format needs a word after it"),
        ("evaluate x --jobs 0", "--jobs: `0` is no whole number from 1 to 512"),
        ("evaluate x --jobs x", "--jobs: `x` is no whole number from 1 to 512"),
        ("evaluate x --jobs -3", "--jobs: `-3` is no whole number from 1 to 512"),
        ("evaluate x --jobs 1e3", "--jobs: `1e3` is no whole number from 1 to 512"),
        ("serve --port 70000", "--port: `70000` is no whole number from 0 to 65535"),
        ("workshop --rehearse two", "--rehearse: `two` is no whole number from 0 to 999999999"),
        ("test x --threshold 101", "--threshold: `101` is no whole number from 0 to 100"),
        ("explain x --date tomorrow", "--date: `tomorrow` is no date: write it as 2026-03-04"),
        ("explain x --review 2026-02-30", "--review: `2026-02-30` is no date: write it as 2026-03-04"),
        ("schema", "something is missing: KIND"),
        ("schema decisions", "KIND: there is no `decisions`; did you mean `decision`?"),
        ("completion", "something is missing: SHELL"),
        ("completion tcsh", "SHELL: there is no `tcsh`; use one of: bash, zsh, fish"),
        ("diff one", "something is missing: NEW"),
        ("explain a b", "`b` is one word too many"),
        ("explain a --grdi", "there is no option `--grdi`; did you mean `--grid`?"),
        ("explain a --grid=yes", "--grid takes no word, and `yes` stands behind it"),
        ("what-if x", "something is missing: --set"),
    ],
)
def test_a_mistake_is_said_with_what_may_stand_there(typed, said, capsys):
    """In words, with a range or the nearest word, and where to look."""
    assert 2 == main(typed.split())
    first, second = capsys.readouterr().err.splitlines()

    assert f"subsidiarity: {said}" == first
    assert second.endswith("--help` says what there is.")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["evaluate", "x", "--jobs", ""], "--jobs: an empty word is no whole number from 1 to 512"),
        (["evaluate", "x", "--jobs", "9" * 5_000], f"--jobs: `{'9' * 80}` is no whole number from 1 to 512"),
        (["explain", "x", "--date", ""], "--date: an empty word is no date: write it as 2026-03-04"),
        (
            ["explain", "x", "--format", ""],
            "--format: an empty word stands there; use one of: text, markdown, json, html",
        ),
        (
            ["evaluate", "x", "--fail-on", ""],
            "--fail-on: a word is missing: use one of: error, unexpected, open, never",
        ),
        (
            ["evaluate", "x", "--fail-on", "error,"],
            "--fail-on: a word is missing: use one of: error, unexpected, open, never",
        ),
        (["what-if", "x", "--set", "land"], "`land` sets nothing: write QUESTION=OPTION, for instance aim=agreed"),
        (["what-if", "x", "--set", ""], "an empty word sets nothing: write QUESTION=OPTION, for instance aim=agreed"),
        (["what-if", "x", "--set", "=land"], "`=land` sets nothing: write QUESTION=OPTION, for instance aim=agreed"),
    ],
)
def test_an_empty_word_or_an_endless_one_is_said_in_few(typed, said, tmp_path, monkeypatch, capsys):
    """No pair of quotes with nothing between them, and no screen full of digits."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "wells.txt").write_text(RULES, encoding="utf-8")

    assert 2 == main([*typed, "--rulebook", "wells.txt"])
    assert f"subsidiarity: {said}" == capsys.readouterr().err.splitlines()[0]


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        ("frob", "--filter: there is no test `frob`: use one of: "),
        ("levl=town", "--filter: there is no test `levl`: did you mean `level`?"),
        ("", "--filter: a test is missing: use one of: "),
        ("open and x", "--filter: there is no test `x`: use one of: error, open, unexpected, warning, level, "),
    ],
)
def test_a_filter_that_nobody_knows_is_said_with_what_there_is(terms, said, tmp_path, monkeypatch, capsys):
    """Even where no word is near."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "wells.txt").write_text(RULES, encoding="utf-8")

    assert 2 == main(["evaluate", "x", "--filter", terms, "--rulebook", "wells.txt"])
    assert capsys.readouterr().err.startswith(f"subsidiarity: {said}")


def test_what_was_typed_wrongly_cannot_act():
    """An escape in an argument is shown."""
    run = subsidiarity("check", "--\x1b[31m")

    assert 2 == run.returncode
    assert "--\\x1b[31m" in run.stderr
