"""`migrate`: files changed in place, kept as they were, and what could not be carried said."""

from __future__ import annotations

from pathlib import Path

import pytest
from docs._pages import RULEBOOK
from tests.cli.running import subsidiarity

from subsidiarity.files.owner import Owner

HALL = "decision: hall\nedition: 1\ntitle: Hall\nanswers:\n  reach: town   # far\n  cooperation: likely\n"
DONE = HALL.replace("reach", "spread").replace("edition: 1", "rulebook: benches\nedition: '2'")


@pytest.fixture
def folder(tmp_path):
    """A folder with the second edition of the benches, and a decision that answers the first."""
    text = RULEBOOK.read_text(encoding="utf-8").replace("reach", "spread").replace("edition: 1", "edition: 2")
    asked = "    ask: Could the streets"
    assert asked in text
    first = "    source: Oates 1972\n  cooperation:"
    (tmp_path / "rules.txt").write_text(text.replace(first, f"    was: reach\n{first}"), encoding="utf-8")
    (tmp_path / "hall.yaml").write_text(HALL, encoding="utf-8")
    return tmp_path


def migrate(folder: Path, *arguments: str):
    """The command by the second edition."""
    return subsidiarity("migrate", *arguments, "--rulebook", "rules.txt", cwd=folder)


def test_a_file_is_changed_in_place_and_kept_as_it_was(folder):
    """Beside it, as an interview keeps it."""
    run = migrate(folder, "hall.yaml")

    assert (0, "") == (run.returncode, run.stderr)
    assert (
        "hall.yaml: 2 answers carried\n"
        "1 file carried over to edition 2, 0 as they are.\n"
        "As it was before, each is kept beside it as .bak.\n"
    ) == run.stdout
    assert (DONE, HALL) == ((folder / "hall.yaml").read_text(), (folder / "hall.yaml.bak").read_text())


def test_a_second_time_changes_nothing(folder):
    """It answers this edition now."""
    migrate(folder, "hall.yaml")
    run = migrate(folder, "hall.yaml")

    assert (0, "0 files carried over, 1 as it is.\n", HALL) == (
        run.returncode,
        run.stdout,
        (folder / "hall.yaml.bak").read_text(),
    )


def test_check_only_says(folder):
    """With 1 where something would change."""
    run = migrate(folder, "--check", ".")

    assert (1, HALL) == (run.returncode, (folder / "hall.yaml").read_text())
    assert "hall.yaml: 2 answers would be carried\n1 file to carry over to edition 2, 0 as they are.\n" in run.stdout
    assert not (folder / "hall.yaml.bak").exists()


def test_what_stays_as_a_comment_is_listed(folder):
    """With the line where it stood, and 1."""
    (folder / "hall.yaml").write_text(f"{HALL}  owners: them\n", encoding="utf-8")
    run = migrate(folder, "hall.yaml")

    assert 1 == run.returncode
    assert "  line 7: `owners` stays as a comment: this edition has no such question\n" in run.stdout
    assert "1 part stays as a comment" in run.stdout
    assert "  # owners: them\n" in (folder / "hall.yaml").read_text()


def test_a_copy_that_is_there_is_not_written_over_unasked(folder):
    """It may be somebody's."""
    (folder / "hall.yaml.bak").write_text("mine", encoding="utf-8")
    refused = migrate(folder, "hall.yaml")
    kept = (folder / "hall.yaml").read_text(), (folder / "hall.yaml.bak").read_text()
    told = migrate(folder, "hall.yaml", "--replace")

    assert (2, (HALL, "mine")) == (refused.returncode, kept)
    assert "--replace writes over that" in refused.stderr
    assert (0, DONE, HALL) == (
        told.returncode,
        (folder / "hall.yaml").read_text(),
        (folder / "hall.yaml.bak").read_text(),
    )


@pytest.mark.parametrize("arguments", [(), ("--replace",)])
def test_a_folder_in_the_place_of_the_copy_is_said_without_an_offer_to_write_over_it(folder, arguments):
    """No `--replace` would; and no escape in a path is obeyed."""
    place = folder / "red\x1b[31m"
    (place / "hall.yaml.bak").mkdir(parents=True)
    (folder / "hall.yaml").rename(place / "hall.yaml")
    run = migrate(folder, "red\x1b[31m", *arguments)

    assert (2, HALL) == (run.returncode, (place / "hall.yaml").read_text())
    assert "hall.yaml is not carried over: the copy from before cannot be kept as " in run.stderr
    assert run.stderr.endswith("hall.yaml.bak: Is a directory\n")
    assert "\x1b" not in run.stderr


def test_a_file_that_is_open_elsewhere_is_said_without_advice_for_an_interview(folder):
    """A command saves under no other name."""
    owner = Owner(str(folder / "hall.yaml"))
    run = migrate(folder, "hall.yaml")
    owner.let_go()

    assert (2, HALL) == (run.returncode, (folder / "hall.yaml").read_text())
    assert (
        "subsidiarity: hall.yaml is not carried over: another program has this file open to change it\n" == run.stderr
    )


def test_one_file_that_cannot_be_carried_stops_no_other(folder):
    """A broken one, one of another rulebook, a table, a rulebook; all are said."""
    (folder / "broken.yaml").write_text("decision: [", encoding="utf-8")
    (folder / "other.yaml").write_text(HALL.replace("edition: 1", "rulebook: wells"), encoding="utf-8")
    (folder / "table.csv").write_text("id,reach\n", encoding="utf-8")
    run = migrate(folder, "broken.yaml", "other.yaml", "table.csv", "rules.txt", "hall.yaml")

    assert (2, DONE) == (run.returncode, (folder / "hall.yaml").read_text())
    assert "SUB006" in run.stderr
    assert "SUB326" in run.stderr
    assert "table.csv is left as it is: only decision files in YAML are carried over" in run.stderr
    assert "rules.txt is a rulebook; only decision files are carried over" in run.stderr
    assert "1 file carried over to edition 2, 0 as they are, 3 files cannot be carried over.\n" in run.stdout


def test_a_file_with_a_mark_before_it_keeps_that(folder):
    """As some editors write it."""
    (folder / "hall.yaml").write_bytes(b"\xef\xbb\xbf" + HALL.encode())
    migrate(folder, "hall.yaml")

    assert b"\xef\xbb\xbf" + DONE.encode() == (folder / "hall.yaml").read_bytes()


def test_a_decision_file_that_names_its_rulebook_is_no_rulebook(folder):
    """`check` takes it for what it is."""
    migrate(folder, "hall.yaml")
    run = subsidiarity("check", "hall.yaml", "--rulebook", "rules.txt", cwd=folder)

    assert (0, "1 decision: 1 Street.\n") == (run.returncode, run.stdout)
