"""The document that every Word file begins as: size of the page, numbers at its foot, language and properties."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from subsidiarity.reporting.forms.word_markup import MARGIN, PAGE
from subsidiarity.reporting.language import words

TITLE, TEXT = "The title stands here.", "The text stands here."
NO_DIGEST = "0" * 64
_GAPS = re.compile(r"(\{number\}|\{pages\})")
_FIELDS = {
    gap: f'<w:fldSimple {nsdecls("w")} w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    for gap, name in (("{number}", "PAGE"), ("{pages}", "NUMPAGES"))
}
"""The two fields that a file has: Word works out the page and the number of pages itself."""


def new_document(dated: date | None, language: str) -> WordDocument:
    """An empty document, its pages numbered, with stand-ins for what each file has of its own."""
    document = Document()
    properties = document.core_properties
    properties.title = TITLE
    properties.author = "Subsidiarity"
    properties.last_modified_by = ""
    properties.comments = ""
    properties.identifier = NO_DIGEST
    properties.language = language
    if dated is not None:
        properties.created = properties.modified = datetime.combine(dated, time())
    for part in document.sections:
        part.page_width, part.page_height = map(Mm, PAGE)
        part.left_margin = part.right_margin = Mm(MARGIN[0])
        part.top_margin = part.bottom_margin = Mm(MARGIN[1])
        _number_pages(part.footer.paragraphs[0])
    document.styles["Normal"].font.size = Pt(10.5)
    for spoken in document.styles.element.iter(qn("w:lang")):
        spoken.set(qn("w:val"), language)
    document.add_paragraph(TEXT)
    return document


def _number_pages(foot: WordParagraph) -> None:
    """Put the number of each page, and of all, into the paragraph at the foot of pages."""
    said = words("Page {number} of {pages}", number="{number}", pages="{pages}")
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for piece in _GAPS.split(said):
        field = _FIELDS.get(piece)
        if field is None:
            foot.add_run(piece)
        else:
            foot._p.append(parse_xml(field))
