"""A report as a Word file, for people who comment in Word: real headings, lists and tables, and nothing that acts."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from xml.sax.saxutils import escape

from subsidiarity.reporting.forms.word_body import STYLES, Told, WordBody
from subsidiarity.reporting.forms.word_document import NO_DIGEST, TEXT, TITLE, new_document
from subsidiarity.reporting.forms.word_markup import Links, paragraph, run
from subsidiarity.reporting.imprint import day_in_words
from subsidiarity.reporting.language import words
from subsidiarity.reporting.outlines.report import Report
from subsidiarity.reporting.safe import safe_flow

_OLDEST = (1980, 1, 1, 0, 0, 0)
"""The date of every part inside the file, so that the same report is the same bytes on any day."""
_BODY, _RELATIONS, _PROPERTIES = "word/document.xml", "word/_rels/document.xml.rels", "docProps/core.xml"
_LAST = b"</Relationships>"
_DIGEST = re.compile(rb"<dc:identifier>([0-9a-f]{64})</dc:identifier>")
_MOST_BYTES = 100_000_000
"""Bytes of all parts together, unpacked, beyond which a file is not looked into."""
_NEXT_PAGE = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
_DAYS = re.compile(rb"<dcterms:(created|modified)\b[^>]*>[^<]*</dcterms:\1>")


def render_docx(report: Report) -> bytes:
    """The bytes of a Word file with one report."""
    return WordFiles(report.imprint.dated, report.recommendation.rulebook.language).render([report])


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
            document = new_document(dated, language)
        except SyntaxError as error:  # the template of the library is sound: so lxml says that memory is short
            raise MemoryError from error
        self._styles = {name: document.styles[name].style_id for name in STYLES}
        saved = io.BytesIO()
        document.save(saved)
        with zipfile.ZipFile(saved) as parts:
            read = {name: parts.read(name) for name in parts.namelist()}
        self._own = {name: read.pop(name) for name in (_BODY, _RELATIONS, _PROPERTIES)}
        if dated is None:  # else it would bear the day on which the library's own document was made
            self._own[_PROPERTIES] = _DAYS.sub(b"", self._own[_PROPERTIES])
        self._digests = _digests(read)
        self._shared = _shared_parts(read)

    def render(self, told: Sequence[Told]) -> bytes:
        """The bytes of a Word file with reports or minutes, at least one, each on pages of its own."""
        title = escape(safe_flow(told[0].outline.title)[:255])
        links = Links()
        bodies = (WordBody(self._styles, each, links, number) for number, each in enumerate(told))
        body = _NEXT_PAGE.join("".join(body.parts(self._dated)) for body in bodies)
        own = {
            _BODY: self._own[_BODY].replace(paragraph(run(TEXT)).encode(), body.encode()),
            _RELATIONS: self._own[_RELATIONS].replace(_LAST, links.relations().encode() + _LAST),
        }
        digest = _digest(self._digests | _digests(own))
        own[_PROPERTIES] = (
            self._own[_PROPERTIES].replace(NO_DIGEST.encode(), digest).replace(TITLE.encode(), title.encode())
        )
        written = io.BytesIO(self._shared)
        with zipfile.ZipFile(written, "a") as file:
            for name, data in own.items():
                _add(file, name, data)
        return written.getvalue()


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
