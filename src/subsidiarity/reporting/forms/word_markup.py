"""Paragraphs, links and tables in Word's markup; nothing in a text itself is markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from subsidiarity.reporting.safe import safe_flow

PAGE, MARGIN = (210, 297), (22, 20)
"""The width and height of a page, and its margins beside the text and above it, in millimetres."""
WIDTH = round((PAGE[0] - 2 * MARGIN[0]) * 1440 / 25.4)
"""The width of the text, in twentieths of a point."""
BOLD, SLANTED, SOFT = "<w:b/>", "<w:i/>", '<w:color w:val="56616A"/>'
"""The looks of a run; several go together in this order."""
_LINKED = '<w:color w:val="0B5F5F"/><w:u w:val="single"/>'
_ADDRESS = re.compile(
    r"https?://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d{1,5})?"
    r"(?:[/?#](?:[A-Za-z0-9._~:/?#@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)?"
)
"""An address that is a link: Word calls a file damaged that has a link to what is no address."""
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


class Links:
    """The links of one document to addresses beyond it, each address once."""

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}

    def linked(self, text: str) -> str:
        """A run with a text, which is a link if it is a web address."""
        if not _ADDRESS.fullmatch(text):
            return run(text)
        link = self._ids.setdefault(text, f"link{len(self._ids) + 1}")
        return f'<w:hyperlink r:id="{link}" w:history="1">{run(text, _LINKED)}</w:hyperlink>'

    def relations(self) -> str:
        """The entries of the part that says where the links lead."""
        return "".join(
            f'<Relationship Id="{link}" Type="{_RELATION}" Target={quoteattr(address)} TargetMode="External"/>'
            for address, link in self._ids.items()
        )


def run(text: str, look: str = "") -> str:
    """A run of text; spaces at its ends are kept."""
    shown = safe_flow(text)
    if not shown:
        return "<w:r/>"
    if "&" in shown or "<" in shown or ">" in shown:
        shown = escape(shown)
    before, after = text[:1] == " ", text[-1:] == " "
    kept = ' xml:space="preserve"' if before or after else ""
    look = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f"<w:r>{look}<w:t{kept}>{' ' * before}{shown}{' ' * after}</w:t></w:r>"


def paragraph(*lines: str, style: str = "", look: str = "") -> str:
    """A paragraph of some lines of runs; `style` is a style's id, `look` further properties."""
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties = f"<w:pPr>{style}{look}</w:pPr>" if style or look else ""
    return f"<w:p>{properties}{'<w:r><w:br/></w:r>'.join(lines)}</w:p>"


def marked(name: str, number: int, runs: str) -> str:
    """Runs that a link within the document can lead to; names and numbers are the document's own."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{runs}<w:bookmarkEnd w:id="{number}"/>'


def link_within(name: str, text: str, look: str = "") -> str:
    """A run that leads to what is marked with a name."""
    return f'<w:hyperlink w:anchor="{name}" w:history="1">{run(text, look)}</w:hyperlink>'


def cell(width: int, content: str, look: str = "") -> str:
    """A cell of a table; `look` is its properties after its width."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{look}</w:tcPr>{content}</w:tc>'


def table(
    widths: Sequence[int],
    rows: Iterable[str],
    *,
    style: str = "",
    borders: str = "",
    about: str = "",
    has_head: bool = False,
) -> str:
    """A table of rows of cells and a short line after it; `about` says what it shows to who cannot see it.

    `style` is a style's id. With a head, its first row names the columns and stands on every page.
    """
    style = f'<w:tblStyle w:val="{style}"/>' if style else ""
    borders = f"<w:tblBorders>{borders}</w:tblBorders>" if borders else ""
    described = f"<w:tblDescription w:val={quoteattr(safe_flow(about))}/>" if about else ""
    width = f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = "".join(_rows(rows, has_head=has_head))
    after = paragraph("", look='<w:spacing w:before="0" w:after="60" w:line="120" w:lineRule="exact"/>')
    head = f'{style}{width}{borders}<w:tblLayout w:type="fixed"/>{_LOOK}{described}'
    return f"<w:tbl><w:tblPr>{head}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>{after}"


_LOOK = (
    '<w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" '
    'w:noHBand="0" w:noVBand="1"/>'
)


def _rows(rows: Iterable[str], *, has_head: bool) -> Iterator[str]:
    for index, cells in enumerate(rows):
        head = "<w:tblHeader/>" if has_head and not index else ""
        yield f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{cells}</w:tr>"
