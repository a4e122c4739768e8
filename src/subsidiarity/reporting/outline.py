"""A report before it has a format: headings, sentences and a ladder, chosen once for every format.

Texts are as people wrote them; whoever shows them makes them harmless for where they are shown.
"""

from __future__ import annotations

from typing import Literal

from subsidiarity.model.noun import dataclass

RungState = Literal["recommended", "contested", "possible", "ruled out"]
"""contested: one of the two sides; possible: an answer that is open may still lead there."""

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
    "parked",
    "talks",
    "look_again",
    "method",
    "how",
    "questions",
    "ballot",
    "levels",
    "limits",
]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One or a few sentences."""

    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """One point of a list: its sentence, further sentences below it, and what it rests on ("" if nothing)."""

    text: str
    details: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list of points under a line that leads into it ("" if none is needed)."""

    lead: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A small table: the names of its columns, and rows of as many cells."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Rung:
    """One level on the ladder, with why it stands as it does."""

    level: str
    name: str
    state: RungState
    reason: str


@dataclass(frozen=True, slots=True)
class Ladder:
    """Every level, the highest first as it is drawn: the one nearest the citizen stands at the bottom."""

    rungs: tuple[Rung, ...]


Block = Paragraph | Items | Table | Ladder


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it; `id` lets a screen pick the parts it has room for."""

    id: SectionId
    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """The whole argument for one decision: `headline` is the recommendation in one sentence."""

    title: str
    description: str
    headline: str
    sections: tuple[Section, ...]

    def section(self, section_id: SectionId) -> Section | None:
        """The section of this id; None where there is nothing to say."""
        return next((section for section in self.sections if section.id == section_id), None)
