"""Ways to say what others do, within a report or by itself: a wrong kind is refused in words."""

from __future__ import annotations

from subsidiarity.api.given.kinds import (
    DECISION,
    ELSEWHERE,
    OUTLINE,
    PRECEDENTS,
    REPORT,
    optional,
    several,
    takes,
)
from subsidiarity.reporting.forms import elsewhere_record as record
from subsidiarity.reporting.outlines import elsewhere as outlines
from subsidiarity.reporting.wording import elsewhere as wording

with_elsewhere = takes(outline=OUTLINE, found=ELSEWHERE)(outlines.with_elsewhere)
report_with_elsewhere = takes(report=REPORT, found=ELSEWHERE)(outlines.report_with_elsewhere)
elsewhere_outline = takes(decision=DECISION, found=ELSEWHERE, files=several(PRECEDENTS, "precedents"))(
    outlines.elsewhere_outline
)
elsewhere_line = takes(found=optional(ELSEWHERE))(wording.elsewhere_line)
elsewhere_record = takes(decision=DECISION, found=ELSEWHERE)(record.elsewhere_record)
