"""A rule graph as a drawing, and the drawing as Mermaid and DOT."""

from __future__ import annotations

import re

import pytest
from tests.reporting.samples import OPEN, RULES, SETTLED, advisor, recommended

from subsidiarity.reporting.picture.dot import quoted, render_dot
from subsidiarity.reporting.picture.drawing import drawing_of
from subsidiarity.reporting.picture.mermaid import label_text, render_mermaid

ACTING = [
    '"]; click n1 "javascript:alert(1)"',
    "<b>x</b>",
    "%%{init: {}}%%",
    "a\nb --> c",
    "`code`",
    "1. one",
    "\\N \\l",
    "a;b",
    "]]",
    "&lt;",
]


def drawing(text=None, rules=RULES):
    """The rule graph of the headline role, with a decision's path if one is given."""
    rulebook = advisor(rules).rulebook
    return drawing_of(rulebook, rulebook.role("decide"), None if text is None else recommended(text, rules).headline)


def test_branches_that_lead_to_one_place_share_an_arrow():
    """From each step one arrow to each box."""
    arrows = [(arrow.start, arrow.end, arrow.label) for arrow in drawing().arrows if arrow.start == 1]

    assert [
        (1, 2, "Other streets would pay for it, and they cannot settle that between them"),
        (1, 5, "Other streets would pay for it, and they can settle that by agreement"),
        (1, 6, "It works through people who trust each other; or 2 other reasons"),
    ] == arrows


def test_the_path_of_a_decision_is_marked():
    """The branch taken has an arrow of its own; the boxes it leads through are passed."""
    found = drawing(SETTLED)

    assert [
        "They want the same thing",
        "Other streets would pay for it, and they cannot settle that between them",
        "The town would do it no worse",
        "People trust the town more than the land",
    ] == [arrow.label for arrow in found.arrows if arrow.is_taken]
    assert "Town" in [box.label for box in found.boxes if box.is_outcome and box.is_passed]


def test_a_path_that_is_still_open_is_marked_as_far_as_it_goes():
    """No outcome is marked before it is reached."""
    assert [False] * 6 == [box.is_passed for box in drawing(OPEN).boxes if box.is_outcome]


def test_without_a_decision_nothing_is_marked():
    """The graph alone."""
    assert not any(box.is_passed for box in drawing().boxes)


@pytest.mark.parametrize("text", ACTING)
def test_a_mermaid_label_holds_nothing_that_acts(text):
    """Letters, digits, spaces, commas and question marks; everything else by its number."""
    label = label_text(text)

    assert re.fullmatch(r"(?:[\w ,?]|#\d+;)*", label)
    assert " ".join(text.split()) == re.sub(r"#(\d+);", lambda code: chr(int(code.group(1))), label)


@pytest.mark.parametrize("text", ACTING)
def test_a_dot_label_is_one_quoted_string(text):
    """No quote ends it early, and no bracket makes it HTML."""
    label = quoted(text)

    assert re.fullmatch(r'"(?:[^"\\<>\n]|\\["\\])*"', label)


@pytest.mark.parametrize("text", ACTING)
def test_hostile_words_add_no_line_to_a_picture(text):
    """A step's question is text, in both languages."""
    rules = RULES.replace("ask: Is the aim shared?", f"ask: '{text}'".replace("\n", "\n\n          "))
    plain, hostile = drawing(SETTLED), drawing(SETTLED, rules)

    assert len(render_mermaid(plain).splitlines()) == len(render_mermaid(hostile).splitlines())
    assert len(render_dot(plain).splitlines()) == len(render_dot(hostile).splitlines())


@pytest.mark.parametrize(("name", "text"), [("graph", None), ("path", SETTLED)], ids=["graph", "path"])
def test_pictures_read_as_they_did(name, text, golden):
    """Both languages, with and without a path."""
    golden(f"{name}.mmd", render_mermaid(drawing(text)))
    golden(f"{name}.dot", render_dot(drawing(text)))
