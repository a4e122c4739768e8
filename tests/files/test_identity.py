"""Which names are one file, and which are streams."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from types import SimpleNamespace

import pytest
from tests.cli.running import surroundings

from subsidiarity.files.identity import first_same, identity, is_stream, own_descriptor


@pytest.fixture
def folder(tmp_path):
    """A file, a link to it, a second name of it, a link to its folder, and another file."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.yaml").write_bytes(b"x")
    (tmp_path / "link").symlink_to("in/a.yaml")
    os.link(tmp_path / "in" / "a.yaml", tmp_path / "second")
    (tmp_path / "folder").symlink_to("in")
    (tmp_path / "other").write_bytes(b"x")
    return tmp_path


@pytest.mark.parametrize("name", ["in/a.yaml", "link", "second", "folder/a.yaml", "in/../in/./a.yaml"])
def test_every_name_of_a_file_is_that_file(folder, name):
    """Links, second names and detours."""
    assert str(folder / "in/a.yaml") == first_same(str(folder / name), [str(folder / "in/a.yaml")])


@pytest.mark.parametrize("name", ["other", "nowhere", "in", "a\0b"])
def test_another_file_is_another(folder, name):
    """Alike in content, not there, or a folder."""
    assert first_same(str(folder / name), [str(folder / "in/a.yaml"), str(folder / "in")]) is None


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("/dev/stdout", 1),
        ("/dev/stderr", 2),
        ("/dev/fd/1", 1),
        ("/proc/self/fd/2", 2),
        ("/dev/null", None),
        ("x", None),
    ],
)
def test_a_name_of_an_open_file_is_known(name, number):
    """Through the system's links."""
    assert number == own_descriptor(name)


def test_a_link_of_ones_own_to_standard_output_is_known(tmp_path):
    """One more link makes no difference; a circle of links is no stream."""
    (tmp_path / "out.csv").symlink_to("/dev/stdout")
    (tmp_path / "circle").symlink_to("circle")

    assert [1, None] == [own_descriptor(str(tmp_path / name)) for name in ("out.csv", "circle")]


def test_streams_and_devices_are_no_files(tmp_path):
    """A pipe, a device, standard output; not a file, nor what is to become one."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "file").touch()

    streams = ["-", "/dev/null", "/dev/stdout", str(tmp_path / "pipe")]
    files = [str(tmp_path / "file"), str(tmp_path / "new"), str(tmp_path)]

    assert [True] * 4 + [False] * 3 == [is_stream(name) for name in (*streams, *files)]


def test_another_programs_open_file_is_no_stream_of_ours(tmp_path):
    """It is opened by its name instead."""
    code = "import sys; from subsidiarity.files.identity import own_descriptor; print(own_descriptor(sys.argv[1]))"
    run = subprocess.run(
        [sys.executable, "-c", code, f"/proc/{os.getpid()}/fd/1"],
        env=surroundings(), capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip

    assert "None\n" == run.stdout


def test_links_to_standard_output_may_be_many_and_in_other_folders(tmp_path):
    """Each is read from where it stands."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "out.csv").symlink_to("../a")
    for name, target in (("a", "b"), ("b", "c"), ("c", "d"), ("d", "/dev/stdout")):
        (tmp_path / name).symlink_to(target)

    assert 1 == own_descriptor(str(tmp_path / "in" / "out.csv"))


def test_where_the_system_does_not_number_files_none_is_known(tmp_path, monkeypatch):
    """Number 0 is every file's there."""
    (tmp_path / "file").touch()
    with monkeypatch.context() as system:
        system.setattr(os, "stat", lambda _path: SimpleNamespace(st_dev=1, st_ino=0, st_mode=stat.S_IFREG))
        found = (identity("a"), first_same("a", ["b"]))

    assert (None, None) == found
