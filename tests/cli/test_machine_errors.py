"""What the machine does not allow is said in words; a fault of the program keeps its traceback."""

from __future__ import annotations

import errno
import os
import subprocess
import sys

import pytest
from tests.cli.running import good, surroundings

from subsidiarity.cli.machine_errors import machine_words, need_folder
from subsidiarity.cli.streams import FINE, UNUSABLE, guarded

LACKING = """
import sys
class Lacking:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == sys.argv[1]:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Lacking())
from subsidiarity.cli import main
sys.exit(main(sys.argv[2:]))
"""


def raising(error):
    """A command that ends so."""

    def run():
        raise error

    return run


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (MemoryError(), "there is not enough memory for this"),
        (RecursionError("maximum depth"), "something here is nested too deeply to be worked on"),
        (OSError(errno.EMFILE, "Too many open files"), "the computer says: Too many open files"),
        (OSError(errno.EIO, "I/O error", "a\x1b.yaml"), "the computer says: I/O error (a\\x1b.yaml)"),
        (OSError("no number"), "the computer says: no number"),
        (
            RuntimeError("can't start new thread"),
            "the computer lets this program start no further thread: memory or the number of tasks is limited",
        ),
        (
            ImportError("cannot map", path="lib/_random.so"),
            "a part of the installation cannot be loaded: 'cannot map'",
        ),
        (
            ModuleNotFoundError("No module named 'docx'", name="docx"),
            "this needs docx, which comes with: pip install 'subsidiarity[word]'",
        ),
        (
            ModuleNotFoundError("No module named 'yaml.cyaml'", name="yaml.cyaml"),
            "the installation is not whole: yaml is missing; install subsidiarity again",
        ),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else "",
)
def test_what_the_machine_does_not_allow_is_said(capsys, error, said):
    """In one line on standard error, with the exit code of what cannot be used."""
    status = guarded(raising(error))

    assert (UNUSABLE, f"subsidiarity: {said}\n") == (status, capsys.readouterr().err)


@pytest.mark.parametrize(
    "error",
    [
        ValueError("wrong"),
        AssertionError(),
        RuntimeError("dictionary changed size during iteration"),
        ImportError("cannot import name 'x' from 'y'", path="y.py"),
        ModuleNotFoundError("No module named 'subsidiarity.gone'", name="subsidiarity.gone"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_a_fault_of_the_program_is_not_hidden(error):
    """Its makers need the traceback."""
    with pytest.raises(type(error)):
        guarded(raising(error))


def test_what_was_written_before_stands(capsys):
    """The machine's refusal comes after it."""

    def run():
        sys.stdout.write("half")
        raise MemoryError

    assert (UNUSABLE, "half") == (guarded(run), capsys.readouterr().out)


def test_a_path_that_says_where_it_is_needs_no_working_folder(tmp_path, monkeypatch):
    """Any other does."""
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    need_folder("/somewhere/a.yaml")

    with pytest.raises(FileNotFoundError) as raised:
        need_folder("a.yaml")
    assert "the folder you are in is not there any more" in (machine_words(raised.value) or "")


@pytest.mark.parametrize(
    ("library", "arguments", "extra"),
    [
        ("docx", ("report", "files", "--word", "--output", "pages"), "word"),
        ("xlsxwriter", ("evaluate", "files", "--output", "results.xlsx"), "xlsx"),
        ("pyarrow", ("evaluate", "files/a.csv", "--beside", "--output", "results.csv"), "columns"),
        ("distributed", ("evaluate", "files", "--cluster", "tcp://127.0.0.1:1"), "cluster"),
        ("fsspec", ("evaluate", "memory://files"), "cluster"),
        ("shtab", ("completion", "bash"), "completion"),
        ("textual_serve", ("serve",), "serve"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_library_that_is_not_installed_is_named_with_its_extra(tmp_path, library, arguments, extra):
    """Before anything is written."""
    folder = good(tmp_path)
    run = subprocess.run(
        [sys.executable, "-c", LACKING, library, *arguments, "--rulebook", "wells.txt"],
        cwd=folder, env=surroundings(), capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip

    assert (2, "") == (run.returncode, run.stdout)
    assert f"subsidiarity: this needs {library}, which comes with: pip install 'subsidiarity[{extra}]'" in run.stderr
    assert ["files", "wells.txt"] == sorted(os.listdir(folder)) or [] == os.listdir(folder / "pages")


def test_a_machine_that_allows_everything_says_nothing(capsys):
    """The exit code is the command's own."""
    assert (FINE, "") == (guarded(lambda: FINE), capsys.readouterr().err)
