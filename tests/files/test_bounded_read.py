"""A path to bytes: regular files within the limit, anything else by name, and never a wait."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from io import BytesIO
from types import SimpleNamespace

import pytest

from subsidiarity.files.bounded_read import MAX_BYTES, open_stream, read_bytes
from subsidiarity.reporting.diagnostic import render_diagnostic


def refused(path) -> str:
    data, (diagnostic,) = read_bytes(str(path))
    assert data is None
    assert (str(path), 1, 1) == (diagnostic.span.file, diagnostic.span.line, diagnostic.span.column)
    return f"{diagnostic.code} {diagnostic.message}"


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, MAX_BYTES - 1, MAX_BYTES])
def test_a_file_of_any_size_up_to_the_limit_is_read(tmp_path, size):
    """The limit itself, too."""
    file = tmp_path / "a.yaml"
    file.write_bytes(b"x" * size)

    assert (b"x" * size, ()) == read_bytes(str(file))


def test_a_larger_file_is_refused_unread(tmp_path):
    """However large it says it is."""
    file = tmp_path / "a.yaml"
    file.write_bytes(b"x" * (MAX_BYTES + 1))
    sparse = tmp_path / "b.yaml"
    with sparse.open("wb") as opened:
        opened.truncate(10**12)

    assert "SUB002 the file is larger than 1,000,000 bytes" == refused(file) == refused(sparse)


def test_what_is_no_file_is_named_at_once(tmp_path):
    """A pipe that nobody writes to, a folder, a device, a socket: none is waited for."""
    os.mkfifo(tmp_path / "pipe.yaml")
    os.symlink("loop.yaml", tmp_path / "loop.yaml")
    os.symlink("nowhere", tmp_path / "broken.yaml")
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(str(tmp_path / "socket.yaml"))

    assert "SUB001 this is not a regular file" == refused(tmp_path / "pipe.yaml")
    assert "SUB001 this is not a regular file" == refused("/dev/zero")
    assert "SUB001 this is a folder, not a file" == refused(tmp_path)
    assert refused(tmp_path / "socket.yaml").startswith("SUB001 the file cannot be read: ")
    assert refused(tmp_path / "loop.yaml").startswith("SUB001 the file cannot be read: Too many levels")
    assert (
        "SUB001 there is no such file" == refused(tmp_path / "broken.yaml") == refused(tmp_path / "none") == refused("")
    )


@pytest.mark.parametrize("path", ["a\0b", "x" * 256, "/".join(["x" * 200] * 30)], ids=["NUL", "name", "path"])
def test_a_name_that_no_file_can_have_is_refused(path):
    """What the system says is passed on."""
    assert refused(path).startswith("SUB001 the file cannot be read: ")


@pytest.mark.parametrize(
    "name",
    [
        "line\nend.yaml",
        "\x1b[31mred.yaml",
        "-dash.yaml",
        " space .yaml",
        "\u202egoh.yaml",
        "[b].yaml",
        "x" * 250 + ".yaml",
    ],
    ids=ascii,
)
def test_a_file_of_an_odd_name_is_read(tmp_path, name):
    """Its name is shown so that it does nothing."""
    file = tmp_path / name
    file.write_bytes(b"a: b")

    assert (b"a: b", ()) == read_bytes(str(file))
    _, (diagnostic,) = read_bytes(f"{file}?")
    assert not {"\n", "\x1b", "\u202e"} & set(render_diagnostic(diagnostic).split(": error")[0])


def test_a_name_that_is_not_utf_8_is_read(tmp_path):
    """The system's names are bytes."""
    path = os.fsencode(tmp_path) + b"/caf\xe9.yaml"
    try:
        with open(path, "wb") as file:
            file.write(b"a: b")
    except OSError:
        pytest.skip("this file system wants UTF-8")

    assert (b"a: b", ()) == read_bytes(os.fsdecode(path))


READS = """
import sys
from subsidiarity.files.bounded_read import read_bytes
data, said = read_bytes(sys.argv[1])
print(data, *(f"{each.code} {each.message}" for each in said))
"""


def read_by_another(path: str, before: Sequence[str] = (), **arguments) -> str:
    """What another process reads."""
    command = [*before, sys.executable, "-c", READS, path]
    return str(subprocess.run(command, capture_output=True, check=True, **arguments).stdout, "utf-8")


def test_a_file_that_may_not_be_read_is_named():
    """Root may read it all the same, and so becomes nobody for a while."""
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        file = os.path.join(folder, "a.yaml")
        os.close(os.open(file, os.O_CREAT, mode=0))
        is_root = os.access(file, os.R_OK)
        nobody = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"] if is_root else []
        try:
            said = read_by_another(file, nobody)
        except (OSError, subprocess.CalledProcessError):
            pytest.skip("nobody else can run this Python here")

    assert "None SUB001 this file may not be read\n" == said


def test_a_file_without_a_size_is_read_to_its_end():
    """The system makes such files up as they are read."""
    data, diagnostics = read_bytes("/proc/self/status")

    assert () == diagnostics
    assert data is not None
    assert data.startswith(b"Name:")


def test_standard_input_is_read_within_the_limit():
    """A dash names it."""
    assert "b'a: b'\n" == read_by_another("-", input=b"a: b")
    assert "None SUB002 the file is larger than 1,000,000 bytes\n" == read_by_another("-", input=b"x" * (MAX_BYTES + 1))


def test_standard_input_that_is_closed_is_named():
    """Whoever starts the program may have closed it."""
    assert "None SUB001 standard input is closed\n" == read_by_another("-", ["sh", "-c", 'exec "$@" <&-', "sh"])


def test_standard_input_that_fails_is_named(monkeypatch):
    """As a file would be."""

    class Failing:
        def read(self, size):  # noqa: ARG002
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=Failing()))

    assert "SUB001 the file cannot be read: Input/output error" == refused("-")


def test_a_file_that_vanishes_or_fails_while_it_is_read_is_named(tmp_path, monkeypatch):
    """The disk, or a share, may go away."""
    file = tmp_path / "a.yaml"
    file.write_bytes(b"a: b")

    def failing(descriptor, size):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "read", failing)

    assert "SUB001 the file cannot be read: Input/output error" == refused(file)


def test_no_descriptor_is_left_open(tmp_path):
    """Whatever was read or refused."""
    (tmp_path / "a.yaml").write_bytes(b"a: b")
    before = len(os.listdir("/proc/self/fd"))
    for path in (tmp_path / "a.yaml", tmp_path, tmp_path / "none", "/dev/null"):
        read_bytes(str(path))

    assert before == len(os.listdir("/proc/self/fd"))


@pytest.mark.parametrize(("added", "is_later"), [(b", c", False), (b"", True)], ids=["longer", "touched"])
def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path, monkeypatch, added, is_later):
    """Somebody adds to it, or writes as much as there was."""
    file = tmp_path / "a.yaml"
    file.write_bytes(b"a: b")
    read = os.read

    def meanwhile(descriptor, size):
        data = read(descriptor, size)
        with file.open("ab") as opened:
            opened.write(added)
        if is_later:
            os.utime(file, ns=(0, 0))
        return data

    with monkeypatch.context() as system:
        system.setattr(os, "read", meanwhile)
        said = refused(file)

    assert "SUB011 the file changed while it was being read" == said


def test_a_file_that_comes_in_pieces_is_read_to_its_end(tmp_path, monkeypatch):
    """A share may give less than was asked for."""
    file = tmp_path / "a.yaml"
    file.write_bytes(b"one, two, three")
    read = os.read
    with monkeypatch.context() as system:
        system.setattr(os, "read", lambda descriptor, _size: read(descriptor, 3))
        found = read_bytes(str(file))

    assert (b"one, two, three", ()) == found


@pytest.mark.parametrize("piece", [65_536, 50_000])
def test_an_endless_file_is_read_no_further_than_the_limit(tmp_path, monkeypatch, piece):
    """It says that it is empty, as files that the system makes up do; its pieces may come to the very limit."""
    file = tmp_path / "a.yaml"
    file.touch()
    given = []

    def endless(_descriptor, size):
        given.append(min(size, piece))
        return b"x" * given[-1]

    with monkeypatch.context() as system:
        system.setattr(os, "read", endless)
        said = refused(file)

    assert "SUB002 the file is larger than 1,000,000 bytes" == said
    assert MAX_BYTES < sum(given) <= MAX_BYTES + piece


def test_a_file_of_any_size_is_opened_to_be_read_line_by_line(tmp_path):
    """Larger than what is read at once, too."""
    file = tmp_path / "a.jsonl"
    file.write_bytes(b"{}\n" * MAX_BYTES)
    opened, diagnostics = open_stream(str(file))

    assert opened is not None
    with opened:
        assert (b"{}\n", (), 3 * MAX_BYTES) == (opened.readline(), diagnostics, opened.seek(0, os.SEEK_END))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("pipe", "this is not a regular file"),
        ("folder", "this is a folder, not a file"),
        ("none", "there is no such file"),
        ("a\0b", "the file cannot be read: embedded null byte"),
    ],
    ids=ascii,
)
def test_what_cannot_be_read_line_by_line_is_named_at_once(tmp_path, name, expected):
    """Nothing is waited for, and no descriptor is left open."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    before = len(os.listdir("/proc/self/fd"))
    opened, (diagnostic,) = open_stream(str(tmp_path / name))

    assert (None, "SUB001", expected) == (opened, diagnostic.code, diagnostic.message)
    assert before == len(os.listdir("/proc/self/fd"))


def test_standard_input_is_read_line_by_line_unless_it_is_closed(monkeypatch):
    """A dash names it."""
    given = BytesIO(b"{}")
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=given))
    opened, nothing_said = open_stream("-")
    monkeypatch.setattr(sys, "stdin", None)
    closed, (diagnostic,) = open_stream("-")

    assert (given, ()) == (opened, nothing_said)
    assert (None, "standard input is closed") == (closed, diagnostic.message)
