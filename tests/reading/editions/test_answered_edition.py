"""The rulebook and the edition that a document answers: read, and compared with those in use."""

from __future__ import annotations

import io

import pytest
from tests.reading.samples import BENCHES, READER, at_mark, said

from subsidiarity.reading.json_lines import read_json_line
from subsidiarity.reading.tables.csv_decisions import csv_rows, read_csv_header, read_csv_row

HEAD = "decision: bench\ntitle: Who moves the bench?\n"
WORKSHOP = "workshop:\n  format: 1\n  rulebook: benches\n  edition: 1\n"


@pytest.mark.parametrize("lines", ["rulebook: benches\nedition: 1\n", "edition: '1'\nrulebook: \"benches\"\n"])
def test_a_file_says_which_edition_it_answers(lines):
    """In any order, quoted or not."""
    (decision,), diagnostics = READER.read(f"{lines}{HEAD}answers:\n  reach: town\n".encode(), "f")

    assert ("benches", "1", ()) == (decision.rulebook, decision.edition, diagnostics)


def test_a_file_need_not_say_it():
    """Files from before stay good."""
    (decision,), diagnostics = READER.read(f"{HEAD}answers:\n  reach: town\n".encode(), "f")

    assert ("", "", ()) == (decision.rulebook, decision.edition, diagnostics)


def test_answers_to_another_rulebook_get_one_message():
    """None of them is wrong, so nothing is said of any, nor of fields that it may have."""
    marked = f"rulebook: §wells\nedition: 7\n{HEAD}owners: [us]\nanswers:\n  depth: far\n  water: [a, b]\n"
    message = "SUB326 these are answers to the rulebook wells, edition 7; this is benches, edition 1"
    text, expected = at_mark(marked, message)

    assert [expected] == said(text)


def test_one_document_of_another_rulebook_stops_no_other():
    """A file may hold both."""
    text = f"rulebook: wells\n{HEAD}answers: {{}}\n---\n{HEAD.replace('bench', 'path')}answers: {{}}\n"

    assert ["path"] == [decision.id for decision in READER.read(text.encode(), "f")[0]]


def test_a_workshop_on_another_rulebook_is_found_too():
    """Where its document says nothing of it."""
    marked = HEAD + "answers: {depth: far}\n" + WORKSHOP.replace("benches", "§wells")
    text, expected = at_mark(
        marked, "SUB326 these are answers to the rulebook wells, edition 1; this is benches, edition 1"
    )

    assert [expected] == said(text)


def test_another_edition_is_a_warning_while_all_can_be_read():
    """The decision can be used."""
    text, expected = at_mark(
        f"edition: §0\n{HEAD}answers:\n  reach: town\n",
        "SUB323 these are answers to edition 0, and this is edition 1",
    )
    decisions, _ = READER.read(text.encode(), "f")

    assert ([expected], ["0"]) == (said(text), [decision.edition for decision in decisions])


def test_one_message_stands_for_all_that_another_edition_explains():
    """Questions, options, branches and levels that are not known here; a fault of another kind is said."""
    marked = f"edition: §0\n{HEAD}titel: x\nanswers:\n  depth: far\n  reach: everywhere\nexpects: moon\n"
    message = "SUB323 these are answers to edition 0, and this is edition 1: no question `depth` (line 6, and 2 more)"
    text, expected = at_mark(marked, message)

    assert [expected, "4:1 SUB021 a decision has no field `titel`"] == said(text)


def test_many_faults_of_another_edition_are_one_too():
    """More than are listed."""
    lines = "".join(f"  question_{number}: far\n" for number in range(150))

    assert ["SUB323"] == [line.split()[1] for line in said(f"edition: 0\n{HEAD}answers:\n{lines}")]


def test_what_a_document_says_goes_before_what_its_workshop_says():
    """One message is enough."""
    text, expected = at_mark(
        f"edition: §0\n{HEAD}answers: {{}}\n{WORKSHOP.replace('edition: 1', 'edition: 0')}",
        "SUB323 these are answers to edition 0, and this is edition 1",
    )

    assert [expected] == said(text)


def test_a_workshop_that_answered_another_edition_is_said_beside_a_good_document():
    """Votes were cast on other questions."""
    text = f"edition: 1\n{HEAD}answers: {{}}\n{WORKSHOP.replace('edition: 1', 'edition: 0')}"

    assert ["8:12 SUB323 these are answers to edition 0, and this is edition 1"] == said(text)


@pytest.mark.parametrize("line", ["rulebook: [a]", "rulebook:", "edition: {a: b}"])
def test_what_is_no_name_is_said(line):
    """As for any field."""
    assert [line.split(":")[0]] == [each.split("`")[1] for each in said(f"{HEAD}{line}\nanswers: {{}}\n")]


def test_a_line_of_json_says_it_too():
    """A number is text, as everywhere."""
    line = (4, b'{"decision": "a", "rulebook": "benches", "edition": 0, "title": "b", "answers": {"depth": "far"}}')
    ((_, diagnostics),) = READER.entries(*read_json_line(line, "f"), "f", {})

    assert ["4:53 SUB323"] == [f"{each.span.line}:{each.span.column} {each.code}" for each in diagnostics]


def test_a_row_of_a_table_says_it_too():
    """In columns of their own; an empty cell says nothing."""
    table = "id,rulebook,edition,reach\na,benches,1,town\nb,,,town\nc,wells,1,town\n"
    first, *rows = csv_rows(io.BytesIO(table.encode()))
    header, remarks = read_csv_header(first, "f.csv", [question.id for question in BENCHES.questions])
    assert header is not None
    entries = [entry for row in rows for entry in READER.entries(*read_csv_row(header, row, "f.csv"), "f.csv", {})]

    assert () == remarks
    assert [("1", []), ("", []), (None, ["SUB326"])] == [
        (decision and decision.edition, [each.code for each in diagnostics]) for decision, diagnostics in entries
    ]
