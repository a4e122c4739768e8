"""The workshop line by line, as a facilitator with a screen reader, a pipe or a failing disk meets it."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.running import beside
from tests.workshop.samples import HALL, SMALL, compiled, read, workshop_of

from subsidiarity.lines.run import run_workshop
from subsidiarity.lines.vote_lines import counts_in
from subsidiarity.model.workshop import Card, Dissent, Round, Rules
from subsidiarity.phones.network import ThreadNetwork
from subsidiarity.workshop.ballot.network import Network

RULEBOOK = compiled()
BEGINNING = ["", "13", "4 March"]
CARD = [
    *BEGINNING,
    "a",
    "",
    "",
    "",
    "The hall",
    "Twelve residents",
    "Those who rent",
    "",
    "",
    "-",
    "March 2028",
    "",
    "",
]
NEW = ["Who runs the hall?", "", *CARD]
A_WORKSHOP = [
    "Who runs the hall?",
    "It stands empty.",
    "",
    "13",
    "4 March 2026",
    "a",
    "",
    "",
    "",
    "The hall",
    "Twelve residents and one councillor",
    "Those who rent by the week",
    "",
    "The town's",
    "1",
    "March 2028",
    "80",
    "2",
    "v 13 0",  # goal: all alike
    "",
    "",
    "v",  # reach: counts that are none, then a first round
    "seven",
    "v 5 6 2",
    "",
    "v",  # reach: a second round, an answer, a minority view
    "1 10 2",
    "",
    "2",
    "v 3 1",  # trust: wrong counts, too few, then a vote that is thrown away
    "v 1 1 0",
    "v 1 11 1",
    "x",
    "v 10 0 3",
    "",
    "1",
    "d",
    "3",
    "3",
    "It is all trust.",
    "p Who holds the key?",
    "",
    "2",  # means without a vote
    "",  # lawful passed over
    "u",
    "g 4",
    "o",
    "r",
    "m",
    "q",
]


class Echo(io.StringIO):
    """Lines that show as they are typed, as on a terminal."""

    sink: io.StringIO

    def readline(self, *arguments):
        line = super().readline(*arguments)
        self.sink.write(line)
        return line


def talk(path, *lines: str, rehearsal: int | None = None, network: Network | None = None) -> tuple[int, str]:
    """Type these lines; the exit code and everything that was said."""
    source, sink = io.StringIO("".join(f"{line}\n" for line in lines)), io.StringIO()
    return run_workshop(str(path), RULEBOOK, source, sink, rehearsal, network), sink.getvalue()


def decision(path):
    """The decision in a file."""
    (found,) = read(Path(path).read_text(encoding="utf-8"), RULEBOOK)
    return found


def rulebook_file(folder: Path) -> str:
    path = folder / "small-rulebook.txt"
    path.write_text(SMALL)
    return str(path)


def test_a_whole_workshop_reads_well(tmp_path, golden, monkeypatch):
    """Card, votes, reveal, rounds, answers, a minority view, a parked point, the minutes."""
    monkeypatch.chdir(tmp_path)
    source, sink = Echo("".join(f"{line}\n" for line in A_WORKSHOP)), io.StringIO()
    source.sink = sink

    run_workshop("hall.yaml", RULEBOOK, source, sink)

    golden("workshop.txt", sink.getvalue())
    golden("workshop.yaml", Path("hall.yaml").read_text(encoding="utf-8"))


def test_the_command_says_the_same_through_a_pipe(tmp_path):
    """Lines in, lines out, no escape code, and nothing of the screen loaded."""
    place = A_WORKSHOP.index("a")
    lines = [*A_WORKSHOP[:place], "", *A_WORKSHOP[place:]]  # no phones
    _, said = talk(tmp_path / "hall.yaml", *lines, network=ThreadNetwork())
    (tmp_path / "piped").mkdir()
    command = ["workshop", "--plain", "--rulebook", rulebook_file(tmp_path), str(tmp_path / "piped" / "hall.yaml")]

    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "subsidiarity", *command],
        input="".join(f"{line}\n" for line in lines),
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        check=False,
    )

    piped = re.sub(r"Date \([^)]*\)", "Date (4 March 2026)", run.stdout, count=1)  # it offers the day that it is
    assert (0, said) == (run.returncode, piped.replace("/piped/", "/"))
    assert [] == [library for library in ("textual", "aiohttp", "asyncio", "segno") if library in run.stderr]


def test_the_card_is_asked_for_once(tmp_path):
    """Whoever goes on hears it instead."""
    path = tmp_path / "hall.yaml"
    talk(path, *NEW)

    _, said = talk(path)

    card = workshop_of(decision(path)).card
    expected = Card("4 March", "The hall", (), "", "Twelve residents", "Those who rent", 13, "March 2028")
    assert expected == card
    assert "Date:" in said
    assert "Enter takes a line as it stands" not in said


def test_a_card_whose_input_ends_in_its_middle_keeps_what_was_typed(tmp_path):
    """The lines that were not asked for stay as they were."""
    path = tmp_path / "hall.yaml"
    talk(path, *NEW)

    talk(path, "a", "The hall at night", "", "5 March", "Elsewhere")

    card = workshop_of(decision(path)).card
    assert ("The hall at night", "5 March", "Elsewhere") == (decision(path).title, card.date, card.place)


def test_a_card_may_be_changed_and_emptied(tmp_path):
    """A dash empties a line, Enter leaves it."""
    path = tmp_path / "hall.yaml"

    talk(path, *NEW, "a", "", "many", "12", "", "-", "", "", "", "", "2", "", "60", "")

    workshop = workshop_of(decision(path))
    assert ("", ("pay",), 12, Rules(60)) == (
        workshop.card.place,
        workshop.card.roles,
        workshop.card.people,
        workshop.rules,
    )


def test_a_vote_is_not_shown_before_the_reveal(tmp_path):
    """Neither as it is put in, nor in any list, nor when the file is opened again."""
    path = tmp_path / "hall.yaml"

    _, said = talk(path, *NEW, "v 3 9", "o", "b", "w", "l")
    _, again = talk(path, "o", "r", "m")

    said = said.split("Vote or answer:", maxsplit=1)[1]
    assert "12 votes. The card says 13 people vote; 12 took part. Nothing is shown yet." in said
    for words in (said, again):
        assert not [line for line in words.splitlines() if "3 votes" in line or "9 votes" in line or "3 for" in line]
    assert "A vote was taken and not revealed: 12 votes." in again


def test_too_few_votes_are_said_and_not_kept(tmp_path):
    """The file knows nothing of them."""
    path = tmp_path / "hall.yaml"

    _, said = talk(path, *NEW, "v 1 1", "v 0 2", "v 2 1")

    assert 2 == said.count("Fewer than 3 voted, so the counts are not kept")
    assert (Round((2, 1)),) == workshop_of(decision(path)).talk("goal").rounds


def test_counts_without_a_v_are_answered_with_how_to_type_them(tmp_path):
    """They look like a vote, and are none."""
    path = tmp_path / "hall.yaml"

    _, said = talk(path, *NEW, "10 3", "q")

    assert "Type v before the counts of a vote: v 10 3." in said
    assert {} == workshop_of(decision(path)).talks


def test_more_votes_than_people_are_kept_only_if_that_is_meant(tmp_path):
    """A slip of the finger is asked about before anything is kept, as on the screen."""
    path = tmp_path / "hall.yaml"

    _, said = talk(path, *NEW, "v 12 3", "", "q")

    assert "15 counted, but the card says 13. Put it in all the same? (y puts it in, Enter does not)" in said
    assert "Nothing is kept. v counts again." in said
    assert {} == workshop_of(decision(path)).talks


def test_more_votes_than_people_are_remarked_on(tmp_path):
    """Where that is meant, it is said again beside the vote."""
    _, said = talk(tmp_path / "hall.yaml", *NEW, "v 12 3", "y")

    assert "15 votes. The card says 13 people vote; 15 took part. Check the counts. Nothing is shown yet." in said


def test_a_consensus_of_the_few_who_voted_is_said_to_be_one(tmp_path):
    """Three votes do not speak for thirty people."""
    _, said = talk(tmp_path / "hall.yaml", *NEW, "v 0 3 0 27", "y", "")

    assert (
        "A consensus among those who voted (75 of 100) on 2, by 3 of 3 votes. The card says 13 people vote; 30 took "
        "part. Check the counts. 3 of 30 voted, 27 abstained: too few to call it the room's view."
    ) in said


def test_a_day_to_look_again_before_the_meeting_is_remarked_on_once_the_card_is_in(tmp_path):
    """In the minutes too."""
    card = ["", "13", "4 March 2028", "a", *[""] * 9, "March 2027", "", ""]
    _, said = talk(tmp_path / "hall.yaml", "Who runs the hall?", "", *card, "m")

    assert "The day to look again, March 2027, is before the meeting, 4 March 2028.\n" in said
    _, begins, minutes = said.rpartition("How the group came to it")
    assert begins
    assert "is before the meeting, 4 March 2028." in " ".join(minutes.split())


def test_the_groups_answer_and_what_stands_beside_it(tmp_path):
    """An answer, a minority view, a parked point, a note."""
    path = tmp_path / "hall.yaml"

    talk(path, *NEW, "v 4 9", "", "1", "b", "d", "2", "4", "It is disputed.", "p the lease", "n", "1", "Minutes", "")

    answer, on_goal = decision(path).answers["goal"], workshop_of(decision(path)).talk("goal")
    assert ({"agreed"}, "record", "Minutes") == (set(answer.options), answer.evidence, answer.note)
    assert (True, ("the lease",)) == (on_goal.is_agreed, on_goal.parked)
    assert (Dissent(frozenset({"disputed"}), 4, "It is disputed."),) == on_goal.dissents


def test_a_minority_view_is_taken_back_by_its_number_and_undo_brings_it_back(tmp_path):
    """Saved at once, either way; the minutes tell of those that stand."""
    path = tmp_path / "hall.yaml"
    two_views = [*NEW, "1", "b", "d", "1", "", "It is clear.", "d", "2", "4", "It is disputed."]

    _, said = talk(path, *two_views, "t", "2", "m")
    left = workshop_of(decision(path)).talk("goal").dissents
    _, again = talk(path, "g 1", "t 1", "u")

    assert "2  Minority view: 4 people hold to 2, “No, the aim itself is disputed”." in said
    assert "The minority view is taken back. u brings it back." in said
    assert "It is disputed." not in said.rsplit("u brings it back.", maxsplit=1)[1]
    assert (Dissent(frozenset({"agreed"}), 0, "It is clear."),) == left
    assert "The minority view is taken back." in again
    assert left == workshop_of(decision(path)).talk("goal").dissents


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (["t"], "There is no minority view on this question."),
        (["d", "2", "", "", "t", ""], "Nothing is taken back."),
        (["d", "2", "", "", "t 2"], "Nothing is taken back."),
        (["r", "t"], "A minority view belongs to a question. b goes back to one."),
    ],
)
def test_no_minority_view_is_taken_back_that_nobody_named(tmp_path, typed, expected):
    """Where there is none, with Enter alone, with a number too many, at the result."""
    path = tmp_path / "hall.yaml"

    _, said = talk(path, *NEW, *typed)

    assert expected in said
    assert len(workshop_of(decision(path)).talk("goal").dissents) == typed.count("d")


def test_a_minority_view_without_an_answer_is_not_recorded(tmp_path):
    """Enter alone is a way out."""
    path = tmp_path / "hall.yaml"

    _, said = talk(path, *NEW, "d", "", "q")

    assert "0 is not known yet. Nothing is kept." in said
    assert () == workshop_of(decision(path)).talk("goal").dissents


def test_no_counts_are_asked_for_once_a_question_has_had_its_rounds(tmp_path):
    """The refusal comes first, not after all counts are typed."""
    _, said = talk(tmp_path / "hall.yaml", *NEW, *["v 4 9", ""] * 3, "v")

    assert "This question has had its 3 rounds." in said
    assert "Type the votes" not in said


def test_the_card_is_read_out_on_coming_back_with_what_is_missing(tmp_path):
    """In the words of the minutes."""
    path = tmp_path / "hall.yaml"
    talk(path, "Who runs the hall?", "", "", "13", "4 March", "a", *[""] * 5, "Renters", *[""] * 6)

    _, again = talk(path)

    assert "Date: 4 March." in again
    assert "The place has not been noted." in again
    assert "Missing from the room: Renters." in again


def test_it_stays_while_a_minority_view_is_asked_for(tmp_path):
    """And goes on once Enter says so."""
    path = tmp_path / "hall.yaml"

    _, said = talk(path, *NEW, "1", "v 9 0 3", "", "1", "d", "3", "", "Far.", "p here", "")

    assert "3 of 12 voted two or more options away from this answer. Record a minority view?" in said
    reach = workshop_of(decision(path)).talk("reach")
    assert ((Dissent(frozenset({"land"}), 0, "Far."),), ("here",)) == (reach.dissents, reach.parked)


def test_undo_goes_back_through_everything(tmp_path):
    """Point, answer, reveal, vote, card; and never further."""
    path = tmp_path / "hall.yaml"

    talk(path, *NEW, "v 4 9", "", "1", "b", "p x", *["u"] * 9)

    found = decision(path)
    assert ({}, {}, Card()) == (found.answers, workshop_of(found).talks, workshop_of(found).card)


def test_a_decision_of_an_interview_becomes_a_workshop(tmp_path):
    """Its answers, notes and evidence stay."""
    path = tmp_path / "hall.yaml"
    path.write_text(HALL)

    talk(path, *CARD, "q")

    (before,) = read(HALL, RULEBOOK)
    assert before.answers == decision(path).answers
    assert 13 == workshop_of(decision(path)).card.people


def test_a_rehearsal_invents_its_votes(tmp_path):
    """The same ones each time, and marked as such everywhere."""
    path, other = tmp_path / "one.yaml", tmp_path / "two.yaml"
    lines = [*NEW, "v", "", "v", "", "m"]

    (_, said), _ = talk(path, *lines, rehearsal=7), talk(other, *lines, rehearsal=7)

    assert workshop_of(decision(path)) == workshop_of(decision(other))
    assert "This is a rehearsal: its votes are invented." in said
    assert "Minutes of a rehearsal" in said


def test_no_rehearsal_in_a_file_of_people(tmp_path):
    """It is refused, and the file is as it was."""
    path = tmp_path / "hall.yaml"
    path.write_text(HALL)

    _, said = talk(path, "v", rehearsal=7)

    assert "a rehearsal invents votes. Rehearse in a new file." in said
    assert HALL == path.read_text()


@pytest.mark.parametrize(
    ("name", "begins"),
    [("m.html", b"<!DOCTYPE html>"), ("m.docx", b"PK"), ("m.md", b"# Minutes: Who"), ("m.TXT", b"Minutes: Who")],
)
def test_minutes_are_written_as_they_are_called(tmp_path, name, begins):
    """A page, a Word file, Markdown or text."""
    _, said = talk(tmp_path / "hall.yaml", *NEW, f"m {tmp_path / name}")

    assert f"Written to {tmp_path / name}." in said
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_minutes_of_another_ending_are_refused(tmp_path):
    """With the endings that there are."""
    _, said = talk(tmp_path / "hall.yaml", *NEW, f"m {tmp_path / 'm.pdf'}")

    assert "the name of such a file ends in .html or .htm or .docx or .md or .txt" in said
    assert not (tmp_path / "m.pdf").exists()


def test_a_word_file_that_cannot_be_made_is_said_to_be(tmp_path, monkeypatch):
    """Where what makes Word files is not installed, with what can be done instead."""
    monkeypatch.setitem(sys.modules, "docx", None)
    for name in ("docx", "word_document"):
        monkeypatch.delitem(sys.modules, f"subsidiarity.reporting.forms.{name}", raising=False)

    _, said = talk(tmp_path / "hall.yaml", *NEW, f"m {tmp_path / 'm.docx'}")

    assert "a Word file needs python-docx, which is not installed here" in said
    assert "You can write a page or Markdown instead." in said


def test_minutes_are_written_once(tmp_path):
    """A second time is said to be refused."""
    path = tmp_path / "minutes.md"

    _, said = talk(tmp_path / "hall.yaml", *NEW, f"m {path}", f"m {path}")

    assert f"Written to {path}." in said
    assert f"Not written to {path}: there is a file of this name already." in said


def test_another_edition_is_said_to_be_one(tmp_path):
    """The questions may have changed since."""
    path = tmp_path / "hall.yaml"
    talk(path, *NEW)
    path.write_text(path.read_text().replace("edition: '3'", "edition: '2'"))

    _, said = talk(path)

    assert "This workshop began with edition 2 of the questions, and this is edition 3" in said


def test_a_file_of_a_later_version_is_left_alone(tmp_path):
    """With words, and with exit code 2."""
    path = tmp_path / "hall.yaml"
    talk(path, *NEW)
    text = path.read_text().replace("format: 1", "format: 2")
    path.write_text(text)

    code, said = talk(path, "v 5 5")

    assert (2, text) == (code, path.read_text())
    assert "saved by a newer version of the program" in said


def test_a_torn_file_names_the_copy_beside_it(tmp_path):
    """The version before the last one can be opened."""
    path = tmp_path / "hall.yaml"
    talk(path, *NEW, "v 5 5", "")
    path.write_text(path.read_text()[:200])

    code, said = talk(path)

    assert 2 == code
    assert f"A copy from before can be opened: {path}.bak" in said
    assert (Round((5, 5)),) == workshop_of(decision(f"{path}.bak")).talk("goal").rounds


def test_what_people_type_cannot_act_on_the_terminal(tmp_path):
    """No escape code comes out, whatever goes in."""
    evil = "\x1b]0;owned\x07 [red]\x9b31m"
    path = tmp_path / "hall.yaml"

    _, said = talk(
        path, evil, evil, *[evil] * 3, "", *[evil] * 3, "", *[evil] * 2, "", "", f"p {evil}", "d", "1", "", evil, "m"
    )

    assert not [each for each in said if (ord(each) < 32 and each != "\n") or 127 <= ord(each) < 160]
    assert "[red]" in said


def test_a_vote_that_was_accepted_survives_kill_9(tmp_path):
    """Killed at the moment at which it was said to be in, the file holds it."""
    path = tmp_path / "hall.yaml"
    rules = ("--rulebook", rulebook_file(tmp_path))
    command = [sys.executable, "-m", "subsidiarity", "workshop", "--plain", *rules, str(path)]
    with beside(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8") as run:
        run.stdin.write("".join(f"{line}\n" for line in ("Who runs the hall?", "", *BEGINNING, "", "v 5 8")))
        run.stdin.flush()
        while "13 votes. Nothing is shown yet." not in (line := run.stdout.readline()):
            assert line, "the vote was not accepted"
        run.kill()

    assert Round((5, 8)) == workshop_of(decision(path)).talk("goal").hidden


@pytest.fixture
def small_disk(tmp_path) -> Iterator[Path]:
    """A file system of 64 kilobytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    if shutil.which("mount") is None or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("this machine lets nobody mount a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_loses_nothing(small_disk):
    """What was saved stays whole, what was not is said not to be, and it goes on elsewhere."""
    path = small_disk / "hall.yaml"
    other = small_disk.parent / "elsewhere.yaml"

    class Filling(io.StringIO):
        def readline(self, *arguments):
            line = super().readline(*arguments)
            if line.startswith("v 5"):
                (small_disk / "other").write_bytes(
                    b"x" * (os.statvfs(small_disk).f_bavail * os.statvfs(small_disk).f_frsize)
                )
            return line

    source, sink = Filling("".join(f"{line}\n" for line in (*NEW, "v 5 8", "", f"f {other}", "q"))), io.StringIO()
    code = run_workshop(str(path), RULEBOOK, source, sink)

    assert f"NOT SAVED in {path}: the disk is full." in sink.getvalue()
    assert {} == workshop_of(decision(path)).talks
    assert (0, (Round((5, 8), is_revealed=True),)) == (code, workshop_of(decision(other)).talk("goal").rounds)


def test_a_removed_folder_loses_nothing(tmp_path):
    """As when somebody pulls the stick out."""
    folder, other = tmp_path / "stick", tmp_path / "elsewhere.yaml"
    folder.mkdir()

    class Pulled(io.StringIO):
        def readline(self, *arguments):
            line = super().readline(*arguments)
            if line.startswith("v 5"):
                shutil.rmtree(folder)
            return line

    source, sink = Pulled("".join(f"{line}\n" for line in (*NEW, "v 5 8", f"f {other}", "q"))), io.StringIO()
    code = run_workshop(str(folder / "hall.yaml"), RULEBOOK, source, sink)

    assert "its folder is no longer there" in sink.getvalue()
    assert (0, Round((5, 8))) == (code, workshop_of(decision(other)).talk("goal").hidden)


def test_counts_are_read_as_people_type_them():
    """One an option, then not known yet, then abstained."""
    assert [
        Round((2, 5, 7)),
        Round((2, 5, 7), 1),
        Round((2, 5, 7), 1, 3),
        Round((2, 5, 7), 0, 3),
        None,
        None,
        None,
        None,
    ] == [
        counts_in(text, 3)
        for text in ("2 5 7", "2,5,7,1", " 2  5; 7 1 3", "2 5 7 0 3", "2 5", "2 5 7 1 3 4", "2 5 x", "2 5 -7")
    ]


def test_a_consensus_is_recorded_by_enter_alone(tmp_path):
    """It is said first, and so is how; u takes it back, and until then Enter would do it again."""
    path = tmp_path / "hall.yaml"

    _, said = talk(path, *NEW, "v 10 3", "", "", "u", "q")
    before = workshop_of(decision(path)).talk("goal").is_agreed
    _, again = talk(path, "g 1", "", "q")

    assert said.find("A consensus (75 of 100) on 1, by 10 of 13 votes.") < said.find("1. Yes: 10 votes")
    assert "Enter records it and goes on.\n3 people voted otherwise: d writes down why." in said
    assert "Recorded for question 1: 1, “Yes”, by 10 of 13. u takes it back." in said
    assert "Took back: the answer to question 1: 1, “Yes”. U does it again." in said
    assert (False, True) == (before, workshop_of(decision(path)).talk("goal").is_agreed)
    assert "Enter records it and goes on." in again


def test_a_card_half_typed_on_the_screen_is_gone_on_with(tmp_path):
    """And one half typed here is kept line by line, until its last line takes it all."""
    path = tmp_path / "hall.yaml"
    talk(path, *NEW)
    (tmp_path / ".hall.yaml.draft").write_text('{"half typed": {"who-runs-the-hall card ": {"room": "Renters"}}}\n')

    _, said = talk(path, *["a", *[""] * 12], "q")

    assert "Some of it was half typed before, and not taken: that stands there now." in said
    assert "Renters" == workshop_of(decision(path)).card.room
    assert not (tmp_path / ".hall.yaml.draft").exists()


def test_a_number_over_a_consensus_that_is_not_recorded_asks_first(tmp_path):
    """The same line again takes the other answer, and undo brings the consensus back."""
    _, said = talk(tmp_path / "hall.yaml", *NEW, "v 10 3", "", "2", "2", "u", "q")

    asked, _, taken_back = said.partition("10 of 13 voted for 1, “Yes”.\nTyped again, 2 is recorded all the same.")
    assert "Took back" not in asked
    assert "Took back: the answer to question 1: 2, “No, the aim itself is disputed”." in taken_back
    assert "Enter records it and goes on." in taken_back


def test_a_number_over_a_recorded_vote_asks_before_it_changes_anything(tmp_path):
    """The same line again changes it, and x forgets it; both say what it was."""
    path = tmp_path / "hall.yaml"

    _, said = talk(path, *NEW, "v 10 3", "", "", "g 1", "2", "q")
    before = decision(path).answers["goal"].options
    _, again = talk(path, "g 1", "2", "2", "q")
    after = decision(path).answers["goal"].options
    _, cleared = talk(path, "g 1", "x", "q")

    assert "The room's answer is 1, “Yes”, by 10 of 13.\nTyped again, 2 is recorded all the same." in said
    assert "The room's answer was 1, “Yes”, by 10 of 13. u brings it back." in again
    assert "The room's answer was 2, “No, the aim itself is disputed”. u brings it back." in cleared
    assert ({"agreed"}, False) == (set(before), after == before)


def test_a_split_that_begins_to_matter_is_said_once_with_the_way_to_it(tmp_path):
    """And l says it as long as it does."""
    typed = [*NEW, "1", "g 3", "v 7 0 6", "", "g 2", "2", "3", "l", "q"]
    _, said = talk(tmp_path / "hall.yaml", *typed)

    _, _, after = said.partition("Where do those who gain or lose live?")
    assert "The split on question 3 matters now: g 3 goes there." in after
    assert 2 == said.count("The split on question 3 matters now: g 3 goes there.")


def test_a_date_that_is_none_is_asked_for_again(tmp_path):
    """With today's date in words; a number of people typed before stays."""
    path = tmp_path / "hall.yaml"

    _, said = talk(path, "Who runs the hall?", "", "", "13", "whenever", "4 March 2026", "q")

    assert re.search(r"“whenever” is no date\. Today is \d+ \w+ \d{4}\. An empty line names no day\.", said)
    assert ("4 March 2026", 13) == (workshop_of(decision(path)).card.date, workshop_of(decision(path)).card.people)


def test_enter_goes_on_with_the_workshop_whose_vote_waits(tmp_path):
    """Where a folder holds several decisions."""
    talk(tmp_path / "hall.yaml", *NEW, "v 10 3", "q")
    talk(tmp_path / "bins.yaml", "Who empties the bins?", *NEW[1:], "q")

    _, said = talk(tmp_path, "", "", "q")

    assert "Enter for 2, whose vote waits. Number to go on with one, n for a new one, q to leave:" in said
    assert "Enter records it and goes on." in said
