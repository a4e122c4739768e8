"""Sources that are listed and not cited."""

from __future__ import annotations

from tests.analysis.written_rulebooks import SOURCES, rulebook

from subsidiarity.analysis.rulebook.unused_sources import find_unused_sources

UNCITED = "\n  Nobody 1900: {author: N, year: 1900, title: T, checked: original}"
BY_PINPOINT = "guard: {kind: k, title: T, advice: A, because: B, source: 'S; Nobody 1900 page 7'}"


def test_a_source_that_nothing_cites_is_unused():
    """Every branch and question cites S, and nothing cites Nobody."""
    assert ["Nobody 1900"] == [source.id for source in find_unused_sources(rulebook(sources=SOURCES + UNCITED))]


def test_a_source_cited_with_a_pinpoint_is_used():
    """The twin: a safeguard cites its page 7."""
    assert () == find_unused_sources(rulebook(sources=SOURCES + UNCITED, safeguards=BY_PINPOINT))
