"""A file of precedents says who decides on what, by which source; whatever is wrong in it has a place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.precedent_samples import HEAD, PUMPS, SOUND, read, rulebook, said
from tests.reading.test_any_bytes import ANYTHING, damaged, is_within

from subsidiarity.model.diagnostic import has_errors
from subsidiarity.reading.precedents import holds_precedents, read_precedents


def test_a_function_has_its_answers_and_who_places_it_where():
    """Each precedent in the source's own words, with the source."""
    (function,) = read(SOUND).functions
    first = function.precedents[0]

    assert ("pumps", "Village pumps") == (function.id, function.title)
    assert [{"reach": {"street"}, "deals": {"likely"}, "trust": {"essential"}}] == [
        dict(each) for each in function.sheets
    ]
    assert ("Sweden", "town", "kommun", "does", "act", "page 4") == (
        first.system,
        first.level,
        first.called,
        first.says,
        first.source,
        first.at,
    )
    assert [] == said(SOUND)


def test_a_source_says_what_its_licence_is_and_how_it_was_read():
    """With a link, where there is one."""
    sources = read(SOUND).sources

    assert ("not checked", "text", "https://example.org/act") == (
        sources["act"].licence,
        sources["act"].read,
        sources["act"].link,
    )
    assert ("memory", "") == (sources["heard"].read, sources["heard"].link)


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        ("licence: CC0\n", "", "1:1 SUB022 a file of precedents needs the field `licence`"),
        ("precedents: ours\n", "", "1:1 SUB022 a file of precedents needs the field `precedents`"),
        ("level: town", "level: twon", "17:33 SUB104 no level `twon`"),
        ("says: does", "says: did", "17:61 SUB025 `says` cannot be `did`"),
        ("source: act", "source: atc", "17:75 SUB620 no source `atc`"),
        ("https://example.org/act", "javascript:alert(1)", "7:37 SUB623 `javascript:alert(1)` is no web address"),
        ("{reach: street", "{reach: strete", "15:17 SUB302 `reach` has no option `strete`"),
        ("reach: street", "raech: street", "15:10 SUB301 no question `raech`"),
        ("says: does, source: act, at", "source: act, at", "17:9 SUB022 a precedent needs the field `says`"),
    ],
)
def test_what_is_wrong_has_a_place(was, now, expected):
    """And the file is not used."""
    text = SOUND.replace(was, now, 1)

    assert expected in said(text)
    assert read_precedents(text.encode(), "ours.yaml", rulebook())[0] is None


def test_a_function_that_nobody_places_says_nothing():
    """An empty list is no precedent."""
    assert ["13:13 SUB023 expected who places it where, found nothing"] == [
        each for each in said(f"{HEAD}  pumps:\n    title: Pumps\n    placed: []\n") if "SUB624" not in each
    ]


def test_a_precedent_that_stands_twice_counts_once():
    """In other words, it is still the same system, level and source."""
    text = f"{SOUND}      - {{system: Sweden, level: town, called: stad, says: does, source: act}}\n"

    assert ["22:9 SUB622 Sweden stands here twice, at one level and from one source"] == said(text)
    assert 5 == len(read(text).functions[0].precedents)


def test_a_source_that_nothing_rests_on_is_pointed_out():
    """A name may be misspelt."""
    assert ["9:3 SUB624 nothing here rests on the source `heard`"] == said(
        SOUND.replace("source: heard", "source: act")
    )


@pytest.mark.parametrize(("was", "now"), [("edition: 7", "edition: 6"), ("rulebook: wells", "rulebook: roads")])
def test_a_file_of_another_rulebook_is_read_without_answers(was, now):
    """Its levels are taken as they are, for nobody here knows them."""
    text = SOUND.replace(was, now).replace("level: land", "level: county")

    assert ["SUB621"] == [each.split()[1] for each in said(text)]
    assert ({},) == read(text).functions[0].sheets
    assert "county" == read(text).functions[0].precedents[2].level


def test_a_file_is_known_by_its_first_field():
    """No decision and no rulebook has it."""
    assert holds_precedents(SOUND.encode())
    assert not holds_precedents(b"rulebook: wells\nedition: 7\n")


@given(ANYTHING | st.just(SOUND.encode()).flatmap(damaged))
def test_no_bytes_are_too_strange(data):
    """They give precedents or errors, each within the text."""
    found, diagnostics = read_precedents(data, "ours.yaml", rulebook())

    assert (found is None) == has_errors(diagnostics)
    assert all(is_within(each, data) for each in diagnostics)


def test_functions_are_read_in_the_files_order():
    """Whoever writes them decides."""
    other = PUMPS.replace("  pumps:", "  buckets:", 1)

    assert ["pumps", "buckets"] == [function.id for function in read(SOUND + other).functions]
