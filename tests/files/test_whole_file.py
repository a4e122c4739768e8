"""A file written whole: the old content or the new, and nothing of anybody's unasked."""

from __future__ import annotations

import contextlib
import os
import stat

import pytest

from subsidiarity.files.folder import Folder
from subsidiarity.files.whole_file import (
    MOST_JUDGED_BYTES,
    PRIVATE,
    SHARED,
    SPARE,
    WholeFile,
    whole_file,
    write_whole,
)
from subsidiarity.files.write_failure import NotWritten


def cause_of(*arguments, **options):
    """Why a file was not written; "" if it was."""
    try:
        write_whole(*arguments, **options)
    except NotWritten as failed:
        return failed.cause
    return ""


def test_a_file_is_there_once_the_block_ends(tmp_path):
    """Not before."""
    path = tmp_path / "a.csv"
    with whole_file(str(path)) as file:
        file.write(b"one,")
        before = path.exists()
        file.write(b"two")

    assert (False, b"one,two") == (before, path.read_bytes())
    assert ["a.csv"] == os.listdir(tmp_path)


def test_a_block_that_fails_leaves_the_old_file_and_nothing_else(tmp_path):
    """Whatever was written by then."""
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")
    with contextlib.suppress(ZeroDivisionError), whole_file(str(path), may_replace=True) as file:
        file.write(b"x" * 200_000)
        raise ZeroDivisionError

    assert b"old" == path.read_bytes()
    assert ["a.csv"] == os.listdir(tmp_path)


def test_a_file_that_is_there_is_left_alone_unless_it_may_be_replaced(tmp_path):
    """The cause is a word that a program can act on."""
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")

    assert ("exists", "") == (cause_of(str(path), b"new"), cause_of(str(path), b"new", may_replace=True))
    assert b"new" == path.read_bytes()


def test_a_file_that_appears_meanwhile_is_left_alone(tmp_path):
    """Between the look and the end another program made it."""
    path = tmp_path / "a.csv"
    cause = ""
    try:
        with whole_file(str(path)) as file:
            file.write(b"ours")
            path.write_bytes(b"theirs")
    except NotWritten as failed:
        cause = failed.cause

    assert ("exists", b"theirs") == (cause, path.read_bytes())
    assert ["a.csv"] == os.listdir(tmp_path)


def test_its_content_may_say_whether_a_file_may_be_replaced(tmp_path):
    """A page of our own is, another is not."""
    (tmp_path / "ours").write_bytes(b"ours, old")
    (tmp_path / "theirs").write_bytes(b"theirs")
    causes = [
        cause_of(str(tmp_path / name), b"ours", lambda data: data.startswith(b"ours")) for name in ("ours", "theirs")
    ]

    assert ["", "exists"] == causes
    assert [b"ours", b"theirs"] == [(tmp_path / name).read_bytes() for name in ("ours", "theirs")]


@pytest.mark.parametrize("name", ["", "folder", "pipe", "no/such/a.csv", "file/a.csv", "a\0b", "x" * 300])
def test_what_cannot_be_a_file_is_refused(tmp_path, name):
    """Before anything is written, and in words."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotWritten) as failed:
        write_whole(os.path.join(tmp_path, name), b"new", may_replace=True)

    assert failed.value.reason
    assert ["file", "folder", "pipe"] == sorted(os.listdir(tmp_path))


def test_a_folder_that_vanished_is_refused(tmp_path, monkeypatch):
    """The one that the program stands in."""
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()

    assert ["gone", "gone"] == [cause_of("a.csv", b"new", may_replace) for may_replace in (False, True)]


def test_a_link_stays_and_what_it_leads_to_is_written(tmp_path):
    """For a file that may be replaced."""
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    write_whole(str(tmp_path / "link"), b"new", may_replace=True)

    assert (True, b"new") == ((tmp_path / "link").is_symlink(), (tmp_path / "real").read_bytes())


def test_a_link_that_leads_nowhere_is_something_that_stands_there(tmp_path):
    """A new file is not made where it points to."""
    (tmp_path / "link").symlink_to("nowhere")

    assert "exists" == cause_of(str(tmp_path / "link"), b"new")
    assert ["link"] == os.listdir(tmp_path)


@pytest.mark.parametrize(("kind", "mode"), [({}, 0o640), ({"kind": PRIVATE}, 0o600)])
def test_a_new_file_has_the_rights_of_its_kind(tmp_path, kind, mode):
    """Less what the umask takes away."""
    before = os.umask(0o027)
    try:
        write_whole(str(tmp_path / "a"), b"", **kind)
    finally:
        os.umask(before)

    assert mode == stat.S_IMODE((tmp_path / "a").stat().st_mode)


@pytest.mark.parametrize("mode", [0o664, 0o600, 0o640])
def test_a_replaced_file_keeps_its_rights(tmp_path, mode):
    """Whatever the umask says."""
    path = tmp_path / "a"
    path.write_bytes(b"old")
    path.chmod(mode)

    assert () == write_whole(str(path), b"new", may_replace=True)
    assert mode == stat.S_IMODE(path.stat().st_mode)


def test_a_file_larger_than_a_buffer_is_whole(tmp_path):
    """Piece by piece."""
    with whole_file(str(tmp_path / "a")) as file:
        for number in range(300):
            file.write(bytes([number % 256]) * 1_000)

    assert b"".join(bytes([number % 256]) * 1_000 for number in range(300)) == (tmp_path / "a").read_bytes()


def test_a_file_that_is_there_is_refused_before_anything_is_worked_out(tmp_path):
    """Not at the end of the block."""
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")
    entered = []
    with pytest.raises(NotWritten), whole_file(str(path)) as file:
        entered.append(file)

    assert [] == entered


def test_a_link_is_not_asked_whether_it_may_be_replaced(tmp_path):
    """Within a folder that is open, no link is followed."""
    (tmp_path / "ours").write_bytes(b"ours")
    (tmp_path / "link").symlink_to("ours")
    with Folder(str(tmp_path)) as folder, pytest.raises(NotWritten) as failed:
        WholeFile(folder, "link", lambda _data: True)

    assert "it is not a regular file" == failed.value.reason


def test_a_file_too_large_to_be_judged_is_left_alone(tmp_path):
    """It is not even read."""
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.truncate(MOST_JUDGED_BYTES + 1)
    asked = []

    def says_so(data):
        asked.append(len(data))
        return True

    assert "exists" == cause_of(str(path), b"new", says_so)
    assert [] == asked


@pytest.mark.parametrize(
    ("kind", "expected"),
    [(SHARED, ["flush", "name", "flush"]), (PRIVATE, ["flush", "name", "flush"]), (SPARE, ["name"])],
)
def test_content_is_on_the_disk_before_the_name_leads_to_it_and_the_name_before_it_is_said(
    tmp_path, monkeypatch, kind, expected
):
    """What need not last spares the disk."""
    steps = []

    def noted(step, call):
        def noting(*arguments, **options):
            steps.append(step)
            return call(*arguments, **options)

        return noting

    with monkeypatch.context() as system:
        system.setattr(os, "fsync", noted("flush", os.fsync))
        system.setattr(os, "replace", noted("name", os.replace))
        write_whole(str(tmp_path / "a"), b"new", may_replace=True, kind=kind)

    assert expected == steps


def test_a_system_that_takes_little_at_a_time_is_given_the_rest(tmp_path, monkeypatch):
    """Three bytes at once."""
    write = os.write
    with monkeypatch.context() as system:
        system.setattr(os, "write", lambda descriptor, data: write(descriptor, bytes(data[:3])))
        write_whole(str(tmp_path / "a"), b"one, two, three")

    assert b"one, two, three" == (tmp_path / "a").read_bytes()


def test_a_file_may_have_the_rights_of_another_in_its_folder(tmp_path):
    """A backup is read by those who may read the file itself."""
    (tmp_path / "a").write_bytes(b"new")
    (tmp_path / "a").chmod(0o604)
    with Folder(str(tmp_path)) as folder, WholeFile(folder, "a.bak", may_replace=True, like="a") as file:
        file.write(b"old")

    assert 0o604 == stat.S_IMODE((tmp_path / "a.bak").stat().st_mode)
