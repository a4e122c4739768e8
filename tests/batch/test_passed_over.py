"""What folders stand for, and what they hold beside that and somebody may have meant."""

from __future__ import annotations

import os

import pytest

from subsidiarity.batch import passed_over as module
from subsidiarity.batch.files import decision_files
from subsidiarity.batch.passed_over import passed_over


def test_a_folder_stands_for_yaml_files_in_capitals_or_not(tmp_path):
    """Some systems write names in capitals."""
    for name in ("A.YAML", "b.Yml", "c.yaml", "d.yml"):
        (tmp_path / name).touch()

    assert (["A.YAML", "b.Yml", "c.yaml", "d.yml"], []) == found_in(tmp_path)


@pytest.mark.parametrize("name", ["a.yaml.txt", "a.yml.docx", "A.YAML.TXT", "a.yaml ", "a.yaml.gz", "a.ymal", "a.ylm"])
def test_a_name_with_yaml_in_it_looks_as_if_it_was_meant(tmp_path, name):
    """An editor has put an ending behind it, or a finger has slipped."""
    (tmp_path / name).touch()

    assert ([], [name]) == found_in(tmp_path)


@pytest.mark.parametrize(
    "name",
    ["a.yaml.bak", "a.yaml~", "a.yml.orig", "a.yaml.swp", ".a.yaml", ".a.yaml.txt", "a.txt", "README", "yaml", "a.png"],
)
def test_backups_hidden_files_and_files_of_other_kinds_are_not_meant(tmp_path, name):
    """Saving leaves backups of our own beside each file."""
    (tmp_path / name).touch()

    assert ([], []) == found_in(tmp_path)


@pytest.mark.parametrize(
    ("name", "text", "is_meant"),
    [
        ("a.json", '[{"decision": "a", "title": "A"}]', True),
        ("a.jsonl", '{"decision":"a"}\n', True),
        ("a.NDJSON", '{"decision" :"a"}\n', True),
        ("package.json", '{"name": "decision"}', False),
        ("results.jsonl", '{"schema": "subsidiarity.record.1", "id": "a"}\n', False),
        ("a.csv", "id,reach\na,local\n", True),
        ("a.tsv", '\ufefftitle\t"id"\r\n', True),
        ("people.csv", "name,age\nid,7\n", False),
        ("results.csv", '"file","line","id","title","result"\r\n', False),
        ("empty.csv", "", False),
    ],
)
def test_json_and_csv_that_begin_like_decisions_look_as_if_they_were_meant(tmp_path, name, text, is_meant):
    """Other programs keep such files as well, and so do results."""
    (tmp_path / name).write_text(text, encoding="utf-8")

    assert ([], [name] if is_meant else []) == found_in(tmp_path)


def test_a_link_to_a_folder_is_passed_over_and_nothing_waits(tmp_path):
    """It may lead round in a circle; a pipe may never be written to."""
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "a.yaml").touch()
    (tmp_path / "inner" / "b.yaml.txt").touch()
    os.symlink("inner", tmp_path / "link")
    os.symlink(".", tmp_path / "round")
    os.symlink("loop", tmp_path / "loop")
    os.mkfifo(tmp_path / "pipe.json")
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "c.yaml.txt").touch()

    assert (["inner/a.yaml"], ["link", "round", "inner/b.yaml.txt"]) == found_in(tmp_path)


def test_of_very_many_files_the_first_are_looked_into(tmp_path, monkeypatch):
    """To open every file of a large folder would take long."""
    monkeypatch.setattr(module, "MOST_LOOKED_INTO", 2)
    for name in ("a.json", "b.json", "c.json"):
        (tmp_path / name).write_text('{"decision": "a"}')

    assert ([], ["a.json", "b.json"]) == found_in(tmp_path)


def test_files_that_are_named_are_passed_over_by_nobody(tmp_path):
    """They are read, whatever they are called."""
    file = tmp_path / "a.yaml.txt"
    file.touch()

    assert ([str(file)], []) == (list(decision_files([str(file)])), list(passed_over([str(file)])))


def found_in(folder):
    """What is read of a folder, and what is passed over."""
    paths = [str(folder)]
    read = [os.path.relpath(path, folder) for path in decision_files(paths)]
    return read, [os.path.relpath(path, folder) for path in passed_over(paths)]
