"""A machine that gives little: no working folder, few files, full disks, closed streams. Words, never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from tests.cli.running import good, place, surroundings
from tests.reporting.samples import SETTLED

resource = pytest.importorskip("resource", reason="this system knows no limits")

FOLDER_IS_GONE = "the folder you are in is not there any more: go to another one, and run the command again\n"
IN_A_FOLDER_THAT_IS_GONE = [
    ("interview", "--plain"),
    ("interview", "hall.yaml", "--plain"),
    ("workshop", "hall.yaml", "--plain"),
    ("serve", "hall.yaml", "--port", "0"),
    ("minutes", "hall.yaml"),
    ("hand-out", "--output", "hand-out.html"),
    ("page", "hall.yaml"),
    ("compile", "--output", "rules.json"),
    ("evaluate", "."),
    ("evaluate", "{files}", "--output", "results.csv"),
    ("evaluate", "{files}", "--jobs", "2"),
    ("explain", "hall.yaml"),
    ("report", "{files}", "--output", "pages"),
    ("what-if", "hall.yaml", "--set", "aim=agreed"),
    ("compare", "one.yaml", "two.yaml"),
    ("agreement", "one.yaml", "two.yaml"),
    ("check", "hall.yaml"),
    ("check", "--witness", "shown"),
    ("test", "hall.yaml"),
    ("test", "--generate", "pairs"),
    ("draw", "hall.yaml"),
    ("new", "hall.yaml"),
    ("questions", "hall.yaml"),
    ("diff", "old.yaml", "new.yaml"),
]


def run(*arguments, cwd, stdout=subprocess.PIPE, limit=None, before=lambda: None, **environment):
    """The finished process of `subsidiarity ARGUMENTS`, under a limit of (kind, number).

    It keeps no compiled modules: Python would leave a cut one behind where a file may not grow.
    """

    def begin():
        before()
        if limit is not None:
            resource.setrlimit(limit[0], (limit[1], limit[1]))

    return subprocess.run(
        [sys.executable, "-m", "subsidiarity", *arguments],
        cwd=cwd, stdin=subprocess.DEVNULL, stdout=stdout, stderr=subprocess.PIPE, text=True, encoding="utf-8",
        env=surroundings(PYTHONDONTWRITEBYTECODE="1", **environment), preexec_fn=begin, check=False, timeout=60,
    )  # fmt: skip


@pytest.mark.parametrize("arguments", IN_A_FOLDER_THAT_IS_GONE, ids=" ".join)
def test_a_working_folder_that_was_removed_is_no_traceback(tmp_path, arguments):
    """Where a name would mean a place in it, the command ends with 2 and says why."""
    files = place(tmp_path / "other", {"a.yaml": SETTLED}) / "files"
    gone = tmp_path / "gone"
    gone.mkdir()
    named = [argument.format(files=files) for argument in arguments]
    done = run(*named, cwd=gone, before=gone.rmdir)

    assert (2, False) == (done.returncode, "Traceback" in done.stderr)
    assert "" != done.stdout + done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("interview", "--plain"),
        ("workshop", "hall.yaml", "--plain"),
        ("serve", "hall.yaml"),
        ("evaluate", "{files}", "--jobs", "2"),
    ],
    ids=" ".join,
)
def test_a_working_folder_that_was_removed_is_named(tmp_path, arguments):
    """Before anything is asked of a person."""
    files = place(tmp_path / "other", {"a.yaml": SETTLED}) / "files"
    gone = tmp_path / "gone"
    gone.mkdir()
    rules = ("--rulebook", str(tmp_path / "other" / "wells.txt"))
    done = run(*(argument.format(files=files) for argument in arguments), *rules, cwd=gone, before=gone.rmdir)

    assert (2, "", f"subsidiarity: {FOLDER_IS_GONE}") == (done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize("files", [6, 8, 10, 12, 14, 16])
def test_processes_without_files_to_talk_through_are_said(tmp_path, files):
    """The server that would start them never starts, so that it does not die on its own."""
    limit = (resource.RLIMIT_NOFILE, files)
    done = run("evaluate", "files", "--jobs", "2", "--rulebook", "wells.txt", cwd=good(tmp_path), limit=limit)

    assert (2, "") == (done.returncode, done.stdout)
    assert (
        "subsidiarity: the machine does not let 2 processes work at a time: Too many open files; "
        "try fewer with --jobs\n"
    ) == done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("evaluate", "files"),
        ("evaluate", "files", "--output", "results.csv"),
        ("report", "files", "--output", "pages"),
        ("explain", "files/a.yaml"),
        ("check",),
        ("test", "files"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("files", [5, 6, 8])
def test_few_files_are_no_traceback(tmp_path, arguments, files):
    """It goes, or it is said."""
    limit = (resource.RLIMIT_NOFILE, files)
    done = run(*arguments, "--rulebook", "wells.txt", cwd=good(tmp_path), limit=limit)

    assert done.returncode in (0, 2)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    "arguments",
    [("--help",), ("evaluate", "files"), ("explain", "files/a.yaml"), ("questions",), ("interview", "--plain")],
    ids=" ".join,
)
def test_output_that_is_cut_is_no_success(tmp_path, arguments, unbuffered):
    """A disk takes the first bytes and no more, also where Python keeps no buffer of its own."""
    folder = good(tmp_path)
    with (folder / "out").open("wb") as out:
        limit = (resource.RLIMIT_FSIZE, 40)
        rules = () if arguments == ("--help",) else ("--rulebook", "wells.txt")
        done = run(*arguments, *rules, cwd=folder, stdout=out, limit=limit, PYTHONUNBUFFERED=unbuffered)

    assert (2, False) == (done.returncode, "Traceback" in done.stderr)
    assert "File too large" in done.stderr


@pytest.mark.parametrize("arguments", [("interview", "--plain"), ("workshop", "hall.yaml", "--plain")], ids=" ".join)
def test_nobody_is_asked_where_nothing_can_be_shown(tmp_path, arguments):
    """Standard output is closed."""
    done = run(*arguments, cwd=tmp_path, before=lambda: os.close(1))

    assert 2 == done.returncode
    assert "subsidiarity: the output could not be written: standard output is closed\n" == done.stderr


@pytest.mark.parametrize("closed", [(0,), (2,), (0, 2), (1, 2), (0, 1, 2)], ids=str)
@pytest.mark.parametrize("arguments", [("explain", "files/a.yaml"), ("check", "none.yaml"), ("interview", "--plain")])
def test_streams_may_be_closed(tmp_path, arguments, closed):
    """Whichever they are."""

    def close():
        for descriptor in closed:
            os.close(descriptor)

    done = run(*arguments, "--rulebook", "wells.txt", cwd=good(tmp_path), before=close)

    assert done.returncode in (0, 2)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "environment",
    [
        {"HOME": "", "XDG_CACHE_HOME": "", "XDG_CONFIG_HOME": "", "XDG_STATE_HOME": ""},
        {"HOME": "/proc", "XDG_CACHE_HOME": "", "XDG_STATE_HOME": ""},
        {"XDG_CACHE_HOME": "/dev/null", "XDG_CONFIG_HOME": "/dev/null", "XDG_STATE_HOME": "/dev/null"},
        {"TMPDIR": "/nowhere"},
        {"LC_ALL": "xx_YY.nonesuch", "PYTHONUTF8": "0"},
        {"COLUMNS": "-1"},
        {"TERM": "nonesuch"},
        {"SUBSIDIARITY_LANGUAGE": os.fsdecode(b"\xff/../..")},
        {"TZ": "Nowhere/Land"},
    ],
    ids=" ".join,
)
@pytest.mark.parametrize(
    "arguments",
    [("explain", "files/a.yaml"), ("report", "files", "--output", "pages"), ("interview", "--plain")],
    ids=" ".join,
)
def test_odd_surroundings_change_nothing(tmp_path, arguments, environment):
    """Nothing of a person's is needed, and what is not understood is passed over."""
    done = run(*arguments, "--rulebook", "wells.txt", cwd=good(tmp_path), **environment)

    assert (0, False) == (done.returncode, "Traceback" in done.stderr)


@pytest.mark.parametrize("seconds", [-1_000_000_000, 0, 2**33], ids=["before 1970", "1970", "the year 2242"])
def test_a_clock_that_jumped_changes_nothing(tmp_path, seconds):
    """Files may be older than the epoch, or of tomorrow."""
    folder = good(tmp_path)
    for file in (folder / "files").glob("*.yaml"):
        os.utime(file, (seconds, seconds))
    found = run("interview", "files", "--plain", "--rulebook", "wells.txt", cwd=folder)
    judged = run("evaluate", "files", "--rulebook", "wells.txt", cwd=folder)

    assert [(0, False)] * 2 == [(done.returncode, "Traceback" in done.stderr) for done in (found, judged)]
