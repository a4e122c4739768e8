"""`report`: a folder of pages, and `explain --format html`: one page on standard output."""

from __future__ import annotations

import hashlib
import json
import os
import re
import zipfile
from pathlib import Path

import pytest
from tests.cli.running import HOSTILE_NAME, broken, good, place, subsidiarity, unexpected
from tests.reporting.outlines.test_report_of_workshop import WORKSHOP
from tests.reporting.pages import found, parsed, words_of
from tests.reporting.samples import SETTLED

from subsidiarity.api.report_files import page_name

FIXED = ("--rulebook", "wells.txt", "--date", "2026-03-04")


def report(folder, *arguments, paths=("files",)):
    """The finished command, written to `out`."""
    return subsidiarity("report", *paths, "--output", "out", *FIXED, *arguments, cwd=folder)


def pages(folder):
    """The names of what was written, in order."""
    return sorted(path.name for path in (folder / "out").iterdir())


def test_it_writes_a_page_a_decision_an_index_and_the_rulebook(tmp_path):
    """And names the index on standard output."""
    run = report(good(tmp_path))

    assert (0, "out/index.html\n") == (run.returncode, run.stdout)
    titles = {"bucket": "Who keeps the bucket?", "pump": "Who mends the pump?", "valve": "Who mends the valve?"}
    named = [f"{page_name(identity, title)}.html" for identity, title in titles.items()]
    assert sorted(["index.html", "rulebook.html", *named]) == pages(tmp_path)


def test_every_link_of_the_index_leads_to_a_page(tmp_path):
    """Beside it, so that the folder can be sent or moved."""
    report(good(tmp_path))
    index = parsed((tmp_path / "out" / "index.html").read_text(encoding="utf-8"))

    links = {name for link in index.iter("a") if not (name := link.get("href", "")).startswith("#")}
    assert links <= set(pages(tmp_path))
    assert 4 == len(links)


def test_the_page_that_asks_stands_beside_the_reports_if_that_is_said(tmp_path):
    """The index leads to it, and each report to its own answers there; written again, it is renewed."""
    folder = good(tmp_path)
    runs = [report(folder, "--page").returncode for _ in range(2)]
    name = page_name("pump", "Who mends the pump?")
    asks = (tmp_path / "out" / "who-decides.html").read_text(encoding="utf-8")
    links = [
        link.get("href", "")
        for page in ("index.html", f"{name}.html")
        for link in parsed((tmp_path / "out" / page).read_text(encoding="utf-8")).iter("a")
    ]

    assert [0, 0] == runs
    to_page = {link for link in links if link.startswith("who-decides")}
    assert {"who-decides.html", f"who-decides.html#{name}"} == to_page
    assert f'"{name}":{{"title":"Who mends the pump?"' in asks


def test_the_page_beside_reports_in_another_language_begins_in_it(tmp_path):
    """And has the rulebook's own to choose from; each report leads to it."""
    (tmp_path / "salle.yaml").write_text("decision: salle\ntitle: La salle\nanswers: {what_kind: a_rota}\n")
    clinic = Path(__file__).parents[2] / "rulebooks" / "clinic.yaml"
    written = subsidiarity(
        *("report", "salle.yaml", "--rulebook", clinic, "--language", "fr", "--page", "--output", "out"), cwd=tmp_path
    )
    name = page_name("salle", "La salle")
    asks = (tmp_path / "out" / "who-decides.html").read_text(encoding="utf-8")

    assert (0, True) == (written.returncode, '<html lang="fr">' in asks)
    assert ["en-GB", "fr"] == sorted(re.findall(r'"(en-GB|fr)":{"title":"', asks))
    assert f'href="who-decides.html#{name}"' in (tmp_path / "out" / f"{name}.html").read_text(encoding="utf-8")


def test_what_cannot_be_read_is_on_the_index_and_costs_nothing_else(tmp_path):
    """Exit code 2, and a page for every good decision."""
    run = report(broken(tmp_path))

    index = words_of(found((tmp_path / "out" / "index.html").read_text(encoding="utf-8"), "body"))
    assert 2 == run.returncode
    assert "files/b.yaml:4:11: no question `reech` (SUB301)" in index
    assert 5 == len(pages(tmp_path))


def test_an_unexpected_outcome_is_exit_code_1(tmp_path):
    """As with `evaluate`."""
    assert 1 == report(unexpected(tmp_path)).returncode


def test_the_same_files_give_the_same_bytes(tmp_path):
    """Whatever the locale and the seed of hashes, and however often."""
    report(good(tmp_path))
    first = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    subsidiarity(
        "report", "files", "--output", "again", *FIXED, cwd=tmp_path, LC_ALL="C", PYTHONHASHSEED="7", PYTHONUTF8="0"
    )

    assert first == {path.name: path.read_bytes() for path in (tmp_path / "again").iterdir()}


def test_a_report_may_be_written_again(tmp_path):
    """In the place of the earlier one, with no file left over from the writing."""
    report(good(tmp_path))
    names = pages(tmp_path)
    run = report(tmp_path, "--answered-by", "Somebody else")

    assert 0 == run.returncode
    assert names == pages(tmp_path)
    assert all("Somebody else" in path.read_text() for path in (tmp_path / "out").glob("who-*.html"))


@pytest.mark.parametrize("name", ["index.html", "rulebook.html"])
def test_a_page_of_somebody_else_is_left_as_it_is(tmp_path, name):
    """A folder may be a website already."""
    good(tmp_path)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / name).write_text("<p>mine</p>")
    run = report(tmp_path)

    assert (2, "") == (run.returncode, run.stdout)
    assert f"out has a file {name} that is no report, or that somebody changed" in run.stderr
    assert "<p>mine</p>" == (tmp_path / "out" / name).read_text()


def test_a_link_in_the_place_of_a_page_is_not_followed(tmp_path):
    """What it leads to is left as it is."""
    good(tmp_path)
    (tmp_path / "out").mkdir()
    (tmp_path / "precious").write_text("mine")
    (tmp_path / "out" / "index.html").symlink_to(tmp_path / "precious")

    assert 2 == report(tmp_path).returncode
    assert "mine" == (tmp_path / "precious").read_text()


@pytest.mark.parametrize("identity", ["../../x", "CON", "a:b", "x."])
def test_a_file_name_holds_nothing_of_an_id(identity):
    """Plain letters of the title and a hash: one name an id, wherever the folder is taken."""
    assert re.fullmatch(r"[a-z0-9-]+-[0-9a-f]{10}", page_name(identity, "../../etc/passwd CON \x1b äß"))


def test_ids_that_a_file_system_may_confuse_have_names_apart():
    """By case, and by the form of an accent."""
    names = {page_name(identity, "T").lower() for identity in ("hall", "Hall", "h\u00e4ll", "ha\u0308ll")}

    assert 4 == len(names)


def test_a_title_without_plain_letters_has_a_name_all_the_same():
    """Any script, or none."""
    assert page_name("x", "水").startswith("decision-")


def test_a_file_with_an_odd_name_does_no_harm(tmp_path):
    """Its decision is on the index like every other."""
    run = report(place(tmp_path, {HOSTILE_NAME: SETTLED}), paths=(f"files/{HOSTILE_NAME}",))

    assert 0 == run.returncode
    assert 3 == len(pages(tmp_path))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_to_is_named(tmp_path):
    """Exit code 2, no traceback."""
    good(tmp_path)
    (tmp_path / "out").mkdir(mode=0o500)
    run = report(tmp_path)

    assert 2 == run.returncode
    assert "out could not be written: Permission denied" in run.stderr


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path):
    """Exit code 2, and the file as it was."""
    good(tmp_path)
    (tmp_path / "out").write_text("mine")
    run = report(tmp_path)

    assert (2, "") == (run.returncode, run.stdout)
    assert "subsidiarity: out could not be written: " in run.stderr
    assert "Traceback" not in run.stderr


def test_sheets_of_one_decision_become_one_report(tmp_path):
    """With the group's votes; a decision of one sheet stays as it is."""
    other = SETTLED.replace("deals: {answer: doubtful, evidence: guess}", "deals: likely")
    place(tmp_path, {"a.yaml": SETTLED, "b.yaml": other, "c.yaml": other, "d.yaml": SETTLED.replace("pump", "valve")})
    run = report(tmp_path, "--sheets")

    assert 0 == run.returncode
    assert 4 == len(pages(tmp_path))
    page = (tmp_path / "out" / f"{page_name('pump', 'Who mends the pump?')}.html").read_text(encoding="utf-8")
    assert "How the group answered" in page
    assert "3 people answered, each apart." in page


def test_without_sheets_a_second_file_of_one_decision_is_a_fault(tmp_path):
    """It is named on the index, and the first has its page."""
    run = report(place(tmp_path, {"a.yaml": SETTLED, "b.yaml": SETTLED}))

    assert 2 == run.returncode
    assert "SUB307" in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert 3 == len(pages(tmp_path))


def test_word_files_stand_beside_the_pages(tmp_path):
    """One a report, under the same name."""
    report(place(tmp_path, {"a.yaml": SETTLED}), "--word")
    (file,) = (tmp_path / "out").glob("*.docx")

    assert file.with_suffix(".html").exists()
    assert zipfile.is_zipfile(file)


@pytest.mark.parametrize("wrong", ["2026-13-01", "04/03/2026", "tomorrow", ""])
def test_a_date_that_is_none_is_refused(tmp_path, wrong):
    """Wrong usage, with the form that is wanted."""
    run = subsidiarity("report", "x", "--output", "out", "--date", wrong, cwd=tmp_path)

    assert (2, "") == (run.returncode, run.stdout)
    assert "write it as 2026-03-04" in run.stderr


def test_a_leap_day_has_a_day_to_look_again(tmp_path):
    """The last of the same month."""
    run = subsidiarity(
        "explain",
        "files/a.yaml",
        "--format",
        "html",
        "--rulebook",
        "wells.txt",
        "--date",
        "2028-02-29",
        cwd=good(tmp_path),
    )

    assert "28 February 2030" in run.stdout


def test_explain_writes_one_page(tmp_path):
    """On standard output, whole."""
    run = subsidiarity("explain", "files/a.yaml", "--format", "html", *FIXED, cwd=good(tmp_path))

    assert (0, "") == (run.returncode, run.stderr)
    assert "Who mends the pump?" == words_of(found(run.stdout, ".//h1"))


def test_explain_writes_nothing_where_nothing_can_be_read(tmp_path):
    """The fault is on standard error."""
    run = subsidiarity("explain", "files/b.yaml", "--format", "html", *FIXED, cwd=broken(tmp_path))

    assert (2, "") == (run.returncode, run.stdout)
    assert "SUB301" in run.stderr


def test_records_and_pages_name_the_file_of_the_rulebook_by_its_sha256(tmp_path):
    """What `sha256sum` says of it, whether the rulebook was read or kept; two files of one edition differ."""
    folder = good(tmp_path)
    digest = hashlib.sha256((folder / "wells.txt").read_bytes()).hexdigest()
    records = [
        subsidiarity("evaluate", "files", "--format", "jsonl", "--rulebook", "wells.txt", cwd=folder).stdout
        for _ in range(2)
    ]
    report(folder)

    assert [{digest}] * 2 == [
        {json.loads(line)["rulebook"]["sha256"] for line in written.splitlines()} for written in records
    ]
    assert all(digest in (folder / "out" / name).read_text() for name in pages(folder) if name != "rulebook.html")


def test_a_workshop_in_the_file_is_in_its_report(tmp_path):
    """Its card, and what a minority holds."""
    run = subsidiarity("report", "files", "--output", "out", *FIXED, cwd=place(tmp_path, {"a.yaml": WORKSHOP}))
    (name,) = set(pages(tmp_path)) - {"index.html", "rulebook.html"}
    words = words_of(parsed((tmp_path / "out" / name).read_text()))

    assert 0 == run.returncode
    assert "Not in the room: Those who fetch water at night." in words
    assert "5 people hold to 2" in words
