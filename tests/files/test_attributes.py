"""What a file has beside its content follows it, or it is said that it could not."""

from __future__ import annotations

import os
import stat
import subprocess
import sys

import pytest
from tests.cli.running import surroundings
from tests.hardening.rights import open_to_all

from subsidiarity.files.whole_file import write_whole

needs_root = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
GROUP, NOBODY = 60, 65534


def old(folder):
    path = folder / "hall.yaml"
    path.write_bytes(b"old")
    return path


@needs_root
def test_a_file_keeps_its_group_and_its_owner(tmp_path):
    """A shared file stays one that the others of its group may write to."""
    path = old(tmp_path)
    os.chown(path, NOBODY, GROUP)
    path.chmod(0o664)
    lost = write_whole(str(path), b"new", may_replace=True)
    status = path.stat()

    assert ((), NOBODY, GROUP, 0o664) == (lost, status.st_uid, status.st_gid, stat.S_IMODE(status.st_mode))


def test_a_file_keeps_its_extended_attributes(tmp_path):
    """Tags, origins, access lists."""
    path = old(tmp_path)
    try:
        os.setxattr(path, "user.tag", b"minutes")
    except (OSError, AttributeError):
        pytest.skip("this file system has no extended attributes")

    assert () == write_whole(str(path), b"new", may_replace=True)
    assert b"minutes" == os.getxattr(path, "user.tag")


def test_attributes_that_cannot_be_kept_are_named(tmp_path, monkeypatch):
    """The content is written all the same."""
    path = old(tmp_path)

    def refuse(*_arguments):
        raise OSError(95, "not supported")

    monkeypatch.setattr(os, "listxattr", lambda _file: ["user.tag"], raising=False)
    monkeypatch.setattr(os, "getxattr", lambda _file, _name: b"minutes", raising=False)
    monkeypatch.setattr(os, "setxattr", refuse, raising=False)

    assert ("attributes",) == write_whole(str(path), b"new", may_replace=True)
    assert b"new" == path.read_bytes()


def test_attributes_that_the_system_gives_by_itself_are_not_missed(tmp_path, monkeypatch):
    """Nobody may set them."""
    path = old(tmp_path)

    def refuse(*_arguments):
        raise OSError(1, "not permitted")

    monkeypatch.setattr(os, "listxattr", lambda _file: ["security.selinux"], raising=False)
    monkeypatch.setattr(os, "getxattr", lambda _file, _name: b"unconfined", raising=False)
    monkeypatch.setattr(os, "setxattr", refuse, raising=False)

    assert () == write_whole(str(path), b"new", may_replace=True)


def test_a_further_name_keeps_the_old_content_and_is_named(tmp_path):
    """Backups made with links are not changed behind their owner's back."""
    path = old(tmp_path)
    os.link(path, tmp_path / "snapshot.yaml")

    assert ("links",) == write_whole(str(path), b"new", may_replace=True)
    assert (b"new", b"old") == (path.read_bytes(), (tmp_path / "snapshot.yaml").read_bytes())


@needs_root
def test_a_group_that_cannot_be_kept_gains_nothing(tmp_path):
    """Saved by somebody outside the group: the new group may do no more than everybody."""
    open_to_all(tmp_path)
    tmp_path.chmod(0o777)
    path = old(tmp_path)
    os.chown(path, 0, GROUP)
    path.chmod(0o666 & ~0o004)
    code = (
        "import sys; from subsidiarity.files.whole_file import write_whole; "
        "print(write_whole(sys.argv[1], b'new', may_replace=True))"
    )
    run = subprocess.run(
        ["setpriv", "--reuid", str(NOBODY), "--regid", str(NOBODY), "--clear-groups", sys.executable, "-c", code, path],
        env=surroundings(), capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip

    assert "('group', 'owner')\n" == run.stdout, run.stderr
    assert (b"new", 0o622) == (path.read_bytes(), stat.S_IMODE(path.stat().st_mode))
