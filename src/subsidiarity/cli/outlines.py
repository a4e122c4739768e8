"""Outlines on standard output, in the form asked for."""

from __future__ import annotations

import json
from collections.abc import Sequence

from subsidiarity.cli.streams import can_show, line_width, write, write_utf8
from subsidiarity.reporting.outline import Outline

FORMATS = ("text", "markdown", "json")
_BY_SUFFIX = {".md": "markdown", ".json": "json", ".html": "html"}


def form_for(form: str | None, path: str | None, forms: Sequence[str]) -> str:
    """The form asked for, or the one of these that the end of a file's name asks for; else text."""
    by_name = (name for suffix, name in _BY_SUFFIX.items() if path is not None and path.lower().endswith(suffix))
    return form or next((name for name in by_name if name in forms), "text")


def write_outlines(outlines: Sequence[Outline], form: str, path: str | None = None) -> bool:
    """One after another, as JSON a list, on standard output or into a new file.

    False once it was said why the file could not be written.
    """
    if form == "json":
        from subsidiarity.reporting.outline_record import outline_record

        records = [outline_record(outline) for outline in outlines]
        return write_text(f"{json.dumps(records, ensure_ascii=False, indent=2)}\n", path)
    if form == "markdown":
        from subsidiarity.reporting.markdown import render_markdown

        return write_text("\n---\n\n".join(map(render_markdown, outlines)), path)
    from subsidiarity.reporting.plain import render_plain
    from subsidiarity.reporting.wording.rung import MARKS

    if path is not None:
        return write_text("\n\n".join(map(render_plain, outlines)), path)
    is_ascii = not can_show("".join(MARKS.values()))
    write("\n\n".join(render_plain(outline, line_width(), is_ascii=is_ascii) for outline in outlines))
    return True


def write_text(text: str, path: str | None) -> bool:
    """Text as UTF-8 on standard output, or into a new file; False once it was said why that failed."""
    if path is None:
        write_utf8(text)
        return True
    from subsidiarity.cli.writing import write_one

    return write_one(path, text)
