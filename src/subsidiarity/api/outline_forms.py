"""Outlines as text, in a form that is chosen by name."""

from __future__ import annotations

from collections.abc import Sequence

from subsidiarity.api.given.kinds import OUTLINE, TEXT, number, optional, several, takes
from subsidiarity.reporting.outline import Outline

FORMS = ("text", "markdown", "json")
TEXTS = ("text", "page", "brief")
"""Names of how much a text says: all of an outline, its first page alone, or three lines."""


@takes(outlines=several(OUTLINE, "outlines"), form=TEXT, width=optional(number))
def render_outlines(
    outlines: Sequence[Outline], form: str = "text", width: int | None = None, *, is_ascii: bool = False
) -> str:
    """The text of outlines one after another, as JSON a list, in one of `FORMS` or `TEXTS`; `UnknownName`.

    `width` (columns of a line; None: as many as read well) and `is_ascii` concern text.
    """
    if form == "json":
        from subsidiarity.reporting.forms.outline_record import outline_record
        from subsidiarity.reporting.json_text import render_json

        return f"{render_json([outline_record(each) for each in outlines], 2)}\n"
    if form == "markdown":
        from subsidiarity.reporting.forms.markdown import render_markdown

        return "\n---\n\n".join(map(render_markdown, outlines))
    if form not in TEXTS:
        from subsidiarity.api.errors import UnknownName

        raise UnknownName(form, FORMS, "form")
    from subsidiarity.reporting.forms.plain import WIDTH, first_page_only, render_brief, render_plain

    if form == "brief":
        return "\n".join(render_brief(each, is_ascii=is_ascii) for each in outlines)
    outlines = [first_page_only(each) for each in outlines] if form == "page" else outlines
    return "\n\n".join(render_plain(each, width or WIDTH, is_ascii=is_ascii) for each in outlines)
