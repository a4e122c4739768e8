"""The plus-minus grid: what one answer's steps come to, for every role."""

from __future__ import annotations

import subprocess
import sys
import time

from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.small_rulebooks import allows, compiled_rulebooks, every_sheet, sheets
from tests.reasoning.plain_walk import end_of
from tests.workshop.samples import compiled

from subsidiarity.analysis.decision.plus_minus import plus_minus
from subsidiarity.api import load_advisor
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.prospect import OFFSETS, StepRow

#          goal, reach, trust, means, lawful, holds
AT_HOME = [0b01, 0b001, 0b001, 0b01, 0b001, 0b0001]
STREET, TOWN, LAND = (Outcome("", level) for level in ("street", "town", "land"))


def test_a_row_has_what_each_step_comes_to():
    """A reach one step stronger gives the town and two the land; below the first option the scale ends."""
    rulebook = compiled()
    rows = plus_minus(rulebook, rulebook.roles[0], AT_HOME).rows

    assert StepRow("reach", (None, None, (TOWN,), (LAND,))) in rows


def test_a_range_is_stepped_out_of_at_its_ends():
    """From street or town there is one step up, to the land, and none down."""
    rulebook = compiled()
    rows = plus_minus(rulebook, rulebook.roles[0], [0b01, 0b011, *AT_HOME[2:]]).rows

    assert StepRow("reach", (None, None, (LAND,), None)) in rows


def test_what_is_not_known_yet_has_no_steps():
    """An answer that may be any option cannot be one step weaker or stronger."""
    rulebook = compiled()
    rows = plus_minus(rulebook, rulebook.roles[0], [0b01, 0b111, *AT_HOME[2:]]).rows

    assert ["goal", "trust"] == [row.question for row in rows]


def test_every_role_has_the_rows_that_it_turns_on():
    """Who pays also turns on the means of the streets."""
    rulebook = compiled()
    grids = [plus_minus(rulebook, role, AT_HOME) for role in rulebook.roles]

    assert [["goal", "reach", "trust"], ["goal", "reach", "trust", "means"]] == [
        [row.question for row in grid.rows] for grid in grids
    ]


@given(st.data())
def test_cells_are_the_outcomes_of_the_sheets_they_stand_for(data):
    """Each cell agrees with walking every sheet that the stepped answers allow."""
    rulebook = data.draw(compiled_rulebooks())
    sheet = data.draw(sheets(rulebook))
    role = data.draw(st.sampled_from(rulebook.roles))

    grid = plus_minus(rulebook, role, sheet)

    for row in grid.rows:
        place = rulebook.order.index(row.question)
        chosen = [option for option in range(rulebook.sizes[place]) if sheet[place] >> option & 1]
        for offset, cell in zip(OFFSETS, row.cells, strict=True):
            option = (min(chosen) if offset < 0 else max(chosen)) + offset
            if not 0 <= option < rulebook.sizes[place]:
                assert cell is None
                continue
            stepped = [*sheet[:place], 1 << option, *sheet[place + 1 :]]
            walked = [end_of(rulebook.rulebook, o, role.role.id) for o in every_sheet(rulebook) if allows(stepped, o)]
            assert set(walked) == set(cell or ())


def test_the_grids_of_all_roles_take_less_time_than_importing_networkx():
    """The default rulebook's grids are there before a graph library would have been loaded."""
    timing = "import time; began = time.process_time(); import networkx; print(time.process_time() - began)"
    run = subprocess.run([sys.executable, "-c", timing], capture_output=True, text=True, check=True)
    advisor, _ = load_advisor()
    assert advisor is not None
    sheet = [1] * len(advisor.compiled.order)

    began = time.thread_time()
    for role in advisor.compiled.roles:
        plus_minus(advisor.compiled, role, sheet)

    assert time.thread_time() - began < float(run.stdout)
