"""Arrow tables: answers in many forms, results beside, and errors that stop nothing."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from subsidiarity.api import load_advisor
from subsidiarity.batch.columns import UnusableTable
from subsidiarity.batch.columns import codes as codes_module
from subsidiarity.batch.columns.table import TableAdvice
from subsidiarity.model.decision import Answer, Decision
from subsidiarity.reading.rulebook import read_rulebook
from subsidiarity.reading.tables.unread_columns import HINT
from subsidiarity.reasoning.compiled import compile_rulebook
from subsidiarity.reasoning.expectation import held_branches

TWO_LEVELS = b"""
rulebook: lights
edition: 1.2
title: Lights
headline: decide
law: law
holder: holder
levels:
  street: {name: Street, body: street, about: A street}
  town: {name: Town, body: town, about: A town}
questions:
  reach: {name: reach, theme: t, pull: up, ask: "?", options: {near: Near, far: Far, wide: Wide}, source: S}
  law: {name: law, theme: t, pull: none, ask: "?", options: {street: Street, town: Town}, source: S}
  holder: {name: held, theme: t, pull: none, ask: "?", options: {street: Street, town: Town, nobody: None}, source: S}
roles:
  decide:
    name: decides
    ask: Who?
    start: first
    steps:
      first:
        ask: Far?
        branches:
          - {id: far, when: {reach: {at_least: far}}, to: town, because: It is far, source: S}
          - {id: wide, when: {reach: {is: wide}}, to: town, because: It is wide, source: S}
        otherwise: {to: street, because: It is near, source: S}
safeguards:
  voice: {kind: voice, title: Voice, when: {reach: {is: wide}}, advice: Listen, because: It is wide, source: S}
sources:
  S: {author: A, year: 2000, title: T, link: "https://example.org/", checked: original}
"""


PLACES = "places are whole numbers from 0 (`near`) to 2 (`wide`)"


@pytest.fixture(scope="module")
def advice():
    """A rulebook of two levels."""
    rulebook, diagnostics = read_rulebook(TWO_LEVELS, "lights.yaml")
    assert rulebook is not None, diagnostics
    return TableAdvice(compile_rulebook(rulebook))


def evaluated(advice, **columns):
    """The results of a table, without the columns carried along."""
    table = advice.evaluate_table(pa.table(columns))
    return table.drop_columns(list(columns)).to_pylist()


def column(advice, name, **columns):
    return advice.evaluate_table(pa.table(columns)).column(name).to_pylist()


def test_a_row_gets_its_result_with_reasons_and_what_goes_with_it(advice):
    """Every column of results, for one row."""
    expected = {
        "result": "town",
        "level": "town",
        "role_decide": "town",
        "allowed_today": "yes",
        "level_within_law": "town",
        "direction": "lift",
        "possible_decide": ["town"],
        "because_decide": ["decide/first/far", "decide/first/wide"],
        "safeguards": ["voice"],
        "error": None,
        "rulebook": "lights",
        "edition": "1.2",
    }

    assert [expected] == evaluated(advice, reach=["wide"], law=["street"], holder=["street"])


@pytest.mark.parametrize(
    "answers",
    [
        pa.array(["near", "wide", None]),
        pa.array(["near", "wide", "unknown"]),
        pa.array(["near", " wide ", ""], pa.large_string()),
        pa.array(["near", "wide", None]).dictionary_encode(),
        pa.array([0, 2, None], pa.uint8()),
        pa.array([0, 2, None], pa.int64()),
        pa.array([["near"], ["wide"], None]),
        pa.array([["near"], ["wide"], ["near", "far", "wide"]]),
    ],
    ids=lambda answers: str(answers.type),
)
def test_answers_may_come_in_many_forms(advice, answers):
    """Ids as text or dictionary, places of options as numbers; null, nothing and unknown are not known yet."""
    assert ["street", "town", "open"] == column(advice, "result", reach=answers)


def test_several_options_in_a_cell_are_a_range(advice):
    """Both options lead to the town, so the row is settled, and what depends on which of the two is not claimed."""
    found = evaluated(advice, reach=["far|wide", "near | far"])

    assert ["town", "open"] == [row["result"] for row in found]
    assert [["decide/first/far"], []] == [row["because_decide"] for row in found]
    assert [["town"], ["street", "town"]] == [row["possible_decide"] for row in found]


def test_the_law_and_the_holder_may_be_ranges_too(advice):
    """Lowest lawful level open between two: allowed and the nearest lawful level are open where they differ."""
    found = evaluated(advice, reach=["near", "far"], law=["street|town", None], holder=["town|nobody", "nobody"])

    assert [None, "yes"] == [row["allowed_today"] for row in found]
    assert [None, "town"] == [row["level_within_law"] for row in found]
    assert [None, "assign"] == [row["direction"] for row in found]


def test_a_wrong_answer_is_named_and_stops_nothing(advice):
    """The row has the result `error` and no other; its neighbours have theirs."""
    found = evaluated(advice, reach=["near", "fra", "far"], law=["street", "street", "twon"])

    assert ["street", "error", "error"] == [row["result"] for row in found]
    assert [None, "`reach` has no option `fra`", "`law` has no option `twon`"] == [row["error"] for row in found]
    assert {"result", "error", "rulebook", "edition"} == {name for name, value in found[1].items() if value is not None}


def test_a_row_that_answers_another_rulebook_is_said_to(advice):
    """An empty cell says nothing."""
    found = evaluated(advice, reach=["far"] * 4, rulebook=["lights", None, " ", "wells"])

    assert ["town", "town", "town", "error"] == [row["result"] for row in found]
    assert "these are answers to the rulebook wells; this is lights" == found[3]["error"]


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        ("near, far", "a range is written `near|far`"),
        ("near or far", "a range is written `near|far`"),
        ("near;far", "a range is written `near|far`"),
        ("near or far|wide", "write each option by itself: `near|far`"),
    ],
)
def test_a_range_spelled_as_people_do_is_spelled_right(advice, answer, hint):
    """As in every other form."""
    (found,) = evaluated(advice, reach=[answer])

    assert f"`reach` has no option `{answer.partition('|')[0]}`; {hint}" == found["error"]


def test_columns_that_are_no_question_are_named(advice):
    """Those that are near one each by itself; ours, results of an earlier run, and notes go without a word."""
    names = ("id", "title", "description", "expects", "level", "result", "role_decide", "note_reach", "law_source")
    schema = pa.schema([(name, pa.string()) for name in (*names, "reach", "holdr", "area", "who")])

    assert [
        "the column `holdr` is no question, so it is only carried along; did you mean `holder`?",
        f"the columns `area` and `who` are no questions, so they are only carried along; {HINT}",
    ] == advice.say_unread(schema.names)


@pytest.mark.parametrize(
    ("answers", "problem"),
    [
        (pa.array([3], pa.uint8()), f"`reach` has no option at place 3; {PLACES}"),
        (pa.array([-1]), f"`reach` has no option at place -1; {PLACES}"),
        (pa.array([1000], pa.int64()), f"`reach` has no option at place 1000; {PLACES}"),
        (pa.array([1.5]), f"`reach` has no option at place 1.5; {PLACES}"),
        (pa.array([3.0], pa.float32()), f"`reach` has no option at place 3; {PLACES}"),
        (pa.array([float("inf")]), f"`reach` has no option at place inf; {PLACES}"),
        (pa.array([True]), "`reach` has no option `true`"),
        (pa.array(["near|fra"]), "`reach` has no option `fra`"),
        (pa.array(["x" * 100]), f"`reach` has no option `{'x' * 60}…`"),
    ],
    ids=str,
)
def test_what_is_no_answer_is_said(advice, answers, problem):
    """Numbers past the options, other types, long texts."""
    assert [problem] == column(advice, "error", reach=answers)


@pytest.mark.parametrize("kind", [pa.float64(), pa.float32(), pa.decimal128(21, 2)], ids=str)
def test_whole_numbers_with_a_point_are_places(advice, kind):
    """As programs keep whole numbers once a cell of the column is empty; NaN is one of these."""
    answers = pa.array([1, 0, None]).cast(kind)

    assert ["town", "street", "open"] == column(advice, "result", reach=answers)


def test_not_a_number_is_not_known(advice):
    """A column of pandas has nothing else to say so."""
    assert ["open"] == column(advice, "result", reach=pa.array([float("nan")]))


def test_other_columns_are_carried_and_results_take_the_place_of_their_own(advice):
    """A table that was evaluated before is evaluated again."""
    table = pa.table({"id": [7], "reach": ["far"], "result": ["old"], "note": [None]})

    found = advice.evaluate_table(advice.evaluate_table(table))

    assert ["id", "reach", "note", "result"] == found.column_names[:4]
    assert ["town"] == found.column("result").to_pylist()


def test_without_reasons_there_are_only_outcomes(advice):
    """For when only the levels matter."""
    found = advice.evaluate_table(pa.table({"reach": ["far"]}), reasons=False)

    names = ["reach", "result", "level", "role_decide", "allowed_today", "level_within_law", "direction"]
    assert [*names, "error", "rulebook", "edition"] == found.column_names
    assert ["town"] == found.column("level").to_pylist()


def test_a_table_without_rows_has_results_without_rows(advice):
    """Its columns are there all the same."""
    found = advice.evaluate_table(pa.table({"reach": pa.array([], pa.string())}))

    assert (0, "result") == (found.num_rows, found.column_names[1])


def test_a_table_without_a_question_is_unusable(advice):
    """Otherwise a misspelt header would leave every row open; the nearest is named, or else the first question."""
    with pytest.raises(UnusableTable, match=r"for a question; there is `Reach`; did you mean `reach`\?"):
        advice.evaluate_table(pa.table({"Reach": ["far"]}))
    with pytest.raises(UnusableTable, match="for a question; the first question is `reach`"):
        advice.evaluate_table(pa.table({"town": ["far"]}))


@pytest.mark.parametrize("name", ["reach", "rulebook"])
def test_a_question_has_one_column_and_so_has_the_rulebook(advice, name):
    """Which of two would count?"""
    columns = [pa.array(["far"]), pa.array(["near"]), pa.array(["some"])]
    with pytest.raises(UnusableTable, match=f"more than one column is named `{name}`"):
        advice.evaluate_table(pa.table(columns, names=[name, name, "reach"]))


def test_a_column_of_another_kind_is_unusable(advice):
    """Nothing in it can be an answer."""
    with pytest.raises(UnusableTable, match="the column `reach` cannot hold answers: it is of struct<a: int64>"):
        advice.evaluate_table(pa.table({"reach": [{"a": 1}]}))


def test_more_branches_than_a_word_has_bits():
    """Seventy branches, of which every other one holds."""
    other = TWO_LEVELS.decode().replace(
        "          - {id: wide, when: {reach: {is: wide}}, to: town, because: It is wide, source: S}\n",
        "".join(
            f"          - {{id: b{number}, when: {{reach: {{is: {word}}}}}, to: town, because: So, source: S}}\n"
            for number, word in enumerate(["wide", "near"] * 35)
        ),
    )
    rulebook, diagnostics = read_rulebook(other.encode(), "lights.yaml")
    assert rulebook is not None, diagnostics

    (found,) = column(TableAdvice(compile_rulebook(rulebook)), "because_decide", reach=["wide"])

    assert ["decide/first/far", *(f"decide/first/b{number}" for number in range(0, 70, 2))] == found


def test_tables_say_what_single_evaluations_say(monkeypatch):
    """Level, law, direction, reasons and what is possible, of random sheets of the rulebook we ship, in two batches."""
    advisor, _ = load_advisor()
    assert advisor is not None
    monkeypatch.setattr(codes_module, "CHUNK_ROWS", 100)
    random = np.random.default_rng(5)
    answers = {q.id: random.choice([*q.option_ids, "unknown"], 150) for q in advisor.rulebook.questions}
    answers |= {q.id: random.choice(q.option_ids, 150) for q in advisor.rulebook.questions[:16]}
    rows = TableAdvice(advisor.compiled).evaluate_table(pa.table(answers)).to_pylist()

    for row in rows:
        chosen = {name: Answer(frozenset([row[name]])) for name in answers if row[name] != "unknown"}
        alone = advisor.evaluate(Decision("row", "", "", chosen))
        law = alone.within_law
        assert law is not None

        assert (alone.level, alone.direction) == (row["level"], row["direction"])
        assert (law.level, {None: None, True: "yes", False: "no"}[law.is_allowed]) == (
            row["level_within_law"],
            row["allowed_today"],
        )
        assert held_branches(alone) == {b for role in alone.roles for b in row[f"because_{role.role.id}"]}
        for role in alone.roles:
            assert [outcome.spelling for outcome in role.possible] == row[f"possible_{role.role.id}"]
