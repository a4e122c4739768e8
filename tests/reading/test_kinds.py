"""Questions of kinds and those prepared: how rulebooks declare them, and what an answer to kinds may be."""

from __future__ import annotations

import pytest
from tests.analysis.written_rulebooks import rulebook

from subsidiarity.reading.decision import DecisionReader
from subsidiarity.reading.rulebook import read_rulebook

TEXT = """\
rulebook: wells
edition: 1
title: Who looks after the wells?
headline: decide
levels: {street: {name: Street, body: street, about: a}, town: {name: Town, body: town, about: b}}
questions:
  matter:
    name: matter
    theme: t
    pull: either
    ordered: false
    prepared: true
    ask: What is to be decided?
    options: {street: A street, town: A town, case: A case}
    source: S
roles:
  decide:
    name: decides
    ask: Who?
    start: start
    steps:
      start:
        ask: Where?
        branches:
          - {id: town, when: {matter: {in: [town, case]}}, to: town, because: B, source: S}
        otherwise: {to: street, because: B, source: S}
sources: {S: {author: A, year: 2000, title: T, checked: original}}
"""
TIED = """
workshop:
  format: 1
  rulebook: wells
  edition: 1
  questions:
    matter: {rounds: [{votes: {street: VOTES, case: 3, town: 1}}]}
"""
ONE_KIND = "name the one that fits best, or write `unknown`"


def wells():
    found, diagnostics = read_rulebook(TEXT.encode(), "wells.yaml")
    assert found is not None, diagnostics
    return found


def said(text):
    """The diagnostics of a rulebook: place, code, message and hint."""
    _, diagnostics = read_rulebook(text.encode(), "wells.yaml")
    return [f"{each.span.line}:{each.span.column} {each.code} {each.message}; {each.hint}" for each in diagnostics]


def read(answer, workshop=""):
    """The kinds chosen in a decision with this answer, and the diagnostics."""
    text = f"decision: w\ntitle: W\nanswers: {{matter: {answer}}}\n{workshop}"
    decisions, diagnostics = DecisionReader(wells()).read(text.encode(), "w.yaml")
    chosen = [sorted(decision.answers["matter"].options) for decision in decisions]
    return chosen, [f"{each.span.line}:{each.span.column} {each.code} {each.hint}" for each in diagnostics]


def test_a_question_says_that_it_is_of_kinds_and_prepared():
    """Both are read as they stand."""
    matter = wells().question("matter")

    assert (False, True, "either") == (matter.ordered, matter.prepared, matter.pull)


def test_a_question_that_says_nothing_is_ordered_and_not_prepared():
    """As all questions were before."""
    reach = rulebook().question("reach")

    assert (True, False) == (reach.ordered, reach.prepared)


@pytest.mark.parametrize("field", ["ordered", "prepared"])
def test_whether_it_is_so_is_true_or_false(field):
    """Any other word is refused at its place."""
    line = {"ordered": "11:14", "prepared": "12:15"}[field]
    text = TEXT.replace("ordered: false", "ordered: FALSE") if field == "ordered" else TEXT.replace("true", "maybe")
    word = "FALSE" if field == "ordered" else "maybe"

    assert [f"{line} SUB025 `{field}` cannot be `{word}`"] == [each.partition(";")[0] for each in said(text)]


@pytest.mark.parametrize("pull", ["up", "down"])
def test_kinds_pull_neither_up_nor_down(pull):
    """No answer is stronger than another."""
    message = f"10:11 SUB118 `matter` is not ordered, so no answer to it is stronger and pulls {pull}"
    hint = "write `pull: either` if it may move the level, or `pull: none`"

    assert [f"{message}; {hint}"] == said(TEXT.replace("pull: either", f"pull: {pull}"))


@pytest.mark.parametrize("relation", ["at_least", "at_most"])
def test_no_kind_is_more_than_another(relation):
    """A condition names the kinds that are meant."""
    message = "25:39 SUB118 `matter` is not ordered, so none of its options is more than another"
    hint = "write `is: town`, or `in: [town, OPTION]` with every one that is meant"

    assert [f"{message}; {hint}"] == said(TEXT.replace("in: [town, case]", f"{relation}: town"))


def test_the_law_is_read_from_ordered_options():
    """Levels lie one above the other."""
    text = TEXT.replace("headline: decide", "headline: decide\nlaw: matter").replace(", case: A case", "")
    message = "5:6 SUB118 `matter` is not ordered, and `law` reads its options as levels, one above the other"

    assert [f"{message}; delete `ordered` in `matter`"] == said(text.replace("in: [town, case]", "is: town"))


@pytest.mark.parametrize("answer", ["town", "[town]", "{answer: [town], note: Seen}", "[town, town]"])
def test_one_kind_is_an_answer(answer):
    """However it is written."""
    assert [["town"]] == read(answer)[0]


def test_not_known_yet_is_an_answer():
    """All kinds are open then."""
    assert ([["case", "street", "town"]], []) == read("unknown")


@pytest.mark.parametrize(
    ("answer", "place"),
    [
        ("[street, town]", "3:19"),
        ("[street, town, case]", "3:19"),
        ("{answer: [case, street]}", "3:28"),
    ],
)
def test_several_kinds_are_no_answer(answer, place):
    """Neither neighbours in the file, nor all of them, nor within a noted answer."""
    assert ([], [f"{place} SUB315 {ONE_KIND}"]) == read(answer)


def test_kinds_typed_as_a_range_are_not_helped_into_one():
    """A hint that spells a list would lead into the next fault."""
    assert ([], [f"3:19 SUB302 {ONE_KIND}"]) == read("street or town")


def test_kinds_that_a_vote_left_tied_stand():
    """Three each voted for the street and the case, and the file keeps both."""
    assert ([["case", "street"]], []) == read("[street, case]", TIED.replace("VOTES", "3"))


def test_kinds_that_no_vote_left_tied_do_not_stand():
    """Four voted for the street, so it alone is the most chosen."""
    assert ([], [f"3:19 SUB315 {ONE_KIND}"]) == read("[street, case]", TIED.replace("VOTES", "4"))


def test_a_minority_view_holds_to_one_kind():
    """Two of three are no view on what it is."""
    view = "rounds: [{votes: {street: 4}}], dissent: [{options: [town, case]}]"
    workshop = TIED.replace("rounds: [{votes: {street: VOTES, case: 3, town: 1}}]", view)

    assert ([], [f"10:66 SUB315 {ONE_KIND}"]) == read("street", workshop)


def test_a_range_from_another_edition_is_explained_by_that():
    """Where the question may have been ordered, one message names the command that carries the file over."""
    text = "decision: w\nedition: 0\ntitle: W\nanswers: {matter: [street, case]}\n"
    _, diagnostics = DecisionReader(wells()).read(text.encode(), "w.yaml")

    assert ["2:10 SUB323 error"] == [
        f"{each.span.line}:{each.span.column} {each.code} {each.severity}" for each in diagnostics
    ]
