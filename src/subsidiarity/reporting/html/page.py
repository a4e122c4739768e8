"""The frame of every page: what a browser may do with it, its landmarks, its style; nothing comes from elsewhere."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from subsidiarity.model.noun import dataclass
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reporting.html_elements import Child, element, html_text, verbatim
from subsidiarity.reporting.language import words

GENERATOR = "subsidiarity"
"""The generator that a page names, by which a page of ours is known again."""

PAGE_STYLE = Path(__file__).with_name("page.css")
_SCRIPT = Path(__file__).with_name("index.js")


def page(
    title: str,
    header: Iterable[Child],
    main: Iterable[Child],
    footer: Iterable[Child],
    language: str,
    *,
    has_script: bool = False,
) -> str:
    """A page of HTML in a language as text; `has_script` adds the one script that sorts and filters an index."""
    style = own_text(PAGE_STYLE)
    script = own_text(_SCRIPT) if has_script else None
    body = element(
        "body",
        element("a", words("To the content"), href="#content", class_="skip"),
        element("header", *header),
        element("main", *main, id="content", tabindex=-1),
        element("footer", *footer),
        None if script is None else verbatim("script", script),
        class_="list" if has_script else None,
    )
    return document(title, style, script, body, language)


def document(title: str, style: str, script: str | None, body: Child, language: str) -> str:
    """The text of a page of HTML with a body, allowed its own style, and its script if there is one, and no more."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy(style, script)),
        element("meta", name="generator", content=GENERATOR),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", title),
        element("link", rel="icon", href="data:,"),
        verbatim("style", style),
    )
    return f"<!DOCTYPE html>\n{html_text(element('html', head, body, lang=language))}"


@dataclass(frozen=True, slots=True)
class Piece:
    """A report or the minutes of one decision, for a page: its title, with its headline, and its elements."""

    title: str
    full_title: str
    header: tuple[Child, ...]
    main: tuple[Child, ...]


def prefixes(number: int) -> list[str]:
    """The prefixes that keep the ids of so many pieces on one page apart; "" for a piece by itself."""
    return [""] if number == 1 else [f"d{index}-" for index in range(1, number + 1)]


def page_of_pieces(pieces: Sequence[Piece], heading: str, footer: Iterable[Child], language: str) -> str:
    """A page of one piece; or of several, one after another, under a heading and a list of them."""
    if len(pieces) == 1:
        (piece,) = pieces
        return page(piece.full_title, piece.header, piece.main, footer, language)
    anchors = [f"d{number}" for number, _ in enumerate(pieces, 1)]
    articles = [
        element("article", *piece.header, *piece.main, id=anchor) for anchor, piece in zip(anchors, pieces, strict=True)
    ]
    titles = [(anchor, piece.title) for anchor, piece in zip(anchors, pieces, strict=True)]
    return page(heading, [element("p", heading, class_="kicker"), contents(titles)], articles, footer, language)


def contents(links: Sequence[tuple[str, str]]) -> Child:
    """The list of what is on the page: the id and the heading of each part."""
    items = (element("li", element("a", heading, href=f"#{anchor}")) for anchor, heading in links)
    return element("nav", element("ul", *items), class_="contents", aria_label=words("On this page"))


def part(anchor: str, heading: str, *children: Child) -> Child:
    """A part of a page under a heading that it can be linked by."""
    return element("section", element("h2", heading, id=anchor), *children, aria_labelledby=anchor)


def wide(label: str, *children: Child) -> Child:
    """A region for what is too wide for a phone: it scrolls sideways, by touch or by key, and the page does not."""
    return element("div", *children, class_="wide", role="region", aria_label=label, tabindex=0)


def digest_line(rulebook: Rulebook) -> Child:
    """A paragraph with the rulebook's digest, by which anybody can tell whether they have the very file that judged."""
    if not rulebook.sha256:
        return None
    said = words("SHA-256 of the rulebook's file:")
    return element("p", said, " ", element("code", rulebook.sha256), class_="digest")


def rulebook_line(rulebook: Rulebook) -> str:
    """A sentence on which rulebook judged."""
    return words("Rulebook {rulebook}, edition {edition}.", rulebook=rulebook.id, edition=rulebook.edition)


def _policy(style: str, script: str | None) -> str:
    """The policy that a page lays on the browser: its own style and script, by their digests, and nothing else."""
    scripts = () if script is None else (f"script-src {digest_of(script)}",)
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src {digest_of(style)}",
            *scripts,
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


@cache  # our own files
def own_text(path: Path) -> str:
    """The text of a style sheet or a script of the program."""
    return path.read_text(encoding="utf-8")


@cache
def digest_of(text: str) -> str:
    """The digest of a style sheet or a script, by which a policy allows it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
