"""The argument as one page, on standard output."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from subsidiarity.api import Advisor
from subsidiarity.batch.evaluation import Row
from subsidiarity.cli.imprint import imprint_of
from subsidiarity.cli.streams import write_utf8
from subsidiarity.reporting.html.decision import render_decision_pages
from subsidiarity.reporting.report import report_of


def write_html(advisor: Advisor, role_id: str, rows: Sequence[Row], arguments: argparse.Namespace) -> None:
    """One page with a report for each decision of the file; nothing where there is none."""
    imprint = imprint_of(arguments)
    reports = [
        report_of(
            advisor.compiled,
            row.recommendation,
            advisor.prospects(row.recommendation.decision, role_id),
            imprint,
            group=advisor.discussions(row.recommendation.decision),
            role_id=role_id,
        )
        for row in rows
        if row.recommendation is not None
    ]
    if reports:
        write_utf8(render_decision_pages(reports))
