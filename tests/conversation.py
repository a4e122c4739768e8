"""A conversation line by line: an interview on a decision, then a workshop with votes and minutes."""

from __future__ import annotations

import io
from pathlib import Path

from subsidiarity.api import Advisor
from subsidiarity.lines.run import run_interview, run_workshop
from subsidiarity.model.decision import Decision
from subsidiarity.reporting.decision_file.decision import render_decision

ASKED = ("g 1", "?", "2", "g 9", "w", "1 2", "u", "o", "r", "q", "q")
CARD = ("Who runs it?", "It stands empty.", "", "13", "4 March")
AFTER_VOTES = ("", "d", "2", "3", "It is ours.", "2", "p Who holds the key?", "o", "r", "m", "q")


def conversation(advisor: Advisor, decision: Decision, path: Path, votes: tuple[str, str]) -> str:
    """Everything that is said in it; the workshop stays at `path`. `votes` are the counts on two questions."""
    sink = io.StringIO()
    path.write_text(render_decision(decision, advisor.rulebook), encoding="utf-8")
    run_interview(str(path), advisor.compiled, _typed(ASKED), sink)
    path.unlink()
    first, second = votes
    run_workshop(str(path), advisor.compiled, _typed((*CARD, f"v {first}", "", "1", f"v {second}", *AFTER_VOTES)), sink)
    return sink.getvalue()


def _typed(lines: tuple[str, ...]) -> io.StringIO:
    return io.StringIO("".join(f"{line}\n" for line in lines))
