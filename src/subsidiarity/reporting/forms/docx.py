"""A report as a Word file, for people who comment in Word: real headings, lists and tables, and nothing that acts."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from subsidiarity.reporting.imprint import day_in_words
from subsidiarity.reporting.language import words
from subsidiarity.reporting.outline import Block, FirstPage, Items, Ladder, PageRow, Paragraph, Table
from subsidiarity.reporting.outlines.report import Report
from subsidiarity.reporting.safe import safe_flow
from subsidiarity.reporting.wording.rung import MARKS, state_word

_OLDEST = (1980, 1, 1, 0, 0, 0)
"""The date of every part inside the file, so that the same report is the same bytes on any day."""
_STYLES = ("Title", "Heading 1", "Heading 2", "Intense Quote", "List Bullet", "Light Grid Accent 1")
_BODY, _PROPERTIES = "word/document.xml", "docProps/core.xml"
_TITLE, _TEXT = "The title stands here.", "The text stands here."
_NO_DIGEST = "0" * 64
_DIGEST = re.compile(rb"<dc:identifier>([0-9a-f]{64})</dc:identifier>")
_MOST_BYTES = 100_000_000
"""Bytes of all parts together, unpacked, beyond which a file is not looked into."""
_PAGE, _MARGIN = (Mm(210), Mm(297)), (Mm(22), Mm(20))
_LABELS = 1700
"""The width of the column of a first page's labels, in twentieths of a point."""
_BOLD = "<w:rPr><w:b/></w:rPr>"
_LOOK = 'w:firstColumn="1" w:firstRow="1" w:lastColumn="0" w:lastRow="0" w:noHBand="0" w:noVBand="1" w:val="04A0"'


def render_docx(report: Report) -> bytes:
    """The bytes of a Word file with one report."""
    return WordFiles(report.imprint.dated, report.recommendation.rulebook.language).render(report)


def is_unchanged(data: bytes) -> bool:
    """Whether a file is one that `render_docx` made, and no part of it was changed since."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            if sum(part.file_size for part in file.infolist()) > _MOST_BYTES:
                return False
            parts = {name: file.read(name) for name in file.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return False
    found = _DIGEST.search(parts.get(_PROPERTIES, b""))
    return found is not None and found[1] == _digest(_digests(parts))


def _digests(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The SHA-256 of each part, in hexadecimal digits."""
    return {name: hashlib.sha256(data).hexdigest() for name, data in parts.items()}


def _digest(digests: Mapping[str, str]) -> bytes:
    """The SHA-256 of the names and digests of all parts but the properties, by name, in hexadecimal digits."""
    lines = [f"{digests[name]} {len(name)} {name}\n" for name in sorted(digests) if name != _PROPERTIES]
    return hashlib.sha256("".join(lines).encode()).hexdigest().encode()


class WordFiles:
    """A maker of Word files in one language that are dated on one day.

    The library makes an empty document once, with its styles. What stands in each file is written between, for by the
    library a paragraph takes a hundred times as long, and a document stays in memory until much later.
    """

    def __init__(self, dated: date, language: str) -> None:
        try:
            document = Document()
        except SyntaxError as error:  # the template of the library is sound: so lxml says that memory is short
            raise MemoryError from error
        _set_up(document, dated, language)
        self._styles = {name: document.styles[name].style_id for name in _STYLES}
        saved = io.BytesIO()
        document.save(saved)
        with zipfile.ZipFile(saved) as parts:
            read = {name: parts.read(name) for name in parts.namelist()}
        self._own = {name: read.pop(name) for name in (_BODY, _PROPERTIES)}
        self._digests = _digests(read)
        self._shared = _shared_parts(read)

    def render(self, report: Report) -> bytes:
        """The bytes of a Word file with one report."""
        title = escape(safe_flow(report.outline.title)[:255])
        body = "".join(self._body(report))
        document = self._own[_BODY].replace(_paragraph(_TEXT).encode(), body.encode())
        properties = self._own[_PROPERTIES].replace(
            _NO_DIGEST.encode(), _digest(self._digests | _digests({_BODY: document}))
        )
        written = io.BytesIO(self._shared)
        with zipfile.ZipFile(written, "a") as file:
            _add(file, _BODY, document)
            _add(file, _PROPERTIES, properties.replace(_TITLE.encode(), title.encode()))
        return written.getvalue()

    def _body(self, report: Report) -> Iterator[str]:
        yield self._styled("Title", report.outline.title)
        yield self._styled("Intense Quote", report.outline.headline)
        if report.outline.page is not None:
            yield from self._page(report.outline.page)
        yield self._styled("Heading 1", words("The full argument"))
        if report.outline.description.strip():
            yield _paragraph(report.outline.description)
        dated = day_in_words(report.imprint.dated, report.recommendation.rulebook.language)
        yield _paragraph(words("Dated {day}.", day=dated))
        for section in report.outline.sections:
            yield self._styled("Heading 1", section.heading)
            for block in section.blocks:
                yield from self._block(report.ladder if isinstance(block, Ladder) else block)

    def _page(self, page: FirstPage) -> Iterator[str]:
        """The first page: who does the rest, a table of labels and sentences, and the foot."""
        if page.others:
            yield _paragraph(page.others)
        yield _page_table(page.rows)
        yield _paragraph(page.foot)

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Paragraph(text):
                yield _paragraph(text)
            case Items(lead, items):
                if lead:
                    yield self._styled("Heading 2", lead)
                for item in items:
                    yield self._styled("List Bullet", item.text, item.details, item.source)
            case Table(header, rows):
                yield self._table((header, *rows))
            case Ladder(rungs):
                lines = ((f"{MARKS[rung.state]} {rung.name}", state_word(rung), rung.reason) for rung in rungs)
                yield self._table((("Level", "Where it stands", "Why"), *lines))

    def _styled(self, style: str, text: str, details: Sequence[str] = (), source: str = "") -> str:
        return _paragraph(text, f'<w:pPr><w:pStyle w:val="{self._styles[style]}"/></w:pPr>', details, source)

    def _table(self, rows: Sequence[Sequence[str]]) -> str:
        """A table whose first row names the columns, and a line after it."""
        width = round((_PAGE[0] - 2 * _MARGIN[0]) // len(rows[0]) / Pt(1) * 20)
        style = self._styles["Light Grid Accent 1"]
        head = f'<w:tblStyle w:val="{style}"/><w:tblW w:type="auto" w:w="0"/><w:tblLook {_LOOK}/>'
        grid = f'<w:gridCol w:w="{width}"/>' * len(rows[0])
        cell = f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{width}"/></w:tcPr>'
        lines = ["".join(f"{cell}{_paragraph(text)}</w:tc>" for text in row) for row in rows]
        lines[0] = f"<w:trPr><w:tblHeader/></w:trPr>{lines[0]}"
        body = "".join(f"<w:tr>{line}</w:tr>" for line in lines)
        return f"<w:tbl><w:tblPr>{head}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl><w:p/>"


def _page_table(rows: Sequence[PageRow]) -> str:
    """A table without lines: a narrow column of labels in bold, and beside each its sentences and points."""
    whole = round((_PAGE[0] - 2 * _MARGIN[0]) / Pt(1) * 20)
    widths = (_LABELS, whole - _LABELS)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    lines = (
        "".join(
            f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{width}"/></w:tcPr>{cell}</w:tc>'
            for width, cell in zip(widths, (_paragraph_of(_run(row.label, _BOLD)), _said(row)), strict=True)
        )
        for row in rows
    )
    body = "".join(f"<w:tr>{line}</w:tr>" for line in lines)
    head = '<w:tblW w:type="auto" w:w="0"/><w:tblLayout w:type="fixed"/>'
    return f"<w:tbl><w:tblPr>{head}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl><w:p/>"


def _said(row: PageRow) -> str:
    """The sentences of a first page's row, its points on lines of their own."""
    points = [f"\u2022 {point.text} ({point.note})" if point.note else f"\u2022 {point.text}" for point in row.points]
    return _paragraph(row.text, "", points)


def _paragraph_of(runs: str) -> str:
    return f"<w:p>{runs}</w:p>"


def _shared_parts(parts: Mapping[str, bytes]) -> bytes:
    """The bytes of a file with the parts that all reports share, packed once: packing takes longer than all else."""
    begun = io.BytesIO()
    with zipfile.ZipFile(begun, "w") as file:
        for name, data in parts.items():
            _add(file, name, data)
    return begun.getvalue()


def _add(file: zipfile.ZipFile, name: str, data: bytes) -> None:
    part = zipfile.ZipInfo(name, _OLDEST)
    part.compress_type = zipfile.ZIP_DEFLATED
    file.writestr(part, data)


def _paragraph(text: str, style: str = "", details: Sequence[str] = (), source: str = "") -> str:
    """A paragraph; its details, and last what it rests on, in slanted letters, stand on lines of their own."""
    runs = [_run(text), *(f"<w:r><w:br/></w:r>{_run(detail)}" for detail in details)]
    if source:
        runs.append(f"<w:r><w:br/></w:r>{_run(source, '<w:rPr><w:i/></w:rPr>')}")
    return f"<w:p>{style}{''.join(runs)}</w:p>"


def _run(text: str, look: str = "") -> str:
    """A run of text in Word's markup; nothing in the text itself is markup."""
    shown = safe_flow(text)
    if "&" in shown or "<" in shown or ">" in shown:
        shown = escape(shown)
    return f"<w:r>{look}<w:t>{shown}</w:t></w:r>" if shown else "<w:r/>"


def _set_up(document: WordDocument, dated: date, language: str) -> None:
    properties = document.core_properties
    properties.title = _TITLE
    properties.author = "Subsidiarity"
    properties.last_modified_by = ""
    properties.comments = ""
    properties.identifier = _NO_DIGEST
    properties.language = language
    properties.created = properties.modified = datetime.combine(dated, time())
    for part in document.sections:
        part.page_width, part.page_height = _PAGE
        part.left_margin = part.right_margin = _MARGIN[0]
        part.top_margin = part.bottom_margin = _MARGIN[1]
    document.styles["Normal"].font.size = Pt(10.5)
    for spoken in document.styles.element.iter(qn("w:lang")):
        spoken.set(qn("w:val"), language)
    document.add_paragraph(_TEXT)
