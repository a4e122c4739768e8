"""The JSON record and its schema."""

from __future__ import annotations

import json
from importlib.resources import files

import jsonschema
import pytest
from tests.reporting.samples import CONTESTED, EVERY, JOINT, OPEN, SETTLED, advisor, argued, recommended, rows

from subsidiarity.api import load_advisor
from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.span import Span
from subsidiarity.reporting.forms.outline_record import with_argument
from subsidiarity.reporting.record import record_of, render_record, render_records

SCHEMA = json.loads(files("subsidiarity.reporting").joinpath("record.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)

UNUSABLE = Diagnostic("SUB301", "error", "no question `reech`", Span("a.yaml", 4, 3), "did you mean `reach`?")


def record(text):
    """The record of one decision, as another program reads it."""
    return json.loads(render_record(record_of(advisor().rulebook, "wells/one.yaml", recommended(text))))


def errors(found):
    """What the schema says against a record."""
    return [error.message for error in VALIDATOR.iter_errors(found)]


def test_the_schema_is_a_schema():
    """It is valid by its own standard."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", EVERY)
def test_every_outcome_keeps_to_the_schema(name):
    """Settled, joint, contested, open and disputed."""
    assert [] == errors(record(EVERY[name]))


def test_every_worked_decision_keeps_to_the_schema():
    """The shipped rulebook on the shipped decisions."""
    shipped, _ = load_advisor()
    assert shipped is not None
    found = [
        json.loads(render_record(record_of(shipped.rulebook, row.file, row.recommendation, row.diagnostics)))
        for row in shipped.evaluate_paths(["decisions"])
    ]

    assert len(found) >= 20
    assert [] == [message for each in found for message in errors(each)]


def test_what_could_not_be_used_keeps_to_the_schema():
    """An error row has the same fields, and says where and why."""
    found = json.loads(render_record(record_of(advisor().rulebook, "a.yaml", None, (UNUSABLE,))))

    assert [] == errors(found)
    assert (None, None, 4) == (found["id"], found["level"], found["line"])
    assert list(found) == list(record(SETTLED))


def test_an_error_row_without_its_error_breaks_the_schema():
    """A row that recommends nothing and says nothing is no record."""
    assert [] != errors(json.loads(render_record(record_of(advisor().rulebook, "a.yaml", None))))


@pytest.mark.parametrize(
    ("field", "value"), [("level", 3), ("schema", "other"), ("possible", []), ("more", 1), ("direction", "up")]
)
def test_a_wrong_field_breaks_the_schema(field, value):
    """The schema would notice if the record changed."""
    assert [] != errors({**record(SETTLED), field: value})


@pytest.mark.parametrize(
    ("text", "level", "outcome", "possible"),
    [
        (SETTLED, "town", "town", ["town"]),
        (JOINT, "street", "street, jointly", ["street, jointly"]),
        (CONTESTED, None, "contested, street or town", ["contested, street or town"]),
        (OPEN, None, None, ["street, jointly", "town", "land"]),
    ],
    ids=["settled", "joint", "contested", "open"],
)
def test_the_level_is_null_until_it_is_settled(text, level, outcome, possible):
    """Open and contested decisions have no level."""
    found = record(text)

    assert (level, outcome, possible) == (found["level"], found["outcome"], found["possible"])


def test_a_reason_says_which_part_it_played():
    """Taken, supporting or overruled, on its rung."""
    found = [(reason["rung"], reason["part"], reason["branch"]) for reason in record(SETTLED)["reasons"]]

    assert [
        ("street", "taken", "decide/framing/otherwise"),
        ("street", "taken", "decide/above_street/far"),
        ("street", "overruled", "decide/above_street/trust"),
        ("street", "taken", "decide/better/otherwise"),
        ("town", "taken", "decide/above_town/trust"),
    ] == [reason for reason in found if reason[2].startswith("decide/")]


def test_many_records_are_one_array_with_a_record_a_line():
    """Also when there is none."""
    found = [record_of(advisor().rulebook, row.file, row.recommendation, row.diagnostics) for row in rows()]
    text = "".join(render_records(found))

    assert [each["file"] for each in found] == [each["file"] for each in json.loads(text)]
    assert len(found) + 2 == len(text.splitlines())
    assert [] == json.loads("".join(render_records([])))


def test_no_character_of_a_record_acts_on_a_terminal():
    """Escapes, C1 controls, bidi overrides and tags are JSON escapes that read back as they were."""
    name = "a\x1b[31m\x9b\u202e\u2028\U000e0041\n.yaml"
    text = render_record(record_of(advisor().rulebook, name, None, (UNUSABLE,)))

    assert name == json.loads(text)["file"]
    assert not any(character in text for character in name if not character.isprintable())


def test_a_file_name_that_is_not_utf_8_is_shown():
    """JSON holds text, so a byte that is none becomes an escape."""
    text = render_record(record_of(advisor().rulebook, "a\udcff.yaml", None, (UNUSABLE,)))

    assert "a\\xff.yaml" == json.loads(text)["file"]
    text.encode()


def test_the_argument_in_words_keeps_to_the_schema():
    """What `explain` adds is part of the schema."""
    for name, text in EVERY.items():
        found = with_argument(record_of(advisor().rulebook, name, recommended(text)), argued(text))

        assert [] == errors(json.loads(render_record(found)))


def test_records_read_as_they_did(golden):
    """Every row of a batch with a broken file in it, byte for byte."""
    found = (record_of(advisor().rulebook, row.file, row.recommendation, row.diagnostics) for row in rows())

    golden("records.jsonl", "".join(f"{render_record(each)}\n" for each in found))
