"""Outlines on standard output, in the form asked for."""

from __future__ import annotations

from collections.abc import Sequence

from subsidiarity.cli.streams import can_show, line_width, write
from subsidiarity.cli.target import write_text
from subsidiarity.reporting.outline import Outline

FORMATS = ("text", "markdown", "json")
ENDINGS = {".txt": "text", ".md": "markdown", ".json": "json"}
"""Forms by the end of a file's name."""


def write_outlines(
    outlines: Sequence[Outline], form: str, path: str | None = None, *, may_replace: bool = False
) -> None:
    """Outlines one after another, as JSON a list, on standard output or into a file; `NotWritten`."""
    if form == "json":
        from subsidiarity.reporting.outline_record import outline_record
        from subsidiarity.reporting.record import render_json

        records = [outline_record(outline) for outline in outlines]
        write_text(f"{render_json(records, 2)}\n", path, may_replace=may_replace)
        return
    if form == "markdown":
        from subsidiarity.reporting.markdown import render_markdown

        write_text("\n---\n\n".join(map(render_markdown, outlines)), path, may_replace=may_replace)
        return
    from subsidiarity.reporting.plain import render_plain
    from subsidiarity.reporting.wording.rung import MARKS

    if path is not None:
        write_text("\n\n".join(map(render_plain, outlines)), path, may_replace=may_replace)
        return
    is_ascii = not can_show("".join(MARKS.values()))
    write("\n\n".join(render_plain(outline, line_width(), is_ascii=is_ascii) for outline in outlines))
