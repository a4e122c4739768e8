"""Which files a batch reads, where systems name them differently."""

from __future__ import annotations

import pytest

from subsidiarity.batch import files
from subsidiarity.batch.files import decision_files


@pytest.fixture
def on_windows(tmp_path, monkeypatch):
    """A folder of three files, on a system whose shells expand nothing."""
    monkeypatch.setattr(files, "IS_WINDOWS", True)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for name in ("b.yaml", "a.yaml", "c.txt", "[d].yaml"):
        (tmp_path / "in" / name).touch()


def test_a_pattern_is_what_it_stands_for(on_windows):
    """By name, as a shell has it."""
    assert ["in/[d].yaml", "in/a.yaml", "in/b.yaml"] == list(decision_files(["in/*.yaml"]))


@pytest.mark.parametrize("name", ["in/[d].yaml", "in/x*.yaml", "in/a.yaml"])
def test_a_name_is_a_name(on_windows, name):
    """A file that is called so, and a pattern that stands for nothing: whoever reads it says what is wrong."""
    assert [name] == list(decision_files([name]))


def test_names_have_the_same_separator_on_every_system(on_windows):
    """Records are the same bytes."""
    assert ["in/a.yaml"] == list(decision_files(["in\\a.yaml"]))


def test_where_shells_expand_a_star_is_a_letter(tmp_path, monkeypatch):
    """What comes with a star was meant so."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").touch()

    assert ["*.yaml", "a\\b.yaml"] == list(decision_files(["*.yaml", "a\\b.yaml"]))
