"""A question of kinds line by line: one number is an answer, and no range."""

from __future__ import annotations

import io
from pathlib import Path

from tests.workshop.kinds import KINDS
from tests.workshop.samples import read

from subsidiarity.lines.run import run_interview, run_workshop

CARD = ["Who?", "", *[""] * 3]


def talk(path: Path, *lines: str) -> str:
    """Everything that an interview says to these lines."""
    sink = io.StringIO()
    run_interview(str(path), KINDS, io.StringIO("".join(f"{line}\n" for line in lines)), sink)
    return sink.getvalue()


def test_a_range_of_kinds_is_refused_in_words(tmp_path):
    """The question is asked again, and the next number is its answer."""
    path = tmp_path / "well.yaml"

    said = talk(path, "Who?", "", "1-2", "2", "q")

    assert "Type one number from 0 to 3, or ? for help." in said
    assert {"service"} == read(path.read_text(encoding="utf-8"), KINDS)[0].answers["matter"].options


def test_help_on_a_question_of_kinds_offers_no_range(tmp_path):
    """Nor does anything else that is said."""
    said = talk(tmp_path / "well.yaml", "Who?", "", "?", "w", "q")

    assert "A number answers with that line: 2." in said
    assert "Choose one kind: they stand in no order." in said
    assert "It is answered beforehand: the room hears the answer, and may change it." in said
    assert "range" not in said.lower()


def test_a_vote_on_kinds_offers_no_range(tmp_path):
    """A number is the group's answer."""
    sink = io.StringIO()
    lines = [*CARD, "v 3 0 3", "", "?", "1-2", "1", "q"]
    run_workshop(str(tmp_path / "well.yaml"), KINDS, io.StringIO("".join(f"{line}\n" for line in lines)), sink)
    said = sink.getvalue()

    assert "A number is the group's answer, v votes again, d is a minority view, Enter goes on." in said
    assert "That is not understood. ? says what can be typed." in said
    assert "The group's answer: 1, “A rule that binds”." in said
    assert "range" not in said.lower()


def test_what_was_prepared_is_read_out_once_the_workshop_has_begun(tmp_path):
    """Its number, its answer and its note."""
    path = tmp_path / "well.yaml"
    prepared = next(question for question in KINDS.rulebook.questions if question.prepared)
    option = prepared.options[0]
    path.write_text(
        f"decision: well\ntitle: Who?\nanswers:\n  {prepared.id}: {{answer: {option.id}, note: Section 4}}\n"
    )
    sink = io.StringIO()

    run_workshop(str(path), KINDS, io.StringIO("\n12\n\nq\n"), sink)

    assert "Answered beforehand. Read them out; the room may change any of them." in sink.getvalue()
    assert f"   {option.short}. Note: Section 4" in sink.getvalue()
