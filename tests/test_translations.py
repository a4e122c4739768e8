"""A rulebook in another language judges alike, and readers see no text of its own language."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from tests.catalogue import phrases
from tests.conversation import conversation

from subsidiarity.api import (
    DEFAULT_RULEBOOK,
    Advisor,
    Imprint,
    load_advisor,
    outline,
    render_outlines,
    render_questions,
    report_page,
    report_word,
    side_files,
)
from subsidiarity.api.translating import source_texts
from subsidiarity.model.decision import Decision
from subsidiarity.model.gap import gaps_in
from subsidiarity.model.translation import Key
from subsidiarity.reading.rulebook import read_rulebook
from subsidiarity.reading.tree import read_documents
from subsidiarity.reading.tree_nodes import Items, Node, Text
from subsidiarity.reasoning.rulebook_diagrams import build_diagrams
from subsidiarity.workshop.view.minutes import minutes_of

FOLDER = Path(__file__).parent / "rulebooks"
DECISIONS = Path(__file__).parent.parent / "decisions"
BOOKS = {
    **{name: (FOLDER / f"{name}.yaml", FOLDER / name) for name in ("clinic", "federation", "firm")},
    "shipped": (Path(DEFAULT_RULEBOOK), DECISIONS),
}
IMPRINT = Imprint(date(2026, 3, 4), date(2028, 3, 4))
MOST_DECISIONS = 4
CLINIC = FOLDER / "clinic.yaml"


def tokens(data: bytes) -> dict[Key, str]:
    """A token for each text, with the gaps of the text."""
    texts = {}
    for number, source in enumerate(source_texts(data)):
        gaps = "".join(f" {{{gap}}}" for gap in gaps_in(source.text))
        texts[source.key] = f"Zq{number}{gaps}"
    return texts


@cache
def in_own_words(name: str) -> Advisor:
    """The advisor of a rulebook as it is written."""
    advisor, diagnostics = load_advisor(str(BOOKS[name][0]))
    assert advisor is not None, diagnostics
    return advisor


@cache
def in_tokens(name: str) -> Advisor:
    """The advisor of a rulebook, each text of which is a token."""
    data = BOOKS[name][0].read_bytes()
    found, diagnostics = read_rulebook(data, name, tokens(data))
    assert found is not None, diagnostics
    return Advisor(found)


@cache
def decisions(name: str) -> tuple[Decision, ...]:
    """The first decisions of a rulebook's folder that have no workshop."""
    advisor = in_own_words(name)
    found = [each for file in sorted(BOOKS[name][1].glob("*.yaml")) for each in advisor.read_file(str(file))[0]]
    return tuple(each for each in found if each.workshop is None)[:MOST_DECISIONS]


@pytest.mark.parametrize("name", BOOKS)
def test_a_rulebook_in_another_language_compiles_to_the_same_diagrams(name):
    """And has the same questions, options, branches and outcomes, by id."""
    own, other = in_own_words(name), in_tokens(name)

    assert build_diagrams(own.rulebook) == build_diagrams(other.rulebook)
    assert own.compiled.outcomes == other.compiled.outcomes
    assert [found.code for found in own.findings()] == [found.code for found in other.findings()]


@pytest.mark.parametrize("name", BOOKS)
def test_records_are_alike_but_for_their_texts(name):
    """Each id, level and number is that of the rulebook's own language."""
    for decision in decisions(name):
        own, other = (
            list(bare(json.loads(render_outlines([advisor.explain(decision)], "json"))))
            for advisor in (in_own_words(name), in_tokens(name))
        )
        results = [
            [
                (role.role.id, role.possible, [visit.step.id for visit in role.walk])
                for role in advisor.evaluate(decision).roles
            ]
            for advisor in (in_own_words(name), in_tokens(name))
        ]

        assert results[0] == results[1]
        assert own == other


def bare(value: object) -> Iterator[object]:
    """The numbers and truths in a record, in order."""
    for inner in value if isinstance(value, list) else value.values() if isinstance(value, dict) else ():
        yield from bare(inner)
    if isinstance(value, int | float | bool):
        yield value


def shown(advisor: Advisor, sheets: tuple[Decision, ...]) -> Mapping[str, str]:
    """Everything that is shown of decisions, by its kind."""
    first, second = sheets[:2]
    changes = {question: answer.options for question, answer in second.answers.items()}
    roles = [role.id for role in advisor.rulebook.roles]
    arguments = [advisor.explain(each, role, has_grid=True) for each in sheets for role in roles]
    beside = [outline(advisor.what_if(first, changes)), outline(advisor.compare(sheets), "abcd"[: len(sheets)])]
    beside += advisor.agreement([[("a", first), ("b", second)]])
    files = advisor.report_files(IMPRINT, has_word=True)
    found = [file for each in sheets for file in files.of(advisor.report(each, IMPRINT))]
    pages = [file.data for file in (*found, *files.rest())]
    return {
        "arguments": render_outlines(arguments),
        "markdown": render_outlines(arguments, "markdown"),
        "json": render_outlines(arguments, "json"),
        "beside": render_outlines(beside),
        "questions": render_questions([*advisor.questions(), *advisor.questions(first)]),
        "hand-out": render_outlines([advisor.hand_out(first)]) + advisor.hand_out_page(first),
        "group": report_page([advisor.report(first, IMPRINT, others=sheets[1:])]),
        "pages": "".join(page.decode() for page in pages if not page.startswith(b"PK")),
        "word": "".join(text_of(page) for page in pages if page.startswith(b"PK")),
        "one word file": text_of(report_word(advisor.report(first, IMPRINT))),
        "drawings": "".join(
            advisor.draw(each, role, form) for each in (None, first) for role in roles for form in FORMS
        ),
        "template": advisor.template("new"),
    }


FORMS = ("mermaid", "dot")


def text_of(word_file: bytes) -> str:
    """The text of a Word file."""
    return re.sub("<[^>]*>", "", zipfile.ZipFile(io.BytesIO(word_file)).read("word/document.xml").decode())


def fragments(name: str) -> set[str]:
    """The texts of a rulebook that are more than a word, in small letters, without their gaps.

    What its decisions say themselves, how a source is cited, and the ids of branches, which label the ways in a
    drawing, are the same in any language. So is what the program says itself.
    """
    data, rulebook = BOOKS[name][0].read_bytes(), in_own_words(name).rulebook
    cited = (f"{source.id} {source.author}" for source in rulebook.sources.values())
    steps = (step for role in rulebook.roles for step in role.graph.steps.values())
    ids = (reason.id.replace("_", " ") for step in steps for reason in step.reasons)
    own = " ".join([*cited, *ids, *map(repr, decisions(name)), "What is changed"]).casefold()
    own += " ".join(str(phrase) for phrase in phrases()).casefold()
    own += (DECISIONS.parent / "src/subsidiarity/reporting/html/page.css").read_text(encoding="utf-8").casefold()
    texts = {
        part.strip(" .,:").casefold()
        for text in values(read_documents(data, name)[0][0].root)
        for part in re.sub(r"\{[^{}]*\}", "\n", text).split("\n")
    }
    return {text for text in texts if " " in text and len(text) >= 8 and text not in own}


NO_TEXTS = ("to", "not_with", "source", "author", "when", "headline_says", "quote")
"""Fields that are rules or citations, one that is gaps and what joins them, and one in a source's own words."""


def values(node: Node) -> Iterator[str]:
    """The values in a rulebook's tree that may be texts, whether our reader takes them for texts or not."""
    if isinstance(node, Text):
        yield node.value
    elif isinstance(node, Items):
        yield from (found for item in node.items for found in values(item))
    else:
        inner = (value for name, (_, value) in node.entries.items() if name not in NO_TEXTS)
        yield from (found for value in inner for found in values(value))


@pytest.mark.parametrize("name", BOOKS)
def test_no_text_of_the_own_language_is_shown(name):
    """As text, Markdown, data, pages, Word files, drawings, templates and hand-outs."""
    wanted = fragments(name)
    said = {
        kind: text.casefold().replace("&#39;", "'") for kind, text in shown(in_tokens(name), decisions(name)).items()
    }

    assert len(wanted) > 10
    assert {} == {kind: left for kind, text in said.items() if (left := [each for each in wanted if each in text])}
    assert [] == [kind for kind, text in said.items() if "zq" not in text]


@pytest.mark.parametrize("name", BOOKS)
def test_no_text_of_the_own_language_is_said_line_by_line(name, tmp_path):
    """In an interview, in a workshop with votes, and in its minutes."""
    advisor, path = in_tokens(name), tmp_path / "hall.yaml"
    talk = conversation(advisor, decisions(name)[0], path, ("9 2", "5 5"))
    (held,), _ = advisor.read_file(str(path))
    minutes = minutes_of(advisor.compiled, held, advisor.evaluate(held), advisor.tallies)
    said = f"{talk}{render_outlines([minutes.outline])}".casefold()

    assert "zq" in said
    assert [] == [text for text in fragments(name) if text in " ".join(said.split())]


def test_the_clinic_is_there_in_french_as_a_whole():
    """Nothing is missing in the side file beside it, and nothing is out of date."""
    (found,) = side_files(str(CLINIC), in_own_words("clinic").rulebook)

    assert found.state is not None
    assert ("fr", (), (), ()) == (found.state.language, found.diagnostics, found.state.missing, found.state.stale)
