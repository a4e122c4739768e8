"""Decisions from dicts, files and lists: each as a decision file of the same content gives it, or an error in words."""

from __future__ import annotations

import pytest
from tests.api.shed import ROOF, advisor_of, decision_of

from subsidiarity.api import Doubt, Unusable, WrongKind, open_advisor
from subsidiarity.model.decision import Answer

PLACES = "places are whole numbers from 0 (`one`) to 2 (`all`)"


def test_a_dict_is_a_decision(tmp_path):
    """With its answers beside the title, or as a decision file has them."""
    advisor = advisor_of(tmp_path)
    beside = {"id": "roof", "title": "Who mends the roof?", "use": "some", "trust": "none", "expects": "street"}
    nested = {"decision": "roof", "title": "Who mends the roof?", "answers": {"use": "some", "trust": "none"}}

    assert decision_of(advisor) == advisor.decision_from(beside)
    assert decision_of(advisor).answers == advisor.decision_from(nested).answers


@pytest.mark.parametrize(
    ("given", "options"),
    [
        ("some", {"some"}),
        (1, {"some"}),
        (1.0, {"some"}),
        (["some", "all"], {"some", "all"}),
        (("some", "all"), {"some", "all"}),
        ({"some", "all"}, {"some", "all"}),
        ([1, 2], {"some", "all"}),
        ("some|all", {"some", "all"}),
        ("unknown", {"one", "some", "all"}),
        (None, {"one", "some", "all"}),
        (float("nan"), {"one", "some", "all"}),
        ("", {"one", "some", "all"}),
    ],
    ids=lambda value: f"{sorted(value)}" if isinstance(value, set) else f"{value!r}",  # alike in every process
)
def test_an_answer_is_written_in_many_ways(tmp_path, given, options):
    """As programs keep one, a range, or what is not known."""
    decision = advisor_of(tmp_path).decision_from({"use": given})

    assert frozenset(options) == decision.answers["use"].options


def test_an_answer_has_evidence_notes_and_a_source(tmp_path):
    """As in a file."""
    noted = {"answer": ["some", "all"], "evidence": "record", "note": "Counted", "source": "List of May"}
    decision = advisor_of(tmp_path).decision_from({"use": noted})

    expected = Answer(frozenset({"some", "all"}), "record", "Counted", "List of May")
    assert expected == decision.answers["use"]
    assert decision == advisor_of(tmp_path).decision_from({"use": expected})


def test_numpy_is_understood_where_it_is(tmp_path):
    """Its numbers, and its arrays."""
    np = pytest.importorskip("numpy")
    decision = advisor_of(tmp_path).decision_from({"use": np.array([1, 2]), "trust": np.float64(0)})

    assert frozenset({"some", "all"}) == decision.answers["use"].options
    assert frozenset({"none"}) == decision.answers["trust"].options


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"usee": "some"}, "no question `usee`; did you mean `use`?"),
        ({"Use": "some"}, "no question `Use`; did you mean `use`?"),
        ({"titel": "A"}, "no question `titel`; did you mean `title`?"),
        ({"use": "som"}, "`use` has no option `som`; did you mean `some`?"),
        ({"use": "some or all"}, '`use` has no option `some or all`; a range is written `["some", "all"]`'),
        ({"use": 3}, f"`use` has no option at place 3; {PLACES}"),
        ({"use": 1.5}, f"`use` has no option at place 1.5; {PLACES}"),
        ({"use": float("inf")}, "`use` has no option `inf`; use one of: one, some, all, unknown"),
        ({"usee": "some", "trust": "nun"}, "no question `usee`; did you mean `use`?\n`trust` has no option `nun`;"),
        ({"title": "a\u202eb"}, "the character U+202E (RIGHT-TO-LEFT OVERRIDE) is not allowed"),
        ({"title": "a\ud800"}, "half of a surrogate pair stands in a text"),
        ({"title": ["a"]}, "expected"),
        ({"rulebook": "climb"}, "climb"),
    ],
    ids=repr,
)
def test_what_is_wrong_is_said_in_words(tmp_path, given, said):
    """All of it, each with the nearest name; nothing raises from the depths."""
    with pytest.raises(Unusable) as error:
        advisor_of(tmp_path).decision_from(given)

    assert said in str(error.value)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (None, "`decision` is to be a decision, a dict of answers, or the path of a file with one, not None"),
        (3, "`decision` is to be a decision, a dict of answers, or the path of a file with one, not an int"),
        ([{"use": "some"}], "not a list; decisions_from takes several"),
        ({3: "some"}, "`a key of a decision` is to be text, not an int"),
        ({"answers": "some"}, "`answers` is to be a dict of answers by question, not a str"),
        ({"use": b"some"}, "`use` is to be text, a number, None, a list or a dict of these, not a bytes"),
        ({"use": 10**30}, "`use` is to be text, a number, None, a list or a dict of these, not an int"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_is_no_decision_is_refused(tmp_path, given, said):
    """With what one is."""
    with pytest.raises(WrongKind) as error:
        advisor_of(tmp_path).decision_from(given)

    assert said in str(error.value)


def test_a_list_in_itself_is_refused(tmp_path):
    """Rather than followed for ever."""
    endless: list[object] = []
    endless.append(endless)
    with pytest.raises(WrongKind, match="nested no deeper than"):
        advisor_of(tmp_path).decision_from({"use": endless})


def test_what_is_likely_not_meant_is_a_warning(tmp_path):
    """At the line of the program that asks."""
    with pytest.warns(Doubt, match="the range leaves out some") as warned:
        advisor_of(tmp_path).decision_from({"use": ["one", "all"]})

    assert __file__ == warned[0].filename


def test_rows_without_an_id_are_called_by_their_number(tmp_path):
    """From 1; what is wrong names the row."""
    advisor = advisor_of(tmp_path)
    with pytest.raises(Unusable) as error:
        advisor.decisions_from([{"use": "some"}, {"use": "som"}, {"use": 7}])

    assert ["row-1", "row-2"] == [each.id for each in advisor.decisions_from([{"use": 0}, {"use": 1}])]
    assert [
        "row 2: `use` has no option `som`; did you mean `some`?",
        f"row 3: `use` has no option at place 7; {PLACES}",
    ] == str(error.value).splitlines()


def test_an_error_lists_no_more_than_can_be_read(tmp_path):
    """The others are counted."""
    with pytest.raises(Unusable, match=r"and 80 more$"):
        advisor_of(tmp_path).decisions_from([{"use": "som"}] * 100)


def test_rows_of_nonsense_are_given_up(tmp_path, monkeypatch):
    """Nothing comes of the good ones behind them either."""
    monkeypatch.setattr("subsidiarity.api.given.decision.MAX_DOCUMENTS", 2)

    with pytest.raises(Unusable) as error:
        advisor_of(tmp_path).decisions_from([{"use": "som"}] * 100)

    assert [
        "more than 2 rows or answers cannot be used; the rest is not read",
        *(f"row {row}: `use` has no option `som`; did you mean `some`?" for row in (1, 2, 3)),
    ] == str(error.value).splitlines()


def test_a_file_is_given_by_its_path(tmp_path):
    """In any form that a batch reads; what is wrong has its place."""
    advisor = advisor_of(tmp_path)
    (tmp_path / "roof.yaml").write_text(ROOF)
    (tmp_path / "two.csv").write_text("id,use\na,some\nb,one\n")
    (tmp_path / "bad.yaml").write_text(ROOF.replace("some", "som"))

    assert decision_of(advisor) == advisor.decision_from(tmp_path / "roof.yaml")
    assert ["a", "b"] == [each.id for each in advisor.decisions_from(str(tmp_path / "two.csv"))]
    with pytest.raises(Unusable, match="there are 2; decisions_from gives all of them"):
        advisor.decision_from(tmp_path / "two.csv")
    with pytest.raises(Unusable, match=r"bad.yaml:4:16: `use` has no option `som`; did you mean `some`\?"):
        advisor.decision_from(tmp_path / "bad.yaml")
    with pytest.raises(Unusable, match=r"none.yaml:1:1: there is no such file"):
        advisor.decision_from(tmp_path / "none.yaml")


def test_a_rulebook_is_opened_or_refused(tmp_path):
    """The one that is shipped, without a path."""
    (tmp_path / "rules.yaml").write_text("rulebook: shed\n")

    assert "climb" == open_advisor().rulebook.id
    with pytest.raises(Unusable, match=r"rules.yaml:1:1: "):
        open_advisor(tmp_path / "rules.yaml")
    with pytest.raises(KeyError, match="there is no language `xx`; use one of: en-GB"):
        open_advisor(language="xx")
    with pytest.raises(WrongKind, match="`path` is to be the path of a file, not an int"):
        open_advisor(3)  # type: ignore[arg-type]


def test_an_answer_of_another_rulebook_is_named(tmp_path):
    """A decision that was made by hand may hold anything."""
    advisor = advisor_of(tmp_path)
    from dataclasses import replace

    strange = replace(decision_of(advisor), answers={"use": Answer(frozenset({"nobody"}))})
    with pytest.raises(KeyError, match="`use` has no option `nobody`"):
        advisor.evaluate(strange)


def test_doubts_about_many_rows_are_counted(tmp_path):
    """The first are said, and how many more there are."""
    with pytest.warns(Doubt) as warned:
        advisor_of(tmp_path).decisions_from([{"use": ["one", "all"]}] * 30)

    assert 21 == len(warned)
    assert "row 1: the range leaves out some; a range names neighbouring options" == str(warned[0].message)
    assert "10 more rows or answers are likely not meant so" == str(warned[-1].message)
