"""Decisions in any form carried to another edition: answers to the same questions stay, and nothing is lost."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.reading.test_workshop import workshops
from tests.reporting.decision_file.test_decision import decisions
from tests.workshop.samples import compiled

from subsidiarity.model.decision import Answer, Decision
from subsidiarity.model.rulebook import Option, Rulebook
from subsidiarity.reading.decision import DecisionReader
from subsidiarity.reading.json_tree import read_json_documents
from subsidiarity.reading.tree import read_documents
from subsidiarity.reading.tree_nodes import Document
from subsidiarity.reporting.decision_file.carried_entry import plain
from subsidiarity.reporting.decision_file.decision import render_decisions
from subsidiarity.reporting.decision_file.migrated_lines import migrate_lines
from subsidiarity.reporting.decision_file.migrated_table import migrate_table
from subsidiarity.reporting.decision_file.migration import Migration, migrate
from subsidiarity.reporting.decision_file.table_text import read_table, spelled

OLD = compiled().rulebook


def mixed_edition() -> Rulebook:
    """Edition 4: `trust` is two questions, `means` is gone, `lawful` asks for a kind, and nobody `holds` it no more."""
    goal, reach, trust, _, lawful, holds = OLD.questions
    bond = replace(
        trust,
        id="bond",
        was=("trust",),
        options=(Option("no_bond", "No", "no", was=("none",)), *trust.options[1:]),
    )
    ties = replace(
        trust,
        id="ties",
        was=("trust",),
        options=(Option("weak", "Weak", "weak", was=("none", "helps")), Option("strong", "Strong", "strong", was=())),
    )
    kinds = replace(lawful, ordered=False)
    fewer = replace(holds, options=holds.options[1:])
    return replace(OLD, edition="4", questions=(goal, reach, bond, ties, kinds, fewer))


NEW = mixed_edition()
READERS = {"3": DecisionReader(OLD), "4": DecisionReader(NEW)}
RENAMED = {"trust", "bond", "ties", "none", "no_bond", "helps", "weak", "essential", "3", "4", "small"}
"""Words that a migration may change, or write."""
FORMS = ["yaml", "json", "jsonl", "csv"]
held = st.builds(lambda decision, workshop: replace(decision, workshop=workshop), decisions(), st.none() | workshops())
layouts = st.sampled_from([{}, {"indent": 2}, {"indent": 1, "ensure_ascii": False}, {"separators": (",", ":")}])


def in_yaml(several, _) -> str:
    """As the writer has it, with a remark beside each plain answer."""
    return re.sub(r"(?m)^(  \w+: \w+)$", r"\1   # so they said", render_decisions(several, OLD))


def in_json(several, layout) -> str:
    """The documents of the YAML file in a list."""
    documents, _ = read_documents(render_decisions(several, OLD).encode(), "x")
    return json.dumps([plain(document.root) for document in documents], **layout) + "\n"


def in_lines(several, layout) -> str:
    """A document a line, with an empty line between them."""
    documents, _ = read_documents(render_decisions(several, OLD).encode(), "x")
    on_one_line = {name: value for name, value in layout.items() if name != "indent"}
    return "\n\n".join(json.dumps(plain(document.root), **on_one_line) for document in documents)


def in_cell(answer, question) -> str:
    """The options of an answer, or the word for all of them."""
    if answer is None:
        return ""
    return "unknown" if len(answer.options) == len(question.options) else "|".join(sorted(answer.options))


def in_table(several, layout) -> str:
    """A row a decision, with a column for others and an empty line before the last row."""
    separator = "," if layout else ";"
    names = [question.id for question in OLD.questions]
    rows = [["id", "title", "edition", *names, "ward"]]
    for decision in several:
        cells = [in_cell(decision.answers.get(question.id), question) for question in OLD.questions]
        rows.append([decision.id, decision.title, "3", *cells, 'East, "or" West'])
    lines = [separator.join(spelled(cell, separator) for cell in row) + "\n" for row in rows]
    return "".join([*lines[:-1], "\n", lines[-1]])


WRITERS = {"yaml": in_yaml, "json": in_json, "jsonl": in_lines, "csv": in_table}


def carried(text: str, form: str) -> Migration:
    """The text in edition 4."""
    reader = READERS["4"]
    if form == "csv":
        found = migrate_table(text, "x.csv", reader, NEW)
    elif form == "jsonl":
        found = migrate_lines(text, "x.jsonl", reader, NEW)
    else:
        found = migrate(text, f"x.{form}", reader, NEW, "json" if form == "json" else "yaml")
    assert isinstance(found, Migration), found
    return found


def decisions_in(text: str, form: str, edition: str) -> list[Decision]:
    """The decisions of a text, each of which must be usable."""
    reader, data = READERS[edition], text.encode()
    documents: Sequence[Document]
    if form == "yaml":
        documents = read_documents(data, "x")[0]
    elif form == "json":
        documents = read_json_documents(data, "x")[0]
    elif form == "jsonl":
        documents = [read_json_documents(line, "x")[0][0] for line in data.split(b"\n") if line.strip()]
    else:
        questions = (OLD if edition == "3" else NEW).questions
        table, said = read_table(text, "x", [question.id for question in questions])
        assert table is not None, said
        documents = table.documents
    entries = reader.entries(documents, (), "x", None)
    found = [decision for decision, _ in entries if decision is not None]
    assert len(entries) == len(found), entries
    return found


def with_options(answer: Answer, new: dict[str, str], number: int) -> Answer:
    """An answer in other words; one that is not known stays so, of so many options."""
    is_known = len(answer.options) < number
    return replace(answer, options=frozenset(new[one] for one in answer.options if is_known) or frozenset(new.values()))


def words_of(text: str, form: str) -> list[str]:
    """The words of a text; of JSON, those of its texts, in which JSON that was kept has escapes of its own."""
    if form in ("json", "jsonl"):
        lines = [text] if form == "json" else text.splitlines()
        parts = [json.loads(line, object_pairs_hook=lambda pairs: [*pairs]) for line in lines if line.strip()]
        text = re.sub(r"\\+[nt\"]?", " ", "\n".join(strings_in(parts)))
    return re.findall(r"\w+", text)


def strings_in(value) -> list[str]:
    """The texts in a value."""
    return [value] if isinstance(value, str) else [text for each in value for text in strings_in(each)]


BOND = {"none": "no_bond", "helps": "helps", "essential": "essential"}
some = given(st.lists(held, min_size=1, max_size=3, unique_by=lambda one: one.id.casefold()), layouts)
patient = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=20)


@pytest.mark.parametrize("form", FORMS)
@patient
@some
def test_answers_to_questions_that_stayed_are_what_they_were(form, several, layout):
    """With their notes, evidence and sources; those of a renamed question under its new words."""
    text = WRITERS[form](several, layout)
    before = decisions_in(text, form, "3")
    after = decisions_in(carried(text, form).text, form, "4")

    for old, new in zip(before, after, strict=True):
        assert (old.id, old.title, old.description, old.bodies) == (new.id, new.title, new.description, new.bodies)
        assert [old.answers.get(name) for name in ("goal", "reach")] == [
            new.answers.get(name) for name in ("goal", "reach")
        ]
        trust = old.answers.get("trust")
        assert (trust and with_options(trust, BOND, 3)) == new.answers.get("bond")


@pytest.mark.parametrize("form", FORMS)
@patient
@some
def test_every_word_of_a_file_is_still_in_it(form, several, layout):
    """In its place, in a comment, or in the field that keeps what has no place."""
    text = WRITERS[form](several, layout)
    before, after = (Counter(words_of(each, form)) for each in (text, carried(text, form).text))

    assert {} == {word: number for word, number in (before - after).items() if word not in RENAMED}


@pytest.mark.parametrize("form", FORMS)
@patient
@some
def test_a_second_time_changes_nothing(form, several, layout):
    """Whatever was left the first time."""
    once = carried(WRITERS[form](several, layout), form).text

    assert Migration(once, ()) == carried(once, form)


@pytest.mark.parametrize("form", FORMS)
@patient
@some
def test_whatever_is_not_carried_is_listed(form, several, layout):
    """An answer that no question takes, by its line and its name."""
    text = WRITERS[form](several, layout)
    lost = 0
    for old in decisions_in(text, form, "3"):
        lawful, holds = old.answers.get("lawful"), old.answers.get("holds")
        lost += lawful is not None and 1 < len(lawful.options) < 3
        lost += holds is not None and "nobody" in holds.options and len(holds.options) < 4
        lost += "means" in old.answers and form != "csv"  # a column that is no question's is listed once
    listed = [each.what for each in carried(text, form).left]

    assert lost == sum(what in ("`lawful`", "`holds`", "`means`") for what in listed)


@patient
@given(held)
def test_what_json_keeps_is_kept_by_whoever_saves_the_file(decision):
    """An interview writes what it read, and the field with it."""
    text = carried(in_json([decision], {}), "json").text
    (read,) = decisions_in(text, "json", "4")

    assert [read] == decisions_in(render_decisions([read], NEW), "yaml", "4")
