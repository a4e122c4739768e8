"""The interview line by line, as somebody with a screen reader or a pipe meets it."""

from __future__ import annotations

import io
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.running import PATIENCE_SECONDS, beside
from tests.workshop.samples import HALL, SMALL, compiled, read

from subsidiarity.lines.run import run_interview

RULEBOOK = compiled()
NEW = "Who runs the hall?\n\n"
RUN = (
    "import sys; from argparse import Namespace; from subsidiarity.cli.shell import run_interview; "
    "sys.exit(run_interview(Namespace(file=sys.argv[1], rulebook=sys.argv[2], plain=True)))"
)


def talk(path, *lines: str) -> tuple[int, str]:
    """Type these lines; the exit code and everything that was said."""
    sink = io.StringIO()
    code = run_interview(str(path), RULEBOOK, io.StringIO("".join(f"{line}\n" for line in lines)), sink)
    return code, sink.getvalue()


def answers(path) -> dict[str, set[str]]:
    """The options in a file by question."""
    (decision,) = read(Path(path).read_text(encoding="utf-8"), RULEBOOK)
    return {question: set(answer.options) for question, answer in decision.answers.items()}


def test_a_whole_interview_from_a_new_file_to_the_result(tmp_path):
    """Number after number, and the recommendation with its reasons at the end."""
    path = tmp_path / "hall.yaml"

    code, said = talk(path, "Who runs the hall?", "", "1", "2", "2", "1", "1", "2", "q")

    assert 0 == code
    assert "Town should decide.\n" in said
    assert "It reaches beyond one street." in said
    assert f"6 answers saved in {path}. Open that file to go on.\n" in said
    assert {"goal", "reach", "trust", "means", "lawful", "holds"} == set(answers(path))


def test_every_answer_is_in_the_file_before_the_next_question(tmp_path):
    """The end of the input is no loss."""
    path = tmp_path / "hall.yaml"

    code, _ = talk(path, "Who?", "", "1", "2")

    assert (0, {"goal": {"agreed"}, "reach": {"town"}}) == (code, answers(path))


def test_ranges_and_not_known_yet(tmp_path):
    """2-3 and 1,2 are ranges; 0 assumes nothing."""
    path = tmp_path / "hall.yaml"

    talk(path, "Who?", "", "0", "2-3", "1,2")

    assert {"goal": {"agreed", "disputed"}, "reach": {"town", "land"}, "trust": {"none", "helps"}} == answers(path)


def test_the_level_is_said_to_be_settled_when_it_is(tmp_path):
    """From there on the questions only shape what goes with it."""
    _, said = talk(tmp_path / "hall.yaml", "Who?", "", "1", "1")

    assert (
        "r shows the result: the level is settled.\n"
        "Street should decide. The remaining 3 questions shape the other roles and the safeguards.\n"
    ) in said


def test_a_disputed_goal_gets_no_level(tmp_path):
    """And the sentence of the rulebook that says why."""
    _, said = talk(tmp_path / "hall.yaml", "Who?", "", "2")

    assert "No level can be recommended. They do not want the same thing." in said


def test_undo_and_redo_say_what_they_did(tmp_path):
    """u takes back, U does it again: the small letter and the large one are two."""
    path = tmp_path / "hall.yaml"
    path.write_text(HALL)

    _, said = talk(path, "g 2", "3", "u", "U", "u", "u", "q")

    assert "Took back: the answer to question 2: 3, “Across the land”. U does it again." in said
    assert "Done again: the answer to question 2: 3, “Across the land”. u takes it back." in said
    assert "There is nothing to undo." in said


def test_back_undo_and_clear(tmp_path):
    """b moves, u takes back, c forgets."""
    path = tmp_path / "hall.yaml"

    talk(path, "Who?", "", "1", "2", "b", "x", "b", "2", "u")

    assert {"goal": {"agreed"}} == answers(path)


def test_a_note_with_its_evidence(tmp_path):
    """Three lines, each of which may be left as it is."""
    path = tmp_path / "hall.yaml"

    talk(path, "Who?", "", "1", "b", "n", "1", "As agreed: in May # 3", "Minutes", "n", "", "", "-")

    assert "    evidence: record\n    note: 'As agreed: in May # 3'\n" in path.read_text()
    assert "source" not in path.read_text()


def test_an_overview_leads_to_any_question(tmp_path):
    """o lists them by number, g goes to one."""
    path = tmp_path / "hall.yaml"

    _, said = talk(path, "Who?", "", "o", "g 4", "2", "g 99")

    assert "4  Means\n   no answer yet (roles, safeguards)\n" in said
    assert {"means": {"unequal"}} == answers(path)
    assert "Type g and a number from 1 to 6" in said


def test_why_help_and_the_ladder(tmp_path):
    """Each on one letter."""
    _, said = talk(tmp_path / "hall.yaml", "Who?", "", "1", "w", "l", "?")

    assert "- It reaches beyond one street. Still open." in said
    assert "Land: possible\nTown: possible\nStreet: possible\n" in said
    assert "q leaves." in said


@pytest.mark.parametrize("line", ["5", "1-9", "3-1", "z", "-1", "1.5", "²", "99999999999999999999", "1,,9", "0-1"])
def test_what_is_no_answer_is_said_to_be_none(tmp_path, line):
    """And the question stays."""
    path = tmp_path / "hall.yaml"

    _, said = talk(path, "Who?", "", line)

    assert "Type a number from 0 to 2, a range like 1-2, or ? for help.\n" in said
    assert {} == answers(path)


def test_a_range_that_leaves_out_an_option_is_remarked_on(tmp_path):
    """It may be meant, and it may be a slip."""
    _, said = talk(tmp_path / "hall.yaml", "Who?", "", "1", "1,3")

    assert "This range leaves out 2.\n" in said


def test_it_resumes_where_it_stopped(tmp_path):
    """The hall's file has answers to the first three questions."""
    path = tmp_path / "hall.yaml"
    path.write_text(HALL)

    _, said = talk(path, "2")

    assert "Who runs the hall?\n" in said
    assert {"unequal"} == answers(path)["means"]


def test_a_folder_offers_what_is_found_in_it(tmp_path):
    """By number, with how far each has got."""
    (tmp_path / "hall.yaml").write_text(HALL)

    _, said = talk(tmp_path, "7", "1", "2", "q")

    assert f"1  Who runs the hall? ({tmp_path}/hall.yaml). 3 of 6 answered. Still open: 2 levels possible.\n" in said
    assert "Type one of the numbers, n or q.\n" in said
    assert {"unequal"} == answers(tmp_path / "hall.yaml")["means"]


def test_a_file_of_several_decisions_asks_which(tmp_path):
    """And works on that one."""
    path = tmp_path / "two.yaml"
    path.write_text(f"decision: shop\ntitle: The shop\nanswers: {{}}\n---\n{HALL}")

    code, said = talk(path, "3", "2", "2", "q")

    assert "1  The shop\n2  Who runs the hall?\n" in said
    assert (0, {"unequal"}) == (code, set(read(path.read_text(), RULEBOOK)[1].answers["means"].options))


def test_a_file_with_a_fault_is_refused_with_its_place(tmp_path):
    """Nothing is asked, nothing is saved, and the exit code says so."""
    path = tmp_path / "hall.yaml"
    path.write_text(HALL.replace("goal", "gaol"))

    code, said = talk(path)

    assert 2 == code
    assert f"{path}:6:3: no question `gaol` (did you mean `goal`?) [SUB301]\n" in said
    assert "gaol" in path.read_text()


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path):
    """The person hears of it at once, and can go on in another file."""
    path, other = tmp_path / "hall.yaml", tmp_path / "mine.yaml"
    path.write_text(HALL)

    class Source(io.StringIO):
        def readline(self, *arguments):
            line = super().readline(*arguments)
            if line == "1\n":
                path.write_text(HALL.replace("empty", "crooked"))
            return line

    sink = io.StringIO()
    code = run_interview(str(path), RULEBOOK, Source(f"1\nf {path}\nf {other}\n"), sink)

    assert f"NOT SAVED in {path}: another program changed this file" in sink.getvalue()
    assert "crooked" in path.read_text()
    assert (0, {"equal"}) == (code, answers(other)["means"])


def test_what_could_not_be_saved_is_said_on_leaving(tmp_path):
    """With an exit code of its own."""
    code, said = talk(tmp_path / "away" / "hall.yaml", "Who?", "", "1", "q")

    assert 2 == code
    assert "NOT SAVED" in said.splitlines()[-1]


def test_text_from_people_cannot_act_on_the_terminal(tmp_path):
    """No escape code comes out, whatever goes in."""
    _, said = talk(tmp_path / "hall.yaml", "\x1b]0;owned\x07 [red]\x9b31m", "\x1b[2J", "1", "r", "q")

    assert not [
        character for character in said if (ord(character) < 32 and character != "\n") or 127 <= ord(character) < 160
    ]
    assert "[red]" in said


def test_a_terminal_without_further_characters_gets_none(tmp_path):
    """Under an ASCII locale the title comes out as escapes, and nothing fails."""
    run = subprocess.run(
        [sys.executable, "-c", RUN, str(tmp_path / "hall.yaml"), rulebook_file(tmp_path)],
        input="Café?\n\n1\n1\nr\nq\n".encode(),
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )

    assert (0, b"", True) == (run.returncode, run.stderr, run.stdout.isascii())
    assert b"Street  recommended" in run.stdout


def rulebook_file(folder: Path) -> str:
    path = folder / "small-rulebook.txt"
    path.write_text(SMALL)
    return str(path)


def test_through_a_pipe(tmp_path):
    """The whole program: lines in, lines out, no escape code, no loaded screen."""
    path = tmp_path / "hall.yaml"
    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", RUN, str(path), rulebook_file(tmp_path)],
        input=f"{NEW}1\n2\n2\n1\n1\n2\nq\n",
        capture_output=True,
        text=True,
        check=False,
    )

    assert (0, False, False) == (run.returncode, "\x1b" in run.stdout, "textual" in run.stderr)
    assert "Town should decide." in run.stdout
    assert 6 == len(answers(path))


def test_nobody_reading_is_no_traceback(tmp_path):
    """As when somebody pipes it into head."""
    command = [sys.executable, "-c", RUN, str(tmp_path / "hall.yaml"), rulebook_file(tmp_path)]
    with beside(command, **dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)) as run:
        run.stdout.close()
        run.stdin.write(NEW.encode() + b"1\n" * 50)
        run.stdin.close()

        assert b"" == run.stderr.read()


def test_ctrl_c_leaves_with_everything_saved(tmp_path):
    """Exit code 130, the last words, no traceback."""
    path = tmp_path / "hall.yaml"
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", RUN, str(path), rulebook_file(tmp_path)]
    with beside(command, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        os.write(ours, f"{NEW}1\n".encode())
        while "Where do those" not in (line := run.stdout.readline()):
            assert line, "it ended before it asked"
        run.send_signal(signal.SIGINT)
        said, errors = run.communicate(timeout=PATIENCE_SECONDS)
    os.close(ours)
    os.close(theirs)

    assert (130, "") == (run.returncode, errors)
    assert f"1 answer saved in {path}." in said
    assert {"goal": {"agreed"}} == answers(path)


def test_at_the_result_w_says_what_others_do(tmp_path):
    """By a rulebook that nothing is shipped for, that there is nothing."""
    code, said = talk(tmp_path / "hall.yaml", "Who runs the hall?", "", "1", "2", "2", "1", "1", "2", "y", "q")

    assert 0 == code
    assert "Nothing is on file by this rulebook.\n" in said


def test_a_file_with_a_workshop_is_held_as_one(tmp_path):
    """A number is the group's answer there, and a vote can be taken."""
    path = tmp_path / "hall.yaml"
    path.write_text(HALL + "workshop: {format: 1, rulebook: small, edition: '3', card: {people: 12}}\n")

    _, said = talk(path, "?", "q")

    assert "A group answers this decision, so it is opened as a workshop." in said
    assert "v asks for the counts of a vote" in said


def test_the_result_has_all_that_the_screen_has(tmp_path):
    """What if, another decision beside it, and files, each by what is typed; the record stays as it is."""
    (tmp_path / "other.yaml").write_text("decision: other\ntitle: The other hall\nanswers: {goal: disputed}\n")
    path = tmp_path / "hall.yaml"
    _, said = talk(path, "Who?", "", "1", "1", "r", "i 2 3", "c", "c 1", "e", "e 4", "q")

    assert [True] * 6 == [
        words in said
        for words in (
            "Nothing is changed by that.",
            "other.yaml · The other hall",
            "Side by side",
            "1  The result with its reasons (Markdown)",
            "hall-result.json.",
            "2 answers saved in",
        )
    ]
    assert "reach: street" in path.read_text()


@pytest.mark.parametrize("typed", ["i", "i 99 1", "i 2 9", "c nothing.yaml", "e 9"])
def test_what_is_typed_wrongly_is_explained_and_changes_nothing(tmp_path, typed):
    """With what can be typed, or the fault of the file."""
    path = tmp_path / "hall.yaml"
    _, said = talk(path, "Who?", "", "1", typed, "q")

    assert any(words in said for words in ("Type i,", "Type e ", "There is no file nothing.yaml here."))
    assert ["hall.yaml"] == sorted(each.name for each in tmp_path.iterdir() if each.suffix in (".yaml", ".md"))
