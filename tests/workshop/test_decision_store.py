"""What an interview finds in a folder, opens, and makes."""

from __future__ import annotations

import os

import pytest
from tests.workshop.samples import HALL, compiled, read

from subsidiarity.model.decision import Decision
from subsidiarity.workshop.autosave import BACKUP_SUFFIX
from subsidiarity.workshop.decision_store import decision_id, found_decisions, free_path, new_decision, open_file
from subsidiarity.workshop.sitting import loses_comments, resume, start

RULEBOOK = compiled()


def opened_from(path):
    """A file without a fault."""
    opened, diagnostics = open_file(str(path), RULEBOOK)
    assert opened is not None, diagnostics
    return opened


SHOP = "decision: shop\ntitle: The shop\nanswers: {goal: disputed}\n"


def test_the_decision_last_changed_is_found_first(tmp_path):
    """What one worked on last is what one most likely goes on with."""
    for name, text, age in (("a.yaml", HALL, 20), ("b.yml", SHOP, 10), ("c.txt", SHOP, 0)):
        (tmp_path / name).write_text(text)
        os.utime(tmp_path / name, (1_000_000 - age, 1_000_000 - age))

    assert ["The shop", "Who runs the hall?"] == [found.title for found in found_decisions(str(tmp_path), RULEBOOK)]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("A.YAML", SHOP.encode()),
        ("a.Yml", SHOP.encode()),
        ("a.yaml", b"\xef\xbb\xbf" + SHOP.encode()),
        ("a.yaml", SHOP.replace("\n", "\r").encode()),
        ("a.yaml", SHOP.replace("decision:", '"decision" :').encode()),
    ],
    ids=["in capitals", "in some", "with a byte order mark", "with CR", "with quotes"],
)
def test_a_decision_is_found_however_its_file_is_stored(tmp_path, name, data):
    """Nobody should have to look for it."""
    (tmp_path / name).write_bytes(data)

    assert ["The shop"] == [found.title for found in found_decisions(str(tmp_path), RULEBOOK)]


def test_a_file_that_holds_no_decision_is_passed_over(tmp_path):
    """Other programs keep YAML files as well."""
    (tmp_path / "compose.yaml").write_text("services: {}\n")

    assert () == found_decisions(str(tmp_path), RULEBOOK)


def test_a_decision_with_a_fault_is_found_and_says_why_it_cannot_be_opened(tmp_path):
    """A file that people expect to see is not left out in silence."""
    (tmp_path / "a.yaml").write_text("decision: a\ntitle: A\nanswers: {gaol: agreed}\n")

    (found,) = found_decisions(str(tmp_path), RULEBOOK)

    assert (None, "SUB301", 3) == (found.recommendation, found.diagnostics[0].code, found.diagnostics[0].span.line)


def test_a_folder_that_is_not_there_holds_nothing(tmp_path):
    """No traceback for a folder."""
    assert () == found_decisions(str(tmp_path / "away"), RULEBOOK)


def test_a_file_with_one_bad_document_is_not_opened(tmp_path):
    """Saving it would lose the document that could not be read."""
    path = tmp_path / "two.yaml"
    path.write_text(f"{SHOP}---\ndecision: a\ntitle: A\nanswers: {{gaol: agreed}}\n")

    opened, diagnostics = open_file(str(path), RULEBOOK)

    assert (None, ["SUB301"]) == (opened, [diagnostic.code for diagnostic in diagnostics])


def test_the_other_decisions_of_a_file_are_saved_as_they_were(tmp_path):
    """Working on one document leaves its neighbours alone."""
    path = tmp_path / "two.yaml"
    path.write_text(f"{SHOP}---\n{HALL}---\n{SHOP.replace('shop', 'pub')}")
    opened = opened_from(path)

    sitting = resume(opened, 1, RULEBOOK)
    sitting.become(sitting.session.choose(["equal"]))

    shop, hall, pub = read(path.read_text(), RULEBOOK)
    assert (opened.decisions[0], sitting.session.decision, opened.decisions[2]) == (shop, hall, pub)
    assert "means" in hall.answers


def test_an_interview_cannot_be_held_on_standard_input():
    """It could not be saved there."""
    opened, diagnostics = open_file("-", RULEBOOK)

    assert (None, "SUB001") == (opened, diagnostics[0].code)


def test_a_new_decision_is_named_for_its_title():
    """The id can be a file's name, whatever people typed."""
    assert ["who-runs-harbour-hall", "ysgol-y-gŵyr", "decision", "12-30-bus", "x" * 60] == [
        decision_id(title) for title in ("Who runs Harbour Hall?", "Ysgol y Gŵyr!", "../..", "12:30 [bus]", "x" * 100)
    ]


def test_a_new_decision_can_be_read_back(tmp_path):
    """Its id and title are such as a file may hold."""
    for title in ("Who?", "...", "a\tb\x1b[31m", "שלום", "_"):
        decision = new_decision(title, "more\nof it ")
        sitting = start(free_path(str(tmp_path), decision), decision, RULEBOOK)

        assert (None, decision) == (sitting.problem, opened_from(sitting.path).decisions[0])


def test_a_new_file_takes_no_name_that_is_taken(tmp_path):
    """The second decision of a name gets a number."""
    decision = Decision("hall", "Hall", "", {})
    (tmp_path / "hall.yaml").write_text(SHOP)

    assert str(tmp_path / "hall-2.yaml") == free_path(str(tmp_path), decision)


def test_going_on_in_another_file_leaves_the_first_alone(tmp_path):
    """Save under another name, and only if nothing stands there."""
    (tmp_path / "taken.yaml").write_text(SHOP)
    sitting = start(str(tmp_path / "one.yaml"), Decision("hall", "Hall", "", {}), RULEBOOK)
    before = (tmp_path / "one.yaml").read_text()

    refused = sitting.save_as(str(tmp_path / "taken.yaml"))
    assert ("exists", str(tmp_path / "one.yaml")) == (refused and refused.cause, sitting.path)
    assert sitting.save_as(str(tmp_path / "two.yaml")) is None
    sitting.become(sitting.session.choose(["agreed"]))

    assert (before, "two.yaml") == ((tmp_path / "one.yaml").read_text(), os.path.basename(sitting.path))
    assert "goal: agreed" in (tmp_path / "two.yaml").read_text()


def test_comments_of_ones_own_are_known_to_be_lost(tmp_path):
    """A file of ours has none to lose; one written by hand may."""
    by_hand, ours = tmp_path / "a.yaml", tmp_path / "b.yaml"
    by_hand.write_text(f"# our own words\n{SHOP}")
    start(str(ours), Decision("hall", "Hall # 1", "", {}), RULEBOOK)

    assert [True, False] == [
        loses_comments(opened_from(path), RULEBOOK) for path in (by_hand, ours)
    ]  # fmt: skip


def test_the_comments_stay_in_the_backup(tmp_path):
    """What saving leaves out is still there."""
    path = tmp_path / "a.yaml"
    path.write_text(f"# our own words\n{SHOP}")
    sitting = resume(opened_from(path), 0, RULEBOOK)

    sitting.become(sitting.session.choose(["equal"]))

    assert "# our own words" in (tmp_path / f"a.yaml{BACKUP_SUFFIX}").read_text()
