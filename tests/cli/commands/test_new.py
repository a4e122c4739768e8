"""`new`: a decision file to begin with."""

from __future__ import annotations

import pytest
from tests.cli.running import good, subsidiarity


def test_the_new_file_can_be_evaluated_at_once(tmp_path):
    """Nothing is answered, everything is open, and the id is the file's name."""
    made = subsidiarity("new", "My Library.yaml", cwd=tmp_path)
    run = subsidiarity("evaluate", "My Library.yaml", "--format", "csv", cwd=tmp_path)

    assert (0, "") == (made.returncode, made.stdout)
    assert 0 == run.returncode
    assert '"my-library"' in run.stdout


def test_a_file_that_exists_is_left_as_it_is(tmp_path):
    """Nothing is ever written over."""
    (tmp_path / "mine.yaml").write_text("mine", encoding="utf-8")
    run = subsidiarity("new", "mine.yaml", cwd=tmp_path)

    assert (2, "mine") == (run.returncode, (tmp_path / "mine.yaml").read_text(encoding="utf-8"))
    assert "exists already" in run.stderr


def test_a_hyphen_prints_it(tmp_path):
    """By the rulebook that is named."""
    run = subsidiarity("new", "-", "--rulebook", "wells.txt", cwd=good(tmp_path))

    assert 0 == run.returncode
    assert "  reach: unknown\n" in run.stdout


def test_a_folder_that_is_not_there_is_said(tmp_path):
    """No traceback, and no file."""
    run = subsidiarity("new", "nowhere/x.yaml", cwd=tmp_path)

    assert 2 == run.returncode
    assert "subsidiarity: nowhere/x.yaml could not be written: No such file or directory\n" == run.stderr


@pytest.mark.parametrize(
    ("name", "decision"),
    [
        ("../x.yaml", "x"),
        ("=1+1.yaml", "1-1"),
        ("\x1b[31m.yaml", "x1b-31m"),
        ("日本.yaml", "日本"),
        ("cafe\u0301.yaml", "caf\u00e9"),
        ("---.yaml", "my-decision"),
    ],
    ids=ascii,
)
def test_every_file_name_gives_an_id_that_can_be_read(tmp_path, name, decision):
    """Whatever the file is called."""
    (tmp_path / "in").mkdir()
    made = subsidiarity("new", "--", name, cwd=tmp_path / "in")
    run = subsidiarity("evaluate", "--format", "csv", "--", name, cwd=tmp_path / "in")

    assert (0, 0) == (made.returncode, run.returncode)
    assert f'"{decision}"' in run.stdout
    assert "\x1b" not in made.stderr


def test_the_next_step_names_the_rulebook(tmp_path):
    """What is printed can be typed."""
    run = subsidiarity("new", "well.yaml", "--rulebook", "wells.txt", cwd=good(tmp_path))

    assert "then run `subsidiarity explain well.yaml --rulebook wells.txt`" in run.stderr
    assert "subsidiarity schema decision --rulebook wells.txt > decision.schema.json" in run.stderr


def test_a_rulebook_to_begin_with_has_nothing_amiss(tmp_path):
    """Whatever stands there already is left as it is."""
    made = subsidiarity("new", "rules.yaml", "--starter", cwd=tmp_path)
    checked = subsidiarity("check", "rules.yaml", cwd=tmp_path)
    again = subsidiarity("new", "rules.yaml", "--starter", cwd=tmp_path)
    printed = subsidiarity("new", "-", "--starter", cwd=tmp_path)

    assert (0, "rules.yaml is ready: change it, then run `subsidiarity check rules.yaml`\n") == (
        made.returncode,
        made.stderr,
    )
    assert (0, True) == (checked.returncode, checked.stdout.startswith("No errors and no warnings"))
    assert 2 == again.returncode
    assert (tmp_path / "rules.yaml").read_text(encoding="utf-8") == printed.stdout
