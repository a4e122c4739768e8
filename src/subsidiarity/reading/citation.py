"""The sources that a `source` text cites, and the list of sources that they must be found in."""

from __future__ import annotations

from collections.abc import Collection

from subsidiarity.model.annotation import cast, get_args
from subsidiarity.model.rulebook import Checked, Source
from subsidiarity.reading.diagnostics import Problems
from subsidiarity.reading.fields import Fields, expect_entries
from subsidiarity.reading.limits import MAX_KEY
from subsidiarity.reading.tree_nodes import Node

_CHECKED: tuple[Checked, ...] = get_args(Checked)
_NO_YEAR = "n.d."
_HINT = "add it under `sources`, or cite one that is there, with a pinpoint after it if you like"
_ABOUT = ("claim", "seen", "quote", "not_seen")


def read_sources(node: Node | None, problems: Problems) -> dict[str, Source]:
    """The rulebook's sources by their short citation."""
    entries = expect_entries(node, "sources by their short citation", problems)
    sources = {}
    for name, (key, value) in () if entries is None else entries.entries.items():
        inner = expect_entries(value, "a source (author, year, title, link, checked)", problems)
        if inner is None:
            continue
        known = ("author", "year", "title", "link", "checked", *_ABOUT)
        fields = Fields(inner, known, f"the source `{name}`", problems)
        sources[name] = Source(
            id=name,
            author=fields.text("author", required=True),
            year=_year(fields),
            title=fields.text("title", required=True),
            link=fields.text("link") if fields.node("link") is not None else "",
            checked=cast(Checked, fields.word("checked", _CHECKED, "unconfirmed", required=True)),
            claim=fields.text("claim"),
            seen=fields.text("seen"),
            quote=fields.text("quote"),
            not_seen=fields.text("not_seen"),
            span=problems.span(key),
        )
    return sources


def _year(fields: Fields) -> str:
    """The year of a source: some text with a digit in it, or the words for none."""
    year = fields.text("year", required=True)
    if year and year != _NO_YEAR and not any(character.isdigit() for character in year):
        message = f"`year` cannot be `{year[:80]}`"
        hint = f"write the year, or `{_NO_YEAR}` if none is known"
        fields.problems.error("SUB025", fields.located("year"), message, hint)
    return year


def cited(text: str, sources: Collection[str]) -> tuple[tuple[str, str], ...]:
    """The citations of a source text, each as (key of the source, or "" if none, the citation as written).

    A citation is a source's key, alone or with a pinpoint after it: 'OECD 2019 guideline 6'.
    """
    found = []
    for part in (piece.strip() for piece in text.split(";")):
        key = part[:MAX_KEY]  # no source has a longer one
        while key and key.rstrip(",") not in sources:
            key = key.rpartition(" ")[0]
        found.append((key.rstrip(","), part))
    return tuple(found)


def expect_source(fields: Fields, sources: Collection[str], problems: Problems) -> str:
    """A required `source` of which every part is a known source."""
    if fields.node("source") is None:
        if fields.is_misspelt("source"):
            return ""
        problems.error("SUB108", fields.at, f"{fields.what} has no `source`", "say what it rests on: `source: ...`")
        return ""
    text = fields.text("source")
    for key, part in cited(text, sources) if text else ():
        if not key:
            problems.unknown("SUB107", fields.located("source"), "no source", part, sources, _HINT)
    return text
