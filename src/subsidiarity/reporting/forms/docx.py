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

from subsidiarity.reporting.forms.word_markup import MARGIN, PAGE, grid_table, page_table, paragraph, votes_table
from subsidiarity.reporting.imprint import day_in_words
from subsidiarity.reporting.language import words
from subsidiarity.reporting.outline import Block, FirstPage, Items, Ladder, Outline, Paragraph, Table, Votes
from subsidiarity.reporting.outlines.report import Report
from subsidiarity.reporting.safe import safe_flow
from subsidiarity.reporting.wording.headline import heading_below
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
_NEXT_PAGE = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
_DAYS = re.compile(rb"<dcterms:(created|modified)\b[^>]*>[^<]*</dcterms:\1>")


def render_docx(report: Report) -> bytes:
    """The bytes of a Word file with one report."""
    return WordFiles(report.imprint.dated, report.recommendation.rulebook.language).render(
        [(report.outline, report.ladder)]
    )


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
    """A maker of Word files in one language that are dated on one day, or bear no date.

    The library makes an empty document once, with its styles. What stands in each file is written between, for by the
    library a paragraph takes a hundred times as long, and a document stays in memory until much later.
    """

    def __init__(self, dated: date | None, language: str) -> None:
        self._dated = "" if dated is None else words("Dated {day}.", day=day_in_words(dated, language))
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
        if dated is None:  # else it would bear the day on which the library's own document was made
            self._own[_PROPERTIES] = _DAYS.sub(b"", self._own[_PROPERTIES])
        self._digests = _digests(read)
        self._shared = _shared_parts(read)

    def render(self, outlines: Sequence[tuple[Outline, Ladder]]) -> bytes:
        """The bytes of a Word file with outlines, at least one, each on pages of its own and with a ladder to show."""
        title = escape(safe_flow(outlines[0][0].title)[:255])
        body = _NEXT_PAGE.join("".join(self._body(outline, ladder)) for outline, ladder in outlines)
        document = self._own[_BODY].replace(paragraph(_TEXT).encode(), body.encode())
        properties = self._own[_PROPERTIES].replace(
            _NO_DIGEST.encode(), _digest(self._digests | _digests({_BODY: document}))
        )
        written = io.BytesIO(self._shared)
        with zipfile.ZipFile(written, "a") as file:
            _add(file, _BODY, document)
            _add(file, _PROPERTIES, properties.replace(_TITLE.encode(), title.encode()))
        return written.getvalue()

    def _body(self, outline: Outline, ladder: Ladder) -> Iterator[str]:
        yield self._styled("Title", outline.title)
        yield self._styled("Intense Quote", outline.headline)
        if outline.page is not None:
            yield from self._page(outline.page)
        yield self._styled("Heading 1", heading_below(outline))
        if outline.description.strip():
            yield paragraph(outline.description)
        if self._dated:
            yield paragraph(self._dated)
        for section in outline.sections:
            yield self._styled("Heading 1", section.heading)
            for block in section.blocks:
                yield from self._block(ladder if isinstance(block, Ladder) else block)

    def _page(self, page: FirstPage) -> Iterator[str]:
        """The first page: who does the rest, a table of labels and sentences, and the foot."""
        if page.others:
            yield paragraph(page.others)
        yield page_table(page.rows)
        yield paragraph(page.foot)

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Paragraph(text):
                yield paragraph(text)
            case Items(lead, items):
                if lead:
                    yield self._styled("Heading 2", lead)
                for item in items:
                    yield self._styled("List Bullet", item.text, item.details, item.source)
            case Table(header, rows):
                yield grid_table((header, *rows), self._styles["Light Grid Accent 1"])
            case Ladder(rungs):
                head = (words("Level"), words("Where it stands"), words("Why"))
                lines = ((f"{MARKS[rung.state]} {rung.name}", state_word(rung), rung.reason) for rung in rungs)
                yield grid_table((head, *lines), self._styles["Light Grid Accent 1"])
            case Votes():
                yield self._styled("Heading 2", block.question)
                if block.rounds:
                    yield votes_table(block)
                yield paragraph(" ".join(block.said))

    def _styled(self, style: str, text: str, details: Sequence[str] = (), source: str = "") -> str:
        return paragraph(text, f'<w:pPr><w:pStyle w:val="{self._styles[style]}"/></w:pPr>', details, source)


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


def _set_up(document: WordDocument, dated: date | None, language: str) -> None:
    properties = document.core_properties
    properties.title = _TITLE
    properties.author = "Subsidiarity"
    properties.last_modified_by = ""
    properties.comments = ""
    properties.identifier = _NO_DIGEST
    properties.language = language
    if dated is not None:
        properties.created = properties.modified = datetime.combine(dated, time())
    for part in document.sections:
        part.page_width, part.page_height = map(Mm, PAGE)
        part.left_margin = part.right_margin = Mm(MARGIN[0])
        part.top_margin = part.bottom_margin = Mm(MARGIN[1])
    document.styles["Normal"].font.size = Pt(10.5)
    for spoken in document.styles.element.iter(qn("w:lang")):
        spoken.set(qn("w:val"), language)
    document.add_paragraph(_TEXT)
