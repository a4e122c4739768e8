"""Lines counted in the columns of a terminal."""

from __future__ import annotations

from subsidiarity.reading.decoded_text import FLAGS
from subsidiarity.reporting.wrapping import columns_of, padded, shortened, wrapped


def test_lines_hold_at_most_the_width():
    """Words move to the next line, which begins with its own margin."""
    assert ["- one two", "  three", "  four"] == wrapped("one two three four", 9, "- ", "  ")


def test_a_long_word_stays_whole():
    """An address can still be copied."""
    assert ["see", "https://example.org/a/long/path", "now"] == wrapped("see https://example.org/a/long/path now", 10)


def test_wide_characters_take_two_columns():
    """East Asian text fills the line as it does on a terminal."""
    assert ["日本", "語で"] == wrapped("日本 語で", 5)
    assert [6, 1, 0] == [columns_of("日本語"), columns_of("e\u0301"), columns_of("")]


def test_a_flag_and_an_emoji_to_come_take_two_columns():
    """The tags of a flag take none, and what is shortened has a whole flag or none."""
    assert [2, 2, 2, 2] == [columns_of(text) for text in (*FLAGS, "\U0001faff")]
    assert ["a…", f"a{FLAGS[0]}…"] == [shortened(f"a{FLAGS[0]}bcd", columns) for columns in (3, 4)]


def test_padding_counts_columns():
    """Columns after wide text still stand below one another."""
    assert ["日本 |", "ab   |"] == [padded("日本", 5) + "|", padded("ab", 5) + "|"]


def test_shortened_text_shows_that_something_is_missing():
    """An ellipsis stands for what does not fit; what fits stays."""
    assert ["abcdef", "abcd…", "日…"] == [shortened("abcdef", 6), shortened("abcdef", 5), shortened("日本語", 4)]
