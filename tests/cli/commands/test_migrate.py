"""`migrate`: files changed in place, kept as they were, and what could not be carried said."""

from __future__ import annotations

import re
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
    assert "  line 7: `owners` is not carried: this edition has no such question\n" in run.stdout
    assert "1 part not carried but kept in comments.\n" in run.stdout
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
    """A broken one, one of another rulebook, a packed one; all are said. A rulebook of today stays as it is."""
    (folder / "broken.yaml").write_text("decision: [", encoding="utf-8")
    (folder / "other.yaml").write_text(HALL.replace("edition: 1", "rulebook: wells"), encoding="utf-8")
    (folder / "table.csv.gz").write_bytes(b"\x1f\x8b")
    run = migrate(folder, "broken.yaml", "other.yaml", "table.csv.gz", "rules.txt", "hall.yaml")

    assert (2, DONE) == (run.returncode, (folder / "hall.yaml").read_text())
    assert "SUB006" in run.stderr
    assert "SUB326" in run.stderr
    assert "table.csv.gz is left as it is: only YAML, JSON, JSON lines and CSV are carried over: " in run.stderr
    assert "1 file carried over to edition 2, 1 as it is, 3 files cannot be carried over.\n" in run.stdout


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


def test_a_rulebook_of_the_first_format_is_carried_and_what_is_to_be_worded_is_listed(folder):
    """With 1, for a person's words are wanted; every command says the same of it before."""
    text = (folder / "rules.txt").read_text(encoding="utf-8")
    first = re.sub(
        r" body: \w+,|^manners:\n( .*\n)+|^    (name: (spread|cooperation)|was: .*)\n", "", text, flags=re.MULTILINE
    )
    (folder / "first.yaml").write_text(first, encoding="utf-8")
    before = [
        subsidiarity(*line.split(), cwd=folder).stderr
        for line in ("draw --rulebook first.yaml", "diff first.yaml rules.txt")
    ]
    checked = migrate(folder, "first.yaml", "--check")
    run = migrate(folder, "first.yaml")
    after = subsidiarity("check", "first.yaml", cwd=folder)

    assert [1, 1] == [said.count("error") for said in before]
    assert (1, True) == (
        checked.returncode,
        "first.yaml: a rulebook of the first format, would be carried" in checked.stdout,
    )
    assert (1, "first.yaml: a rulebook of the first format, carried") == (run.returncode, run.stdout.splitlines()[0])
    assert "each is marked `# to do`" in run.stdout
    assert after.stdout.startswith("No errors and no warnings;")


JSON = """{
  "decision": "hall",
  "edition": 1,
  "title": "Hall",
  "answers": {
    "reach": ["town"],
    "owners": {
      "answer": "them",
      "note": "all"
    },
    "cooperation": "likely"
  }
}
"""
LINES = """{"decision": "hall", "edition": "1", "title": "Hall", "answers": {"reach": "town", "owners": "them"}}

{"decision":"shed","edition":"2","title":"Shed","answers":{"spread":"town"}}
"""
TABLE = """id,title,edition,reach,ward
hall,"The ""Hall"", etc",1,town,East

shed,Shed,1,moon,West
"""
KEPT = "Not carried from edition 1: this edition has no such question."
JSON_AFTER = r"""{
  "decision": "hall",
  "rulebook": "benches",
  "edition": "2",
  "title": "Hall",
  "answers": {
    "spread": ["town"],
    "cooperation": "likely"
  },
  "not_carried": "KEPT\nowners: { \"answer\": \"them\", \"note\": \"all\" }"
}
""".replace("KEPT", KEPT)
LINES_AFTER = (
    r'{"decision": "hall", "rulebook": "benches", "edition": "2", "title": "Hall", "answers": {"spread": "town"}, '
    rf'"not_carried": "{KEPT}\nowners: \"them\""}}'
    '\n\n{"decision":"shed","edition":"2","title":"Shed","answers":{"spread":"town"}}\n'
)
TABLE_AFTER = """id,title,edition,spread,ward,rulebook,not_carried
hall,"The ""Hall"", etc",2,town,East,benches,

shed,Shed,2,,West,benches,reach: moon
"""


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("hall.json", JSON, JSON_AFTER),
        ("halls.jsonl", LINES, LINES_AFTER),
        ("halls.csv", TABLE, TABLE_AFTER),
    ],
)
def test_json_lines_and_tables_are_carried_with_all_that_is_in_them(folder, name, before, after):
    """What has no place is kept in a field, for they have no comments; a second time changes nothing."""
    (folder / name).write_text(before, encoding="utf-8")
    run = migrate(folder, name)
    again = migrate(folder, name)
    read = subsidiarity("evaluate", name, "--rulebook", "rules.txt", cwd=folder)

    assert (1, after) == (run.returncode, (folder / name).read_text())
    assert before == (folder / f"{name}.bak").read_text()
    assert "not carried but kept in `not_carried`" in run.stdout
    assert (0, "0 files carried over, 1 as it is.\n", 0) == (again.returncode, again.stdout, read.returncode)


def test_a_long_file_of_lines_is_carried_whatever_its_size(folder):
    """It is read line by line wherever it is read."""
    line = '{"decision": "hall", "edition": "1", "title": "Hall", "answers": {"reach": "town"}}\n'
    text = "".join(line.replace("hall", f"hall-{number}") for number in range(13_000))
    assert len(text) > 1_000_000, "more than other files may have"
    (folder / "halls.jsonl").write_text(text, encoding="utf-8")
    run = migrate(folder, "halls.jsonl")
    expected = text.replace('"edition": "1"', '"rulebook": "benches", "edition": "2"').replace("reach", "spread")

    assert (0, True) == (run.returncode, expected == (folder / "halls.jsonl").read_text())


def test_what_is_to_be_answered_is_said_with_its_words_once(folder):
    """In the rulebook's order, whatever the files; what nobody ever answered may be new."""
    for name in ("hall", "shed"):
        text = HALL.replace("decision: hall", f"decision: {name}").replace("town", "moon").replace("  coop", "  # coop")
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    run = migrate(folder, "hall.yaml", "shed.yaml")

    assert run.stdout.startswith(
        "hall.yaml: 0 answers carried\n"
        "  line 5: `reach` is not carried: this edition has no option `moon` of `spread`\n"
        "  to answer anew: `spread`\n"
        "shed.yaml: "
    )
    assert run.stdout.endswith(
        "\nTo answer, in the order of the questions:\n"
        "  `spread`, in every file: Who sits on the benches?\n"
        "  `cooperation`, in every file: Could the streets settle it among themselves?\n"
    )
