"""A rule graph or a path as a drawing, and the drawing as Mermaid, DOT and lines."""

from __future__ import annotations

import re

import pytest
from tests.reporting.samples import OPEN, RULES, SETTLED, advisor, recommended

from subsidiarity.reporting.picture.dot import quoted, render_dot
from subsidiarity.reporting.picture.drawing import drawing_of
from subsidiarity.reporting.picture.mermaid import label_text, render_mermaid
from subsidiarity.reporting.picture.path_drawing import path_of
from subsidiarity.reporting.picture.text import render_text

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
    """The rule graph of the headline role, or a decision's path through it."""
    rulebook = advisor(rules).rulebook
    if text is None:
        return drawing_of(rulebook, rulebook.role("decide"))
    found = recommended(text, rules)
    return path_of(found, found.headline)


def folded(found):
    """The words of what a drawing folds away."""
    return [box.label for box in found.boxes if box.kind == "folded"]


def test_steps_stand_in_the_order_of_the_longest_way_to_them():
    """And after them the outcomes, no level first, then as on the ladder."""
    assert [
        "Is the aim shared?",
        "Must it leave the street?",
        "Is it better in the town's hands?",
        "Must it leave the town?",
        "No level",
        "Street",
        "Street, jointly with its neighbours",
        "Contested between street and town",
        "Town",
        "Land",
    ] == [box.label for box in drawing().boxes]


def test_a_step_that_nothing_leads_to_is_drawn():
    """So that whoever wrote it sees it."""
    lost = (
        "      lost:\n        ask: Who comes here?\n        otherwise: {to: street, because: So., source: Reed 2004}\n"
    )
    rules = RULES.replace("      better:\n", f"{lost}      better:\n", 1)

    assert "Who comes here?" == [box.label for box in drawing(rules=rules).boxes if box.kind == "step"][-1]


def test_branches_that_lead_to_one_place_share_an_arrow():
    """From each step one arrow to each box, with the first reason and how many others there are."""
    found = drawing()

    assert [
        (
            "Is it better in the town's hands?",
            "Other streets would pay for it, and they cannot settle that between them",
        ),
        (
            "Street, jointly with its neighbours",
            "Other streets would pay for it, and they can settle that by agreement",
        ),
        ("Street", "It works through people who trust each other; or 2 other reasons"),
    ] == [(found.boxes[arrow.end].label, arrow.label) for arrow in found.arrows if arrow.start == 1]


def test_a_path_has_the_steps_passed_and_the_outcome():
    """Each arrow with its reason; of what was not taken it draws nothing."""
    found = drawing(SETTLED)

    assert [
        "They want the same thing",
        "Other streets would pay for it, and they cannot settle that between them",
        "The town would do it no worse",
        "People trust the town more than the land",
    ] == [arrow.label for arrow in found.arrows if arrow.is_taken]
    assert [] == [arrow for arrow in found.arrows if arrow.label and not arrow.is_taken]
    assert ["Town"] == [box.label for box in found.boxes if box.kind == "outcome"]


def test_branches_not_taken_are_one_box():
    """It says how many they are, and whether any held; what always holds is not counted among them."""
    assert [
        "1 other branch, which did not hold",
        "3 other branches: 1 held too",
        "1 other branch, which did not hold",
        "1 other branch, which did not hold",
    ] == folded(drawing(SETTLED))


def test_a_path_that_is_still_open_is_drawn_as_far_as_it_goes():
    """Then every place that it may yet come to stands there, and none is marked."""
    found = drawing(OPEN)
    last = max(number for number, box in enumerate(found.boxes) if box.kind == "step" and box.is_passed)
    ways = [arrow for arrow in found.arrows if arrow.start == last and arrow.label]

    assert len(ways) > 1
    assert [False] * len(ways) == [arrow.is_taken or found.boxes[arrow.end].is_passed for arrow in ways]


def test_without_a_decision_nothing_is_marked_or_folded():
    """The graph alone."""
    assert not any(box.is_passed or box.kind == "folded" for box in drawing().boxes)


def test_mermaid_and_graphviz_climb():
    """The smallest level stands at the bottom."""
    assert "flowchart BT" == render_mermaid(drawing(SETTLED)).splitlines()[1]
    assert "    rankdir=BT;" == render_dot(drawing(SETTLED)).splitlines()[1]


LABEL = r'"(?:[\w ,?]|#\d+;)+"'
MERMAID = re.compile(
    r"%% .*\nflowchart BT\n"
    rf"(?:    n\d+(?:\[{LABEL}\]|\(\[{LABEL}\]\)|\({LABEL}\))\n)+"
    rf"(?:    n\d+ (?:(?:==>|-->)\|{LABEL}\||-\.-) n\d+\n)+"
    r"(?:    classDef \w+ [\w:-]+(?: \d+)?\n    class n\d+(?:,n\d+)* \w+\n)*"
)
"""The part of Mermaid's language that a drawing uses: nodes, links, styles."""


@pytest.mark.parametrize("text", [None, SETTLED, OPEN], ids=["graph", "settled", "open"])
def test_mermaid_reads_what_is_written(text):
    """Nodes, then links between them, then styles, and nothing else; links begin and end at nodes that are there."""
    said = render_mermaid(drawing(text))
    nodes = set(re.findall(r"^    (n\d+)[\[(]", said, re.MULTILINE))

    assert MERMAID.fullmatch(said)
    assert nodes >= {name for line in re.findall(r"^    (n\d+) \S.* (n\d+)$", said, re.MULTILINE) for name in line}


def test_a_path_can_be_read_as_lines():
    """The highest step first, what is folded below its step, at most 80 columns."""
    lines = render_text(drawing(SETTLED)).splitlines()

    assert ["Who looks after the wells? Who takes the decision?", "", "● Town", ""] == lines[:4]
    assert [
        "● Is the aim shared?",
        "  ↑ Must it leave the street: They want the same thing",
        "  · 1 other branch, which did not hold",
    ] == lines[-3:]
    assert 80 >= max(map(len, lines))


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
    """A step's question is text, in all forms."""
    rules = RULES.replace("ask: Is the aim shared?", f"ask: '{text}'".replace("\n", "\n\n          "))
    plain, hostile = drawing(SETTLED), drawing(SETTLED, rules)

    assert len(render_mermaid(plain).splitlines()) == len(render_mermaid(hostile).splitlines())
    assert len(render_dot(plain).splitlines()) == len(render_dot(hostile).splitlines())


@pytest.mark.parametrize(("name", "text"), [("graph", None), ("path", SETTLED)], ids=["graph", "path"])
def test_pictures_read_as_they_did(name, text, golden):
    """The whole graph, and a path."""
    golden(f"{name}.mmd", render_mermaid(drawing(text)))
    golden(f"{name}.dot", render_dot(drawing(text)))
    golden(f"{name}.txt", render_text(drawing(text)))
