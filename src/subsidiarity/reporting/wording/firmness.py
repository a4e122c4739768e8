"""The firmness of a result in words: of all ways to change one answer, or a few, how many keep it."""

from __future__ import annotations

from subsidiarity.model.prospect import Firmness, Kept
from subsidiarity.reporting.language import plural, words
from subsidiarity.reporting.outline import Paragraph, Section

_MOST_CASES = 100
"""Cases that are counted in words; of more, a share is said."""


def firmness_section(firmness: Firmness | None, *, is_full: bool) -> Section | None:
    """The section of the counts, the fewest steps first; None while the result is open, or nothing can move it.

    Where some answers are not known (not `is_full`), what they may be multiplies the counts, and shares are said.
    """
    if firmness is None or not firmness.questions:
        return None
    counts = " ".join(_kept(kept) if is_full else _share(kept) for kept in firmness.within)
    basis = plural(
        "The {number} question that can move it counts; another way of acting at the same level is no change.",
        "The {number} questions that can move it count; another way of acting at the same level is no change.",
        len(firmness.questions),
    )
    return Section("firm", words("How firm it is"), (Paragraph(f"{counts} {basis}"),))


def _kept(kept: Kept) -> str:
    sheets, same = f"{kept.sheets:,}", f"{kept.kept:,}"
    if kept.steps == 1:
        if kept.kept == kept.sheets:
            return plural(
                "The one single step keeps it.", "All {sheets} single steps keep it.", kept.sheets, sheets=sheets
            )
        if not kept.kept:
            return words("No single step keeps it.")
        return plural(
            "{kept} of {sheets} single steps keeps it.",
            "{kept} of {sheets} single steps keep it.",
            kept.kept,
            sheets=sheets,
            kept=same,
        )
    if kept.kept == kept.sheets:
        return words("All {sheets} ways to take up to {steps} steps keep it.", sheets=sheets, steps=kept.steps)
    if not kept.kept:
        return words("No way to take up to {steps} steps keeps it.", steps=kept.steps)
    return plural(
        "Of {sheets} ways to take up to {steps} steps, {kept} keeps it.",
        "Of {sheets} ways to take up to {steps} steps, {kept} keep it.",
        kept.kept,
        sheets=sheets,
        steps=kept.steps,
        kept=same,
    )


def _share(kept: Kept) -> str:
    """A sentence on how often it is kept, whatever the answers are that are not known."""
    often = _often(kept.kept, kept.sheets)
    if kept.steps == 1:
        return words("Whatever the open answers are, a single step keeps it {often}.", often=often)
    return words("Up to {steps} steps keep it {often}.", steps=kept.steps, often=often)


def _often(kept: int, cases: int) -> str:
    if kept == cases:
        return words("in every case")
    if not kept:
        return words("in no case")
    if cases <= _MOST_CASES:
        return words("in {kept} of {cases} cases", kept=kept, cases=cases)
    share = min(max(round(100 * kept / cases), 1), 99)
    return words("in about {share} of 100 cases", share=share)
