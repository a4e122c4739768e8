"""`completion`: what real shells complete with its script."""

from __future__ import annotations

import os
import pty
import select
import shutil
import subprocess
import time

import pytest
from tests.cli.running import good, subsidiarity, surroundings

BASH = r"""
source ./script
COMP_LINE="$1"; COMP_POINT=${#COMP_LINE}
read -r -a COMP_WORDS <<< "$1"
[[ "$1" == *" " ]] && COMP_WORDS+=("")
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
complete -p subsidiarity | grep -q -- "-F" || exit 9
$(complete -p subsidiarity | sed 's/.*-F \([^ ]*\).*/\1/') 2>/dev/null
printf '%s\n' "${COMPREPLY[@]}"
"""
CASES = [
    ("subsidiarity wha", {"what-if"}),
    ("subsidiarity explain --for", {"--format"}),
    ("subsidiarity explain --format h", {"html"}),
    ("subsidiarity explain --role p", {"pay"}),
    ("subsidiarity schema r", {"rulebook", "record"}),
    ("subsidiarity explain files/a", {"files/a.yaml"}),
]


def needs(shell):
    return pytest.mark.skipif(shutil.which(shell) is None, reason=f"{shell} is not installed")


def script(folder, shell):
    """A folder with decisions and the script for a shell in it."""
    run = subsidiarity("completion", shell, cwd=good(folder))
    assert (0, "") == (run.returncode, run.stderr)
    (folder / "script").write_text(run.stdout, encoding="utf-8")
    return folder


@needs("bash")
@pytest.mark.parametrize(("line", "words"), CASES)
def test_bash_completes(tmp_path, line, words):
    """Commands, options, words of an option, roles and files."""
    folder = script(tmp_path, "bash")
    run = subprocess.run(
        ["bash", "--norc", "-c", BASH, "bash", line], cwd=folder, env=surroundings(), capture_output=True, text=True,
        check=True, timeout=60,
    )  # fmt: skip

    assert words == set(run.stdout.split())


@needs("fish")
@pytest.mark.parametrize(("line", "words"), CASES)
def test_fish_completes(tmp_path, line, words):
    """The same, each with what it is."""
    folder = script(tmp_path, "fish")
    run = subprocess.run(
        ["fish", "--no-config", "-c", f"source ./script; complete -C '{line}'"], cwd=folder,
        env=surroundings(HOME=str(tmp_path)), capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip

    assert words == {shown.split("\t")[0] for shown in run.stdout.splitlines()}


@needs("zsh")
@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("wha", "what-if "),
        ("explain --form", "--format "),
        ("explain --role pa", "pay "),
        ("explain files/a", "a.yaml "),
    ],
)
def test_zsh_completes(tmp_path, typed, completed):
    """Typed at its prompt, followed by a tab."""
    folder = script(tmp_path, "zsh")
    load = "autoload -U compinit; compinit -u -D; source ./script; compdef _shtab_subsidiarity subsidiarity"
    shown = at_a_prompt(["zsh", "-f", "-i"], folder, [f"PS1='ready> '; {load}\n", f"subsidiarity {typed}\t"], completed)

    assert completed in shown


def at_a_prompt(command, folder, typed, awaited):
    """What a terminal shows of a shell into which this is typed, until what is awaited comes."""
    number, terminal = pty.fork()
    if number == 0:
        os.chdir(folder)
        os.execvpe(command[0], command, surroundings(HOME=str(folder), TERM="dumb"))
    shown = ""
    try:
        for line in typed:
            shown = ""
            os.write(terminal, line.encode())
            until = time.monotonic() + 20
            last = line is typed[-1]
            while time.monotonic() < until and (awaited not in shown if last else shown.count("ready> ") < 2):
                if select.select([terminal], [], [], 0.2)[0]:
                    shown += os.read(terminal, 4096).decode("utf-8", "replace")
    finally:
        os.close(terminal)
        os.kill(number, 9)
        os.waitpid(number, 0)
    return shown


def test_without_the_library_it_says_how_to_get_it(tmp_path):
    """It is an extra: nothing else needs it."""
    (tmp_path / "shtab.py").write_text("raise ModuleNotFoundError('no shtab', name='shtab')", encoding="utf-8")
    run = subsidiarity("completion", "bash", cwd=tmp_path, PYTHONPATH=str(tmp_path))

    assert (2, "") == (run.returncode, run.stdout)
    assert "pip install 'subsidiarity[completion]'" in run.stderr
