"""Decisions that the program made up, as a decision file that says why it was made."""

from __future__ import annotations

from collections.abc import Sequence

from subsidiarity.model.decision import Decision
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reading.decoded_text import clean
from subsidiarity.reporting.decision_file.decision import render_decisions


def render_made_decisions(decisions: Sequence[Decision], rulebook: Rulebook, why: Sequence[str]) -> str:
    """The text of a decision file under a comment: a line for each reason `why` it was made, then the edition."""
    edition = f"Made from the rulebook {rulebook.id}, edition {rulebook.edition}."
    comment = "".join(f"# {' '.join(clean(line).split())}\n" for line in (*why, edition))
    lines = render_decisions(decisions, rulebook).splitlines(keepends=True)
    begin = next(index for index, line in enumerate(lines) if not line.startswith("#"))
    return comment + "".join(lines[begin:])
