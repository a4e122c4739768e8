"""The argument as Markdown, read back by a Markdown parser."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from tests.reporting.samples import EVERY, SETTLED, argued

from subsidiarity.reporting.forms.markdown import escaped, render_markdown

ACTING = [
    "<script>alert(1)</script>", "[link](http://example.org)", "![image](x.png)", "https://example.org",
    "www.example.org", "me@example.org", "example.org", "# heading", "- item", "+ item", "1. one", "2) two", "> quote",
    "`code`", "*a* _b_", "~~a~~", "a | b", "---", "===", "&amp; &#65;", "a\\", "<http://example.org>", "[ref]: http://example.org",
    "$x$", ":smile:", "```", "| a |", "a\n\n# b", "javascript:alert(1)", "[^1]", "-", "\\[a\\]", "http://example.org/a_b_c",
]  # fmt: skip

ALLOWED = {"root", "paragraph", "inline", "text", "text_special", "code_inline", "softbreak"}


def tree(text, preset="gfm-like"):
    """The parsed text."""
    return SyntaxTreeNode(MarkdownIt(preset).parse(text))


def shown(node):
    """What a reader sees of a node."""
    if node.type in ("text", "code_inline"):
        return node.content
    return "".join(map(shown, node.children))


@pytest.mark.parametrize("preset", ["commonmark", "gfm-like"])
@pytest.mark.parametrize("text", ACTING)
def test_what_acts_in_markdown_is_shown(text, preset):
    """Alone in a paragraph it is a paragraph of that text."""
    page = tree(escaped(text), preset)

    assert {node.type for node in page.walk()} <= ALLOWED
    assert " ".join(text.split()) == shown(page)


@pytest.mark.parametrize("text", ACTING)
def test_what_acts_in_a_title_leaves_the_report_as_it_is(text):
    """The same headings, lists and tables; no link, picture or HTML."""
    outline = argued(SETTLED)
    hostile = render_markdown(type(outline)(text, text, outline.headline, outline.sections))

    def shape(markdown):
        return [
            node.type
            for node in tree(markdown).walk()
            if node.type not in ("text", "text_special", "code_inline", "paragraph", "inline")
        ]

    assert shape(render_markdown(outline)) == shape(hostile)


@pytest.mark.parametrize("name", ["settled", "contested", "open"])
def test_the_whole_argument_reads_as_it_did(name, golden):
    """Three kinds of outcome, letter for letter."""
    golden(f"{name}.md", render_markdown(argued(EVERY[name])))
