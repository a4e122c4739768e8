"""The pages in a real browser: rendered, silent, self-contained, accessible, and the right size on paper.

Needs Chromium, node, the packages of `package.json` beside this file (`npm ci`), and pdftotext.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.cli.running import place, subsidiarity, surroundings
from tests.reporting.outlines.test_report_of_workshop import WORKSHOP
from tests.reporting.samples import BROKEN, CONTESTED, DISPUTED, OPEN, SETTLED

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ACTING = "<img src=https://example.org/x onerror=alert(1)><script>alert(2)</script>"
LIKELY = SETTLED.replace("deals: {answer: doubtful, evidence: guess}", "deals: likely")
STRAIN = SETTLED.replace("decision: pump", "decision: strain").replace("Who mends the pump?", "w" * 900)
FILES = {
    "settled.yaml": SETTLED.replace("It drips, and three streets drink from it.", f"'{ACTING}'"),
    "contested.yaml": CONTESTED,
    "disputed.yaml": DISPUTED,
    "open.yaml": OPEN,
    "broken.yaml": BROKEN,
    "strain.yaml": STRAIN,
}
SHEETS = {f"{number}.yaml": text.replace("pump", "gate") for number, text in enumerate((SETTLED, SETTLED, LIKELY))}
SHIPPED = ("harbour-hall.yaml", "housing-numbers.yaml", "allotment-rents.yaml")
A4_POINTS = (595, 842)


def missing() -> str:
    """What a browser test needs and this machine does not have; "" if it has everything."""
    if browser() == "":
        return "no Chromium: install it, or name it in CHROMIUM"
    if shutil.which("node") is None:
        return "no node"
    if not (HERE / "node_modules" / "playwright-core").is_dir():
        return "run `npm ci` in tests/browser"
    return "" if shutil.which("pdftotext") else "no pdftotext (poppler-utils)"


def browser() -> str:
    """The Chromium to use; "" if there is none."""
    named = os.environ.get("CHROMIUM")
    found = (shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))
    return named or next((path for path in found if path), "")


pytestmark = [pytest.mark.long, pytest.mark.skipif(missing() != "", reason=missing() or "never")]


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    """What the browser saw of every page, by its folder and name, and the folder of pictures and prints."""
    folder = place(tmp_path_factory.mktemp("pages"), FILES)
    for name, text in SHEETS.items():
        (folder / name).write_text(text, encoding="utf-8")
    rules = ("--rulebook", folder / "wells.txt")
    pages = report(folder / "wells", folder / "files", *rules)
    pages += report(folder / "group", *(folder / name for name in SHEETS), "--sheets", *rules)[:1]
    pages += report(folder / "shipped", *(ROOT / "decisions" / name for name in SHIPPED))
    pages += minutes(folder / "room", WORKSHOP, *rules)
    command = ["node", HERE / "look.mjs", browser(), folder, *pages]
    run = subprocess.run(
        [*map(str, command)], capture_output=True, text=True, check=False, timeout=1500, cwd=HERE, env=surroundings()
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout), folder


def report(output, *arguments):
    """The pages that `report` writes to a folder, those of decisions first."""
    run = subsidiarity("report", *arguments, "--output", output, "--date", "2026-03-04")
    assert "reports written" in run.stderr or "report written" in run.stderr, run.stderr
    return sorted(output.glob("*.html"), key=lambda page: (page.stem in ("index", "rulebook"), page.stem))


def minutes(output, text, *rules):
    """The pages of minutes: of a small workshop, and of a rehearsal of many questions by the rulebook that we ship."""
    output.mkdir()
    (output / "small.yaml").write_text(text, encoding="utf-8")
    typed = "Who runs the buses?\n\n" + "\n" * 3 + "v\n\nv\n\n1\n\n" * 14 + "q\n"
    subsidiarity("workshop", "--plain", "--rehearse", "7", output / "rehearsal.yaml", stdin=typed)
    for name, options in (("small", rules), ("rehearsal", ())):
        page = output / f"{name}.html"
        run = subsidiarity("minutes", output / f"{name}.yaml", *options, "--output", page)
        assert run.returncode == 0, run.stderr
        yield page


def test_every_page_is_rendered(seen):
    """With a heading, its style, and every picture at a size and inside its frame."""
    found, _ = seen

    assert 15 == len(found)
    assert [] == [name for name, page in found.items() if not page["heading"].strip() or not page["styled"]]
    pictures = [(name, picture) for name, page in found.items() for picture in page["pictures"]]
    assert len(pictures) > 20
    assert [] == [(name, each) for name, each in pictures if not each["described"] or min(each["size"]) < 40]
    assert [] == [(name, each["outside"]) for name, each in pictures if each["outside"]]


def test_no_page_complains_or_asks_for_anything(seen):
    """Nothing on the console, no request but for the page itself."""
    found, _ = seen

    assert {} == {name: page["complaints"] for name, page in found.items() if page["complaints"]}
    assert {} == {name: page["requests"] for name, page in found.items() if page["requests"]}


def test_only_an_index_has_a_script(seen):
    """And it has one."""
    found, _ = seen

    assert {"wells-index", "shipped-index"} == {name for name, page in found.items() if page["scripts"]}


def test_nothing_is_at_fault_for_people_who_use_other_means(seen):
    """Not one finding of axe, serious or not, in light, in dark and on a phone."""
    found, _ = seen

    assert {} == {name: page["faults"] for name, page in found.items() if page["faults"]}


def test_no_page_moves_sideways_on_a_phone(seen):
    """At 390 pixels; what is wider moves by itself."""
    found, _ = seen

    assert {} == {name: page["sideways"] for name, page in found.items() if page["sideways"]}


def test_every_page_prints_on_a4(seen):
    """Each sheet but the last well filled, none blank, and numbered."""
    found, folder = seen

    for name in found:
        info = subprocess.run(["pdfinfo", f"{name}.pdf"], cwd=folder, capture_output=True, text=True, check=True).stdout
        width, height = (round(float(size)) for size in re.findall(r"[\d.]+", info.split("Page size:")[1])[:2])
        text = subprocess.run(["pdftotext", f"{name}.pdf", "-"], cwd=folder, capture_output=True, text=True, check=True)
        sheets = text.stdout.split("\f")[:-1]
        assert A4_POINTS == (width, height)
        assert [] == [number for number, sheet in enumerate(sheets[:-1], 1) if len(sheet.split()) < 20]
        assert len(sheets[-1].split()) > 5
        assert "".join(sheets[0].split()).endswith(f"1/{len(sheets)}")


def test_the_first_sheet_has_the_result_the_ladder_and_every_role(seen):
    """A council leader may read no further."""
    _, folder = seen
    (page,) = folder.glob("shipped-who-runs-*.pdf")
    text = subprocess.run(["pdftotext", "-l", "1", page, "-"], capture_output=True, text=True, check=True).stdout

    for words in (
        "Who runs Harbour Hall?",
        "The neighbourhood should decide.",
        "Ruled out: nothing calls for it",  # on the ladder
        "runs it and hears appeals",
    ):
        assert words in " ".join(text.split())


def test_the_first_sheet_of_minutes_has_the_answer_and_who_was_missing(seen):
    """Whoever gets them reads this first."""
    _, folder = seen
    command = ["pdftotext", "-l", "1", folder / "room-small.pdf", "-"]
    text = " ".join(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())

    for words in ("Minutes: ", "Missing: Those who fetch water at night.", "Look again by after the first winter."):
        assert words in text


def test_bars_are_as_long_as_their_counts(seen):
    """Each by the largest count of its question, with the number beside it."""
    found, _ = seen
    tables = [*found["room-small"]["bars"], *found["room-rehearsal"]["bars"]]

    assert len(tables) > 8
    assert [] == [bar for bars in tables for bar in bars if not bar["seen"]]
    assert [] == [
        bar
        for bars in tables
        for bar in bars
        if abs(bar["share"] - bar["votes"] / max(each["votes"] for each in bars)) > 0.01
    ]


def test_the_index_sorts_and_filters(seen):
    """Up, down, by words, by result, and back to all."""
    found, _ = seen
    used = found["wells-index"]["used"]

    assert sorted(used["before"], key=str.lower) == used["sorted"]
    assert used["reversed"] == used["sorted"][::-1]
    assert "descending" == used["direction"]
    assert ([used["before"][0]], "1 of 5 shown", 5) == (used["filtered"], used["said"], used["again"])
    assert [used["result"]] == [words.rpartition(" (")[0] for words in used["chosen"]]


def test_the_index_stands_by_level_until_it_is_sorted_by_something_else(seen):
    """Sorted by who should decide, it has its groups again."""
    found, _ = seen
    used = found["wells-index"]["used"]

    assert len(used["grouped"]) > 2
    assert [] == used["flat"]
    assert {"titles": used["before"], "groups": used["grouped"]} == used["regrouped"]


def test_the_index_is_whole_without_scripts(seen):
    """Every row, and no control that would do nothing."""
    found, _ = seen

    assert {"rows": 5, "controls": 0} == found["wells-index"]["without"]
