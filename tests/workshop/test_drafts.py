"""Drafts beside a decision file: kept until they are taken, in a file that only their owner reads."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from tests.workshop.samples import HALL, compiled

from subsidiarity.workshop.autosave import Autosave
from subsidiarity.workshop.decision_store import open_file
from subsidiarity.workshop.drafts import Drafts
from subsidiarity.workshop.sitting import Sitting, resume

RULEBOOK = compiled()


@pytest.fixture
def hall(tmp_path: Path) -> Path:
    """A decision in a file."""
    path = tmp_path / "hall.yaml"
    path.write_text(HALL)
    return path


def draft_of(path: Path) -> Path:
    return path.with_name(f".{path.name}.draft")


def sitting_on(path: Path) -> Sitting:
    """The sitting of a program that opens the file."""
    opened, _ = open_file(str(path), RULEBOOK)
    assert opened is not None
    return resume(opened, 0, RULEBOOK)


def test_a_draft_is_there_for_the_next_program(hall):
    """Whatever is in it, letter for letter."""
    Drafts(str(hall)).keep("card", {"room": 'Renters\n"[red]" שלום \\ 7'})

    assert {"room": 'Renters\n"[red]" שלום \\ 7'} == Drafts(str(hall)).of("card")


def test_only_its_owner_may_read_it(hall):
    """Counts that are not revealed stand in it."""
    Drafts(str(hall)).keep("vote 1", {"street": "7"})

    assert 0o600 == stat.S_IMODE(os.stat(draft_of(hall)).st_mode)


def test_it_goes_with_its_last_draft(hall):
    """And not before."""
    drafts = Drafts(str(hall))
    drafts.keep("card", {"room": "Renters"})
    drafts.keep("note", {"note": "One"})
    drafts.forget("card")
    is_there = draft_of(hall).exists()
    drafts.forget("note")

    assert (True, False) == (is_there, draft_of(hall).exists())


@pytest.mark.parametrize("found", ["", "{", '{"half typed": [', '{"half typed": 7}', '{"half typed": {"card": [1]}}'])
def test_what_is_no_draft_is_none(hall, found):
    """A damaged file stops nothing."""
    draft_of(hall).write_text(found)

    assert () == Drafts(str(hall)).names


def test_a_file_of_somebody_else_is_never_written_over(hall):
    """It only has the name of ours; that nothing is kept is known."""
    draft_of(hall).write_text("my own words\n")
    drafts = Drafts(str(hall))

    assert (False, False) == (drafts.keep("card", {"room": "Renters"}), drafts.is_kept)
    assert "my own words\n" == draft_of(hall).read_text()


def test_a_character_that_no_file_may_hold_does_not_come_back(hall):
    """Somebody may have written into the file."""
    draft_of(hall).write_text('{"half typed": {"card": {"room": "a\\u001b[31m\\u202eb"}}}')

    assert {"room": "a[31mb"} == Drafts(str(hall)).of("card")


def test_drafts_go_with_the_file_that_is_gone_on_in(hall):
    """Saved under another name, nothing half typed is left behind or lost."""
    sitting = sitting_on(hall)
    sitting.keep_draft("card", {"room": "Renters"})
    assert sitting.save_as(str(hall.with_name("other.yaml"))) is None

    assert (False, True) == (draft_of(hall).exists(), draft_of(hall.with_name("other.yaml")).exists())
    assert {"room": "Renters"} == sitting.draft("card")


def test_a_draft_that_was_taken_goes_only_once_the_decision_is_saved(hall, monkeypatch):
    """Until then it is all that a crash would leave."""
    sitting = sitting_on(hall)
    sitting.become(sitting.session.jump("goal"))
    sitting.keep_draft("note", {"note": "One"})
    hall.write_text("another program wrote this\n")
    sitting.take_draft("note")
    sitting.become(sitting.session.choose(["disputed"]))
    is_there = draft_of(hall).exists()
    monkeypatch.setattr(Autosave, "save", lambda *_: None)
    sitting.become(sitting.session.choose(["agreed"]))

    assert (True, False) == (is_there, draft_of(hall).exists())


def test_nothing_of_another_programs_drafts_is_written_over(hall, monkeypatch):
    """Who does not own the decision file owns none of what stands beside it."""
    sitting = sitting_on(hall)
    monkeypatch.setattr(Autosave, "_own", lambda _: False)

    assert not sitting.keep_draft("card", {"room": "Renters"})
    assert not draft_of(hall).exists()
