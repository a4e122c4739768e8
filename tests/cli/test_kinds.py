"""A rulebook whose questions all ask for kinds, through every command: nothing that is printed claims an order."""

from __future__ import annotations

import json
import re

import pytest
from tests.cli.running import subsidiarity
from tests.workshop.kinds import WELL, WELLS

ORDER = re.compile(r"\b(weak\w*|strong\w*|scale|ranges?|one step|middle|neighbouring options|-1|[+]1)\b", re.IGNORECASE)
COMMANDS = [
    "explain a.yaml --grid",
    "explain open.yaml",
    "explain open.yaml --full",
    "questions",
    "hand-out",
    "what-if a.yaml --set matter=rule",
    "compare a.yaml b.yaml",
    "check --all --influence wells.yaml",
    "evaluate a.yaml b.yaml",
]


@pytest.fixture
def wells(tmp_path):
    """A folder with the rulebook, and three answers to one decision."""
    (tmp_path / "wells.yaml").write_text(WELLS, encoding="utf-8")
    (tmp_path / "open.yaml").write_text(WELL.replace("river", "unknown").replace("service", "case"), encoding="utf-8")
    for name, kind in (("a", "service"), ("b", "rule"), ("c", "rule")):
        (tmp_path / f"{name}.yaml").write_text(WELL.replace("service", kind), encoding="utf-8")
    return tmp_path


def said(folder, command):
    """What a command prints and says."""
    name, *rest = command.split()
    found = subsidiarity(name, "--rulebook", "wells.yaml", *rest, cwd=folder)
    return found.stdout + found.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_speaks_of_an_order_among_kinds(wells, command):
    """Neither of stronger and weaker ones, nor of ranges or a scale."""
    text = said(wells, command).replace("one step of an answer changes", "").replace("at most 2 steps", "")
    text = text.replace("one step away", "").replace("It is not the middle.", "")

    assert [] == ORDER.findall(text)


def test_the_grid_gives_each_other_kind_a_line(wells):
    """With what it would become."""
    lines = [" ".join(line.split()) for line in said(wells, "explain a.yaml --grid").splitlines()]
    text = " ".join(lines)

    assert "With another kind as the answer, all others as they are, the result would change:" in text
    for line in (
        "Matter: “A rule that binds” rather than “A service” leads to land.",
        "Matter: “A single case” rather than “A service” leads to street.",
        "Water: “A spring” rather than “A river” leads to street.",
    ):
        assert line in text


def test_the_grid_names_those_of_whose_kinds_none_changes_anything(wells):
    """A rule is the land's wherever the water comes from."""
    assert "No other kind of water changes it by itself." in said(wells, "explain b.yaml --grid")


def test_what_would_change_it_says_that_another_kind_is_a_step(wells):
    """Two answers are one step away from the town's."""
    text = " ".join(said(wells, "explain a.yaml --full").split())

    assert "A step moves one answer to another kind." in text
    assert "If the answer on matter is “A rule that binds” rather than “A service”, land should decide." in text


def test_several_kinds_cannot_be_set(wells):
    """The command says what can."""
    text = said(wells, "what-if a.yaml --set matter=rule,case")

    assert "subsidiarity: the answer to `matter` is one kind: name the one that fits best, or unknown\n" == text


def test_a_group_agrees_on_the_kind_that_most_chose(wells):
    """Two of three say rule, and the figure is one for kinds."""
    found = subsidiarity("agreement", "--rulebook", "wells.yaml", "a.yaml", "b.yaml", "c.yaml", cwd=wells)
    lines = [" ".join(line.split()) for line in found.stdout.splitlines()]

    assert "question answers most chosen agreement" in lines
    assert "Matter A rule that binds 2, A service 1 A rule that binds 0.33 low" in lines
    assert any(line.startswith("On kinds, the figure is 1 when all chose one and 0") for line in lines)
    assert "Land should decide. That is where the middle of 3 sheets leads." in lines


def test_other_programs_are_told_what_is_a_kind_and_what_is_prepared(wells):
    """In the list of questions."""
    records = json.loads(subsidiarity("questions", "--format", "json", "--rulebook", "wells.yaml", cwd=wells).stdout)
    matter = next(each for each in _every(records) if each.get("id") == "matter")

    assert (False, True, "either") == (matter["ordered"], matter["prepared"], matter["pull"])


def test_pages_draw_votes_on_kinds_as_bars_alone(wells):
    """No middle on a wash, no mark in the grid, and no order in words."""
    names = ["a.yaml", "b.yaml", "c.yaml"]
    subsidiarity("report", "--rulebook", "wells.yaml", "--sheets", "--output", "out", *names, cwd=wells)
    (page,) = [path for path in (wells / "out").glob("*.html") if path.name not in ("index.html", "rulebook.html")]
    rulebook = (wells / "out" / "rulebook.html").read_text(encoding="utf-8")
    text = page.read_text(encoding="utf-8")
    body = re.sub(r"<(style|head).*?</\1>", "", text, flags=re.DOTALL)

    assert 'class="bar"' in body
    assert 'class="middle"' not in body
    assert not re.search(r"weaker|stronger|the scale", body)
    assert "With another kind as the answer, all others as they are, the result would change</h3>" in body
    assert "It may move the level, up or down." in rulebook


def _every(found):
    """Every mapping in a record."""
    if isinstance(found, dict):
        yield found
    for each in found.values() if isinstance(found, dict) else found if isinstance(found, list) else ():
        yield from _every(each)
