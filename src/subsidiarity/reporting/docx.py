"""A report as a Word file, for people who comment in Word: real headings, lists and tables, and nothing that acts."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime, time
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.shared import Mm, Pt

from subsidiarity.reporting.imprint import day_in_words, review_words
from subsidiarity.reporting.outline import Block, Items, Ladder, Paragraph, Table
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


_Run = tuple[str, bool]
"""A text, and whether its letters are slanted."""
_STYLES = ("Title", "Heading 1", "Heading 2", "Intense Quote", "List Bullet")


def render_docx(report: Report) -> bytes:
    """The whole file."""
    document = Document()
    _set_up(document, report)
    body = _Body(document)
    body.add(report.outline.title, "Title")
    if report.outline.description.strip():
        body.add(report.outline.description)
    body.add(report.outline.headline, "Intense Quote")
    imprint = report.imprint
    again = review_words(imprint, report.recommendation.decision.workshop)
    body.add(f"Dated {day_in_words(imprint.dated)}. Look again by {again}.")
    for section in report.outline.sections:
        body.add(section.heading, "Heading 1")
        for block in section.blocks:
            body.add_block(report.ladder if isinstance(block, Ladder) else block)
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


class _Body:
    """What stands in a document. Paragraphs are written as such: by the library, each takes a hundred times as long."""

    def __init__(self, document: WordDocument) -> None:
        self._document = document
        self._end = document.element.body.sectPr
        self._styles = {name: document.styles[name].style_id for name in _STYLES}

    def add(self, text: str, style: str = "", *further: _Run) -> None:
        """One paragraph; further texts stand on lines of their own."""
        wanted = f'<w:pPr><w:pStyle w:val="{self._styles[style]}"/></w:pPr>' if style else ""
        runs = [f"<w:r><w:t>{escape(safe_flow(text))}</w:t></w:r>"]
        for words, is_slanted in further:
            slant = "<w:rPr><w:i/></w:rPr>" if is_slanted else ""
            runs.append(f"<w:r><w:br/></w:r><w:r>{slant}<w:t>{escape(safe_flow(words))}</w:t></w:r>")
        self._end.addprevious(parse_xml(f"<w:p {nsdecls('w')}>{wanted}{''.join(runs)}</w:p>"))

    def add_block(self, block: Block) -> None:
        """A block of an outline."""
        match block:
            case Paragraph(text):
                self.add(text)
            case Items(lead, items):
                if lead:
                    self.add(lead, "Heading 2")
                for item in items:
                    source = [(item.source, True)] if item.source else []
                    self.add(item.text, "List Bullet", *((detail, False) for detail in item.details), *source)
            case Table(header, rows):
                self._add_table((header, *rows))
            case Ladder(rungs):
                lines = ((f"{MARKS[rung.state]} {rung.name}", rung.state, rung.reason) for rung in rungs)
                self._add_table((("Level", "Where it stands", "Why"), *lines))

    def _add_table(self, rows: Sequence[Sequence[str]]) -> None:
        """A table whose first row names the columns."""
        table = self._document.add_table(rows=len(rows), cols=len(rows[0]), style="Light Grid Accent 1")
        header = OxmlElement("w:tblHeader")
        table.rows[0]._tr.get_or_add_trPr().append(header)  # the library has no word for a header row
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = safe_flow(text)
        self._document.add_paragraph()


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
