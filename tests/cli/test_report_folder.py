"""A folder of reports: whole files or none, whatever fails."""

from __future__ import annotations

import os

import pytest

from subsidiarity.api.report_files import page_file
from subsidiarity.cli.report_folder import ReportFolder
from subsidiarity.files.write_failure import NotWritten
from subsidiarity.reporting.seal import sealed

OURS = "<p>a page</p>"


def fail(*_arguments, **_named):
    """A disk that is full."""
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("step", ["write", "fsync", "replace"])
def test_a_write_that_fails_leaves_the_earlier_page(tmp_path, monkeypatch, step):
    """And nothing beside it."""
    (tmp_path / "a.html").write_text(sealed(f"{OURS} old"))
    with ReportFolder(str(tmp_path)) as folder:
        monkeypatch.setattr(os, step, fail)
        with pytest.raises(NotWritten, match="No space left"):
            folder.write_all([page_file("a.html", f"{OURS} new")])

    assert {"a.html": sealed(f"{OURS} old")} == {path.name: path.read_text() for path in tmp_path.iterdir()}


def test_a_page_is_on_the_disk_before_it_has_its_name(tmp_path, monkeypatch):
    """Flushed, then moved into place, then the folder flushed."""
    steps: list[str] = []

    def noting(name, real):
        def call(*arguments, **options):
            steps.append(name)
            return real(*arguments, **options)

        return call

    for name in ("fsync", "replace"):
        monkeypatch.setattr(os, name, noting(name, getattr(os, name)))
    with ReportFolder(str(tmp_path)) as folder:
        folder.write_all([page_file("a.html", OURS)])
        folder.confirm()

    assert ["fsync", "replace", "fsync"] == steps


def test_names_are_taken_within_the_folder_that_was_opened(tmp_path):
    """Even if another folder takes its place meanwhile."""
    (tmp_path / "one").mkdir()
    with ReportFolder(str(tmp_path / "one")) as folder:
        (tmp_path / "one").rename(tmp_path / "moved")
        (tmp_path / "one").mkdir()
        folder.write_all([page_file("a.html", OURS)])

    assert ["moved/a.html"] == [str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.html")]
