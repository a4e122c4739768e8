"""A report as a Word file, for people who comment in Word: real headings, lists and tables, and nothing that acts."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Iterable
from datetime import datetime, time

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table as WordTable

from subsidiarity.reporting.imprint import day_in_words, review_words
from subsidiarity.reporting.outline import Block, Item, Items, Ladder, Paragraph, Table
from subsidiarity.reporting.report import Report
from subsidiarity.reporting.safe import safe_flow
from subsidiarity.reporting.wording.rung import MARKS

_OLDEST = (1980, 1, 1, 0, 0, 0)
"""The date of every part inside the file, so that the same report is the same bytes on any day."""
_PROPERTIES = "docProps/core.xml"
_NO_DIGEST = "0" * 64
_DIGEST = re.compile(rb"<dc:identifier>([0-9a-f]{64})</dc:identifier>")
_MOST_BYTES = 100_000_000
"""Parts larger than this together are not looked into."""


def render_docx(report: Report) -> bytes:
    """The whole file."""
    document = Document()
    _set_up(document, report)
    document.add_heading(safe_flow(report.outline.title), 0)
    if report.outline.description.strip():
        document.add_paragraph(safe_flow(report.outline.description))
    document.add_paragraph(safe_flow(report.outline.headline), style="Intense Quote")
    imprint = report.imprint
    again = review_words(imprint, report.recommendation.decision.workshop)
    document.add_paragraph(f"Dated {day_in_words(imprint.dated)}. Look again by {again}.")
    for section in report.outline.sections:
        document.add_heading(safe_flow(section.heading), 1)
        for block in section.blocks:
            _add(document, report.ladder if isinstance(block, Ladder) else block)
    return _with_old_parts(document)


def _set_up(document: WordDocument, report: Report) -> None:
    properties = document.core_properties
    properties.title = safe_flow(report.outline.title)[:255]
    properties.author = "Subsidiarity"
    properties.last_modified_by = ""
    properties.comments = ""
    properties.identifier = _NO_DIGEST
    properties.language = "en-GB"
    properties.created = properties.modified = datetime.combine(report.imprint.dated, time())
    for part in document.sections:
        part.page_width, part.page_height = Mm(210), Mm(297)
        part.left_margin = part.right_margin = Mm(22)
        part.top_margin = part.bottom_margin = Mm(20)
    document.styles["Normal"].font.size = Pt(10.5)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")


def _add(document: WordDocument, block: Block) -> None:
    match block:
        case Paragraph(text):
            document.add_paragraph(safe_flow(text))
        case Items(lead, items):
            if lead:
                document.add_heading(safe_flow(lead), 2)
            for item in items:
                _add_item(document, item)
        case Table(header, rows):
            _add_table(document, header, rows)
        case Ladder(rungs):
            rows = tuple((f"{MARKS[rung.state]} {rung.name}", rung.state, rung.reason) for rung in rungs)
            _add_table(document, ("Level", "Where it stands", "Why"), rows)


def _add_item(document: WordDocument, item: Item) -> None:
    point = document.add_paragraph(safe_flow(item.text), style="List Bullet")
    for detail in item.details:
        point.add_run().add_break()
        point.add_run(safe_flow(detail))
    if item.source:
        point.add_run().add_break()
        point.add_run(safe_flow(item.source)).italic = True


def _add_table(document: WordDocument, header: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    names = list(header)
    table = document.add_table(rows=1, cols=len(names), style="Light Grid Accent 1")
    _fill(table, 0, names)
    first = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(first)  # the library has no word for a header row
    for number, row in enumerate(rows, 1):
        table.add_row()
        _fill(table, number, list(row))
    document.add_paragraph()


def _fill(table: WordTable, row: int, texts: list[str]) -> None:
    for cell, text in zip(table.rows[row].cells, texts, strict=True):
        cell.text = safe_flow(text)


def _with_old_parts(document: WordDocument) -> bytes:
    """The file with every part's clock set back, and the digest of the parts among its properties."""
    saved, dated = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as parts, zipfile.ZipFile(dated, "w", zipfile.ZIP_DEFLATED) as written:
        digest = _digest(parts)
        for name in parts.namelist():
            part = zipfile.ZipInfo(name, _OLDEST)
            part.compress_type = zipfile.ZIP_DEFLATED
            data = parts.read(name)
            written.writestr(part, data.replace(_NO_DIGEST.encode(), digest) if name == _PROPERTIES else data)
    return dated.getvalue()


def is_unchanged(data: bytes) -> bool:
    """Whether a file is one that `render_docx` made, and no part of it was changed since."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            if sum(part.file_size for part in parts.infolist()) > _MOST_BYTES:
                return False
            found = _DIGEST.search(parts.read(_PROPERTIES))
            return found is not None and found[1] == _digest(parts)
    except (zipfile.BadZipFile, KeyError, OSError, ValueError, NotImplementedError, RuntimeError):
        return False


def _digest(parts: zipfile.ZipFile) -> bytes:
    """The SHA-256 of all parts but the properties, by name, in hexadecimal digits."""
    whole = hashlib.sha256()
    for name in sorted(parts.namelist()):
        if name != _PROPERTIES:
            data = parts.read(name)
            whole.update(f"{len(name)} {name} {len(data)} ".encode() + data)
    return whole.hexdigest().encode()
