"""Text and values go into elements as what they are, whatever they look like."""

from __future__ import annotations

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from subsidiarity.reporting.html_elements import Markup, element, html_text
from subsidiarity.reporting.safe import safe


def read(markup):
    """The first element of a page's body, as a browser reads it."""
    body = html5lib.parse(f"<!DOCTYPE html><title>A</title>{markup}", namespaceHTMLElements=False).find("body")
    assert body is not None
    return body[0]


def shown(text):
    """A text on one line, as `safe` shows it, with runs of space as one."""
    return safe(" ".join(text.split()))


@given(st.text(st.characters(codec="utf-8")))
def test_any_text_is_text(text):
    """As a child, and as the value of an attribute."""
    node = read(html_text(element("p", "a ", text, " b", title=f"a {text} b")))

    assert shown(f"a {text} b") == " ".join("".join(node.itertext()).split())
    assert shown(f"a {text} b") == " ".join(node.get("title").split())
    assert [] == list(node)


def test_what_is_made_of_markup_by_hand_is_text():
    """Only `element` makes elements; a sum of two is escaped, so that no data slips in."""
    bold = element("b", "a")

    assert "<p>&lt;b&gt;a&lt;/b&gt;!</p>\n" == element("p", bold + "!")


def test_an_element_holds_elements():
    """In their order, with what is None left out."""
    assert "<p>a <b>b</b>c</p>\n" == element("p", "a ", element("b", "b"), None, "c")


@pytest.mark.parametrize(
    ("value", "shown"), [(1.0, "1"), (2.346, "2.35"), (3, "3"), ("a&b", "a&amp;b"), ('"', "&quot;")]
)
def test_a_value_is_written_short(value, shown):
    """Numbers of a picture with two places at most."""
    assert f'<a href="{shown}"></a>' == element("a", href=value)


def test_an_attribute_that_is_none_is_left_out():
    """And names are written as HTML spells them."""
    assert '<a class="b" aria-label="c"></a>' == element("a", class_="b", aria_label="c", id=None)


def test_an_element_that_holds_nothing_is_not_closed():
    """As HTML wants it."""
    assert '<meta name="a">\n' == element("meta", name="a")
    assert isinstance(element("br"), Markup)
