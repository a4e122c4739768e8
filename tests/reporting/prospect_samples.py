"""Outlines of what would change a decision of the small rulebook, for the tests that read them."""

from __future__ import annotations

from tests.reporting.samples import advisor, recommended

from subsidiarity.reporting.outline import Items, Outline, Paragraph, Table
from subsidiarity.reporting.outlines.agreement import group_outline
from subsidiarity.reporting.outlines.argument import outline_of
from subsidiarity.reporting.outlines.comparison import comparison_outline
from subsidiarity.reporting.outlines.what_if import what_if_outline


def with_prospects(text: str, role: str | None = None) -> Outline:
    """The argument with what would change it, and the grid."""
    recommendation = recommended(text)
    prospects = advisor().prospects(recommendation.decision, role)
    return outline_of(advisor().compiled, recommendation, role, prospects, has_grid=True)


def tried(text: str, **changes: str) -> Outline:
    """What if these questions had these options (with spaces between several) for answers?"""
    asked = {question: frozenset(options.split()) for question, options in changes.items()}
    return what_if_outline(advisor().what_if(recommended(text).decision, asked))


def compared(*texts: str) -> Outline:
    """Decisions side by side, under their ids."""
    decisions = [recommended(text).decision for text in texts]
    return comparison_outline(advisor().compare(decisions), [decision.id for decision in decisions])


def grouped(*texts: str) -> Outline:
    """Sheets of one decision, under their numbers."""
    view = advisor().group([recommended(text).decision for text in texts])
    return group_outline(view, [f"sheet {number}" for number in range(1, len(texts) + 1)])


def words_of(outline: Outline, section_id: str) -> list[str]:
    """Every text of one section, in order: paragraphs, leads, points with their details, rows of cells."""
    found: list[str] = []
    for section in outline.sections:
        for block in section.blocks if section.id == section_id else ():
            match block:
                case Paragraph(text):
                    found.append(text)
                case Items(lead, items):
                    found += [lead] if lead else []
                    found += [text for item in items for text in (item.text, *item.details)]
                case Table(header, rows):
                    found += [" | ".join(row) for row in (header, *rows)]
    return found
