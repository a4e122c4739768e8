"""A report as a Word file, read back by the library that Word files are read with."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import qn
from tests.reporting.pages import group_report, report
from tests.reporting.samples import EVERY, SETTLED

from subsidiarity.reporting.forms.docx import render_docx


def opened(text):
    """The document of a decision's report."""
    return Document(io.BytesIO(render_docx(report(text))))


@pytest.mark.parametrize("name", EVERY)
def test_it_has_the_headings_of_the_outline(name):
    """In their order, as headings that Word can list."""
    headings = [part.text for part in opened(EVERY[name]).paragraphs if part.style.name == "Heading 1"]

    sections = [section.heading for section in report(EVERY[name]).outline.sections]

    assert ["The full argument", *sections] == headings


def test_it_says_what_the_outline_says():
    """Title, headline, dates, reasons and sources."""
    words = "\n".join(part.text for part in opened(SETTLED).paragraphs)

    for part in (
        "Who mends the pump?",
        "Town should decide.",
        "Look again by 4 March 2028.",
        "Dated 4 March 2026.",
        "Other streets would pay for it, and they cannot settle that between them.",
        "Reed 2004 (chapter 2)",
    ):
        assert part in words


def test_the_ladder_is_a_table_with_a_heading_row():
    """A rung a row, the highest first, with its state in words."""
    table = opened(SETTLED).tables[1]

    assert [
        ["Level", "Where it stands"],
        ["○ Land", "ruled out"],
        ["● Town", "recommended"],
        ["○ Street", "ruled out"],
    ] == [[cell.text for cell in row.cells[:2]] for row in table.rows]
    assert table.rows[0]._tr.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None


def test_the_first_page_is_a_table_of_labels_and_sentences():
    """Below the headline, before the argument."""
    table = opened(SETTLED).tables[0]

    labels = ["Why", "Not lower", "Not higher", "How firm", "Do first", "The law", "Evidence"]
    assert labels == [row.cells[0].text for row in table.rows]
    moved = "Other streets would pay for it, and they cannot settle that between them."
    assert moved == table.rows[0].cells[1].text


def test_the_same_report_is_the_same_bytes():
    """No clock in it."""
    assert render_docx(report(SETTLED)) == render_docx(report(SETTLED))


def test_a_group_is_shown():
    """Its section is there, too."""
    document = Document(io.BytesIO(render_docx(group_report(SETTLED, SETTLED, SETTLED))))

    assert "How the group answered" in [part.text for part in document.paragraphs]


@pytest.mark.parametrize("text", ["<w:p/>", "{ INCLUDETEXT x }", "=1+1", "a\x1b[31m\x00b", "x" * 20_000])
def test_what_would_act_is_text(text):
    """The same parts in the file, no link, no field; what no file holds is shown as an escape."""
    whole = report(SETTLED)
    outline = whole.outline
    hostile = type(whole)(
        whole.recommendation,
        whole.advice,
        type(outline)(text, text, outline.headline, outline.sections),
        whole.ladder,
        whole.prospects,
        whole.imprint,
    )
    data = render_docx(hostile)
    title = Document(io.BytesIO(data)).paragraphs[0].text

    assert title == text.replace("\x1b", "\\x1b").replace("\x00", "\\x00")
    with zipfile.ZipFile(io.BytesIO(data)) as parts, zipfile.ZipFile(io.BytesIO(render_docx(whole))) as harmless:
        body = parts.read("word/document.xml")
        assert parts.namelist() == harmless.namelist()
    assert b"hyperlink" not in body
    assert b"fldChar" not in body
    assert b"instrText" not in body
