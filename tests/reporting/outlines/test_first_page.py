"""The answer on one page: who does what, why, how firm that is, and what to do first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reporting.pages import IMPRINT, NOTHING_NOTED
from tests.reporting.samples import (
    CONTESTED,
    DISPUTED,
    EVERY,
    HIGHEST,
    JOINT,
    LOWEST,
    OPEN,
    RULES,
    SETTLED,
    advisor,
    recommended,
)
from tests.workshop.samples import HALL, compiled, held

from subsidiarity.model.outcome import Outcome
from subsidiarity.reporting.outline import Point
from subsidiarity.reporting.outlines.first_page import first_page_of
from subsidiarity.workshop.view.result_outline import result_outline


def page_of(text, imprint=None, role=None):
    """The first page of a decision."""
    found = recommended(text)
    prospects = advisor().prospects(found.decision, role, has_grids=False)
    return first_page_of(found, prospects, imprint, role_id=role)


def said(text, label, **given):
    """The sentences beside a label; None where the page has no such row."""
    return next((row.text for row in page_of(text, **given).rows if row.label == label), None)


def page_by(rules):
    """The sentences of the first page of one decision by other rules, by their label."""
    found = recommended(SETTLED, rules)
    prospects = advisor(rules).prospects(found.decision, has_grids=False)
    return {row.label: row.text for row in first_page_of(found, prospects).rows}


def points(text, label):
    """The points beside a label."""
    return next(row.points for row in page_of(text).rows if row.label == label)


def test_a_settled_result_has_every_row_in_its_order():
    """From why to what it rests on."""
    labels = ["Why", "Not lower", "Not higher", "How firm", "Do first", "The law", "Evidence"]

    assert labels == [row.label for row in page_of(SETTLED).rows]


def test_who_does_the_rest_stands_below_the_headline():
    """The roles of which the headline says nothing, each body once."""
    assert "Land pays. Town also checks it." == page_of(SETTLED).others


def test_what_moved_it_up_is_the_reason_and_more_of_it_says_why_not_lower():
    """One reason first, and two at most after it."""
    assert "Other streets would pay for it, and they cannot settle that between them." == said(SETTLED, "Why")
    assert "The town would do it no worse." == said(SETTLED, "Not lower")


def test_a_reason_that_rests_on_answers_told_before_is_left_out():
    """It would say the same again, and less of it."""
    told = "            source: Reed 2004 (chapter 2)\n"
    again = "- {id: dear, when: {reach: {at_least: town}}, to: better, because: It costs others., source: Reed 2004}"
    page = page_by(RULES.replace(told, f"{told}          {again}\n"))

    assert "The town would do it no worse." == page["Not lower"]


def test_what_is_outweighed_is_said_to_be_before_it_is_said():
    """Or it would read as a reason why not lower."""
    page = page_by(RULES.replace("            to: better\n", "            to: above_town\n"))

    assert (
        "There is a case for staying lower, but it is outweighed. It works through people who trust each other."
        == page["Not lower"]
    )


def test_what_only_the_highest_level_may_decide_is_not_allowed_from_there_up():
    """Nothing stands above it."""
    assert "Only land may decide." in said(HIGHEST, "The law")
    assert said(SETTLED.replace("lawful: town", "lawful: land"), "The law").startswith(
        "Not allowed yet: today only land may decide, and the law would have to change."
    )


def test_where_nothing_holds_it_what_moved_it_up_is_the_reason():
    """No reason stands in two rows."""
    assert None is not said(HIGHEST, "Why")
    assert said(HIGHEST, "Why") != said(HIGHEST, "Not lower")


def test_not_higher_is_what_no_answer_says():
    """The answers that the nearest reason for moving up lacks."""
    assert (
        "No answer says that those who gain or lose live across the land, or that neighbours have failed to settle it."
        == said(SETTLED, "Not higher")
    )


def test_the_highest_level_has_no_row_on_why_not_higher():
    """Nothing stands above it."""
    assert None is said(HIGHEST, "Not higher")


def test_the_lowest_level_has_no_row_on_why_not_lower():
    """Nothing stands below it."""
    assert None is said(LOWEST, "Not lower")


def test_a_result_between_two_levels_has_the_case_for_each():
    """Why it is one, what speaks for moving up, and what for staying."""
    page = page_of(CONTESTED)

    assert ["Why", "For moving", "For staying"] == [row.label for row in page.rows][:3]
    assert "Streets cannot do it apart, yet it lives on trust." == said(CONTESTED, "Why")
    assert "It works through people who trust each other." == said(CONTESTED, "For staying")


def test_no_level_has_no_reason_beside_its_headline():
    """The headline is the reason."""
    assert None is said(DISPUTED, "Why")


def test_it_says_how_many_single_changes_keep_it():
    """Answers on which the level cannot turn are not counted."""
    assert "3 of 7 single changes keep it. It turns on 4 answers, among them:" == said(SETTLED, "How firm")


def test_the_answers_it_turns_on_say_how_well_each_is_known():
    """The least well known first, and three of them."""
    assert (
        Point("If the aim itself is disputed, the result is no level.", "no evidence noted"),
        Point("If trust is the help, the result is contested between street and town.", "no evidence noted"),
        Point("If neighbours would settle it, street should decide, jointly with its neighbours.", "a guess"),
    ) == points(SETTLED, "How firm")


def test_a_result_that_no_single_change_moves_says_what_would():
    """The nearest other result, and how far away it is."""
    found = recommended(SETTLED)
    prospects = advisor().prospects(found.decision, has_grids=False)
    kept = tuple(replace(each, possible=(Outcome("", "town"),)) for each in prospects.singles)
    page = first_page_of(found, replace(prospects, singles=kept))

    assert (
        "All 7 single changes keep it. The nearest other result is 1 step away. "
        "If all who gain or lose live in one street, street should decide."
    ) == next(row.text for row in page.rows if row.label == "How firm")


def test_answers_that_are_open_are_not_counted():
    """They are said, for a count that left them out would flatter."""
    text = LOWEST.replace("deals: never", "deals: unknown")
    firm = said(text, "How firm")

    assert firm is not None
    assert "1 answer that is still open is not counted." in firm


def test_an_open_result_says_what_would_settle_it():
    """In place of how firm it is, as the questions are asked."""
    assert None is said(OPEN, "How firm")
    assert (
        Point("Where do those who gain or lose live?"),
        Point("Could neighbours settle it between them?"),
    ) == tuple(sorted(points(OPEN, "To settle it"), key=lambda point: point.text, reverse=True))


def test_what_this_decision_calls_for_comes_before_what_every_one_does():
    """A safeguard that always holds says less about this one."""
    assert "A floor for poor streets. Look again in two years." == said(SETTLED, "Do first")


def test_the_law_says_who_decides_today_and_what_would_become_of_it():
    """In one row."""
    assert "Allowed from street up. Land decides today, so it would move down." == said(LOWEST, "The law")


def test_answers_that_cannot_both_be_right_are_said():
    """Street decides today, and the lowest level that may is the town."""
    law = said(SETTLED, "The law")

    assert law is not None
    assert law.endswith(
        "These two answers do not fit together: street decides today, and the lowest level that may is town."
    )


def test_it_says_what_it_rests_on_and_who_was_missing():
    """Or that nobody noted it."""
    counts = "7 of 7 questions answered: 1 on record, 1 guessed and 5 with no evidence noted."

    assert f"{counts} Missing: Those who fetch water at night." == said(SETTLED, "Evidence", imprint=IMPRINT)
    assert f"{counts} No note says who was missing." == said(SETTLED, "Evidence", imprint=NOTHING_NOTED)


def test_the_foot_has_the_edition_and_the_day_to_look_again():
    """Without an imprint there is no day."""
    first = "It advises; it does not decide. Rulebook wells, edition 7."

    assert f"{first} Look again by 4 March 2028." == page_of(SETTLED, IMPRINT).foot
    assert first == page_of(SETTLED).foot


def test_an_expectation_that_is_not_met_is_on_the_page():
    """Whoever sends it should know."""
    assert "It was to be town; it is street, jointly with its neighbours." == said(JOINT, "Expected")
    assert None is said(SETTLED, "Expected")


def test_another_role_has_a_page_of_its_own():
    """Its reasons, and nothing about the others."""
    page = page_of(SETTLED, role="pay")

    assert "" == page.others
    assert {"Do first", "The law"}.isdisjoint(row.label for row in page.rows)


@pytest.mark.parametrize("name", EVERY)
def test_no_sentence_of_the_page_stands_twice(name):
    """Each row says something of its own."""
    texts = [row.text for row in page_of(EVERY[name]).rows]

    assert len(texts) == len(set(texts))


def test_not_higher_never_asks_for_an_answer_that_speaks_for_a_lower_level():
    """A reason for moving up may lack a weaker answer, too; it is no reason why the level is not higher."""
    rules = RULES.replace("deals: {is: never}", "deals: {is: likely}")
    found = recommended(SETTLED, rules)
    prospects = advisor(rules).prospects(found.decision, has_grids=False)
    rows = {row.label: row.text for row in first_page_of(found, prospects).rows}

    assert "No answer says that those who gain or lose live across the land." == rows["Not higher"]


def test_the_only_reason_for_staying_says_why_and_nothing_else():
    """It does not stand beside why not higher, too, though the answer behind it is in the way."""
    session = held(compiled(), text=HALL.replace("[street, town]", "street"))
    page = result_outline(session).page

    assert page is not None
    rows = {row.label: row.text for row in page.rows}
    assert "It runs on trust." == rows["Why"]
    assert "It runs on trust." not in rows["Not higher"]
