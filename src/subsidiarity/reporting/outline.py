"""A report before it has a form: headings, sentences and a ladder, chosen once for every form.

Texts are as people wrote them; whoever shows them makes them harmless for where they are shown.
"""

from __future__ import annotations

from subsidiarity.model.annotation import Literal
from subsidiarity.model.noun import dataclass

RungState = Literal["recommended", "contested", "possible", "ruled out"]
"""The state of a level: contested is one of two sides; possible is what an open answer may still lead to."""

SectionId = Literal[
    "both_sides",
    "ladder",
    "asked",
    "differences",
    "effects",
    "reasons",
    "outlook",
    "agreement",
    "reliability",
    "sheets",
    "roles",
    "climbed",
    "stays",
    "no_higher",
    "change",
    "firm",
    "grid",
    "open",
    "safeguards",
    "elsewhere",
    "today",
    "group",
    "minority",
    "people",
    "expectation",
    "answers",
    "sources",
    "rulebook",
    "workshop",
    "minorities",
    "slips",
    "parked",
    "talks",
    "method",
    "how",
    "questions",
    "copies",
    "ballot",
    "levels",
    "limits",
]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of one or a few sentences."""

    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """A point of a list: its sentence, further sentences below it, and the source it rests on ("" if none)."""

    text: str
    details: tuple[str, ...] = ()
    source: str = ""
    short: str = ""
    """Words that stand for the sentence and those below it where text is to be short; "" for all of them."""


@dataclass(frozen=True, slots=True)
class Items:
    """A list of points under a line that leads into it ("" if none is needed)."""

    lead: str
    items: tuple[Item, ...]
    short: str = ""
    """A sentence that stands for the lead and all points where text is to be short; "" for the list itself."""


@dataclass(frozen=True, slots=True)
class Table:
    """A small table: the names of its columns, and rows with a cell for each column."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Rung:
    """A level on the ladder, with its state and the reason for it."""

    level: str
    name: str
    state: RungState
    reason: str
    manner: str = ""
    """The name of the manner that joins it with another level; "" for a level that stands alone."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """The rungs of all levels, the highest first as they are drawn: the one nearest the citizen is at the bottom."""

    rungs: tuple[Rung, ...]


CellKind = Literal["same", "up", "down", "other", "beyond"]
"""The kind of a grid's cell: whether the result stays, moves up, down or otherwise; beyond the scale is no option."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a grid: what the result would become in words, and in as few as will do."""

    kind: CellKind
    text: str
    brief: str


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a grid: a question's name, its answer in words and in few, and a cell for each step."""

    name: str
    answer: str
    brief: str
    cells: tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A grid of what single steps of single answers would do: its columns are the answer and two steps each way."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[GridRow, ...]


@dataclass(frozen=True, slots=True)
class VoteRow:
    """A row of votes: an option in words, or what stands for none, and how many chose it in each round."""

    name: str
    counts: tuple[int, ...]
    is_answer: bool = False
    """Whether the group's answer holds it."""


@dataclass(frozen=True, slots=True)
class Votes:
    """The votes on one question, as bars: a column for each round, a row for each option; and what came of them.

    `figures` are further rows, with a name and words for each round. Where nobody voted, there are sentences alone.
    """

    question: str
    rounds: tuple[str, ...]
    rows: tuple[VoteRow, ...]
    figures: tuple[tuple[str, ...], ...]
    said: tuple[str, ...]

    @property
    def most(self) -> int:
        """The largest count, at least 1, to which bars are drawn."""
        return max((count for row in self.rows for count in row.counts), default=0) or 1


Block = Paragraph | Items | Table | Ladder | Grid | Votes


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it; `id` lets a screen pick the parts it has room for."""

    id: SectionId
    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a first page's row, and a note on how well it is known ("" if none is needed)."""

    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class PageRow:
    """A row of a first page: a label in the margin, a sentence or a few, and points below them."""

    label: str
    text: str
    points: tuple[Point, ...] = ()
    short: str = ""
    """A text that stands for it where there is little room; "" for the text itself."""
    is_evidence: bool = False
    """Whether it says what the answers rest on: what others do is put before it."""


@dataclass(frozen=True, slots=True)
class FirstPage:
    """The answer on one page: who does the rest beside the headline, the reasons in short, and a foot."""

    others: str
    """Sentences on the roles of which the headline says nothing; "" where there are none."""
    rows: tuple[PageRow, ...]
    foot: str


@dataclass(frozen=True, slots=True)
class Outline:
    """The whole argument for one decision: `headline` is the recommendation in one sentence."""

    title: str
    description: str
    headline: str
    sections: tuple[Section, ...]
    page: FirstPage | None = None
    """The first page, which says the same in short; None for an outline that is short itself."""
    below: str = ""
    """The heading over what stands below the first page; "" for the usual one, the full argument."""

    def __repr__(self) -> str:
        return f"<Outline “{self.title}”: {self.headline}>"

    def section(self, section_id: SectionId) -> Section | None:
        """The section with this id; None where there is nothing to say."""
        return next((section for section in self.sections if section.id == section_id), None)
