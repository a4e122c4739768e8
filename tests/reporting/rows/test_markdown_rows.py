"""Results as one Markdown table."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from subsidiarity.reporting.rows.markdown_rows import markdown_header, markdown_row

HOSTILE = ["a | b", "a \\| b", "`a", "# a", "<b>a</b>", "[a](b)", "![a](b)", "**a**", "a\nb", "https://a.example",
           "- a", "1. a", "&amp;", "~~a~~", "@a", "a@b.example", "|", "\\", ":smile:", "$a$"]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_a_cell_shows_what_was_typed_and_does_nothing(text):
    """Two columns stay two, and no link, image or markup comes of it."""
    table = markdown_header(("id", "title")) + markdown_row(["x", text])
    tokens = MarkdownIt("gfm-like", {"linkify": True, "html": True}).parse(table)

    cells = [tokens[place + 1] for place, token in enumerate(tokens) if token.type == "td_open"]
    assert ["x", " ".join(text.split())] == ["".join(part.content for part in cell.children or ()) for cell in cells]
    kinds = {part.type for cell in cells for part in cell.children or ()}
    assert kinds <= {"text", "text_special", "code_inline"}


def test_the_header_is_two_lines():
    """The names, and the rule below them."""
    assert "| id | title |\n| --- | --- |\n" == markdown_header(("id", "title"))
