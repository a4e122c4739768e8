"""`precedents`, and what others do in `explain`, `report` and `check`: beside a result, and never in it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.running import broken, good, subsidiarity
from tests.nonsense_ids import shipped
from tests.precedent_samples import SOUND

from subsidiarity.api import load_precedents, nearest_functions
from subsidiarity.api.precedents import FOLDER
from subsidiarity.reporting.record import render_records

ROOT = Path(__file__).parents[3]
BUSES = "decisions/city-region-buses.yaml"
RULES = ("--rulebook", "wells.txt")
SHIPPED = sorted(Path(FOLDER).glob("*.yaml"))
WHAT_IS_LOADED = """
import sys
from subsidiarity.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
print("loaded:", *sorted(name for name in sys.modules if "precedent" in name or "elsewhere" in name), file=sys.stderr)
"""


def ours(folder, text=SOUND):
    """A file of precedents by the rulebook of the wells, beside decisions."""
    (good(folder) / "ours.txt").write_text(text, encoding="utf-8")
    return folder


def test_it_says_what_others_do():
    """With systems, their words, links, and what was looked through."""
    run = subsidiarity("precedents", BUSES, cwd=ROOT)

    assert (0, "") == (run.returncode, run.stderr)
    assert "2 of 2 published systems\nplace it with the region.\n" in run.stdout
    assert "England: “strategic (combined) authority” (UK Parliament written answer" in run.stdout
    assert "https://parallelparliament.co.uk/question/117309/combined-authorities-functions\n" in run.stdout
    assert "194 public functions were looked at." in run.stdout


def test_under_another_rulebook_there_is_nothing_until_a_file_is_named(tmp_path):
    """Public functions of this country say nothing about wells."""
    folder = ours(tmp_path)
    title = (folder / "files" / "a.yaml").read_text(encoding="utf-8").partition("title: ")[2].partition("\n")[0]
    text = SOUND.replace("Village pumps", title)
    (folder / "ours.txt").write_text(text, encoding="utf-8")

    without = subsidiarity("precedents", "files/a.yaml", *RULES, cwd=folder)
    named = subsidiarity("precedents", "files/a.yaml", *RULES, "--precedents", "ours.txt", cwd=folder)

    assert "Nothing is on file by this rulebook." in without.stdout
    assert "Sweden: “kommun” (The Wells Act, page 4)." in named.stdout
    assert [(0, ""), (0, "")] == [(run.returncode, run.stderr) for run in (without, named)]


def test_as_json_it_comes_as_data():
    """Every precedent with its source."""
    run = subsidiarity("precedents", BUSES, "--format", "json", cwd=ROOT)
    (found,) = json.loads(run.stdout)
    first = found["nearest"][0]

    assert ("bus_franchising", ["bus", "routes", "fares", "timetables"]) == (first["function"], first["words"])
    assert {"compared", "same", "steps"} == first["answers"].keys()
    assert [("England", "regional", "does"), ("Greater Manchester", "regional", "does")] == [
        (each["system"], each["level"], each["says"]) for each in first["precedents"]
    ]
    assert {"id", "title", "link", "licence", "read"} == first["precedents"][0]["source"].keys()


def test_a_broken_decision_stops_nothing(tmp_path):
    """The others are shown, and the code is 2."""
    run = subsidiarity("precedents", "files", *RULES, cwd=broken(good(tmp_path)))

    assert 2 == run.returncode
    assert run.stdout.count("Nothing is on file by this rulebook.") == 3


@pytest.mark.parametrize("command", ["precedents", "explain"])
def test_a_file_of_precedents_that_cannot_be_used_is_refused(command, tmp_path):
    """With the place of what is wrong, before anything is shown."""
    folder = ours(tmp_path, SOUND.replace("level: town", "level: twon", 1))
    run = subsidiarity(command, "files/a.yaml", *RULES, "--precedents", "ours.txt", cwd=folder)

    assert (2, "") == (run.returncode, run.stdout)
    assert "ours.txt:17:33: error SUB104: no level `twon`" in run.stderr
    assert "did you mean `town`?" in run.stderr


def test_check_says_what_a_file_holds(tmp_path):
    """It is known by what it says, whatever it is called."""
    run = subsidiarity("check", "ours.txt", *RULES, cwd=ours(tmp_path))

    assert (0, "") == (run.returncode, run.stderr)
    assert "1 function, 5 precedents, 5 systems, 3 sources, 1 precedent from memory.\n" == run.stdout


def test_check_says_what_is_worth_knowing(tmp_path):
    """And its code is 1."""
    run = subsidiarity("check", "ours.txt", cwd=ours(tmp_path))

    assert 1 == run.returncode
    assert (
        "ours.txt:4:11: warning SUB621: these are levels and answers of wells 7; the rulebook in use is" in run.stdout
    )


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_what_is_shipped_is_in_order_by_the_rulebook_that_is_shipped(path):
    """Each source with its licence, each level and each option one of the rulebook's."""
    found = load_precedents(str(path), shipped().rulebook)

    assert () == found.diagnostics
    assert found.precedents is not None
    assert {""}.isdisjoint(source.licence for source in found.precedents.sources.values())
    assert all(path.read_text(encoding="utf-8").startswith("# ") for path in SHIPPED)


def test_explain_shows_it_behind_the_safeguards():
    """Whoever reads for the result has read it by then."""
    run = subsidiarity("explain", "--full", BUSES, cwd=ROOT)
    headings = re.findall(r"^[A-Z][a-z ]*$", run.stdout, re.MULTILINE)

    assert headings.index("Safeguards") + 1 == headings.index("Elsewhere")
    assert "Elsewhere" not in subsidiarity("explain", "--full", BUSES, "--role", "pay", cwd=ROOT).stdout


def test_a_decisions_own_bodies_are_not_put_elsewhere(tmp_path):
    """What is a borough here is a town there: the rulebook's own words are used."""
    folder = ours(tmp_path)
    text = "decision: it\ntitle: Our village pumps\nbodies: {town: the borough}\nanswers: {aim: agreed, reach: town}\n"
    (folder / "it.yaml").write_text(text, encoding="utf-8")

    run = subsidiarity("explain", "--full", "it.yaml", *RULES, "--precedents", "ours.txt", cwd=folder)

    assert "borough" in run.stdout.partition("Elsewhere\n")[0]
    assert "- Who decides: town, in 2 of 3 systems." in run.stdout


def test_a_report_shows_it_with_links(tmp_path):
    """Which can be followed."""
    run = subsidiarity("report", BUSES, "--output", tmp_path / "pages", cwd=ROOT)
    (page,) = (tmp_path / "pages").glob("bus-*.html")

    assert 0 == run.returncode
    assert '<a href="https://cbwmagazine.com/manchester-explore-franchising-options"' in page.read_text(
        encoding="utf-8"
    )


def test_nothing_of_it_is_in_a_record():
    """What programs read as a result has no word of what others do."""
    run = subsidiarity("explain", BUSES, "--format", "json", cwd=ROOT)

    assert 0 == run.returncode
    assert '"id": "safeguards"' in run.stdout
    assert '"id": "elsewhere"' not in run.stdout
    assert "Greater Manchester" not in run.stdout


def test_looking_elsewhere_changes_no_recommendation_and_no_record():
    """For every worked decision: the same before and after, to the byte."""
    advisor = shipped()
    functions = nearest_functions(advisor.rulebook)
    rows = tuple(advisor.evaluate_paths([str(ROOT / "decisions")]))
    before = "".join(render_records([advisor.record(row) for row in rows]))
    kept = [row.recommendation for row in rows if row.recommendation is not None]

    nearest = [functions.near(each.decision).nearest for each in kept]
    after = tuple(advisor.evaluate_paths([str(ROOT / "decisions")]))

    assert any(nearest)
    assert before == "".join(render_records([advisor.record(row) for row in after]))
    assert [each.roles for each in kept] == [
        row.recommendation.roles for row in after if row.recommendation is not None
    ]


@pytest.mark.parametrize(
    "arguments",
    [["evaluate", BUSES], ["explain", BUSES, "--format", "json"], ["what-if", BUSES, "--set", "reach=local"]],
)
def test_it_is_loaded_only_where_it_is_shown(arguments):
    """Whoever evaluates does not wait for what others do."""
    run = subprocess.run(
        [sys.executable, "-c", WHAT_IS_LOADED, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )

    loaded = run.stderr.splitlines()[-1].split()[1:]
    assert [] == [name for name in loaded if not name.startswith("subsidiarity.cli")]


def test_precedents_taken_for_decisions_get_one_message(tmp_path):
    """And none on their texts."""
    run = subsidiarity("evaluate", "ours.txt", *RULES, cwd=ours(tmp_path))

    assert 2 == run.returncode
    assert 1 == run.stderr.count("error")
    assert "ours.txt:1:1: error SUB625: this is a file of precedents, and no decision" in run.stderr
