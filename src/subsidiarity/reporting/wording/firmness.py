"""How firm it is: of the answer sheets nearby, how many keep the result."""

from __future__ import annotations

from subsidiarity.model.prospect import Firmness, Kept
from subsidiarity.reporting.outline import Paragraph, Section
from subsidiarity.reporting.wording.phrase import counted


def firmness_section(firmness: Firmness | None) -> Section | None:
    """The counts, the nearest sheets first; None while the result is open, or where nothing can move it."""
    if firmness is None or not firmness.questions:
        return None
    counts = " ".join(map(_kept, firmness.within))
    named = counted(len(firmness.questions), "question")
    basis = f"Other sheets differ in the {named} that can move it; how the level acts is left aside."
    return Section("firm", "How firm it is", (Paragraph(counts), Paragraph(basis)))


def _kept(kept: Kept) -> str:
    where = "one step away" if kept.steps == 1 else f"at most {kept.steps} steps away"
    if kept.kept == kept.sheets:
        return f"All {kept.sheets:,} answer sheets {where} keep this result."
    if kept.kept == 0:
        return f"None of the {kept.sheets:,} answer sheets {where} keeps this result."
    verb = "keeps" if kept.kept == 1 else "keep"
    return f"Of the {kept.sheets:,} answer sheets {where}, {kept.kept:,} {verb} this result."
