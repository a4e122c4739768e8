"""What a sitting knows of its file: nothing is saved until the save has said so."""

from __future__ import annotations

import pytest
from tests.workshop.samples import HALL, compiled

from subsidiarity.workshop.autosave import Autosave
from subsidiarity.workshop.decision_store import open_file
from subsidiarity.workshop.saving_words import farewell, save_status
from subsidiarity.workshop.sitting import resume

BROKEN_OFF = "it was broken off before it was done"


@pytest.fixture
def sitting(tmp_path, monkeypatch):
    """A sitting on a file that holds one decision."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "hall.yaml").write_text(HALL)
    rulebook = compiled()
    opened, _ = open_file("hall.yaml", rulebook)
    assert opened is not None
    return resume(opened, 0, rulebook)


@pytest.mark.parametrize("error", [MemoryError(), ZeroDivisionError()], ids=lambda error: type(error).__name__)
def test_a_save_that_is_broken_off_is_no_save(sitting, monkeypatch, error):
    """Whatever broke it off: what is said afterwards claims nothing."""

    def broken_off(*_):
        raise error

    with monkeypatch.context() as patched:
        patched.setattr(Autosave, "save", broken_off)
        with pytest.raises(type(error)):
            sitting.become(sitting.session.choose([sitting.session.question.option_ids[0]]))

    assert f"NOT SAVED in hall.yaml: {BROKEN_OFF}." == save_status(sitting)
    assert "Nothing was saved in this sitting." in farewell(sitting)


def test_the_next_change_saves_what_was_broken_off(sitting, monkeypatch):
    """Also where it changes nothing but the place."""

    def broken_off(*_):
        raise MemoryError

    with monkeypatch.context() as patched:
        patched.setattr(Autosave, "save", broken_off)
        with pytest.raises(MemoryError):
            sitting.become(sitting.session.choose([sitting.session.question.option_ids[0]]))
    sitting.become(sitting.session.forward())

    assert "Saved in hall.yaml" == save_status(sitting)
