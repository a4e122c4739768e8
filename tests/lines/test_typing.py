"""Texts line by line: unchanged they leave as they came, and what would be cut is said and asked before it is kept."""

from __future__ import annotations

import fcntl
import io
import os
import pty
import struct
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from tests.workshop.samples import read, workshop_of
from tests.workshop.whole_texts import NASTY, RULEBOOK, decisions

from subsidiarity.lines.conversation import Lines
from subsidiarity.lines.run import run_interview, run_workshop
from subsidiarity.lines.typing import ask_text
from subsidiarity.model.decision import Decision
from subsidiarity.reporting.decision_file.decision import render_decision

NEW = "decision: hall\ntitle: Hall\nanswers: {goal: agreed}\n"
CARD = 12
"""Lines that the card asks for, with the rules."""
TOO_LONG = "w" * 20_345
FIRST, SECOND = "The first paragraph. " * 8, "The second paragraph. " * 8


def conversation(run, path, *lines: str) -> str:
    """Type these lines; everything that was said."""
    sink = io.StringIO()
    run(str(path), RULEBOOK, io.StringIO("".join(f"{line}\n" for line in lines)), sink)
    return sink.getvalue()


def kept(path: Path) -> Decision:
    """The decision in a file."""
    (found,) = read(path.read_text(encoding="utf-8"), RULEBOOK)
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all examples of a property use."""
    return tmp_path_factory.mktemp("kept")


@given(decision=decisions())
@settings(deadline=None)
def test_texts_that_nobody_changed_leave_as_they_came(folder, decision):
    """Enter at each line of the card and of the note."""
    path = folder / "hall.yaml"
    path.write_text(render_decision(decision, RULEBOOK.rulebook), encoding="utf-8")

    conversation(run_workshop, path, "a", *[""] * CARD, "g 1", "n", "", "", "", "q")

    assert decision == kept(path)


@given(decision=decisions())
@settings(deadline=None)
def test_one_text_that_is_changed_leaves_the_others_as_they_came(folder, decision):
    """Another date, and another source."""
    path = folder / "hall.yaml"
    path.write_text(render_decision(decision, RULEBOOK.rulebook), encoding="utf-8")
    workshop, answer = workshop_of(decision), decision.answers["goal"]

    conversation(run_workshop, path, "a", "", "", "4 March", *[""] * (CARD - 3), "g 1", "n", "", "", "Minutes", "q")

    assert replace(
        decision,
        answers={"goal": replace(answer, source="Minutes")},
        workshop=replace(workshop, card=replace(workshop.card, date="4 March")),
    ) == kept(path)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["a", "", "", "", ""], [*[""] * (CARD - 5), "q"]),
        (["n", ""], ["", "q"]),
        (["p"], ["q"]),
        ([f"p {TOO_LONG}"], ["q"]),
        (["d", "1", ""], ["q"]),
    ],
    ids=["card", "note", "point", "point-at-once", "minority"],
)
def test_a_text_that_is_too_long_is_refused_and_nothing_of_it_kept_unasked(tmp_path, before, after):
    """Its length is said, and how much may be; Enter keeps nothing of it."""
    path = tmp_path / "hall.yaml"
    path.write_text(f"{NEW}workshop: {{format: 1, rulebook: small, edition: '3', card: {{date: May}}}}\n")
    typed = [] if TOO_LONG in before[-1] else [TOO_LONG]

    said = conversation(run_workshop, path, *before, *typed, "", *after)

    assert "This text has 20,345 characters, and 20,000 is the most." in said
    assert "As much as fits has 20,000 characters and ends: …www" in said
    assert "www" not in path.read_text()


@pytest.mark.parametrize(("reply", "found"), [("k", "w" * 20_000), ("Short", "Short"), ("", "")])
def test_a_text_that_is_too_long_is_kept_as_far_as_the_person_says(tmp_path, reply, found):
    """The beginning, another text, or nothing."""
    path = tmp_path / "hall.yaml"

    conversation(run_interview, path, "Hall", TOO_LONG, reply, "q")

    assert found == kept(path).description


def test_a_title_that_is_too_long_is_asked_for_again(tmp_path):
    """A decision needs one."""
    path = tmp_path / "hall.yaml"

    said = conversation(run_interview, path, TOO_LONG, "", "Hall", "", "q")

    assert 2 == said.count("What is to be decided?")
    assert "Hall" == kept(path).title


def test_hidden_characters_are_said_before_the_text_is_kept(tmp_path):
    """They cannot be seen, and a file may not hold them."""
    path = tmp_path / "hall.yaml"

    said = conversation(run_interview, path, "Hall", "a\x1b[31m\u202eb", "q")

    assert said.index("2 hidden characters are left out.") < said.index("Saved in")
    assert "a[31mb" == kept(path).description


@pytest.mark.parametrize("text", [text.strip() for text in NASTY if "\n" not in text.strip()])
def test_what_is_typed_is_kept_whole(tmp_path, text):
    """Inner blanks and all, up to 20,000 characters; a hyphen alone empties a line."""
    path = tmp_path / "hall.yaml"

    conversation(run_interview, path, "Hall", "", "n", "", text, text, "q")

    answer = kept(path).answers.get("goal")
    assert ("", "") if text == "-" else (text, text) == (answer and (answer.note, answer.source))


def test_people_that_are_no_number_are_asked_for_again(tmp_path):
    """Not taken for nobody counted."""
    path = tmp_path / "hall.yaml"
    path.write_text(NEW)

    said = conversation(run_workshop, path, *[""] * 3, "g 1", "d", "2", "two", "2", "It is not.", "q")

    assert "How many people is a number from 1 to 9999, or nothing." in said
    (view,) = workshop_of(kept(path)).talk("goal").dissents
    assert (2, "It is not.") == (view.people, view.words)


class Talker(io.StringIO):
    """Everything that is said; one who hears the end of a question types the reply at the terminal."""

    def __init__(self, terminal: int, *replies: tuple[str, str]) -> None:
        super().__init__()
        self._terminal, self._replies = terminal, list(replies)

    def write(self, said: str) -> int:
        """Note what is said, and reply."""
        if self._replies and said.endswith(f"{self._replies[0][0]} "):
            os.write(self._terminal, self._replies.pop(0)[1].encode())
        return super().write(said)


def test_texts_that_make_the_file_too_large_are_said_and_kept_in_memory(tmp_path):
    """Each is as long as it may be; once one is shorter, all is saved."""
    path, text = tmp_path / "hall.yaml", "\U0001f389" * 20_000
    notes = [line for number in range(1, 7) for line in (f"g {number}", "n", "", text, text)]

    said = conversation(run_interview, path, "Hall", text, *notes, "n", "", "Short", "", "q")

    assert "NOT SAVED" in said
    assert "the file would be larger than 1,000,000 bytes" in said
    whole = {"note": text, "source": text}
    assert [*[whole] * 5, {**whole, "note": "Short"}] == [
        {"note": answer.note, "source": answer.source} for answer in kept(path).answers.values()
    ]


@contextmanager
def terminal(pasted: str, *replies: tuple[str, str]) -> Iterator[tuple[Lines, Talker]]:
    """Lines from a terminal to which all of this was pasted already; the replies are typed when they are asked for."""
    ours, theirs = pty.openpty()
    sink = Talker(ours, *replies)
    try:
        with os.fdopen(theirs, encoding="utf-8") as source:
            os.write(ours, pasted.encode())
            for _ in range(1_000):
                (arrived,) = struct.unpack("i", fcntl.ioctl(source, termios.FIONREAD, b"\0" * 4))
                if arrived >= min(len(pasted), 4_096):
                    break
                time.sleep(0.01)
            yield Lines(source, sink), sink
    finally:
        os.close(ours)


WHOLE = "Or type its next line:"
AGAIN = "Enter keeps nothing of it:"


def test_several_lines_that_are_pasted_are_one_text_if_the_person_says_so():
    """They answer no other question by mistake."""
    with terminal(f"{FIRST}\n\n{SECOND}\n", (WHOLE, "\n")) as (lines, sink):
        found = ask_text(lines, "Note")

    assert f"{FIRST.rstrip()}\n\n{SECOND.rstrip()}" == found
    assert "3 lines came at once, 344 characters." in sink.getvalue()


def test_a_last_line_that_was_pasted_without_its_end_belongs_to_the_text():
    """It stands at the terminal until somebody presses Enter."""
    with terminal(f"{FIRST}\n{SECOND}\n", (WHOLE, "And a third.\n"), (WHOLE, "\n")) as (lines, sink):
        found = ask_text(lines, "Note")

    assert f"{FIRST.rstrip()}\n{SECOND.rstrip()}\nAnd a third." == found
    assert "3 lines came at once" in sink.getvalue()


def test_pasted_lines_answer_what_comes_next_if_the_person_says_so():
    """Whoever types ahead loses nothing."""
    with terminal(f"{FIRST}\n{SECOND}\n", (WHOLE, "n\n")) as (lines, _):
        found = [ask_text(lines, "Note"), ask_text(lines, "Source")]

    assert [FIRST.rstrip(), SECOND.rstrip()] == found


def test_lines_that_are_pasted_for_a_title_are_joined():
    """With a space between them."""
    with terminal(f"{FIRST}\n{SECOND}\n", (WHOLE, "\n")) as (lines, _):
        found = ask_text(lines, "Title", is_one_line=True)

    assert f"{FIRST}{SECOND}".rstrip() == found


def test_short_lines_that_were_typed_ahead_are_asked_nothing():
    """They answer one question after the other, as ever."""
    with terminal("Hall\n\n2\n") as (lines, sink):
        found = [ask_text(lines, "Title"), ask_text(lines, "More"), ask_text(lines, "Answer")]

    assert ["Hall", "", "2"] == found
    assert "came at once" not in sink.getvalue()


@pytest.mark.parametrize(("reply", "found"), [("k", "z" * 4_095), ("", ""), ("Shorter", "Shorter")])
def test_a_line_that_the_terminal_cut_is_kept_only_if_the_person_says_so(reply, found):
    """A terminal hands over no more than 4,095 bytes of a line, whatever was pasted."""
    with terminal(f"{'z' * 6_000}\n", (AGAIN, f"{reply}\n")) as (lines, sink):
        kept_of_it = ask_text(lines, "Note")

    assert "Your terminal cuts a line that is so long" in sink.getvalue()
    assert found == kept_of_it


def test_a_terminal_breaks_no_word_of_a_list():
    """What hangs on a number stands below its text; into a pipe a line stays one line."""
    text = "3  They would lose money, time or comfort, or have to change their plans"
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 15, 40, 0, 0))
    piped = io.StringIO()
    with os.fdopen(theirs, "w", encoding="utf-8") as sink:
        Lines(io.StringIO(), sink).say(text)
        Lines(io.StringIO(), piped).say(text)
        shown = os.read(ours, 1_000).decode()
    os.close(ours)

    assert [
        "3  They would lose money, time or",
        "   comfort, or have to change their",
        "   plans",
    ] == shown.splitlines()
    assert f"{text}\n" == piped.getvalue()
