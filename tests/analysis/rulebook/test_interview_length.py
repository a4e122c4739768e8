"""How many questions an interview asks."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from tests.analysis.brute_force import unhurried
from tests.analysis.small_rulebooks import bits_of, compiled_rulebooks, every_sheet
from tests.analysis.written_rulebooks import compiled

from subsidiarity.analysis.rulebook.interview_length import measure_interviews
from subsidiarity.reasoning.remainder import possible_and_open

ONE_QUESTION = """
  start:
    ask: Where?
    branches:
      - {id: far, when: {reach: {is: land}}, to: land, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""


def test_an_interview_that_turns_on_one_question_asks_one():
    """Only the reach matters."""
    (length,) = measure_interviews(compiled(ONE_QUESTION))

    assert (1, Fraction(1), 1) == (length.shortest, length.average, length.longest)


def test_answers_that_settle_early_make_a_short_interview():
    """The street or the land are settled at once; the town needs trust, and with much of it means."""
    (length,) = measure_interviews(compiled())

    assert (1, Fraction(1 + 1 + Fraction(2 + 2 + 3, 3), 3), 3) == (length.shortest, length.average, length.longest)


@unhurried
@given(compiled_rulebooks())
def test_lengths_are_those_of_asking_the_next_open_question_every_time(rulebook):
    """Each sheet is interviewed: while a question is open, the first one is asked and answered."""
    for role, length in zip(rulebook.roles, measure_interviews(rulebook), strict=True):
        asked = [questions_asked(rulebook, role, options) for options in every_sheet(rulebook)]

        assert (min(asked), Fraction(sum(asked), len(asked)), max(asked)) == (
            length.shortest,
            length.average,
            length.longest,
        )


def questions_asked(rulebook, role, options):
    answers = list(rulebook.full)
    number = 0
    while still := possible_and_open(role.diagram, answers)[1]:
        answers[still[0]] = bits_of(options)[still[0]]
        number += 1
    return number
