"""The sources cited in this argument, and whether we have checked them."""

from __future__ import annotations

from collections.abc import Iterable

from subsidiarity.model.recommendation import Recommendation
from subsidiarity.model.rulebook import Checked, Source
from subsidiarity.reading.citation import cited
from subsidiarity.reporting.outline import Block, Item, Items, Paragraph, Section

_CHECKED: dict[Checked, str] = {
    "original": "Checked against the original.",
    "secondary": "Read in a secondary text, not in the original.",
    "unconfirmed": "Not checked yet.",
}


def sources_section(recommendation: Recommendation, citations: Iterable[str]) -> Section | None:
    """Each source that these citations name, once, in the rulebook's order."""
    sources = recommendation.rulebook.sources
    named = {key for citation in citations for key, _ in cited(citation, tuple(sources)) if key}
    items = tuple(_item(source) for key, source in sources.items() if key in named)
    return Section("sources", "Sources", (Items("", items),)) if items else None


def citations_in(blocks: Iterable[Block]) -> tuple[str, ...]:
    """The sources that these blocks name."""
    return tuple(item.source for block in blocks if isinstance(block, Items) for item in block.items if item.source)


def rulebook_section(recommendation: Recommendation) -> Section:
    """Which rulebook judged, what it does not claim, and when to look again."""
    rulebook = recommendation.rulebook
    reviews = [
        advice.safeguard.title
        for advice in recommendation.safeguards
        if advice.safeguard.kind == "review" and advice.is_certain
    ]
    lines = [f"Rulebook {rulebook.id}, edition {rulebook.edition}: {rulebook.title}", *rulebook.limits]
    blocks: list[Block] = [Paragraph(line) for line in lines]
    if reviews:
        blocks.append(Paragraph(f"When to look again: {reviews[0]}"))
    return Section("rulebook", "About this advice", tuple(blocks))


def _item(source: Source) -> Item:
    link = (source.link,) if source.link else ()
    return Item(f"{source.id}: {source.author}, {source.title} ({source.year})", (_CHECKED[source.checked], *link))
