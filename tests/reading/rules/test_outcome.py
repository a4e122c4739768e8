"""An outcome from its spelling, and back."""

from __future__ import annotations

import pytest

from subsidiarity.model.manner import Manner
from subsidiarity.model.outcome import Outcome
from subsidiarity.reading.diagnostics import Problems
from subsidiarity.reading.manner import read_manners
from subsidiarity.reading.rules.outcome import OutcomeReader
from subsidiarity.reading.tree import read_documents
from subsidiarity.reading.tree_nodes import Text

LEVELS = ("street", "town", "land")
MANNERS = """
alone: {says: "{level}"}
jointly: {says: "{level}, with the others"}
independently: {says: "{level}, apart"}
contested: {levels: 2, says: "{level} or {above}"}
no level: {levels: 0, says: nobody}
"""


def manners(text: str) -> tuple[tuple[Manner, ...], list[str]]:
    problems = Problems("file")
    found = read_manners(read_documents(text.encode(), "file")[0][0].root, LEVELS, problems)
    said = [f"{each.span.line}:{each.span.column} {each.code} {each.message}" for each in problems.take()]
    return found, said


def read(text: str, known: str = MANNERS) -> tuple[Outcome | None, list[str]]:
    problems = Problems("file")
    found = OutcomeReader(LEVELS, manners(known)[0]).read(Text(text, 1, 1, True), problems)
    return found, [f"{each.code} {each.message}" for each in problems.take()]


@pytest.mark.parametrize(
    ("spelled", "outcome"),
    [
        ("street", Outcome("", "street")),
        ("town, jointly", Outcome("jointly", "town")),
        ("land, independently", Outcome("independently", "land")),
        ("contested, street or land", Outcome("contested", "street", "land")),
        ("no level", Outcome("no level")),
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
        ("contested", ["SUB110 an outcome that is `contested` names two levels"]),
        ("street, gladly", ["SUB110 `gladly` is no manner of acting"]),
        ("street, contested", ["SUB110 `contested` is no manner of acting"]),
        ("street, none", ["SUB110 `none` is no manner of acting"]),
        ("street, jointly, alone", ["SUB110 `jointly, alone` is no manner of acting"]),
        ("street,", ["SUB110 `` is no manner of acting"]),
        ("contested, town or street", ["SUB110 an outcome that is `contested` names the lower level first"]),
        ("contested, town or town", ["SUB110 an outcome that is `contested` names the lower level first"]),
        ("contested, town", ["SUB110 an outcome that is `contested` names two levels"]),
        ("contested, street or town or land", ["SUB110 an outcome that is `contested` names two levels"]),
        ("contested,", ["SUB110 an outcome that is `contested` names two levels"]),
        ("contested, twon or lnad", ["SUB104 no level `twon`", "SUB104 no level `lnad`"]),
        ("", ["SUB023 expected an outcome, found nothing"]),
    ],
)
def test_what_is_no_outcome_is_none(spelled, said):
    """Levels and manners are known words; every unknown one is named."""
    assert (None, said) == read(spelled)


def test_a_rulebook_may_name_manners_of_its_own():
    """Nothing here knows their words."""
    own = """
    by itself: {says: "{level}"}
    until it is ready: {says: "{level}, with help"}
    not needed: {levels: 0, says: nobody needs to}
    """
    spelled = ["town", "town, until it is ready", "not needed"]

    assert spelled == [found.spelling for found, _ in (read(each, own) for each in spelled) if found is not None]
    assert (None, ["SUB110 `jointly` is no manner of acting"]) == read("town, jointly", own)


def test_a_manner_that_speaks_of_the_level_above_is_not_for_the_highest():
    """Its sentence would have a gap."""
    own = "alone: {says: '{body}'}\nready: {says: '{body}, with {above}'}"

    assert (Outcome("ready", "town"), []) == read("town, ready", own)
    assert (None, ["SUB110 `land, ready` speaks of the level above, and there is none"]) == read("land, ready", own)


def test_the_first_manner_of_one_level_is_spelled_by_the_level_alone():
    """Wherever it stands among the others."""
    found, said = manners("never: {levels: 0, says: never}\njointly: {says: a}\nalone: {says: b}\n")

    assert (["never", "", "alone"], []) == ([each.id for each in found], said)


def test_a_rulebook_without_manners_has_levels_that_act():
    """Nothing is said of how."""
    found = read_manners(None, LEVELS, Problems("file"))

    assert [("", 1, "{body}")] == [(each.id, each.levels, each.says) for each in found]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("town: {says: a}", ["1:1 SUB109 `town` cannot be the word for a manner"]),
        ("this or that: {says: a}", ["1:1 SUB109 `this or that` cannot be the word for a manner"]),
        ("over and above: {says: a}", ["1:1 SUB109 `over and above` cannot be the word for a manner"]),
        ("'2': {says: a}", ["1:1 SUB109 `2` cannot be the word for a manner"]),
        ("jointly: {}", ["1:10 SUB022 a manner needs the field `says`"]),
        ("jointly: a", ["1:10 SUB020 expected a manner (says), found text"]),
        ("jointly: {levels: 3, says: a}", ["1:19 SUB025 `levels` cannot be `3`"]),
        ("jointly: {says: 'with {others}'}", ["1:17 SUB115 nothing fills the gap `{others}`"]),
        ("jointly: {says: '{body}', name: 'with {body}'}", ["1:33 SUB115 nothing fills the gap `{body}`"]),
        ("never: {levels: 0, says: '{level}'}", ["1:26 SUB115 nothing fills the gap `{level}`"]),
        ("jointly: {says: '{because}'}", ["1:17 SUB115 nothing fills the gap `{because}`"]),
        ("jointly: {say: a}", ["1:11 SUB021 a manner has no field `say`"]),
    ],
)
def test_a_fault_in_a_manner_is_said_at_its_place(text, said):
    """With what may stand there."""
    assert said == manners(text)[1]
