"""The firmness of a result in words: of the answer sheets nearby, how many keep it."""

from __future__ import annotations

from subsidiarity.model.prospect import Firmness, Kept
from subsidiarity.reporting.language import plural, words
from subsidiarity.reporting.outline import Paragraph, Section


def firmness_section(firmness: Firmness | None) -> Section | None:
    """The section of the counts, the nearest sheets first; None while the result is open, or nothing can move it."""
    if firmness is None or not firmness.questions:
        return None
    counts = " ".join(map(_kept, firmness.within))
    basis = plural(
        "Other sheets differ in the {number} question that can move it; how the level acts is left aside.",
        "Other sheets differ in the {number} questions that can move it; how the level acts is left aside.",
        len(firmness.questions),
    )
    return Section("firm", words("How firm it is"), (Paragraph(f"{counts} {basis}"),))


def _kept(kept: Kept) -> str:
    where = plural("one step away", "at most {number} steps away", kept.steps)
    sheets, same = f"{kept.sheets:,}", f"{kept.kept:,}"
    if kept.kept == kept.sheets:
        return words("All {sheets} answer sheets {where} keep this result.", sheets=sheets, where=where)
    if kept.kept == 0:
        return words("None of the {sheets} answer sheets {where} keeps this result.", sheets=sheets, where=where)
    return plural(
        "Of the {sheets} answer sheets {where}, {kept} keeps this result.",
        "Of the {sheets} answer sheets {where}, {kept} keep this result.",
        kept.kept,
        sheets=sheets,
        where=where,
        kept=same,
    )
