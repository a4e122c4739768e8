"""The output of outlines, on standard output or to a file, in the form asked for."""

from __future__ import annotations

from collections.abc import Sequence

from subsidiarity.api.outline_forms import FORMS as FORMATS
from subsidiarity.api.outline_forms import TEXTS, render_outlines
from subsidiarity.cli.streams import can_show, line_width, write
from subsidiarity.cli.target import write_text
from subsidiarity.reporting.outline import Outline

__all__ = ["ENDINGS", "FORMATS", "write_outlines"]

ENDINGS = {".txt": "text", ".md": "markdown", ".json": "json"}
"""Names of forms by the ending of a file's name."""


def write_outlines(
    outlines: Sequence[Outline], form: str, path: str | None = None, *, may_replace: bool = False
) -> None:
    """Write outlines one after another, as JSON a list, to standard output or into a file; `NotWritten`."""
    if path is not None or form not in TEXTS:
        write_text(render_outlines(outlines, form), path, may_replace=may_replace)
        return
    from subsidiarity.reporting.wording.rung import MARKS

    is_ascii = not can_show("".join(MARKS.values()))
    write(render_outlines(outlines, form, line_width(), is_ascii=is_ascii))
