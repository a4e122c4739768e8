"""Frames of pandas and Polars: decisions from them, and results in a frame of the same kind."""

from __future__ import annotations

import math
import subprocess
import sys
import warnings

import pytest
from tests.api.shed import RULES, advisor_of

from subsidiarity.api import Doubt, Unusable, UnusableTable, WrongKind

pd = pytest.importorskip("pandas")
pl = pytest.importorskip("polars")
pa = pytest.importorskip("pyarrow")

KINDS = {"pandas": pd.DataFrame, "polars": pl.DataFrame, "pyarrow": pa.table}
PLACES = "places are whole numbers from 0 (`one`) to 2 (`all`)"
LOADED = """
import sys
import subsidiarity
from subsidiarity.api import open_advisor
advisor = open_advisor(sys.argv[1])
advisor.evaluate({"use": "some", "trust": "none"})
heavy = ("numpy", "pandas", "polars", "pyarrow")
print(sorted(name for name in sys.modules if name in heavy or name.startswith("subsidiarity.reporting.html")))
"""


def cells(frame, name):
    """The cells of a column of a frame of any kind, what is not known as None."""
    if isinstance(frame, pd.DataFrame):
        return [None if isinstance(cell, float) and math.isnan(cell) else cell for cell in frame[name].tolist()]
    return frame[name].to_pylist() if isinstance(frame, pa.Table) else frame[name].to_list()


@pytest.fixture(params=KINDS)
def frame_of(request):
    """A maker of frames from columns, for each library."""
    return KINDS[request.param]


def test_results_stand_beside_the_columns_of_a_frame(tmp_path, frame_of):
    """In a frame of its kind, with the reasons as columns."""
    frame = frame_of({"id": ["a", "b"], "use": ["some", "one"], "trust": ["none", "none"]})
    found = advisor_of(tmp_path).evaluate_table(frame)

    assert type(frame) is type(found)
    assert ["a", "b"] == cells(found, "id")
    assert ["street", "house"] == cells(found, "result")
    assert [["decide/above_house/shared"], ["decide/above_house/otherwise"]] == [
        list(each) for each in cells(found, "because_decide")
    ]


def test_a_frame_says_who_should_decide_in_words(tmp_path, frame_of):
    """Of a row that is open, that it is; of one with an error, nothing."""
    frame = frame_of({"use": ["some", None, "none"], "trust": ["none", None, "none"]})

    assert ["Street should decide.", "Still open.", None] == cells(
        advisor_of(tmp_path).evaluate_table(frame), "sentence_decide"
    )


def test_a_reason_is_said_by_its_id(tmp_path):
    """As columns name it; an unknown one is refused with the nearest."""
    advisor = advisor_of(tmp_path)

    assert "Others use it, and trust has no part in it." == advisor.reason("decide/above_house/shared")
    with pytest.raises(KeyError, match="there is no reason `decide/above_house/sharde`; did you mean"):
        advisor.reason("decide/above_house/sharde")


def test_a_table_in_csv_and_a_frame_mean_the_same(tmp_path, frame_of):
    """Ranges, what is not known, and titles that are left out."""
    advisor = advisor_of(tmp_path)
    (tmp_path / "table.csv").write_text("id,title,use,trust,expects\na,Roof,some|all,,street|house\nb,, one ,none,\n")
    columns = {
        "id": ["a", "b"], "title": ["Roof", None], "use": ["some|all", " one "], "trust": [None, "none"],
        "expects": ["street|house", None],
    }  # fmt: skip

    assert advisor.decisions_from(str(tmp_path / "table.csv")) == advisor.decisions_from(frame_of(columns))


def test_whole_numbers_are_places_with_a_point_or_without(tmp_path, frame_of):
    """A column with an empty cell is one of numbers with a point in pandas."""
    advisor = advisor_of(tmp_path)
    frame = frame_of({"use": [1.0, None, 1.5], "trust": [0, 0, 0]})
    found = advisor.evaluate_table(frame)
    with pytest.raises(Unusable) as error:
        advisor.decisions_from(frame)

    assert ["street", "open", "error"] == cells(found, "result")
    assert [None, None, f"`use` has no option at place 1.5; {PLACES}"] == cells(found, "error")
    assert f"row 3: `use` has no option at place 1.5; {PLACES}" == str(error.value)


def test_a_column_that_is_no_question_is_named_with_the_nearest(tmp_path, frame_of):
    """As of a table in CSV; with no question at all, nothing can be read."""
    advisor = advisor_of(tmp_path)
    frame = frame_of({"Use": ["some"], "trust": ["none"]})
    with pytest.warns(Doubt, match="the column `Use` is no question, so it is only carried along; did you mean `use`"):
        advisor.evaluate_table(frame)
    with pytest.warns(Doubt, match="the column `Use` is no question, so it is not read; did you mean `use`"):
        advisor.decisions_from(frame)
    with pytest.raises(UnusableTable, match=r"no column is named for a question; there is `Use`; did you mean `use`\?"):
        advisor.evaluate_table(frame_of({"Use": ["some"]}))
    with pytest.raises(Unusable, match=r"no column is named for a question; there is `Use`; did you mean `use`\?"):
        advisor.decisions_from(frame_of({"Use": ["some"]}))


def test_columns_of_our_own_go_without_a_word(tmp_path, frame_of):
    """Results are evaluated again, and give the same."""
    advisor = advisor_of(tmp_path)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        once = advisor.evaluate_table(frame_of({"id": ["a"], "title": ["Roof"], "use": ["some"], "note_use": ["x"]}))
        again = advisor.evaluate_table(once)

    assert cells(once, "possible_decide") == [list(each) for each in cells(again, "possible_decide")]


def test_lists_are_ranges(tmp_path, frame_of):
    """As texts with `|` between are."""
    frame = frame_of({"use": [["some", "all"], None], "trust": [["none"], ["none"]]})
    advisor = advisor_of(tmp_path)

    assert ["street", "open"] == cells(advisor.evaluate_table(frame), "result")
    assert [{"some", "all"}, set()] == [
        set(each.answers["use"].options) if "use" in each.answers else set() for each in advisor.decisions_from(frame)
    ]


def test_answers_with_evidence_are_decisions_of_a_frame(tmp_path):
    """A cell holds what a dict may hold."""
    frame = pl.DataFrame({"use": [{"answer": "some", "evidence": "record", "note": "Counted"}]})
    (decision,) = advisor_of(tmp_path).decisions_from(frame)

    assert ("record", "Counted") == (decision.answers["use"].evidence, decision.answers["use"].note)


def test_a_frame_of_pandas_keeps_its_index_and_its_own_columns(tmp_path):
    """Whatever these hold; and its results are counted as text."""
    thing = object()
    frame = pd.DataFrame({"use": ["some", "one"], "thing": [thing, {1}]}, index=[7, 7])
    with pytest.warns(Doubt, match="thing"):
        found = advisor_of(tmp_path).evaluate_table(frame)

    assert [7, 7] == list(found.index)
    assert found["thing"].iloc[0] is thing
    assert {"open": 1, "house": 1} == found["result"].value_counts().to_dict()
    assert ["use", "thing"] == list(frame.columns)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (pd.DataFrame({"use": ["some", 1]}), "the column `use` cannot hold answers"),
        (pd.DataFrame({"use": [{"answer": "some"}]}), "the column `use` cannot hold answers: it is of struct"),
        (pd.DataFrame([["a", "b"]], columns=["use", "use"]), "more than one column is named `use`"),
        (pd.DataFrame([["x", "y", "some"]], columns=["rulebook", "rulebook", "use"]), "column is named `rulebook`"),
        (pl.DataFrame({"use": [object()]}), "the column `use` cannot hold answers"),
        (pa.table({"use": pa.array([b"\xff"])}), "Invalid UTF8"),
    ],
    ids=["of two kinds", "of dicts", "twice", "of two rulebooks", "of objects", "of bytes"],
)
def test_a_column_that_holds_no_answers_is_refused(tmp_path, given, said):
    """In words, not from the depths of a library."""
    with pytest.raises(UnusableTable) as error:
        advisor_of(tmp_path).evaluate_table(given)

    assert said in str(error.value)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([{"use": "some"}], "not a list; decisions_from makes decisions of a list of dicts"),
        (pl.LazyFrame({"use": ["some"]}), "not a LazyFrame; collect it first"),
        (pd.Series(["some"]), "`table` is to be a frame of pandas or Polars, or an Arrow table, not a Series"),
        (None, "not None"),
    ],
    ids=["a list", "a lazy frame", "a column", "nothing"],
)
def test_what_is_no_frame_is_refused(tmp_path, given, said):
    """With what would do."""
    with pytest.raises(WrongKind) as error:
        advisor_of(tmp_path).evaluate_table(given)

    assert said in str(error.value)


def test_a_frame_without_rows_has_results_without_rows(tmp_path, frame_of):
    """Its columns are there all the same."""
    found = advisor_of(tmp_path).evaluate_table(frame_of({"use": []}))

    assert [] == cells(found, "result")
    assert [] == advisor_of(tmp_path).decisions_from(frame_of({"use": []}))


def test_no_library_of_frames_is_loaded_for_one_decision(tmp_path):
    """They are known by their looks where a program has loaded them."""
    (tmp_path / "rules.yaml").write_text(RULES)
    command = [sys.executable, "-c", LOADED, str(tmp_path / "rules.yaml")]
    run = subprocess.run(command, capture_output=True, text=True, check=True)

    assert "[]\n" == run.stdout
