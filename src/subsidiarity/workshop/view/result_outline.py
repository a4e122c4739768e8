"""The outline of a session's result: the first page, and below it the whole argument."""

from __future__ import annotations

from dataclasses import replace

from subsidiarity.analysis.decision.prospects import ProspectsFinder
from subsidiarity.reporting.outline import Outline
from subsidiarity.reporting.outlines.argument import outline_of
from subsidiarity.reporting.outlines.first_page import beside_a_count, first_page_of
from subsidiarity.workshop.session import Session


def result_outline(session: Session) -> Outline:
    """The outline of the argument as far as the answers go, under its first page."""
    recommendation = session.recommendation
    prospects = ProspectsFinder(session.compiled).of(session.decision, has_grids=False)
    page = first_page_of(recommendation, prospects)
    return beside_progress(replace(outline_of(session.compiled, recommendation), page=page), session)


def beside_progress(outline: Outline, session: Session) -> Outline:
    """The outline of a result as it stands below the progress of its session, which counts the answers."""
    page = outline.page
    return outline if page is None else replace(outline, page=beside_a_count(page, session.recommendation))
