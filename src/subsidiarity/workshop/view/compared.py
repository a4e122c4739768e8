"""Another decision beside the one on record, the same in every shell: which can be chosen, their names, the page."""

from __future__ import annotations

import os

from subsidiarity.analysis.decision.comparison import compare
from subsidiarity.model.decision import Decision
from subsidiarity.reporting.language import words
from subsidiarity.reporting.outline import Outline
from subsidiarity.reporting.outlines.comparison import comparison_outline
from subsidiarity.reporting.wording.noun_words import quoted
from subsidiarity.workshop.decision_store import FoundDecision, found_decisions, read_file, refused_file
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.session import Session


def others_found(session: Session, path: str) -> tuple[FoundDecision, ...]:
    """The decisions found in the folder of the file at `path` that can stand beside the one on record."""
    here, title = os.path.normpath(path), session.decision.title
    found = found_decisions(os.path.dirname(path) or ".", session.compiled)
    return tuple(each for each in found if each.recommendation is not None and (each.path, each.title) != (here, title))


def compared_with(session: Session, path: str, index: int = 0) -> Outline | Refusal:
    """The page with a decision of the file at `path` beside the one on record; `index` is its index there, from 0."""
    opened, diagnostics = read_file(path, session.compiled)
    if opened is None:
        return refused_file(path, diagnostics)
    if index >= len(opened.decisions):  # the file was changed since it was listed
        return Refusal(words("There is no such decision in {path} any more.", path=path))
    other = opened.decisions[index]
    found = compare(session.compiled, [session.decision, other])
    return comparison_outline(found, compared_names(session.decision, other))


def compared_names(record: Decision, other: Decision) -> tuple[str, str]:
    """The titles of the decision on record and of another one, told apart where they are the same."""
    first, second = (quoted(" ".join(each.title.split())) for each in (record, other))
    if first != second:
        return first, second
    return words("{title} (this one)", title=first), words("{title} (the other)", title=second)
