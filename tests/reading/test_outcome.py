"""An outcome from its spelling, and back."""

from __future__ import annotations

import pytest

from subsidiarity.model.outcome import Outcome
from subsidiarity.reading.diagnostics import Problems
from subsidiarity.reading.outcome import read_outcome
from subsidiarity.reading.tree_nodes import Text

LEVELS = ("street", "town", "land")


def read(text: str) -> tuple[Outcome | None, list[str]]:
    problems = Problems("file")
    found = read_outcome(Text(text, 1, 1, True), LEVELS, problems)
    return found, [f"{each.code} {each.message}" for each in problems.take()]


@pytest.mark.parametrize(
    ("spelled", "outcome"),
    [
        ("street", Outcome("alone", "street")),
        ("town, jointly", Outcome("jointly", "town")),
        ("land, independently", Outcome("independently", "land")),
        ("contested, street or land", Outcome("contested", "street", "land")),
        ("no level", Outcome("none")),
    ],
)
def test_an_outcome_is_read_as_it_is_spelled(spelled, outcome):
    """Its own spelling gives it again."""
    assert (outcome, []) == read(spelled)
    assert spelled == outcome.spelling


@pytest.mark.parametrize(
    ("spelled", "outcome"),
    [
        ("street, alone", "street"),
        ("  town ,\n jointly ", "town, jointly"),
        ("contested,  street  or  town", "contested, street or town"),
        ("no  level", "no level"),
    ],
)
def test_spaces_and_the_word_alone_make_no_difference(spelled, outcome):
    """They are how people write."""
    found, said = read(spelled)

    assert [] == said
    assert found is not None
    assert outcome == found.spelling


@pytest.mark.parametrize(
    ("spelled", "said"),
    [
        ("twon", ["SUB104 no level `twon`"]),
        ("Street", ["SUB104 no level `Street`"]),
        ("none", ["SUB104 no level `none`"]),
        ("contested", ["SUB104 no level `contested`"]),
        ("street, gladly", ["SUB110 `gladly` is no manner of acting"]),
        ("street, contested", ["SUB110 `contested` is no manner of acting"]),
        ("street, none", ["SUB110 `none` is no manner of acting"]),
        ("street, jointly, alone", ["SUB110 `jointly, alone` is no manner of acting"]),
        ("street,", ["SUB110 `` is no manner of acting"]),
        ("contested, town or street", ["SUB110 a contested outcome names the lower level first"]),
        ("contested, town or town", ["SUB110 a contested outcome names the lower level first"]),
        ("contested, town", ["SUB110 a contested outcome names two levels"]),
        ("contested, street or town or land", ["SUB110 a contested outcome names two levels"]),
        ("contested,", ["SUB110 a contested outcome names two levels"]),
        ("contested, twon or lnad", ["SUB104 no level `twon`", "SUB104 no level `lnad`"]),
        ("", ["SUB023 expected an outcome, found nothing"]),
    ],
)
def test_what_is_no_outcome_is_none(spelled, said):
    """Levels and manners are known words; every unknown one is named."""
    assert (None, said) == read(spelled)
