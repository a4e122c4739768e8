"""Outlines on standard output, in the form asked for."""

from __future__ import annotations

import json
from collections.abc import Sequence

from subsidiarity.cli.streams import can_show, line_width, write, write_utf8
from subsidiarity.reporting.outline import Outline

FORMATS = ("text", "markdown", "json")


def write_outlines(outlines: Sequence[Outline], form: str) -> None:
    """One after another; as JSON, a list."""
    if form == "json":
        from subsidiarity.reporting.outline_record import outline_record

        records = [outline_record(outline) for outline in outlines]
        write_utf8(f"{json.dumps(records, ensure_ascii=False, indent=2)}\n")
    elif form == "markdown":
        from subsidiarity.reporting.markdown import render_markdown

        write_utf8("\n---\n\n".join(map(render_markdown, outlines)))
    else:
        from subsidiarity.reporting.plain import MARKS, render_plain

        width = line_width()
        is_ascii = not can_show("".join(MARKS.values()))
        write("\n\n".join(render_plain(outline, width, is_ascii=is_ascii) for outline in outlines))
