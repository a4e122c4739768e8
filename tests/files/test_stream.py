"""Streams are written to as they stand: what was there stays, and what they do not take is said."""

from __future__ import annotations

import os
import stat
from types import SimpleNamespace

import pytest

from subsidiarity.files.stream import stream
from subsidiarity.files.write_failure import NotWritten

needs_dev_full = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full here")


@pytest.fixture
def pipe(tmp_path):
    """A pipe by name, and the descriptor from which it is read."""
    path = str(tmp_path / "pipe")
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    yield path, reader
    os.close(reader)


def test_whoever_reads_a_pipe_gets_what_is_added(pipe):
    """In order."""
    path, reader = pipe
    with stream(path) as add:
        add(b"one,")
        add(b"two")

        assert b"one,two" == os.read(reader, 100)


def test_a_pipe_ends_with_the_block(pipe):
    """Whoever reads is not left waiting."""
    path, reader = pipe
    with stream(path):
        pass

    assert b"" == os.read(reader, 100)


def test_what_stands_in_a_file_that_is_named_as_a_stream_stays(tmp_path):
    """By its own name, and by that of a descriptor that appends to it."""
    path = tmp_path / "log"
    path.write_bytes(b"old,")
    with stream(str(path)) as add:
        add(b"new,")
    with path.open("ab") as log, stream(f"/dev/fd/{log.fileno()}") as add:
        add(b"newest")

    assert b"old,new,newest" == path.read_bytes()


def test_an_open_file_of_the_program_stays_open(tmp_path):
    """Standard output is needed after the block, too."""
    with (tmp_path / "log").open("wb", buffering=0) as log:
        with stream(f"/dev/fd/{log.fileno()}") as add:
            add(b"one,")
        log.write(b"two")

    assert b"one,two" == (tmp_path / "log").read_bytes()


def test_a_pipe_that_nobody_reads_any_more_is_no_failure_to_write():
    """Whoever reads has had enough: that is another error."""
    reader, writer = os.pipe()
    try:
        os.close(reader)
        with pytest.raises(BrokenPipeError), stream(f"/dev/fd/{writer}") as add:
            add(b"one")
    finally:
        os.close(writer)


@needs_dev_full
def test_a_device_that_is_full_is_named():
    """In one word for programs, and the system's for people."""
    with pytest.raises(NotWritten) as failed, stream("/dev/full") as add:
        add(b"one")

    assert ("/dev/full", "full", "No space left on device") == (
        failed.value.path, failed.value.cause, failed.value.reason,
    )  # fmt: skip


@pytest.mark.parametrize(("name", "cause"), [("nowhere", "gone"), ("a\0b", "other")], ids=ascii)
def test_what_is_no_stream_is_refused(tmp_path, name, cause):
    """Nothing is made in its place."""
    with pytest.raises(NotWritten) as failed, stream(str(tmp_path / name)):
        pass

    assert (cause, []) == (failed.value.cause, os.listdir(tmp_path))


def test_a_disk_is_refused(tmp_path, monkeypatch):
    """Everything on it would be written over."""
    (tmp_path / "disk").write_bytes(b"old")
    with monkeypatch.context() as system:
        system.setattr(os, "stat", lambda _path: SimpleNamespace(st_mode=stat.S_IFBLK | 0o660))
        with pytest.raises(NotWritten) as failed, stream(str(tmp_path / "disk")) as add:
            add(b"new")

    assert ("stream", b"old") == (failed.value.cause, (tmp_path / "disk").read_bytes())


def test_no_descriptor_is_left_open_by_a_block_that_fails(pipe):
    """Whatever it was about."""
    path, _ = pipe
    before = len(os.listdir("/proc/self/fd"))
    with pytest.raises(ZeroDivisionError), stream(path):
        raise ZeroDivisionError

    assert before == len(os.listdir("/proc/self/fd"))
