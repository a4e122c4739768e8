"""The plus-minus grid, in words."""

from __future__ import annotations

from tests.reporting.prospect_samples import with_prospects, words_of
from tests.reporting.samples import OPEN, SETTLED

from subsidiarity.reporting.outline import Grid
from subsidiarity.reporting.wording.grid import compact


def grid_of(text):
    """The grid of the role that decides."""
    sections = with_prospects(text).sections
    return next(block for section in sections for block in section.blocks if isinstance(block, Grid))


def test_rows_are_questions_and_columns_steps():
    """A cell has what it would become, and says where the result stays and where the scale ends."""
    grid = grid_of(SETTLED)

    assert ("Answer", "Two weaker", "One weaker", "One stronger", "Two stronger") == grid.header
    assert ["Aim", "Reach", "Deals", "Trust"] == [row.name for row in grid.rows]
    deals = next(row for row in grid.rows if row.name == "Deals")
    assert [
        ("beyond", "no such option"),
        ("down", "Street, jointly with its neighbours"),
        ("same", "stays"),
        ("beyond", "no such option"),
    ] == [(cell.kind, cell.text) for cell in deals.cells]


def test_few_words_stand_for_it_in_a_line_of_text():
    """An empty cell changes nothing, and a dash ends the scale; no brackets."""
    reading, table = compact(grid_of(SETTLED))

    assert reading.text.startswith("Who takes the decision? Now: town. -1 is one option weaker, +1 one stronger.")
    assert [
        ("question", "-2", "-1", "now", "+1", "+2"),
        ("Aim", "-", "-", "agreed", "no level", "-"),
        ("Reach", "-", "Street", "town", "", "-"),
        ("Deals", "-", "Street, jointly", "doubtful", "", "-"),
        ("Trust", "-", "", "helps", "Street or Town?", "-"),
    ] == [table.header, *table.rows]


def test_other_roles_have_a_line_each():
    """With the questions in which one step would move them."""
    words = words_of(with_prospects(SETTLED), "grid")

    assert ["One step that would change another part", "Pays (now land): one step in means."] == words[-2:]


def test_a_role_that_no_step_moves_has_no_grid():
    """Its result is said all the same."""
    words = words_of(with_prospects(SETTLED, "check"), "grid")

    assert "Who checks it? Now: town." == words[1]


def test_an_open_answer_has_a_range_for_its_now():
    """A range is stepped out of at its ends; what is not known has no row."""
    rows = {row.name: row.brief for row in grid_of(OPEN).rows}

    assert "town / land" == rows["Reach"]
    assert "Deals" not in rows
