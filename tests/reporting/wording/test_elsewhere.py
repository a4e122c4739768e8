"""Whom others let decide, in the sources' own words; systems are counted, and nothing is made of it."""

from __future__ import annotations

from tests.precedent_samples import HEAD, PUMPS, SOUND, near, read

from subsidiarity.reporting.outline import Items
from subsidiarity.reporting.wording.elsewhere import (
    elsewhere_line,
    elsewhere_section,
    every_function_section,
    precedents_count,
)

LIKE_PUMPS = "{reach: street, deals: likely, trust: essential}"
MALTA = "system: Malta, level: town, source: act"
TITLE = "Who paints the village pumps?"


def items(found):
    """The sentences on the first function, each with its details."""
    return [(item.text, *item.details) for item in first_block(found).items]


def first_block(found):
    """The points on the first function that was found."""
    section = every_function_section(found)
    assert section is not None
    block = section.blocks[1]
    assert isinstance(block, Items)
    return block


def test_systems_are_counted_by_level_and_those_who_say_who_should_apart():
    """The level with the most first; what nobody looked up comes last and counts nowhere."""
    assert [
        "Who decides: town, in 2 of 3 systems.",
        "Who decides: land, in 1 of 3 systems.",
        "Who should decide: street, by the one source on file.",
        "From memory, not looked up and not counted.",
    ] == [text for text, *_ in items(near(TITLE))]


def test_each_precedent_says_system_words_source_and_place_and_has_its_link():
    """With the source's reasons and cautions, where there are any."""
    found = items(near(TITLE))

    assert (
        "Who decides: town, in 2 of 3 systems.",
        "Sweden: “kommun” (The Wells Act, page 4).",
        "https://example.org/act",
        "Norway: “kommune” (The Wells Act). Its reasons: one budget.",
        "https://example.org/act",
    ) == found[0]
    assert ("Theory (A book of wells). Places together.",) == found[2][1:]
    assert ("Malta (Somebody at the fair).",) == found[3][1:]


def test_it_is_said_by_what_a_function_is_near():
    """By its words, by its answers, or by both."""
    leads = [first_block(found).lead for found in (near(TITLE), near("It", LIKE_PUMPS))]

    assert [
        "Village pumps. Near by its words (village, pumps)",
        "Village pumps. Near by its answers (3 of 3 the same)",
    ] == leads


def test_a_report_shows_what_is_near_by_two_words_or_in_both_ways():
    """Of what is near by one word, or by answers alone, it says nothing."""
    assert elsewhere_section(near(TITLE)) is not None
    assert elsewhere_section(near("Pumps", LIKE_PUMPS)) is not None
    assert [None, None, None, None] == [
        elsewhere_section(found) for found in (near("Pumps"), near("It", LIKE_PUMPS), near("It"), None)
    ]


def test_the_line_counts_systems_level_by_level():
    """It names the function, for a reader has to know what was placed."""
    assert "“Village pumps”: 2 of 3 published systems place it with town, 1 with land." == elsewhere_line(near(TITLE))


def test_the_line_on_one_system_has_no_figures():
    """One of one says too much."""
    text = f"{HEAD}  pumps: {{title: Village pumps, placed: [{{{MALTA}, says: does}}]}}\n"

    assert "“Village pumps”: the one published system on file places it with town." == elsewhere_line(
        near(TITLE, "{}", text)
    )


def test_the_line_takes_those_who_say_who_should_where_nobody_does():
    """And says so."""
    text = f"{HEAD}  pumps: {{title: Village pumps, placed: [{{{MALTA}, says: should}}]}}\n"

    assert "“Village pumps”: the one published judgement on file would place it with town." == elsewhere_line(
        near(TITLE, "{}", text)
    )


def test_there_is_no_line_where_nothing_is_near_enough_or_nobody_looked():
    """Better none than a weak one."""
    heard = PUMPS.replace("source: act", "source: heard").replace("source: book", "source: heard")

    assert ["", "", "", ""] == [
        elsewhere_line(found) for found in (near("Pumps"), near("It"), None, near(TITLE, "{}", HEAD + heard))
    ]


def test_levels_of_another_rulebook_are_told_in_the_sources_words():
    """Nobody counts them, and there is no line."""
    found = near(TITLE, "{}", SOUND.replace("rulebook: wells", "rulebook: roads"))

    assert [
        "Who decides, in the words of each source.",
        "Who should decide, in the words of each source.",
        "From memory, not looked up and not counted.",
    ] == [text for text, *_ in items(found)]
    assert "" == elsewhere_line(found)


def test_a_file_is_summed_up():
    """What is from memory, too."""
    assert "1 function, 5 precedents, 5 systems, 3 sources, 1 precedent from memory." == precedents_count(read(SOUND))
