"""Edition 2026.1 of the climb, written short: it means what it means at length, in two thirds of the words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from subsidiarity.model.diagram import Nodes
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reading.rulebook import read_rulebook
from subsidiarity.reading.tree import read_documents
from subsidiarity.reading.tree_nodes import Entries, Items, Node
from subsidiarity.reasoning.outcome_order import outcomes_of
from subsidiarity.reasoning.rulebook_diagrams import build_diagrams

TESTS = Path(__file__).parent
AT_LENGTH = TESTS.parent / "benchmarks" / "climb-2026.1.yaml"
SHORT = TESTS / "rulebooks" / "climb-2026.1.yaml"
TEXTS = ("because", "advice", "ask")
TORN = {
    "neighbourhood": "neighbourhood_or_council",
    "local": "council_or_region",
    "regional": "region_or_nation",
}


@cache
def rulebook(file: Path) -> Rulebook:
    found, diagnostics = read_rulebook(file.read_bytes(), file.name)

    assert ((), True) == (diagnostics, found is not None)
    assert found is not None
    return found


def from_the_root_on(nodes: Nodes, root: int | None) -> list[tuple[int, ...]]:
    """The nodes that a place leads to, numbered as a walk meets them, so that diagrams of two rulebooks compare.

    A leaf alone stands for itself; none where there is no diagram, for what always holds.
    """
    if root is None:
        return []
    found: dict[int, int] = {}
    waiting = [root]
    while waiting:
        place = waiting.pop()
        if place >= 0 and place not in found:
            found[place] = len(found)
            waiting += reversed(nodes[place][1:])
    walked = [(question, *(found.get(to, to) for to in places)) for question, *places in map(nodes.__getitem__, found)]
    return walked or [(root,)]


def at_length(branch: str) -> str | None:
    """The id of a branch in the edition at length, from its id in the short one; None where only the short one has it.

    There, steps for each level are called for the level, and the branches of `decider` for what they lead to.
    """
    found = re.fullmatch(r"(\w+)/(climb|better|decider)-(\w+)/(\w+)", branch)
    if found is None:
        return branch
    role, step, level, name = found.groups()
    if step != "decider":
        return f"{role}/{'above' if step == 'climb' else 'better_above'}_{level}/{name}"
    if name == "otherwise":
        return f"{role}/decider/otherwise" if level == "regional" else None
    return f"{role}/decider/{ {'jointly': f'{level}_jointly', 'contested': TORN[level], 'alone': level}[name] }"


def said_by(book: Rulebook) -> dict[str, tuple[str, str]]:
    """The sentence and the source of every branch, by its id."""
    steps = [step for role in book.roles for step in role.graph.steps.values()]
    return {reason.id: (reason.because, reason.source) for step in steps for reason in step.reasons}


def words_of(node: Node, uncounted: tuple[str, ...]) -> Iterator[str]:
    """The words of all scalars in a part of a file, but for the values of uncounted fields; keys are words, too."""
    if isinstance(node, Entries):
        for name, (_, value) in node.entries.items():
            yield name
            yield from () if name in uncounted else words_of(value, uncounted)
    elif isinstance(node, Items):
        for item in node.items:
            yield from words_of(item, uncounted)
    else:
        yield from node.value.split()


def number_of_words(file: Path, parts: tuple[str, ...], uncounted: tuple[str, ...]) -> int:
    """The number of words in those parts of a file that it has."""
    (document,), _ = read_documents(file.read_bytes(), file.name)
    root = document.root
    assert isinstance(root, Entries)
    return sum(1 for part in parts if part in root.entries for _ in words_of(root.entries[part][1], uncounted))


def test_both_are_one_edition_but_for_roles_and_safeguards():
    """Levels, manners, questions, limits and sources are those of the edition at length."""
    fields = ("id", "edition", "title", "limits", "levels", "manners", "questions", "sources")
    long, short = rulebook(AT_LENGTH), rulebook(SHORT)

    assert [getattr(long, field) for field in fields] == [getattr(short, field) for field in fields]


@pytest.mark.parametrize("role", ["decide", "minimum", "pay", "run", "check"])
def test_a_role_written_short_compiles_to_the_diagram_that_it_has_at_length(role):
    """Node for node from the root on, over the same questions and outcomes."""
    long, short = rulebook(AT_LENGTH), rulebook(SHORT)
    old, new = build_diagrams(long), build_diagrams(short)

    assert outcomes_of(long) == outcomes_of(short)
    assert from_the_root_on(old.nodes, old.roles[role]) == from_the_root_on(new.nodes, new.roles[role])


def test_safeguards_written_short_compile_to_the_diagrams_that_they_have_at_length():
    """Node for node from the root on, with the same kinds, titles, advice, reasons and sources."""
    old, new = [
        {
            safeguard.id: (
                from_the_root_on(diagrams.nodes, root),
                (safeguard.kind, safeguard.title, safeguard.advice, safeguard.because, safeguard.source),
            )
            for safeguard, root in zip(book.safeguards, diagrams.safeguards, strict=True)
        }
        for book, diagrams in [(book, build_diagrams(book)) for book in (rulebook(AT_LENGTH), rulebook(SHORT))]
    ]

    assert old == new


def test_a_branch_written_short_says_what_it_says_at_length_where_it_holds_there():
    """Sentence, source and condition; the short one has six branches more, which pass a level that does not decide."""
    long, short = rulebook(AT_LENGTH), rulebook(SHORT)
    old, new = build_diagrams(long), build_diagrams(short)
    said, said_short = said_by(long), said_by(short)
    name = {branch: at_length(branch) for branch in said_short}
    expected = {branch: (from_the_root_on(old.nodes, old.branches[branch]), said[branch]) for branch in said}

    assert expected == {
        name[branch]: (from_the_root_on(new.nodes, new.branches[branch]), said_short[branch])
        for branch in said_short
        if name[branch] is not None
    }
    assert [
        f"{role}/decider-{level}/otherwise"
        for role in ("minimum", "pay", "check")
        for level in ("neighbourhood", "local")
    ] == [branch for branch in said_short if name[branch] is None]


@pytest.mark.parametrize(
    ("parts", "uncounted"),
    [
        (("roles", "safeguards"), TEXTS),
        (("conditions", "roles", "safeguards"), (*TEXTS, "title", "source")),
    ],
)
def test_written_short_it_takes_at_most_two_thirds_of_the_words(parts, uncounted):
    """Words of keys and values, without those of texts: by themselves, and with the names of conditions.

    A word is what stands between spaces in a scalar, so a key, an id and an option are one each, and brackets, colons
    and dashes are none. A text by level is one text: its levels are not counted either.
    """
    most = 2 * number_of_words(AT_LENGTH, parts, uncounted) // 3

    assert number_of_words(SHORT, parts, uncounted) <= most
