"""An outline for other programs: the words of the argument, section by section."""

from __future__ import annotations

from subsidiarity.reporting.json_text import Json
from subsidiarity.reporting.outline import Block, Grid, Items, Ladder, Outline, Paragraph, Table, Votes
from subsidiarity.reporting.record import Record
from subsidiarity.reporting.wording.grid import compact


def with_argument(record: Record, outline: Outline) -> Record:
    """A record with the argument in words added under the key `argument`."""
    return {**record, "argument": {"headline": outline.headline, **_page(outline), "sections": _sections(outline)}}


def outline_record(outline: Outline) -> dict[str, Json]:
    """An outline as the data of a JSON object that stands by itself."""
    return {"title": outline.title, "headline": outline.headline, **_page(outline), "sections": _sections(outline)}


def _page(outline: Outline) -> dict[str, Json]:
    """The entry of the first page; none for an outline that has no such page."""
    page = outline.page
    if page is None:
        return {}
    rows: list[Json] = [
        {
            "label": row.label,
            "text": row.text,
            "points": [{"text": point.text, "note": point.note} for point in row.points],
        }
        for row in page.rows
    ]
    return {"first_page": {"others": page.others, "rows": rows, "foot": page.foot}}


def _sections(outline: Outline) -> list[Json]:
    return [
        {"id": section.id, "heading": section.heading, "blocks": [_block(block) for block in section.blocks]}
        for section in outline.sections
    ]


def _block(block: Block) -> Json:
    match block:
        case Paragraph(text):
            return {"paragraph": text}
        case Items(lead, items):
            points: list[Json] = [
                {"text": item.text, "details": list(item.details), "source": item.source} for item in items
            ]
            return {"lead": lead, "items": points}
        case Ladder(rungs):
            return {
                "ladder": [
                    {"level": rung.level, "name": rung.name, "state": rung.state, "reason": rung.reason}
                    for rung in rungs
                ]
            }
        case Votes():
            return _votes(block)
        case Grid():
            reading, table = compact(block)
            return {"paragraph": reading.text, **_table(table)}
        case _:
            return _table(block)


def _table(table: Table) -> dict[str, Json]:
    return {"header": list(table.header), "rows": [list(row) for row in table.rows]}


def _votes(votes: Votes) -> Json:
    rows: list[Json] = [
        {"option": row.name, "votes": list(row.counts), "is_answer": row.is_answer} for row in votes.rows
    ]
    figures: list[Json] = [list(row) for row in votes.figures]
    return {
        "question": votes.question,
        "rounds": list(votes.rounds),
        "rows": rows,
        "figures": figures,
        "said": list(votes.said),
    }
