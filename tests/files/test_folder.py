"""An open folder, with and without names taken within it, as systems differ."""

from __future__ import annotations

import os

import pytest

from subsidiarity.files import folder as module
from subsidiarity.files.folder import Folder
from subsidiarity.files.whole_file import WholeFile, write_whole
from subsidiarity.files.write_failure import NotWritten


@pytest.fixture(params=[True, False], ids=["by descriptor", "by path"], autouse=True)
def way(request, monkeypatch):
    """Windows knows no open folders: the same promises hold by paths."""
    monkeypatch.setattr(module, "_BY_DESCRIPTOR", request.param and module._BY_DESCRIPTOR)
    return request.param


def test_a_file_is_written_anew_and_over_an_old_one(tmp_path):
    """And nothing else is left."""
    path = str(tmp_path / "a")
    write_whole(path, b"one")
    write_whole(path, b"two", may_replace=True)

    assert (b"two", ["a"]) == ((tmp_path / "a").read_bytes(), os.listdir(tmp_path))


def test_a_file_that_is_there_stays_unless_it_may_be_replaced(tmp_path):
    """The same words on every system."""
    (tmp_path / "a").write_bytes(b"mine")
    with pytest.raises(NotWritten, match="File exists"):
        write_whole(str(tmp_path / "a"), b"new")

    assert b"mine" == (tmp_path / "a").read_bytes()


def test_a_folder_that_is_not_there_is_said(tmp_path):
    """When it is opened."""
    with pytest.raises(FileNotFoundError):
        Folder(str(tmp_path / "no"))


def test_names_are_taken_within_the_folder_that_was_opened(tmp_path, way):
    """Even if another folder takes its place meanwhile; by path, what was opened is what has the name."""
    (tmp_path / "one").mkdir()
    with Folder(str(tmp_path / "one")) as folder:
        (tmp_path / "one").rename(tmp_path / "moved")
        (tmp_path / "one").mkdir()
        with WholeFile(folder, "a") as file:
            file.write(b"new")

    assert [f"{'moved' if way else 'one'}/a"] == [str(path.relative_to(tmp_path)) for path in tmp_path.rglob("a")]


def test_a_name_that_another_program_holds_is_tried_again(tmp_path, monkeypatch, way):
    """A virus scanner is done within a second; one that is not done is named. Elsewhere no file is held so."""
    tries: list[str] = []
    replace = os.replace

    def held(temporary, name, **options):
        tries.append(name)
        if len(tries) < 3:
            raise PermissionError(13, "Access is denied")
        replace(temporary, name, **options)

    (tmp_path / "a").write_bytes(b"old")
    monkeypatch.setattr(os, "replace", held)
    monkeypatch.setattr(module, "_PAUSES_SECONDS", (0, 0, 0))
    if way:
        with pytest.raises(NotWritten, match="Access is denied"):
            write_whole(str(tmp_path / "a"), b"new", may_replace=True)
    else:
        write_whole(str(tmp_path / "a"), b"new", may_replace=True)

    assert (1, b"old") if way else (3, b"new") == (len(tries), (tmp_path / "a").read_bytes())


def test_who_holds_a_name_for_good_is_guessed_in_words(tmp_path, monkeypatch):
    """After the last try, where systems let programs hold files."""

    def held(*_names, **_options):
        raise PermissionError(13, "Access is denied")

    monkeypatch.setattr(module, "_BY_DESCRIPTOR", False)
    monkeypatch.setattr(os, "replace", held)
    monkeypatch.setattr(module, "_PAUSES_SECONDS", (0, 0))
    with pytest.raises(NotWritten, match="is it open in Excel, OneDrive or a virus scanner"):
        write_whole(str(tmp_path / "a"), b"new", may_replace=True)

    assert [] == os.listdir(tmp_path)


def test_a_file_system_without_further_names_writes_new_files_all_the_same(tmp_path, monkeypatch):
    """And still none over another."""

    def refuse(*_names, **_options):
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    write_whole(str(tmp_path / "a"), b"one")
    with pytest.raises(NotWritten, match="File exists"):
        write_whole(str(tmp_path / "a"), b"two")

    assert (b"one", ["a"]) == ((tmp_path / "a").read_bytes(), os.listdir(tmp_path))
