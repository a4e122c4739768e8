"""What is fuzzed: bytes from anyone go in, and either nouns or diagnostics that keep their promises come out.

Each target takes any bytes and raises AssertionError, or whatever the program raises, when a promise is broken.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from tests.reading.samples import assert_alike
from tests.reading.translation import samples as wells
from tests.reporting.samples import advisor

from subsidiarity.analysis.decision.precedents import NearestFunctions, by_word
from subsidiarity.analysis.editions.renewed_translation import renewed
from subsidiarity.api import Advisor, tangled_diagnostic
from subsidiarity.model.decision import Decision
from subsidiarity.model.diagnostic import Diagnostic, has_errors
from subsidiarity.reading.decision import DecisionReader
from subsidiarity.reading.decoded_text import FORBIDDEN, clean
from subsidiarity.reading.json_lines import read_json_line
from subsidiarity.reading.json_tree import read_json_documents
from subsidiarity.reading.plain.glance import Glance
from subsidiarity.reading.precedents import read_precedents
from subsidiarity.reading.rulebook import read_rulebook
from subsidiarity.reading.stream_lines import filled_lines
from subsidiarity.reading.tables.csv_decisions import csv_rows, read_csv_header, read_csv_row
from subsidiarity.reading.translation.side_file import read_side_file
from subsidiarity.reading.tree import read_documents
from subsidiarity.reading.tree_nodes import Document
from subsidiarity.reasoning.compiled import compile_rulebook
from subsidiarity.reasoning.row import Row
from subsidiarity.reasoning.rulebook_diagrams import TangledRulebook
from subsidiarity.reporting.diagnostic import render_diagnostic
from subsidiarity.reporting.forms.markdown import render_markdown
from subsidiarity.reporting.forms.plain import render_plain
from subsidiarity.reporting.html.rulebook import render_rulebook_page
from subsidiarity.reporting.outlines.argument import outline_of
from subsidiarity.reporting.outlines.elsewhere import elsewhere_outline
from subsidiarity.reporting.picture.drawing import drawing_of
from subsidiarity.reporting.picture.mermaid import render_mermaid
from subsidiarity.reporting.record import record_of, render_record
from subsidiarity.reporting.rows.csv_lines import csv_line
from subsidiarity.reporting.rows.result_columns import cells_in, standard_columns
from subsidiarity.reporting.rulebook.side_file import render_side_file
from subsidiarity.reporting.safe import safe

FILE = "fuzzed"
WELLS, TEXTS = wells.rulebook(), wells.sources()
NEAR_PUMPS = "decision: it\ntitle: Village pumps\nanswers: {reach: street, deals: likely, trust: essential}\n"
CODE = re.compile(r"SUB[0-9]{3}\Z")
ACTS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]")

Target = Callable[[bytes], None]


def decision(data: bytes) -> None:
    """A YAML file of decisions: read, judged, and shown in the forms that people and programs see."""
    decisions, diagnostics = advisor().read(data, FILE)
    keeps_promises(diagnostics, data)
    assert_alike(reader(), glance().yaml(data, FILE), read_documents(data, FILE))
    assert decisions or has_errors(diagnostics), "nothing came of it, and nothing was said"
    for each in decisions[:3]:
        shown(advisor(), each)


def rulebook(data: bytes) -> None:
    """A rulebook: refused with places, or compiled, drawn and printed."""
    found, diagnostics = read_rulebook(data, FILE)
    keeps_promises(diagnostics, data)
    assert (found is None) == has_errors(diagnostics), "a rulebook with errors, or none without"
    if found is None:
        return
    try:
        compile_rulebook(found)
    except TangledRulebook as tangled:
        keeps_promises([tangled_diagnostic(tangled)], data)
        return
    for role in found.roles:
        assert not ACTS.search(render_mermaid(drawing_of(found, role)))
    render_rulebook_page(found, ())


def side_file(data: bytes) -> None:
    """A side file: refused with places, or brought up to date without a loss, and then it stays as it is."""
    found, diagnostics = read_side_file(data, FILE, WELLS, TEXTS)
    keeps_promises(diagnostics, data)
    assert (found is None) == has_errors(diagnostics), "a translation with errors, or none without"
    if found is None:
        return
    text = render_side_file(renewed(WELLS, TEXTS, found.language, found))
    again, said = read_side_file(text.encode(), FILE, WELLS, TEXTS)
    assert again is not None, said
    assert text == render_side_file(renewed(WELLS, TEXTS, found.language, again))


def precedents(data: bytes) -> None:
    """A file of precedents: refused with places, or shown beside a decision with nothing that acts."""
    found, diagnostics = read_precedents(data, FILE, advisor().rulebook)
    keeps_promises(diagnostics, data)
    assert (found is None) == has_errors(diagnostics), "precedents with errors, or none without"
    if found is None:
        return
    (beside,), _ = advisor().read(NEAR_PUMPS.encode(), FILE)
    near = NearestFunctions(advisor().rulebook, [by_word(found)]).near(beside)
    outline = elsewhere_outline(beside, near, [found])
    assert not ACTS.search(render_plain(outline))
    assert not ACTS.search(render_markdown(outline))
    assert all(each.file is found for each in near.nearest)


def json_file(data: bytes) -> None:
    """A JSON file of decisions; what is accepted is JSON to Python's library, too."""
    documents, diagnostics = read_json_documents(data, FILE)
    keeps_promises(diagnostics, data)
    assert documents or has_errors(diagnostics)
    if documents:
        json.loads(data.decode("utf-8-sig"), parse_constant=no_constant)
    judged(documents, data)


def json_line_file(data: bytes) -> None:
    """A file of JSON lines; each line is judged by itself."""
    for line in filled_lines(io.BytesIO(data)):
        documents, diagnostics = read_json_line(line, FILE)
        keeps_promises(diagnostics, data)
        assert bool(documents) != has_errors(diagnostics)
        judged(documents, data)
        assert_alike(reader(), glance().json(line, FILE), (documents, diagnostics))


def csv_table(data: bytes) -> None:
    """A CSV file; its first row names the columns, and a broken row costs no other row."""
    questions = [question.id for question in advisor().rulebook.questions]
    rows = csv_rows(io.BytesIO(data))
    first = next(rows, None)
    if first is None:
        return
    header, diagnostics = read_csv_header(first, FILE, questions)
    keeps_promises(diagnostics, data)
    assert (header is None) == has_errors(diagnostics)
    if header is None:
        return
    for row in rows:
        documents, diagnostics = read_csv_row(header, row, FILE)
        keeps_promises(diagnostics, data)
        assert bool(documents) != has_errors(diagnostics)
        judged(documents, data)
        assert_alike(reader(), glance().csv(header, row, FILE), (documents, diagnostics))


def pasted(data: bytes) -> None:
    """Text that somebody pastes: cleaned once, it has nothing left to clean, and shown, nothing that acts."""
    text = data.decode("utf-8", "surrogateescape")
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert not re.search(FORBIDDEN, cleaned)
    assert not ACTS.search(safe(text))
    assert "\n" not in safe(text)


TARGETS: dict[str, Target] = {
    "decision": decision,
    "rulebook": rulebook,
    "side_file": side_file,
    "precedents": precedents,
    "json_file": json_file,
    "json_line_file": json_line_file,
    "csv_table": csv_table,
    "pasted": pasted,
}


@lru_cache(maxsize=1)
def reader() -> DecisionReader:
    return DecisionReader(advisor().rulebook)


@lru_cache(maxsize=1)
def glance() -> Glance:
    return Glance(advisor().rulebook, reader())


def judged(documents: Sequence[Document], data: bytes) -> None:
    for each, diagnostics in reader().entries(documents, (), FILE, {}):
        keeps_promises(diagnostics, data)
        assert (each is None) == has_errors(diagnostics)


def shown(advice: Advisor, each: Decision) -> None:
    recommendation = advice.evaluate(each)
    outline = outline_of(advice.compiled, recommendation)
    assert not ACTS.search(render_plain(outline))
    assert not ACTS.search(render_markdown(outline))
    row = Row(FILE, recommendation)
    record = render_record(record_of(advice.rulebook, row.file, row.recommendation, ()))
    assert each.title == json.loads(record)["title"]
    csv_line(cells_in(advice.rulebook, standard_columns(advice.rulebook))(row))


def keeps_promises(diagnostics: Sequence[Diagnostic], data: bytes) -> None:
    """Each has a code, a place within the file, words and (for an error) a way to mend it, on one line."""
    text = data.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    for found in diagnostics:
        assert CODE.match(found.code), found
        assert found.message, found
        assert found.hint or found.severity != "error", f"no way to mend: {found}"
        assert 1 <= found.span.line <= len(lines), f"no such line: {found}"
        assert 1 <= found.span.column <= len(lines[found.span.line - 1]) + 1, f"no such column: {found}"
        rendered = render_diagnostic(found, text)
        assert not ACTS.search(rendered), f"it acts: {rendered!r}"


def no_constant(word: str) -> None:
    raise AssertionError(f"{word} is no JSON")
