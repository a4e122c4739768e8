"""What would change it, in words."""

from __future__ import annotations

from dataclasses import replace

from tests.reporting.prospect_samples import with_prospects, words_of
from tests.reporting.samples import LOWEST, OPEN, RULES, SETTLED, advisor, recommended

from subsidiarity.reporting.outline import Paragraph
from subsidiarity.reporting.outlines.argument import outline_of
from subsidiarity.reporting.wording.change import change_section


def test_each_way_is_a_sentence():
    """The nearest first: if which answer is another, what comes of it."""
    assert [
        "A step moves one answer to the next weaker or stronger option.",
        "1 step away",
        "If all who gain or lose live in one street, street should decide.",
        "If neighbours would settle it, street should decide, jointly with its neighbours.",
        "If trust is the help, the result is contested between street and town.",
        "If the aim itself is disputed, the result is no level.",
        "2 steps away",
        (
            "If those who gain or lose live across the land, and if neighbours have failed to settle it, "
            "land should decide."
        ),
    ] == words_of(with_prospects(SETTLED), "change")


def test_results_far_away_are_named_and_no_more():
    """Two of them, with the number of steps; the others are counted."""
    recommendation = recommended(LOWEST)
    prospects = advisor().prospects(recommendation.decision)
    town = next(change for change in prospects.changes if change.target.level == "town")
    far = [replace(town, target=replace(town.target, level=level), steps=9) for level in ("street", "town", "land")]
    section = change_section(
        recommendation.rulebook,
        recommendation.headline.role,
        recommendation.decision,
        replace(prospects, changes=(town, *far)),
    )

    assert section is not None
    assert section.blocks[-1] == Paragraph("Further away: street (9 steps); town (9 steps); 1 other result.")


def test_open_answers_say_how_they_are_counted():
    """Of a range the nearest option counts, and what is not known stays open."""
    assert words_of(with_prospects(OPEN), "change")[0].endswith(
        "Where an answer is a range, it is counted from its nearest option; what is not known yet stays open."
    )


def test_what_open_answers_may_still_prevent_may_be_and_is_not_yet():
    """With the deals unknown, more trust may or may not make it a contest."""
    assert "If trust is the help, the result may be contested between street and town." in words_of(
        with_prospects(OPEN), "change"
    )


def test_an_answer_without_a_clause_is_quoted_once():
    """A name that is a clause itself reads on, and what the sentence quotes in full is not said below it again."""
    rules = RULES.replace("name: trust\n", "name: what it rests on\n")
    for option, text in (("none", "Not at all"), ("helps", "Trust helps"), ("essential", "Trust is the help")):
        rules = rules.replace(f"{option}: {{text: {text}, short: {option}, says: trust", f"{option}: {text}  # ")
    recommendation = recommended(SETTLED, rules)
    prospects = advisor(rules).prospects(recommendation.decision)
    outline = outline_of(advisor(rules).compiled, recommendation, prospects=prospects)

    assert [
        (
            "If the answer on what it rests on is “Trust is the help” rather than “Trust helps”, "
            "the result is contested between street and town."
        )
    ] == [said for said in words_of(outline, "change") if "Trust is the help" in said]


def test_another_role_has_changes_of_its_own():
    """Who pays turns on the means alone."""
    assert "If the streets have equal means, the result is street." in words_of(
        with_prospects(SETTLED, "pay"), "change"
    )
