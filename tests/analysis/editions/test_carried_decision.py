"""A decision of one edition, as the other reads it."""

from __future__ import annotations

from tests.analysis.written_rulebooks import PLAIN, QUESTIONS, rulebook

from subsidiarity.analysis.editions.carried_decision import carried_back, carried_forward
from subsidiarity.analysis.editions.common_ground import find_common_ground
from subsidiarity.model.decision import Answer, Decision

FAITH = "  faith: {name: f, theme: t, pull: none, ask: Faith?, options: {none: n, some: s, much: m}, source: S}\n"
ONE_TRUST = "trust: {was: [trust, faith], "
MERGED = "{none: n, plenty: {was: [some, much], text: P, short: P, says: P}}"


def test_an_answer_goes_to_the_question_that_takes_it():
    """Trust is called confidence, and much of it plenty."""
    new = QUESTIONS.replace("trust: {", "confidence: {was: trust, ").replace("much: m", "plenty: m")
    ground = find_common_ground(rulebook(), rulebook(PLAIN.replace("{trust:", "{confidence:"), questions=new))

    assert ({"reach": ["town"], "confidence": ["plenty", "some"]}, ()) == carried(
        carried_forward, ground, reach=["town"], trust=["some", "much"]
    )
    assert ({"reach": ["town"], "trust": ["much", "some"]}, ()) == carried(
        carried_back, ground, reach=["town"], confidence=["some", "plenty"]
    )


def test_options_that_became_one_are_that_one_and_come_back_as_a_range():
    """Plenty was some or much."""
    ground = merged_options()

    assert ({"trust": ["plenty"]}, ()) == carried(carried_forward, ground, trust=["much"])
    assert ({"trust": ["much", "some"]}, ()) == carried(carried_back, ground, trust=["plenty"])


def test_what_is_not_known_yet_is_not_known_in_the_other_edition():
    """However many options there are."""
    new = rulebook(questions=QUESTIONS.replace("land: l}", "land: l, world: w}"))

    assert ({"reach": ["land", "street", "town", "world"]}, ()) == carried(
        carried_forward, find_common_ground(rulebook(), new), reach=["street", "town", "land"]
    )


def test_an_option_that_the_other_edition_does_not_have_is_lost():
    """A range with it, too, for what remains would say more than was said."""
    ground = find_common_ground(rulebook(), rulebook(questions=QUESTIONS.replace("land: l}", "land: l, world: w}")))

    assert ({}, ("reach",)) == carried(carried_back, ground, reach=["land", "world"])


def test_answers_to_questions_that_became_one_must_agree():
    """One that is not known agrees with any."""
    new = rulebook(questions=QUESTIONS.replace("trust: {", ONE_TRUST))
    ground = find_common_ground(rulebook(questions=QUESTIONS + FAITH), new)

    assert ({"trust": ["some"]}, ()) == carried(carried_forward, ground, trust=["some"], faith=["none", "some", "much"])
    assert ({}, ("trust",)) == carried(carried_forward, ground, trust=["some"], faith=["much"])
    assert ({"faith": ["much"], "trust": ["much"]}, ()) == carried(carried_back, ground, trust=["much"])


def test_an_answer_to_a_question_that_is_gone_is_left_out():
    """The other edition does not ask, so nothing is lost."""
    ground = find_common_ground(rulebook(questions=QUESTIONS + FAITH), rulebook())

    assert ({"trust": ["some"]}, ()) == carried(carried_forward, ground, trust=["some"], faith=["much"])


def merged_options():
    new = rulebook(
        PLAIN.replace("{at_most: some}", "{is: none}"),
        questions=QUESTIONS.replace("{none: n, some: s, much: m}", MERGED),
    )
    return find_common_ground(rulebook(), new)


def carried(carry, ground, **answers):
    """The answers in the other edition, each as a sorted list of options, and the questions whose answer is lost."""
    given = {question: Answer(frozenset(options)) for question, options in answers.items()}
    found = carry(ground, Decision("case", "A case", "", given))
    return {question: sorted(answer.options) for question, answer in found.decision.answers.items()}, found.lost
