"""The argument as plain text."""

from __future__ import annotations

import pytest
from tests.reporting.samples import CONTESTED, EVERY, SETTLED, argued

from subsidiarity.reporting.forms.plain import render_plain
from subsidiarity.reporting.wrapping import columns_of


@pytest.mark.parametrize("name", EVERY)
def test_the_whole_argument_reads_as_it_did(name, golden):
    """Every kind of outcome, letter for letter."""
    golden(f"{name}.txt", render_plain(argued(EVERY[name])))


@pytest.mark.parametrize("width", [32, 40, 60, 100])
@pytest.mark.parametrize("text", [SETTLED, CONTESTED], ids=["settled", "contested"])
def test_no_line_is_wider_than_asked(text, width):
    """Text flows into the width there is, and headings with it."""
    lines = render_plain(argued(text), width).splitlines()

    assert [] == [line for line in lines if columns_of(line) > width]


def test_without_other_alphabets_nothing_needs_one():
    """Marks and quotes have a form that every terminal shows."""
    text = render_plain(argued(SETTLED), is_ascii=True)

    assert text.isascii()
    assert "  (*) Town    recommended" in text


def test_what_acts_in_a_decision_is_shown():
    """Markup and formulas are text, line ends flow."""
    hostile = SETTLED.replace("Who mends the pump?", "'[/red] =1+1 <b> {0.x}'").replace(
        '"Three streets drink from it"', '"one\\n\\n# two"'
    )

    text = render_plain(argued(hostile))

    assert text.startswith("[/red] =1+1 <b> {0.x}\n=")
    assert "One # two." in text
