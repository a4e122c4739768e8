"""The cells that tables of results choose their columns from."""

from __future__ import annotations

import pytest
from tests.reporting.samples import SETTLED, advisor, recommended, rows

from subsidiarity.reasoning.row import Row
from subsidiarity.reporting.rows.result_columns import cells_in, known_columns, standard_columns

RULEBOOK = advisor().rulebook

WALK = ("framing/otherwise", "above_street/far", "better/otherwise", "above_town/trust")


def cells(columns, recommendation, file="a.yaml"):
    return cells_in(RULEBOOK, columns)(Row(file, recommendation))


def test_every_column_there_is_can_be_asked_for():
    """For each sample row, every known column has a cell, in the order asked for."""
    columns = known_columns(RULEBOOK)[::-1]
    read = cells_in(RULEBOOK, columns)

    found = [read(row) for row in rows()]
    assert [len(columns)] * len(found) == [len(row) for row in found]
    assert {columns[place] for row in found for place, text in enumerate(row) if text} == set(columns)


def test_the_standard_columns_are_the_first_of_those_known():
    """Whoever asks for none gets these."""
    standard = standard_columns(RULEBOOK)

    assert standard == known_columns(RULEBOOK)[: len(standard)]


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("id", "pump"),
        ("level", "town"),
        ("role_pay", "land"),
        ("answer_reach", "town"),
        ("safeguards", "floor | review"),
        ("branches", " | ".join(f"decide/{branch}" for branch in WALK)),
        ("remark", ""),
        ("sentence", "Town should decide."),
        ("description", "It drips, and three streets drink from it."),
        ("direction", "lift"),
        ("rulebook", "wells"),
    ],
)  # fmt: skip
def test_a_cell_says_what_its_column_is_called(column, text):
    """Of a decision that is settled."""
    assert [text] == cells([column], recommended(SETTLED))


@pytest.mark.parametrize(("answer", "text"), [("[town, land]", "town | land"), ("unknown", ""), ("town", "town")])
def test_an_answer_is_written_as_a_table_reads_it(answer, text):
    """Several with a bar between, and nothing for what is not known."""
    found = recommended(SETTLED.replace('{answer: town, evidence: record, note: "Three streets drink from it", source: "Count of 3 May"}', answer))  # fmt: skip # noqa: E501

    assert [text] == cells(["answer_reach"], found)


def test_a_file_name_is_shown_on_one_line():
    """Whatever it is."""
    assert ["a\\n\\x1b[31m.yaml"] == cells(["file"], recommended(SETTLED), "a\n\x1b[31m.yaml")
