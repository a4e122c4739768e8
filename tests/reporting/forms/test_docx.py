"""A report as a Word file, read back by the library that Word files are read with."""

from __future__ import annotations

import io
import zipfile
from xml.etree.ElementTree import fromstring

import pytest
from docx import Document
from docx.oxml.ns import qn
from tests.reporting.pages import group_report, report
from tests.reporting.samples import EVERY, SETTLED

from subsidiarity.reporting.forms.docx import render_docx
from subsidiarity.reporting.forms.word_markup import Links


def opened(text):
    """The document of a decision's report."""
    return Document(io.BytesIO(render_docx(report(text))))


@pytest.mark.parametrize("name", EVERY)
def test_it_has_the_headings_of_the_outline(name):
    """In their order, as headings that Word can list; the ladder is on the first page."""
    headings = [part.text for part in opened(EVERY[name]).paragraphs if part.style.name == "Heading 1"]

    sections = [section.heading for section in report(EVERY[name]).outline.sections if section.id != "ladder"]

    assert ["The full argument", *sections] == headings


@pytest.mark.parametrize("name", EVERY)
def test_every_part_of_the_file_is_sound(name):
    """Each is XML, and every link leads to a mark in the text or to an address that the file lists."""
    parts = parts_of(render_docx(report(EVERY[name])))
    trees = {part: fromstring(data) for part, data in parts.items() if part.endswith((".xml", ".rels"))}
    body = trees["word/document.xml"]
    listed = {each.get("Id") for each in trees["word/_rels/document.xml.rels"]}

    marks = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    links = list(body.iter(qn("w:hyperlink")))
    assert len(set(marks)) == len(marks)
    assert {link.get(qn("w:anchor")) for link in links} - {None} <= set(marks)
    assert {link.get(qn("r:id")) for link in links} - {None} <= listed


def parts_of(data):
    """The parts of a Word file by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


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


def test_the_ladder_is_drawn_on_the_first_page():
    """A bar a rung, the highest first: an arrow where the climb passed, a mark where it ended, and words beside it."""
    table = opened(SETTLED).tables[1]

    assert [
        ["", "Land\nRuled out: nothing calls for it"],
        ["●", "Town\nRecommended"],
        ["▲", "Street\nRuled out: those who gain or lose live across the town"],
    ] == [[cell.text for cell in row.cells] for row in table.rows]
    assert ["C4CCD1", "0B5F5F", "C4CCD1"] == [
        shade.get(qn("w:fill")) for row in table.rows for shade in row.cells[0]._tc.iter(qn("w:shd"))
    ]


def test_the_ladder_is_told_to_who_cannot_see_it():
    """In a sentence from the lowest rung up."""
    about = opened(SETTLED).tables[1]._tbl.tblPr.find(qn("w:tblDescription"))

    assert about.get(qn("w:val")).startswith("From the lowest rung up: Street: ruled out: ")


def test_pages_are_numbered():
    """By two fields at the foot, which Word works out, and no other field is in the file."""
    foot = opened(SETTLED).sections[0].footer.paragraphs[0]
    fields = [field.get(qn("w:instr")).strip() for field in foot._p.iter(qn("w:fldSimple"))]

    text = "".join(part.text for part in foot._p.iter(qn("w:t")))
    assert ("Page 1 of 1", ["PAGE", "NUMPAGES"]) == (text, fields)


def test_a_sentence_leads_to_its_source_and_a_source_to_its_address():
    """Links within the file, and beyond it for addresses alone."""
    body = opened(SETTLED)
    addresses = {name: relation.target_ref for name, relation in body.part.rels.items() if relation.is_external}
    links = {}
    for link in body.element.iter(qn("w:hyperlink")):
        said = "".join(part.text for part in link.iter(qn("w:t")))
        links[said] = link.get(qn("w:anchor")) or addresses[link.get(qn("r:id"))]

    assert "source2" == links["Reed 2004 (chapter 2)"]
    assert "https://reed.example" == links["https://reed.example"]


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "http://",
        "https://a b",
        "http://x/<w:p/>",
        "file:///etc/passwd",
        "http://[::",
        "http://a..b/%zz",
    ],
)
def test_what_is_no_address_is_no_link(text):
    """Word calls a file damaged that has a link to one."""
    links = Links()

    assert "hyperlink" not in links.linked(text)
    assert "" == links.relations()


def test_the_grid_marks_cells_by_shade_and_sign():
    """Where the result would move; no sign but words says where a scale ends."""
    table = next(each for each in opened(SETTLED).tables if each.rows[0].cells[0].text == "Answer")
    rows = {row.cells[0].text.split("\n")[0]: [cell.text for cell in row.cells[1:]] for row in table.rows}

    assert ["no such option", "▼ Street, jointly with its neighbours", "stays", "no such option"] == rows["Deals"]
    assert table.rows[0]._tr.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None
    assert 1 == sum(each.rows[0].cells[0].text == "Answer" for each in opened(SETTLED).tables)


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
    """The same parts in the file, no more links, no field; what no file holds is shown as an escape."""
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
    parts, harmless = parts_of(data), parts_of(render_docx(whole))
    body, other = parts["word/document.xml"], harmless["word/document.xml"]
    assert list(harmless) == list(parts)
    assert other.count(b"<w:hyperlink ") == body.count(b"<w:hyperlink ")
    assert [b"fldChar", b"instrText", b"fldSimple"] == [
        word for word in (b"fldChar", b"instrText", b"fldSimple") if word not in body
    ]
