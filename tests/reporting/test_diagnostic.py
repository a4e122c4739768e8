"""A diagnostic as text."""

from __future__ import annotations

from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.span import Span
from subsidiarity.reporting.diagnostic import render_diagnostic

SOURCE = "decision: pump\nanswers:\n  reach: regonal\n"


def diagnostic(line=3, column=10, file="wells.yaml", message="no level `regonal`", hint="did you mean `regional`?"):
    """One diagnostic."""
    return Diagnostic("SUB302", "error", message, Span(file, line, column), hint)


def test_it_says_where_what_and_how_to_mend_it():
    """Place, code and message; the line with a caret; a hint."""
    assert """\
wells.yaml:3:10: error SUB302: no level `regonal`
    3 |   reach: regonal
      |          ^
 hint: did you mean `regional`?
""" == render_diagnostic(diagnostic(), SOURCE)


def test_without_its_text_and_hint_it_is_one_line():
    """What was piped in cannot be shown again."""
    assert "wells.yaml:3:10: error SUB302: no level `regonal`\n" == render_diagnostic(diagnostic(hint=""))


def test_a_place_beyond_the_text_has_no_excerpt():
    """A file may have changed since it was read."""
    assert 2 == len(render_diagnostic(diagnostic(line=99), SOURCE).splitlines())


def test_the_caret_stands_below_wide_and_escaped_characters():
    """Columns are counted as they are shown."""
    text = render_diagnostic(diagnostic(line=1, column=4), "日\x1b: x").splitlines()

    assert ("    1 | 日\\x1b: x", "      |        ^") == (text[1], text[2])


def test_a_long_line_is_shown_around_the_place():
    """The caret stays below what it means."""
    lines = render_diagnostic(diagnostic(line=1, column=5001), "a" * 5000 + "b" + "c" * 5000).splitlines()

    assert "b" == lines[1][lines[2].index("^")]
    assert len(lines[1]) < 120


def test_a_file_name_or_message_cannot_act():
    """A line end in a name is shown, and so is an escape in a message."""
    text = render_diagnostic(diagnostic(file="a\nb.yaml", message="no `\x1b[2J`"))

    assert text.startswith("a\\nb.yaml:3:10: error SUB302: no `\\x1b[2J`\n")
