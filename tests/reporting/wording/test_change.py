"""What would change it, in words."""

from __future__ import annotations

from tests.reporting.prospect_samples import with_prospects, words_of
from tests.reporting.samples import LOWEST, OPEN, RULES, SETTLED, advisor, recommended

from subsidiarity.reporting.outlines.argument import outline_of


def test_each_way_is_a_sentence_with_both_answers_in_full_below_it():
    """The nearest first: if which answer is another, what comes of it."""
    assert [
        "A step is one option weaker or stronger on one answer.",
        "1 step away",
        "If all who gain or lose live in one street, street should decide.",
        "Reach: “In one street” rather than “Across the town”.",
        "If neighbours would settle it, street should decide.",
        "Deals: “Likely - none would lose” rather than “Doubtful - one would refuse”.",
        "If trust is the help, the result is contested between street and town.",
        "Trust: “Trust is the help” rather than “Trust helps”.",
        "If the aim itself is disputed, the result is no level.",
        "Aim: “No - the aim itself is disputed” rather than “Yes”.",
        "2 steps away",
        (
            "If those who gain or lose live across the land, and if neighbours have failed to settle it, "
            "land should decide."
        ),
        "Reach: “Across the land” rather than “Across the town”.",
        "Deals: “No, it has failed” rather than “Doubtful - one would refuse”.",
    ] == words_of(with_prospects(SETTLED), "change")


def test_answers_in_full_are_told_once():
    """Where two ways need the same other answer, its words are not said again."""
    words = words_of(with_prospects(LOWEST), "change")

    assert len(words) == len(set(words))


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
