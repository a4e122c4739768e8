"""Other answers, other decisions and other people, without a command."""

from __future__ import annotations

import pytest
from tests.api.shed import ROOF, advisor_of, decision_of

from subsidiarity.api import UnknownName, UnknownOption, names_apart, outline, sheets_by_decision

DOOR = "decision: door\ntitle: Who paints the door?\nanswers: {use: one, trust: helps}\n"


def test_answers_are_read_as_they_are_typed(tmp_path):
    """One option, a range with commas, or unknown."""
    advisor = advisor_of(tmp_path)

    assert frozenset({"some"}) == advisor.options("use", "some")
    assert frozenset({"some", "all"}) == advisor.options("use", "some, all")
    assert frozenset({"one", "some", "all"}) == advisor.options("use", "unknown")


def test_a_range_in_words_is_understood_and_refused(tmp_path):
    """With what was meant, so that it can be said."""
    with pytest.raises(UnknownOption) as unknown:
        advisor_of(tmp_path).options("use", "some or all")

    assert ("use", ("some", "all")) == (unknown.value.question, unknown.value.meant)


def test_an_unknown_question_is_named_with_the_nearest(tmp_path):
    """For whoever typed it."""
    with pytest.raises(UnknownName) as unknown:
        advisor_of(tmp_path).options("truste", "none")

    assert "did you mean `trust`?" == unknown.value.hint


def test_a_question_is_found_by_its_words(tmp_path):
    """Its id or its name, in capitals or not."""
    advisor = advisor_of(tmp_path)

    assert "Who uses it?" == advisor.question("Use").ask
    with pytest.raises(UnknownName, match="there is no question `trusst`; did you mean `trust`"):
        advisor.question("trusst")


def test_a_what_if_has_an_outline(tmp_path):
    """Of what would change."""
    advisor = advisor_of(tmp_path)
    found = advisor.what_if(decision_of(advisor), {"trust": advisor.options("trust", "helps")})

    assert ("street", "house") == (found.before.level, found.after.level)
    assert "house" in outline(found).headline.lower()


def test_a_comparison_has_an_outline(tmp_path):
    """In which the decisions go by their titles, in quotation marks."""
    advisor = advisor_of(tmp_path)
    found = advisor.compare([decision_of(advisor), decision_of(advisor, DOOR)])

    assert "“Who mends the roof?” and “Who paints the door?” compared" == outline(found).title


def test_versions_of_one_decision_go_by_their_files(tmp_path):
    """Or are numbered, where these are the same."""
    decision = decision_of(advisor_of(tmp_path))

    assert ["a.yaml", "b.yaml"] == names_apart([("a.yaml", decision), ("b.yaml", decision)])
    assert ["roof (1)", "roof (2)"] == names_apart([("-", decision), ("-", decision)])


def test_the_agreement_on_one_decision_is_one_outline(tmp_path):
    """Before several decisions, there is an overview."""
    advisor = advisor_of(tmp_path)
    roof, other = decision_of(advisor), decision_of(advisor, ROOF.replace("trust: none", "trust: helps"))
    door = decision_of(advisor, DOOR)
    sheets = sheets_by_decision([("a", roof), ("b", other), ("c", door), ("d", door)])

    assert ["roof", "door"] == list(sheets)
    assert ["Who mends the roof?"] == [each.title for each in advisor.agreement([sheets["roof"]])]
    assert ["2 decisions answered by several people", "Who mends the roof?", "Who paints the door?"] == [
        each.title for each in advisor.agreement(list(sheets.values()))
    ]
