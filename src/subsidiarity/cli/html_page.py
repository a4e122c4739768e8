"""The argument as one page of HTML, written to the command's target."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from subsidiarity.api import Advisor, NearestFunctions, Row, report_page, report_with_elsewhere
from subsidiarity.cli.imprint import imprint_of
from subsidiarity.cli.streams import write_utf8


def write_html(
    advisor: Advisor, role_id: str, rows: Sequence[Row], functions: NearestFunctions, arguments: argparse.Namespace
) -> None:
    """Write one page with a report for each decision of the file; nothing where there is none."""
    imprint = imprint_of(arguments)
    found = [row.recommendation for row in rows if row.recommendation is not None]
    reports = [
        report_with_elsewhere(advisor.report(each, imprint, role_id), functions.near_by_words(each.decision))
        for each in found
    ]
    if reports:
        write_utf8(report_page(reports))
