"""The sources cited in this argument, and whether we have checked them."""

from __future__ import annotations

from collections.abc import Iterable

from subsidiarity.model.recommendation import Recommendation
from subsidiarity.model.rulebook import Checked, Source
from subsidiarity.reading.citation import cited
from subsidiarity.reasoning.expectation import unmet
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.outline import Block, Item, Items, Section
from subsidiarity.reporting.wording.expectation import AS_EXPECTED
from subsidiarity.reporting.wording.noun_words import sentence

SOURCES, ABOUT = Phrase("Sources"), Phrase("About this advice")
JUDGED = Phrase("Rulebook {rulebook}, edition {edition}: {title}")
CHECKED: dict[Checked, Phrase] = {
    "original": Phrase("Checked against the original"),
    "secondary": Phrase("Read in a secondary text, not in the original"),
    "unconfirmed": Phrase("Not checked yet"),
}


def sources_section(recommendation: Recommendation, citations: Iterable[str]) -> Section | None:
    """The section on each source that these citations name, once, in the rulebook's order, by how far it is checked."""
    sources = recommendation.rulebook.sources
    named = {key for citation in citations for key, _ in cited(citation, tuple(sources)) if key}
    blocks = []
    for checked, lead in CHECKED.items():
        items = [source_item(source) for key, source in sources.items() if key in named and source.checked == checked]
        if items:
            names = (key for key, source in sources.items() if key in named and source.checked == checked)
            blocks.append(Items(words(lead), tuple(items), short=f"{words(lead)}: {'; '.join(names)}."))
    return Section("sources", words(SOURCES), tuple(blocks)) if blocks else None


def citations_in(blocks: Iterable[Block]) -> tuple[str, ...]:
    """The citations in these blocks, in order."""
    return tuple(item.source for block in blocks if isinstance(block, Items) for item in block.items if item.source)


def rulebook_section(recommendation: Recommendation) -> Section:
    """The section on which rulebook judged, and what it does not claim."""
    rulebook = recommendation.rulebook
    judged = words(
        JUDGED,
        rulebook=rulebook.id,
        edition=rulebook.edition,
        title=rulebook.title,
    )
    expects = recommendation.decision.expects
    is_met = expects is not None and not unmet(recommendation)
    met = [words(AS_EXPECTED)] if is_met else []
    lines = [judged, *rulebook.limits, *met]
    return Section("rulebook", words(ABOUT), (Items("", tuple(Item(sentence(line)) for line in lines)),))


def source_item(source: Source) -> Item:
    """The point of one source: its short citation, who wrote it, where it can be found."""
    year = "" if source.year in source.id else f" ({source.year})"
    text = f"{source.id}: {source.author}, {source.title}{year}"
    return Item(text, (source.link,) if source.link else ())


def source_lines(source: Source) -> tuple[str, ...]:
    """Sentences on one source for the rulebook's own page: what it is cited for, some of its words, what was read."""
    said = (
        (source.claim, words("Cited for: {claim}", claim=source.claim)),
        (source.quote, words("In its own words: “{quote}”", quote=source.quote)),
        (source.seen, words("Read: {seen}", seen=source.seen)),
        (source.not_seen, words("Not read: {not_seen}", not_seen=source.not_seen)),
    )
    return tuple(sentence(text) for given, text in said if given)
