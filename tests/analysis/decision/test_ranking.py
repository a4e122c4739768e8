"""Ranking open questions: how much each answer would settle."""

from __future__ import annotations

import math
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.small_rulebooks import allows, compiled_rulebooks, levels_by_sheet, sheets
from tests.workshop.samples import compiled

from subsidiarity.analysis.decision.ranking import ranked_questions
from subsidiarity.analysis.level_diagram import headline
from subsidiarity.model.outcome import Outcome

STREET, TOWN, LAND = (Outcome("", level) for level in ("street", "town", "land"))


def test_each_option_says_which_levels_it_would_leave():
    """With a shared goal and no trust, only the reach is open, and each of its options settles the level."""
    (found,) = ranked_questions(headline(compiled()), [0b01, 0b111, 0b001, 0b11, 0b111, 0b1111])

    assert "reach" == found.question
    assert (("street", (STREET,)), ("town", (TOWN,)), ("land", (LAND,))) == found.leaves


def test_the_question_that_settles_most_comes_first():
    """The reach tells more than the trust, which only decides whether the town is contested."""
    found = ranked_questions(headline(compiled()), [0b01, 0b111, 0b111, 0b11, 0b111, 0b1111])

    assert ["reach", "trust"] == [each.question for each in found]


def test_nothing_is_ranked_once_the_level_is_settled():
    """What is still unknown about the means cannot change the level."""
    assert () == ranked_questions(headline(compiled()), [0b01, 0b001, 0b111, 0b11, 0b111, 0b1111])


@given(st.data())
def test_uncertainty_is_that_of_counting_every_sheet(data):
    """What remains after each answer agrees with the entropy over all sheets that it leaves open."""
    rulebook = data.draw(compiled_rulebooks())
    sheet = data.draw(sheets(rulebook))
    open_sheets = [(o, level) for o, level in levels_by_sheet(rulebook).items() if allows(sheet, o)]

    found = ranked_questions(headline(rulebook), sheet)

    for each in found:
        place = rulebook.order.index(each.question)
        by_option: dict[int, Counter[Outcome]] = {}
        for options, level in open_sheets:
            by_option.setdefault(options[place], Counter())[level] += 1
        assert pytest.approx(sum(map(entropy, by_option.values())) / len(by_option), abs=1e-9) == each.remaining
        leaves = {rulebook.rulebook.questions[place].option_ids[o]: set(levels) for o, levels in by_option.items()}
        assert leaves == {option: set(outcomes) for option, outcomes in each.leaves}
    assert [e.remaining for e in found] == pytest.approx(sorted(e.remaining for e in found))


@given(st.data())
def test_exactly_the_questions_that_can_change_the_level_are_ranked(data):
    """A question is ranked when two sheets that differ in it alone, both still open, have different levels."""
    rulebook = data.draw(compiled_rulebooks())
    sheet = data.draw(sheets(rulebook))
    levels = {o: level for o, level in levels_by_sheet(rulebook).items() if allows(sheet, o)}
    deciding = set()
    for place, question in enumerate(rulebook.order):
        found: dict[tuple[int, ...], set[Outcome]] = {}
        for options, level in levels.items():
            found.setdefault((*options[:place], *options[place + 1 :]), set()).add(level)
        if any(len(seen) > 1 for seen in found.values()):
            deciding.add(question)

    assert deciding == {each.question for each in ranked_questions(headline(rulebook), sheet)}


def entropy(counts):
    return -sum(n / counts.total() * math.log2(n / counts.total()) for n in counts.values())
