"""CSV of many decisions: one row a decision, one column a question."""

from __future__ import annotations

import io

import pytest
from tests.reading.samples import assert_alike
from tests.workshop.samples import compiled

from subsidiarity.files.bounded_read import MAX_BYTES
from subsidiarity.model.decision import Decision
from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.reading.decision import DecisionReader
from subsidiarity.reading.plain.glance import Glance
from subsidiarity.reading.tables.csv_decisions import MAX_LINES, csv_rows, read_csv_header, read_csv_row

RULEBOOK = compiled().rulebook
READER = DecisionReader(RULEBOOK)
QUESTIONS = tuple(question.id for question in RULEBOOK.questions)


def test_a_row_is_the_decision_that_a_file_of_the_same_answers_holds():
    """A set of options stands with bars between; an empty cell is a question left out."""
    table = "id,title,reach,trust,means,expects\nhall,Who runs the hall?,street,none|helps,,street\n"
    file = (
        b"decision: hall\ntitle: Who runs the hall?\n"
        b"answers:\n  reach: street\n  trust: [none, helps]\nexpects: street\n"
    )

    assert READER.read(file, "f.yaml") == read(table)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_first_row_says_what_stands_between_cells(separator):
    """Spreadsheets write commas, semicolons or tabs, as the country has it."""
    ((hall,), diagnostics) = read("id,reach\r\nhall,town\r\n".replace(",", separator))

    assert ((), frozenset({"town"})) == (diagnostics, hall.answers["reach"].options)


@pytest.mark.parametrize("begin", ["id,", '"id",'])
@pytest.mark.parametrize(("commas", "codes"), [(9_998, {"SUB301"}), (9_999, {"SUB010"})])
def test_a_row_of_ten_thousand_cells_is_the_longest(begin, commas, codes):
    """No rulebook has as many questions, and each cell costs memory."""
    header, diagnostics = read_csv_header((1, (begin + "," * commas).encode()), "f.csv", QUESTIONS)

    assert (None, codes) == (header, {found.code for found in diagnostics})


def test_a_row_without_a_title_goes_by_its_id():
    """Tables made by programs often have no titles."""
    ((hall,), _) = read("id,reach\nhall,town\n")

    assert "hall" == hall.title


def test_a_quoted_cell_holds_separators_quotes_and_line_ends():
    """As RFC 4180 has it; the rows behind keep their line numbers."""
    ((hall, inn), diagnostics) = read('id,title,reach\nhall,"Yes, ""we""\r\nask",town\ninn,Inn,town\n')

    assert () == diagnostics
    assert ('Yes, "we"\nask', 2, 4) == (hall.title, hall.span.line, inn.span.line)


def test_a_quote_inside_a_cell_is_only_a_quote():
    """A pipe of 5" opens nothing."""
    ((hall, inn), _) = read('id,title\nhall,A 5" pipe\ninn,Inn\n')

    assert ('A 5" pipe', "Inn") == (hall.title, inn.title)


@pytest.mark.parametrize("rows_behind", [3, 2 * MAX_LINES])
def test_a_forgotten_quote_costs_only_its_row(rows_behind):
    """However many rows follow, they are read."""
    table = 'id,title\nhall,"The hall\n' + "".join(f"inn{number},Inn\n" for number in range(rows_behind))

    decisions, (found,) = read(table)

    assert (rows_behind, "SUB006", 2, 6) == (len(decisions), found.code, found.span.line, found.span.column)


@pytest.mark.parametrize(
    ("header", "code", "column"),
    [
        ("title,reach", "SUB022", 1),
        ("id,reech", "SUB301", 4),
        ("id,reach,reach", "SUB008", 10),
        ("id,city,reech", "SUB301", 9),
        ("id, reach ,reach", "SUB008", 12),
        ('id,"reach', "SUB006", 4),
        ("id,re\x1bach", "SUB004", 6),
    ],
)
def test_a_faulty_first_row_is_refused_at_the_column(header, code, column):
    """No row is read under names that nobody knows."""
    decisions, (found,) = read(f"{header}\nhall,x,y\n")

    assert ((), code, 1, column) == (decisions, found.code, found.span.line, found.span.column)


NEAR = "is no question, so it is not read"
LEFT = "a question's column is called by the question's id; leave it if it is meant for others"


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("id,reach,title,description,expects,means", []),
        ("id,reach,tust", [(10, f"the column `tust` {NEAR}", "did you mean `trust`?")]),
        ("id,reach,Trust", [(10, f"the column `Trust` {NEAR}", "did you mean `trust`?")]),
        ("id,reach,Reach", [(10, f"the column `Reach` {NEAR}", LEFT)]),
        ("id,reach,who", [(10, f"the column `who` {NEAR}", LEFT)]),
        ("id,reach,,", [(10, f"the column without a name {NEAR}", LEFT)]),
        ("who,id,when,reach", [(1, "the columns `who` and `when` are no questions, so they are not read", LEFT)]),
        (
            "id,reach,q,w,x,y,z,tust",
            [
                (10, "the columns `q`, `w`, `x` and 2 more are no questions, so they are not read", LEFT),
                (20, f"the column `tust` {NEAR}", "did you mean `trust`?"),
            ],
        ),
    ],
)
def test_columns_that_are_no_question_are_named_once_and_not_read(header, said):
    """A misspelt question would else be not known yet in every row, and nobody would hear of it."""
    cells = ",".join(name if name in ("id", "title") else "town" * (name == "reach") for name in header.split(","))
    (hall,), diagnostics = read(f"{header}\n{cells}\n")

    assert frozenset({"town"}) == hall.answers["reach"].options
    assert [("SUB310", "warning", *each) for each in said] == [
        (found.code, found.severity, found.span.column, found.message, found.hint) for found in diagnostics
    ]


def test_what_stands_in_a_column_that_is_not_read_is_nothing_to_us():
    """Whatever it is; the row is read at a glance or carefully all the same."""
    header, _ = read_csv_header((1, b"id,who,reach"), "f.csv", QUESTIONS)
    assert header is not None
    row = (2, b"hall,=1+1 #,town")

    found = Glance(RULEBOOK, READER).csv(header, row, "f.csv")

    assert found is not None
    assert_alike(READER, found, read_csv_row(header, row, "f.csv"))


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        ("hall,town,none,x", "SUB014", 1),
        ("hall,town", "SUB014", 1),
        ("hall,twon,none", "SUB302", 6),
        ("hall,town,none|nine", "SUB302", 11),
        (",town,none", "SUB023", 1),
        ("a b,town,none", "SUB024", 1),
        ('hall,"town"x,none', "SUB006", 12),
        ("hall,to\x9bwn,none", "SUB004", 8),
        ("hall," + "x" * MAX_BYTES + ",none", "SUB002", 1),
    ],
)
def test_a_faulty_row_costs_only_itself(row, code, column):
    """The fault stands at its cell, and the rows around it are read."""
    decisions, (found,) = read(f"id,reach,trust\ninn,town,none\n{row}\nbarn,town,none\n")

    assert ["inn", "barn"] == [decision.id for decision in decisions]
    assert (code, 3, column) == (found.code, found.span.line, found.span.column)


def test_a_formula_is_text():
    """What a spreadsheet would calculate is shown as it was typed."""
    ((hall,), _) = read("id,title\nhall,=1+1\n")

    assert "=1+1" == hall.title


def read(table: str) -> tuple[tuple[Decision, ...], tuple[Diagnostic, ...]]:
    """The decisions of a table and everything that is wrong in it."""
    rows = csv_rows(io.BytesIO(table.encode()))
    header, faults = read_csv_header(next(rows), "f.csv", QUESTIONS)
    if header is None:
        return (), faults
    entries = [(None, faults)] + [
        entry for row in rows for entry in READER.entries(*read_csv_row(header, row, "f.csv"), "f.csv", {})
    ]  # fmt: skip
    found = tuple(decision for decision, _ in entries if decision is not None)
    return found, tuple(diagnostic for _, diagnostics in entries for diagnostic in diagnostics)
