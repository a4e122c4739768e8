"""Every text of a rulebook that people read can be translated, and nothing that judges."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.reading.translation.samples import WELLS, rulebook, sources

from subsidiarity.api import DEFAULT_RULEBOOK
from subsidiarity.reading.rulebook import read_rulebook
from subsidiarity.reading.translation.source_texts import text_spots
from subsidiarity.reading.tree import read_documents
from subsidiarity.reading.tree_nodes import Entries, Items, Node, Text

BOOKS = sorted((Path(__file__).parents[2] / "rulebooks").glob("*.yaml"))
RULEBOOKS = [Path(DEFAULT_RULEBOOK), *(book for book in BOOKS if "." not in book.stem)]
NO_TEXTS = set(
    "rulebook edition language headline law holder pull ordered prepared was source when to at start for_each_level id "
    "not_with first author year link checked quote".split()
)
"""Fields of rules, ids and citations, as the page on rulebooks describes them."""


def test_the_texts_of_a_rulebook_have_the_keys_of_the_rulebook():
    """In the order of its parts, with words that things share once, and texts by level below their branch."""
    assert [
        "title",
        "headline_says",
        "limits/1",
        *(f"levels/street/{name}" for name in ("name", "body", "bodies", "about")),
        *(f"levels/town/{name}" for name in ("name", "body", "about")),
        *(f"manners/alone/{name}" for name in ("name", "says", "short")),
        *(f"manners/until_ready/{name}" for name in ("name", "says", "headline")),
        "themes/spillovers",
        *(f"questions/reach/{name}" for name in ("name", "ask", "note")),
        *(f"questions/reach/options/street/{name}" for name in ("text", "short", "says")),
        "questions/reach/options/town",
        *(f"questions/trust/{name}" for name in ("name", "ask", "options/little", "options/much")),
        "conditions/far/about",
        *(f"roles/decide/{name}" for name in ("name", "ask", "says", "steps/climb/ask")),
        *(f"roles/decide/steps/climb/branches/{name}" for name in ("far", "deal/street", "deal/town", "4")),
        *(f"roles/decide/steps/climb/otherwise/{name}" for name in ("street", "town")),
        "roles/decide/steps/climb/support/upkeep",
        "kinds/looking again",
        *(f"safeguards/review/{name}" for name in ("title", "advice", "because")),
        "sources/Oates 1972/title",
    ] == ["/".join(source.key) for source in sources()]


def test_a_manner_without_a_name_lends_its_word():
    """Which readers see, and which is therefore translated."""
    texts = {source.key: source.text for source in sources()}

    assert "until ready" == texts["manners", "until_ready", "name"]


def test_gaps_and_titles_of_sources_need_no_translation():
    """A text that is one gap says the same in all languages, and a source is called as it was published."""
    spare = [source.text for source in sources() if not source.is_needed]

    assert ["{body}", "{level}", "Fiscal Federalism"] == spare


@pytest.mark.parametrize("path", RULEBOOKS, ids=lambda path: path.stem)
def test_what_cannot_be_translated_is_a_rule_an_id_or_a_citation(path):
    """No text of a rulebook is forgotten."""
    root = read_documents(path.read_bytes(), path.name)[0][0].root
    assert isinstance(root, Entries)
    for place in text_spots(root):
        place.put("TRANSLATED")

    assert set() == {"/".join(way) for way in left(root, ()) if not NO_TEXTS & set(way)}


def left(node: Node, way: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The ways to all values that no translation took the place of."""
    if isinstance(node, Text):
        return [] if node.value == "TRANSLATED" else [way]
    if isinstance(node, Items):
        return [found for item in node.items for found in left(item, way)]
    spans = ("manners", "levels")  # how many levels a manner spans
    inner = [
        (name, value) for name, (_, value) in node.entries.items() if not (way[:1] == spans[:1] and name == spans[1])
    ]
    return [found for name, value in inner for found in left(value, (*way, name))]


def test_texts_by_level_come_to_their_levels():
    """Of branches that share an id, and of a sentence that is written by level."""
    texts = {
        ("roles", "decide", "steps", "climb", "branches", "deal", "town"): "La ville est d'accord.",
        ("roles", "decide", "steps", "climb", "otherwise", "street"): "La rue suffit.",
    }
    found, _ = read_rulebook(WELLS.encode(), "wells.yaml", texts)
    assert found is not None
    said = {branch.id: branch.because for step in found.role("decide").graph.steps.values() for branch in step.branches}

    assert {
        "decide/climb-street/far": "Others drink there.",
        "decide/climb-street/deal": "They agree.",
        "decide/climb-street/otherwise": "La rue suffit.",
        "decide/climb-town/deal": "La ville est d'accord.",
        "decide/climb-town/4": "Nobody agrees.",
        "decide/climb-town/otherwise": "One town can decide.",
    } == said


def test_a_theme_is_translated_once_for_all_its_questions():
    """And so the questions stay together."""
    found, _ = read_rulebook(WELLS.encode(), "wells.yaml", {("themes", "spillovers"): "retombées"})
    assert found is not None

    assert ["retombées", "retombées"] == [question.theme for question in found.questions]


def test_a_text_that_is_not_there_changes_nothing():
    """An unknown key is left out."""
    found, _ = read_rulebook(WELLS.encode(), "wells.yaml", {("levels", "moon", "name"): "Lune"})

    assert rulebook() == found
