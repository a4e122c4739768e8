"""The page that asks in a real browser: silent, accessible, used by keyboard alone, and of one mind with Python.

Needs what `test_pages` needs.
"""

from __future__ import annotations

import json
import subprocess

import pytest
from tests.browser.test_pages import HERE, ROOT, browser, missing
from tests.cli.running import subsidiarity, surroundings
from tests.reporting.compiled.scripts import RULEBOOKS, opened
from tests.reporting.compiled.test_sentences import sentences

from subsidiarity.analysis.decision.prospects import ProspectsFinder

pytestmark = [pytest.mark.long, pytest.mark.skipif(missing() != "", reason=missing() or "never")]


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    """What three sessions saw on the page, and the folder of pictures, prints and saved files."""
    folder = tmp_path_factory.mktemp("questionnaire")
    (folder / "by-hand.yaml").write_bytes((ROOT / "decisions" / "harbour-hall.yaml").read_bytes())
    for name, rulebook in (("ours.html", ()), ("clinic.html", (RULEBOOKS[1],))):
        made = subsidiarity("page", *rulebook, "--output", folder / name)
        assert made.returncode == 0, made.stderr
    worked = (ROOT / "decisions" / name for name in ("harbour-hall.yaml", "housing-numbers.yaml"))
    made = subsidiarity("report", *worked, "--page", "--output", folder / "out", "--date", "2026-03-04")
    assert made.returncode == 0, made.stderr
    (report,) = (folder / "out").glob("housing-numbers*.html")
    pages = (folder / "ours.html", folder / "clinic.html", report)
    command = ["node", HERE / "questionnaire.mjs", browser(), folder, *pages]
    run = subprocess.run(
        [*map(str, command)], capture_output=True, text=True, check=False, timeout=1500, cwd=HERE, env=surroundings()
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout), folder


def python_on(folder, session, path=None, language=None):
    """The decision that a session saved, as the program reads it, and the sentences that it says of it."""
    advisor = opened(path, language)
    name = session["saved"]["file"]
    (decision,), diagnostics = advisor.read((folder / name).read_bytes(), name)
    assert diagnostics == ()
    prospects = ProspectsFinder(advisor.compiled).of(decision, most=1, has_grids=False)
    return decision, sentences(advisor, advisor.evaluate(decision), prospects)


def points(block):
    """The points of a block as a page shows them: the sentence, what stands below it, the source."""
    return [[each["text"], *each["details"], *filter(None, [each["source"]])] for each in block.get("items", ())]


SESSIONS = {"first": (None, None), "second": (None, None), "third": (RULEBOOKS[1], "fr")}


@pytest.mark.parametrize("name", SESSIONS)
def test_the_answer_is_what_python_says_of_the_saved_file(seen, name):
    """The first page, and the argument with every reason under its heading; in both languages."""
    found, folder = seen
    shown = found[name]["shown"]
    _, said = python_on(folder, found[name], *SESSIONS[name])
    argument = [
        {
            "heading": part["heading"],
            "leads": [block["lead"] for block in part["blocks"] if block.get("lead")],
            "points": [point for block in part["blocks"] for point in points(block)],
        }
        for part in said["sections"]
    ]

    assert said["headline"] == shown["verdict"]
    assert said["page"] == shown["first_page"]
    assert argument == shown["sections"]


def test_it_loads_nothing_and_complains_of_nothing(seen):
    """No request but for the file itself, and nothing on the console, in three sessions."""
    found, _ = seen

    assert [([], [])] * 3 == [(found[name]["requests"], found[name]["complaints"]) for name in SESSIONS]


def test_nothing_is_at_fault_for_people_who_use_other_means(seen):
    """Not one finding of axe: empty and answered, in both languages, in light, in dark and on a small phone."""
    found, _ = seen

    assert [] == found["faults"]


def test_nothing_moves_sideways_at_320_pixels(seen):
    """Whoever magnifies it four times sees as much."""
    found, _ = seen

    assert (0, 0) == (found["first"]["sideways"], found["third"]["sideways"])


def test_the_levels_still_possible_grow_fewer_until_one_is_left(seen):
    """What stands open is said after each answer, and never an outcome that was ruled out."""
    found, _ = seen
    sofar = found["first"]["sofar"]

    assert "Nothing is ruled out yet." == sofar[0]
    assert "should decide" in sofar[-1]
    assert sofar[-1] == found["first"]["shown"]["verdict"]


def test_a_saved_file_opens_again_as_it_was(seen):
    """The title with its markup as text, the description, the answers."""
    found, folder = seen
    decision, _ = python_on(folder, found["first"])
    second = found["second"]

    assert ("Who keeps the <b>ferry</b>?", "It leaks.\nTwo villages use it.") == (decision.title, decision.description)
    assert "first.yaml is open." == second["opened"]
    assert found["first"]["shown"] == second["before"]
    assert "who-keeps-the-b-ferry-b.yaml" == found["first"]["saved"]["called"]


def test_another_file_is_refused_in_words_and_changes_nothing(seen):
    """A file that was written by hand may hold what the page would lose."""
    found, _ = seen
    second = found["second"]

    assert second["refused"].startswith("by-hand.yaml was not opened. This page opens only files that it saved itself")
    assert second["before"] == second["after"]


def test_a_range_a_note_and_what_is_not_known_are_kept(seen):
    """As the program keeps them."""
    found, folder = seen
    second, _ = python_on(folder, found["second"])
    third, _ = python_on(folder, found["third"], *SESSIONS["third"])
    common = second.answers["common_standard"]

    assert (3, "record", "Asked twice: 'yes', then \"no\"") == (len(common.options), common.evidence, common.note)
    assert (True, 3) == (found["third"]["isUnknown"], len(third.answers["what_kind"].options))


def test_a_question_that_is_passed_over_does_not_come_again(seen):
    """Whoever answers nothing meets each question once, those that can change the level first, and then the answer."""
    found, _ = seen
    advisor = opened(None)
    nothing = advisor.evaluate(advisor.read(b"decision: a\ntitle: A\nanswers: {}\n", "a.yaml")[0][0])
    order = (*nothing.open_questions, *nothing.shaping_questions)

    assert [advisor.rulebook.question(question).ask for question in order] == found["passed"]


def test_the_other_language_is_chosen_by_key(seen):
    """The focus stays where it was, and the page says which language it is in."""
    found, _ = seen

    assert ("language", "fr") == (found["third"]["focus"], found["third"]["shown"]["language"])


def test_a_report_leads_to_its_own_answers(seen):
    """To try others from there; the page, too, says that the outcome is the one that the file expects."""
    found, _ = seen
    followed = found["followed"]

    assert followed["there"] == followed["here"]
    assert 1 == followed["here"][-1]


def test_the_print_has_the_answer_on_its_first_sheet_and_no_field(seen):
    """On A4: from the title to when to look again, and then the argument from a sheet of its own on."""
    found, folder = seen
    run = subprocess.run(["pdftotext", "first.pdf", "-"], cwd=folder, capture_output=True, text=True, check=True)
    first, second, *_ = (" ".join(sheet.split()) for sheet in run.stdout.split("\f"))

    assert first.startswith("Who keeps the <b>ferry</b>? ")
    assert found["first"]["shown"]["first_page"]["foot"] in first
    assert second.startswith("The full argument It leaks. Two villages use it.")
    assert [] == [word for word in ("Save", "Next question", "Title") if word in run.stdout]


def test_ours_is_under_half_a_megabyte(seen):
    """It is sent by mail."""
    _, folder = seen

    assert (folder / "ours.html").stat().st_size < 500_000
