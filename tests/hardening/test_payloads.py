"""Payloads in titles, notes, wrong answers and file names: read back from what `evaluate` writes, none acts."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
import zipfile
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import pytest
from tests.cli.running import place, subsidiarity
from tests.reporting.samples import SETTLED

from subsidiarity.reading.decoded_text import FLAGS
from subsidiarity.reporting.safe import safe

PAYLOADS = (
    "=1+1", '=HYPERLINK("http://x.example","y")', "+1", "-1+1", "@SUM(A1)", "\uff1d1+1", "\uff0b1", "{=1}",
    "=cmd|' /C calc'!A0", "http://x.example", "mailto:a@b.example", "javascript:alert(1)", "internal:Sheet1!A1",
    "_x000D_", "#REF!", "TRUE", "1e5", "2026-01-01", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>",
    "<!--", "]]>", "&amp;&lt;", "<?x?>", "[x](javascript:alert(1))", "![](http://x.example/y.png)", "| a | b |",
    "`x`", "{{7*7}}", "${x}", "{0.__class__}", "%s%n", "%%{init: {}}%%", "::error file=a::b", "##[error]x",
    "[red]RED[/red]", "close [/nope]", "[@click=app.bell]boo[/]", "a [ b [b", "$foo [$bar]", "\\x1b[31m", "\\", "'",
    '"', "a\\nb", "---", "\u0645\u0631\u062d\u0628\u0627", "e\u0301" * 20, "\U0001f469\u200d\U0001f680",
    *FLAGS,
)  # fmt: skip
NAMES = (
    *(f"{number}{payload.replace('/', '_')[:60]}.yaml" for number, payload in enumerate(PAYLOADS)),
    "e\x1b]52;c;eA==\x07.yaml", "a\nb.yaml", "x\u202ey.yaml", "x\u0085y.yaml", "-rf.yaml", " .yaml",
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """For each payload a good file and a bad one that hold it; and good files of odd names."""
    files = {}
    for number, payload in enumerate(PAYLOADS):
        text = json.dumps(payload, ensure_ascii=False)
        head = f"decision: p{number}\ntitle: {text}\ndescription: {text}\nanswers:\n"
        files[f"good/{number:02}.yaml"] = f"{head}  aim: {{answer: agreed, note: {text}, source: {text}}}\n"
        files[f"bad/{number:02}.yaml"] = f"{head}  aim: {text}\n  {text}: agreed\n".replace("p", "b", 1)
    for number, name in enumerate(NAMES):
        files[f"names/{name}"] = SETTLED.replace("pump", f"n{number}", 1).replace(
            "aim:", "aims:" if number % 2 else "aim:"
        )
    return place(tmp_path_factory.mktemp("payloads"), files)


def written(folder, form, *more):
    """What `evaluate` writes in a form, as bytes; two of three files cannot be used."""
    run = subsidiarity(
        "evaluate", "files", "--format", form, "--rulebook", "wells.txt", *more, cwd=folder, binary=True
    )  # fmt: skip
    assert 2 == run.returncode, run.stderr.decode()[-500:]
    assert not acting(run.stderr.decode())
    return run.stdout


def acting(text):
    """The characters of a text that a terminal or a reader would obey."""
    for flag in FLAGS:
        text = text.replace(flag, "")
    return {
        character for character in text
        if character not in "\r\n" and unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp", "Cs")
    } - {"\u200d"}  # fmt: skip


def test_a_workbook_holds_them_as_text(folder):
    """As another program reads it: no formula, no link, and letter for letter what was typed."""
    openpyxl = pytest.importorskip("openpyxl")
    data = written(folder, "xlsx", "--columns", "file,id,title,description,remark")
    rows = list(openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows(min_row=2))
    parts = {name: part for name, part in text_parts(data) if name.startswith("xl/")}

    assert {"s", "n"} >= {
        cell.data_type for row in rows for cell in row if cell.value is not None or cell.data_type != "n"
    }
    assert [] == [
        cell.coordinate for row in rows for cell in row if cell.hyperlink or isinstance(cell.value, int | float)
    ]
    assert [] == [name for name, part in parts.items() if "<f>" in part or "<hyperlink" in part or "/hyperlink" in part]
    typed = {row[1].value: (row[2].value, row[3].value) for row in rows if str(row[1].value).startswith("p")}
    assert {f"p{number}": (payload, payload) for number, payload in enumerate(PAYLOADS)} == typed
    assert not acting("".join(str(cell.value) for row in rows for cell in row))


def text_parts(data):
    """The parts of a zipped file as text, by their names."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(name, archive.read(name).decode()) for name in archive.namelist()]


def test_sarif_holds_them_as_text_at_relative_places(folder):
    """Messages are plain, and no place is an address of elsewhere."""
    text = written(folder, "sarif").decode()
    (run,) = json.loads(text)["runs"]
    places = [result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in run["results"]]
    said = "\n".join(result["message"]["text"] for result in run["results"])

    assert not acting(text)
    assert [] == [place for place in places if urlsplit(place).scheme or urlsplit(place).netloc]
    assert {f"files/names/{name}" for name in NAMES[1::2]} <= {unquote(place) for place in places}
    assert [] == [payload for payload in PAYLOADS if f"`{' '.join(safe(payload).split())[:80]}`" not in said]


def test_junit_holds_them_as_text(folder):
    """As another parser reads it: the elements that we wrote, and no other."""
    text = written(folder, "junit").decode()
    root = ET.fromstring(text)
    cases = list(root.iter("testcase"))
    said = "\n".join(str(error.text) for error in root.iter("error"))

    assert not acting(text)
    assert {"testsuites", "testsuite", "testcase", "error", "skipped", "failure"} >= {node.tag for node in root.iter()}
    assert 2 * len(PAYLOADS) + len(NAMES) == len(cases)
    assert {safe(f"files/names/{name}") for name in NAMES} <= {case.attrib["classname"] for case in cases}
    assert [] == [payload for payload in PAYLOADS if f"`{safe(payload)[:80]}`" not in said]


def test_csv_has_no_cell_that_a_spreadsheet_would_reckon_with(folder):
    """The first visible character of each cell is harmless."""
    text = written(folder, "csv", "--columns", "file,id,title,description,remark").decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]

    assert not acting(text)
    assert [] == [cell for cell in cells if cell.strip()[:1] in tuple("=+-@\t\r\uff1d\uff0b\uff0d\uff20")]


@pytest.mark.parametrize("form", ["table", "markdown", "github", "json", "jsonl"])
def test_no_form_sends_a_character_that_acts(folder, form):
    """Nor a workflow command that is not ours."""
    text = written(folder, form).decode()

    assert not acting(text)
    if form == "github":
        assert [] == [
            line
            for line in text.splitlines()
            if not line.startswith(("::error file=", "::notice file=", "::warning file="))
        ]
