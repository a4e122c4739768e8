"""Every code has a page, and every page's examples say what the page says that they say."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path

import pytest
from docs._pages import CODE, FOLDER, RULEBOOK, found_in, pages, rendered

from subsidiarity.analysis.rulebook.audit import find_findings
from subsidiarity.api import load_advisor
from subsidiarity.batch.filter import Filter
from subsidiarity.batch.row_summary import Task
from subsidiarity.batch.run import evaluate_pieces
from subsidiarity.batch.source import Piece
from subsidiarity.files.bounded_read import read_bytes
from subsidiarity.files.lock import hold
from subsidiarity.files.owner import mark_of
from subsidiarity.reporting.diagnostic import render_diagnostic
from subsidiarity.workshop.decision_store import open_file

HOUSE = FOLDER.parent.parent / "src" / "subsidiarity"
PAGES = pages()
RUNNABLE = [page for page in PAGES if page.is_runnable]
SECTIONS = ["What it means", "Example", "What to do"]


def test_every_code_in_the_source_has_a_page_and_every_page_a_code():
    """A code without a page leaves its reader alone; a page without a code is about nothing."""
    codes = {code for module in HOUSE.rglob("*.py") for code in CODE.findall(module.read_text(encoding="utf-8"))}

    assert sorted(codes) == [page.code for page in PAGES]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.code)
def test_a_page_has_a_title_and_the_sections_of_all_pages(page):
    """Whoever has read one page finds the way in all."""
    assert page.text.startswith(f"# {page.code}: {page.title}\n\n{page.about}\n\n## {SECTIONS[0]}\n")
    assert SECTIONS == re.findall(r"^## (.+)$", page.text, re.MULTILINE)
    assert re.match(r"(An error|A warning|A finding) ", page.about)
    assert 2 == len(page.examples)


@pytest.mark.parametrize("page", RUNNABLE, ids=lambda page: page.code)
def test_a_faulty_example_says_what_its_page_says(page):
    """Code, place, line and hint, letter for letter; `python -m docs._generate` writes them anew."""
    assert rendered(page.code, page.examples[0])
    assert page.said == rendered(page.code, page.examples[0])


@pytest.mark.parametrize("page", RUNNABLE, ids=lambda page: page.code)
def test_a_mended_example_no_longer_says_it(page):
    """Nor anything else about a decision; an audit of a rulebook as short as these has more to say."""
    said = {found.code for found in found_in(page.examples[-1], is_audited=page.code >= "SUB400")}

    assert page.code not in said
    assert not {code for code in said if code < "SUB400"}


@pytest.mark.parametrize("page", RUNNABLE, ids=lambda page: page.code)
def test_a_page_says_how_grave_it_is(page):
    """In its third line, as the diagnostic has it."""
    graves = {found.severity for found in found_in(page.examples[0]) if found.code == page.code}

    assert all(re.search(rf"\b{grave}\b", page.about) for grave in graves), page.about


def test_the_rulebook_behind_the_examples_is_sound():
    """What the examples leave out adds no fault of its own."""
    advisor, diagnostics = load_advisor(str(RULEBOOK))

    assert () == diagnostics
    assert advisor is not None
    assert {"information"} == {finding.severity for finding in find_findings(advisor.compiled)}


def said_on(code: str) -> str:
    return next(page.said for page in PAGES if page.code == code)


def test_a_missing_file_says_what_its_page_says(tmp_path, monkeypatch):
    """SUB001 is about a file that is not there; no example can hold it."""
    monkeypatch.chdir(tmp_path)
    data, diagnostics = read_bytes("marked-bench.yaml")

    assert data is None
    assert said_on("SUB001") == "".join(map(render_diagnostic, diagnostics))


def test_a_file_that_changes_while_it_is_read_says_what_its_page_says(tmp_path, monkeypatch):
    """SUB011: somebody writes between our first read and our last look."""
    monkeypatch.chdir(tmp_path)
    Path("market-bench.yaml").write_text("decision: market-bench\n")

    def read_and_write(descriptor, size, read=os.read):
        data = read(descriptor, size)
        with open("market-bench.yaml", "a") as file:
            file.write("title: Who moves the bench?\n")
        return data

    monkeypatch.setattr(os, "read", read_and_write)
    data, diagnostics = read_bytes("market-bench.yaml")

    assert data is None
    assert said_on("SUB011") == "".join(map(render_diagnostic, diagnostics))


def test_a_file_that_another_has_open_says_what_its_page_says(tmp_path, monkeypatch):
    """SUB017: somebody holds the small file beside it, and says in it who they are."""
    monkeypatch.chdir(tmp_path)
    advisor, _ = load_advisor(str(RULEBOOK))
    assert advisor is not None
    with open(mark_of("market-bench.yaml"), "w+", encoding="utf-8") as mark:
        mark.write("4711 brindlemere")
        mark.flush()
        hold(mark.fileno())
        opened, diagnostics = open_file("market-bench.yaml", advisor.compiled)

    assert opened is None
    assert said_on("SUB017") == "".join(map(render_diagnostic, diagnostics))


def test_a_file_of_too_many_decisions_says_what_its_page_says(tmp_path, monkeypatch):
    """SUB016: after the first 200 of a thousand, four lines each."""
    monkeypatch.chdir(tmp_path)
    documents = [f"decision: bench-{number}\ntitle: B\nanswers: {{}}\n---\n" for number in range(1000)]
    Path("benches.yaml").write_text("".join(documents))
    advisor, _ = load_advisor(str(RULEBOOK))
    assert advisor is not None
    rows = list(advisor.evaluate_paths(["benches.yaml"], 200))

    assert 201 == len(rows)
    assert said_on("SUB016") == "".join(map(render_diagnostic, rows[-1].diagnostics))


def end_at_the_market(rulebook):
    def rendered(row):
        if row.recommendation is not None and row.recommendation.decision.id == "market-bench":
            os.kill(os.getpid(), signal.SIGKILL)
        return "".join(map(render_diagnostic, row.diagnostics))

    return rendered


def test_a_deadly_decision_says_what_its_page_says():
    """SUB015: the process that judges it ends, also when it judges nothing else."""
    advisor, _ = load_advisor(str(RULEBOOK))
    assert advisor is not None
    benches = ["market-bench", *(f"bench-{number}" for number in range(100))]
    work = [
        Piece(f"benches/{bench}.yaml", data=f"decision: {bench}\ntitle: B\nanswers:\n".encode()) for bench in benches
    ]

    said = [row.made for row in evaluate_pieces(advisor.compiled, Task(Filter(), end_at_the_market), work, 2)]
    assert [said_on("SUB015"), *[""] * 100] == said
