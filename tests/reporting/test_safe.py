"""Text that a terminal cannot obey."""

from __future__ import annotations

import pytest

from subsidiarity.reading.decoded_text import FLAGS
from subsidiarity.reporting.safe import inert, safe, safe_flow, safe_path

ACTING = [
    ("\x1b[31m", "\\x1b[31m"),
    ("\x9b2J", "\\x9b2J"),
    ("a\nb", "a\\nb"),
    ("a\tb\r", "a\\tb\\r"),
    ("\x00\x7f", "\\x00\\x7f"),
    ("a\u202eb", "a\\u202eb"),
    ("\u2028", "\\u2028"),
    ("\ufeff", "\\ufeff"),
    ("\U000e0041", "\\U000e0041"),
    ("\U0001f3f4\U000e0067\U000e007f", "\U0001f3f4\\U000e0067\\U000e007f"),
    (f"{FLAGS[0]}\U000e0067", f"{FLAGS[0]}\\U000e0067"),
    ("\u0378", "\\u0378"),
    ("bad\udcff.yaml", "bad\\xff.yaml"),
    ("a\u200db", "a\\u200db"),
]


@pytest.mark.parametrize(("text", "shown"), ACTING, ids=[shown for _, shown in ACTING])
def test_what_acts_is_shown(text, shown):
    """A control or format character becomes an escape that can be seen."""
    assert shown == safe(text)


@pytest.mark.parametrize(
    "text",
    [
        *FLAGS,
        f"a{FLAGS[2]}b",
        "\U0001faff",
        "\U0001f9d1\u200d\U0001faff",
        "plain",
        "Zażółć gęślą jaźń",
        "日本語",
        "👩‍👩‍👧",
        "שלום",
        "نمی‌خواهم",
        "क्‍ष",
        "[/red]",
        "=1+1",
    ],
)
def test_what_people_write_stays_letter_for_letter(text):
    """Other scripts, flags, joined emoji and those to come, brackets and signs are text."""
    assert text == safe(text)


def test_stacked_marks_do_not_run_over_other_lines():
    """More than four marks on a letter are shown beside it."""
    assert "a" + "\u0301" * 4 + "\\u0301" * 2 == safe("a" + "\u0301" * 6)


def test_text_that_is_wrapped_loses_only_its_line_ends():
    """Lines of a description flow together."""
    assert "one two \\x1b" == safe_flow("one\n  two\t\x1b\n")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("::error::x", r"\x3a:error::x"),
        ("  ::error::x", r"  \x3a:error::x"),
        ("\u00a0::error::x", "\u00a0\\x3a:error::x"),
        ("one\n::error::x\n\n ::two::", "one\n\\x3a:error::x\n\n \\x3a:two::"),
        ("::::", r"\x3a:::"),
        ("see ##[error]x", r"see \x23#[error]x"),
        ("##vso[task.complete]", r"\x23#vso[task.complete]"),
        ("###teamcity[x] ##VSO[y]", r"#\x23#teamcity[x] \x23#VSO[y]"),
    ],
)
def test_a_line_is_no_command_of_a_build_server(typed, shown):
    """One escape is enough to break it, and the rest can be read."""
    assert shown == inert(typed)


@pytest.mark.parametrize(
    "text", ["std::vector", "a ::error::", ":error:", ": :", "## Heading [x]", "# [x]", "a##b", "[x]##", "", "\n\n"]
)
def test_what_no_build_server_obeys_stays_as_it_is(text):
    """Colons within a line, headings, hashes."""
    assert text == inert(text)


def test_what_is_inert_stays_so():
    """However often it passes."""
    text = inert("::error::x ##vso[y]\n ::z::")

    assert text == inert(text)


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("::error::x.yaml", "./::error::x.yaml"),
        (" ::x.yaml", "./ ::x.yaml"),
        ("a/::x.yaml", "a/::x.yaml"),
        (":x.yaml", ":x.yaml"),
        ("a\n.yaml", r"a\n.yaml"),
    ],
)
def test_a_path_may_begin_a_line(path, shown):
    """It is still the path of the same file."""
    assert shown == safe_path(path)
