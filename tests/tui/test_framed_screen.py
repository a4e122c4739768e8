"""The verdict on its one line: who decides comes first, and a warning is a pointer."""

from __future__ import annotations

import pytest

from subsidiarity.tui.framed_screen import standing_line
from subsidiarity.workshop.view.standing import Standing

WARNED = Standing(
    is_settled=True,
    has_level=True,
    first="The region should decide, the neighbourhood should help, and the money should come from the nation.",
    second="No question is left.",
    short="The region should decide.",
    pointer="See the result for what comes first.",
    warnings=("Two answers do not go together (one system, and where those who gain or lose live).",),
)


@pytest.mark.parametrize("width", [78, 118])
def test_who_decides_comes_before_a_warning_and_nothing_is_cut(width):
    """The tick is the decision's; the warning has the mark of what matters."""
    said = standing_line(WARNED, width).plain

    assert "✔ The region should decide. ! See the result for what comes first." == said


def test_where_there_is_room_all_of_it_is_said():
    """The other roles, and what is left to ask."""
    said = standing_line(WARNED, 200).plain

    assert f"✔ {WARNED.first} ! {WARNED.pointer} {WARNED.second}" == said


def test_on_lines_the_warning_is_said_in_full_behind_the_decision():
    """For there is room."""
    assert " ".join((WARNED.first, *WARNED.warnings, WARNED.second)) == WARNED.words


def test_what_is_too_long_for_a_line_has_a_second_one():
    """Nothing of who decides is cut."""
    said = "The borough council decides first; the Secretary of State decides anew if somebody appeals."
    standing = Standing(is_settled=True, has_level=True, first=said, second="", short=said)

    lines = standing_line(standing, 78).plain.split("\n")

    assert f"✔ {said}" == " ".join(line.strip() for line in lines)
    assert 78 >= max(map(len, lines))
