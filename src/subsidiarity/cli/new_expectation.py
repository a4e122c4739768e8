"""New expectations of decision files, rewritten to the outcomes that came out, after showing the change."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from subsidiarity.api import Advisor, CannotAccept, Row, has_other_branches
from subsidiarity.cli.streams import talk, write
from subsidiarity.files.bounded_read import STDIN, read_bytes
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.reporting.diagnostic import spot_of
from subsidiarity.reporting.safe import safe
from subsidiarity.workshop.autosave import Autosave

_BOM = "\ufeff"


def accept(advisor: Advisor, rows: Sequence[Row]) -> int:
    """Rewrite expected outcomes that were not met, file by file; return how many decisions are as expected now."""
    by_file: dict[str, list[Recommendation]] = {}
    for row in rows:
        if row.is_unexpected and row.recommendation is not None:
            by_file.setdefault(row.file, []).append(row.recommendation)
    return sum(_accept_file(advisor, file, recommendations) for file, recommendations in by_file.items())


def _accept_file(advisor: Advisor, file: str, recommendations: Sequence[Recommendation]) -> int:
    data, _ = read_bytes(file) if file != STDIN else (None, ())
    if data is None:
        talk(f"subsidiarity: {safe(file)} cannot be rewritten")
        return 0
    before = data.decode("utf-8")
    mark = _BOM if before.startswith(_BOM) else ""
    after = before.removeprefix(_BOM)
    mended = 0
    for recommendation in recommendations:
        changed = _accepted(advisor, after, recommendation)
        if changed is not None:
            mended += not _say_branches(recommendation)
            after = changed
    after = mark + after
    if after == before:
        return 0
    write(_difference(file, before, after))
    problem = Autosave(file, data).save(after)
    if problem is not None:
        talk(f"subsidiarity: {safe(file)} was not rewritten: {problem.message}")
        return 0
    return mended


def _accepted(advisor: Advisor, text: str, recommendation: Recommendation) -> str | None:
    """The text of a file with the outcomes that came out, as it was if only branches differ; None if it cannot be."""
    decision = recommendation.decision
    try:
        return advisor.accepted(text, recommendation)
    except CannotAccept as reason:
        talk(f"{spot_of(decision.span)}: what {decision.id} expects must be changed by hand: {reason}")
        return None


def _say_branches(recommendation: Recommendation) -> bool:
    """Say which branches are not as expected, and return whether there are any: people judge which one to expect."""
    decision = recommendation.decision
    if not has_other_branches(recommendation):
        return False
    talk(f"{spot_of(decision.span)}: the branches that {decision.id} expects must be changed by hand")
    return True


def _difference(file: str, before: str, after: str) -> str:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), file, file, lineterm="", n=1)
    return "".join(f"{safe(line)}\n" for line in lines)
