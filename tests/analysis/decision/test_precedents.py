"""The functions nearest to a decision: by words that few have, or by answers a step apart, and each is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.precedent_samples import HEAD, SOUND, near, read, rulebook

from subsidiarity.analysis.decision.precedents import NearestFunctions, by_word
from subsidiarity.model.precedent import Likeness

LIKE_PUMPS = "{reach: street, deals: likely, trust: essential, means: equal}"


def titles(found):
    """The titles of the functions found, in order."""
    return [each.function.title for each in found.nearest]


def functions(**named):
    """A text with a function of each title and description, by id."""
    placed = "placed: [{system: Sweden, level: town, says: does, source: act}]"
    return HEAD + "".join(
        f"  {name}:\n    title: {title}\n    description: {description}\n    {placed}\n"
        for name, (title, description) in named.items()
    )


def test_a_word_of_both_titles_makes_a_function_near():
    """In the plural, too; and it is said which word."""
    (found,) = near("Who paints the pump?").nearest

    assert (("pumps",), None) == (found.words, found.likeness)


def test_a_word_of_a_description_alone_does_not():
    """Descriptions have too many words."""
    assert [] == titles(near("Painting a bench", description="And the village, too"))


def test_further_words_count_where_one_of_them_stands_in_a_title():
    """`greasing` stands in the decision's title and in the function's description."""
    (found,) = near("Greasing the pumps").nearest

    assert ("pumps", "greasing") == found.words


def test_a_word_that_many_functions_have_tells_nothing():
    """Nine wells, and a tenth with a bucket."""
    many = {f"well{number}": (f"Well on site {'abcdefghi'[number] * 3}", "Deep") for number in range(9)}
    text = functions(**many, bucket=("Bucket of a well", "Deep"))

    assert [] == titles(near("Well", "{}", text))
    assert ["Bucket of a well"] == titles(near("Bucket in a well", "{}", text))


def test_functions_with_fewer_than_half_as_many_words_are_left_out():
    """One of three is little beside three of three."""
    text = functions(one=("Red iron pump", "Deep"), other=("Red door", "Deep"), third=("Iron pump", "Deep"))

    assert ["Red iron pump", "Iron pump"] == titles(near("A red iron pump", "{}", text))


def test_the_same_answers_make_a_function_near():
    """Whatever it is called."""
    (found,) = near("Something else", LIKE_PUMPS).nearest

    assert ((), Likeness(compared=3, same=3, steps=0)) == (found.words, found.likeness)


def test_a_range_is_as_near_as_its_nearest_option():
    """What is not known exactly is not held against a function."""
    (found,) = near("Something else", "{reach: [street, town], deals: doubtful, trust: essential}").nearest

    assert Likeness(compared=3, same=2, steps=1) == found.likeness


@pytest.mark.parametrize(
    "answers",
    [
        "{reach: land, deals: likely, trust: essential}",
        "{reach: town, deals: doubtful, trust: essential}",
    ],
)
def test_more_than_a_step_for_every_two_questions_is_too_far(answers):
    """Two steps on one of them, or one on each of two."""
    assert [] == titles(near("Something else", answers))


@pytest.mark.parametrize("answers", ["{}", "{reach: street}", "{reach: street, deals: unknown, trust: unknown}"])
def test_too_few_answers_make_nothing_near(answers):
    """A third of the rulebook's questions has to be compared, and half of the function's own."""
    assert [] == titles(near("Something else", answers))


def test_every_reading_of_a_function_has_to_be_near():
    """Two readers who differ make it near to nothing, not to everything; of near ones the farther is told."""
    other = "      - {reach: town, deals: likely, trust: essential}\n"
    far = "      - {reach: land, deals: never, trust: none}\n"

    (found,) = near("Something else", LIKE_PUMPS, SOUND.replace("    placed:", f"{other}    placed:")).nearest
    assert Likeness(compared=3, same=2, steps=1) == found.likeness
    assert [] == titles(near("Something else", LIKE_PUMPS, SOUND.replace("    placed:", f"{far}    placed:")))


def test_under_another_edition_words_alone_make_near():
    """Its answers were given to other questions; its levels are known by their ids."""
    text = SOUND.replace("edition: 7", "edition: 6")

    (found,) = near("Pumps", LIKE_PUMPS, text).nearest
    assert (None, "town") == (found.likeness, found.bodies["town"])


def test_levels_of_another_rulebook_have_no_names_here():
    """Whatever they are called."""
    (found,) = near("Pumps", LIKE_PUMPS, SOUND.replace("rulebook: wells", "rulebook: roads")).nearest

    assert {} == found.bodies


@given(
    st.dictionaries(
        st.sampled_from(["reach", "deals", "trust"]), st.sampled_from(["street", "town", "likely", "none", "essential"])
    )
)
def test_what_is_near_is_at_most_a_step_for_every_two_questions_away(answers):
    """For any answers, also those that do not fit and are left out by the reader."""
    wells = rulebook()
    known = {name: option for name, option in answers.items() if option in wells.question(name).option_ids}
    found = near("Something else", f"{{{', '.join(f'{name}: {option}' for name, option in known.items())}}}")

    for each in found.nearest:
        assert each.likeness is not None
        assert 2 * each.likeness.steps <= each.likeness.compared <= len(known)


def test_files_are_looked_through_together():
    """And how many functions there were is told."""
    both = NearestFunctions(rulebook(), [by_word(read(SOUND)), by_word(read(functions(pump=("A pump", "Deep"))))])

    assert 2 == len(both.files)
    assert 2 == near("Pumps", "{}", SOUND, functions(pump=("A pump", "Deep"))).number
