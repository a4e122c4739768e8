"""The style sheet is parsed again when its colours change, and not otherwise."""

from __future__ import annotations

from subsidiarity.tui.stylesheet import SteadyStylesheet


def sheet() -> SteadyStylesheet:
    """One rule in a colour that a theme names."""
    found = SteadyStylesheet(variables={"lit": "#ff0000"})
    found.add_source("Static { color: $lit; }")
    found.parse()
    return found


def test_the_same_colours_keep_what_was_parsed():
    """A screen that appears for the first time changes nothing."""
    style = sheet()
    before = list(style.rules)

    style.set_variables({"lit": "#ff0000"})
    style.reparse()

    assert [id(rule) for rule in before] == [id(rule) for rule in style.rules]


def test_other_colours_are_taken():
    """Another theme is seen at once."""
    style = sheet()

    style.set_variables({"lit": "#0000ff"})
    style.reparse()

    assert style.rules[0].styles.color.hex == "#0000FF"
