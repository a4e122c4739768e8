"""Measures of a rulebook as text for people: completeness, interviews, influence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from subsidiarity.model.annotation import TYPE_CHECKING
from subsidiarity.model.measures import Completeness, Influence, InterviewLength, Passages
from subsidiarity.reporting.safe import safe
from subsidiarity.reporting.wording.noun_words import listed

if TYPE_CHECKING:
    from fractions import Fraction


def render_completeness(proofs: Sequence[Completeness]) -> str:
    """A sentence on whether every sheet has an outcome in every role; roles that lack one, if ever, by name."""
    lacking = [proof.role_id for proof in proofs if not proof.is_complete]
    every = f"{proofs[0].every:,}" if proofs else "0"
    if lacking:
        return f"Not complete: some of the {every} answer sheets have no outcome for {listed(lacking, 'and')}.\n"
    return f"Complete: every one of {every} answer sheets has an outcome for every role.\n"


def render_interviews(lengths: Iterable[InterviewLength], passages: Iterable[Passages]) -> str:
    """Lines on how many questions an interview asks, and which of them nobody who ends at a level is spared."""
    lengths = list(lengths)
    widest = max(len(length.role_id) for length in lengths)
    lines = ["Questions asked until a role is settled, one after another as long as one is open:"]
    for length in lengths:
        average = rounded(length.average)
        lines.append(
            f"  {safe(length.role_id):<{widest}}  {length.shortest} at the least, {average} on average "
            f"(all answers equally likely), {length.longest} at the most"
        )
    for passage in passages:
        lines += ["", f"Always asked before `{safe(passage.role_id)}` ends at a level:"]
        widest = max(len(level) for level in passage.questions)
        for level, questions in passage.questions.items():
            lines.append(f"  {safe(level):<{widest}}  {safe(listed(questions, 'and')) or 'no question in particular'}")
    return "\n".join(lines) + "\n"


def render_influence(influences: Sequence[Influence]) -> str:
    """A table: questions down, roles across, cells the share of steps that change the role's outcome."""
    roles = list(dict.fromkeys(influence.role_id for influence in influences))
    shares = {(influence.question_id, influence.role_id): influence.share for influence in influences}
    questions = list(dict.fromkeys(influence.question_id for influence in influences))
    widest = max(len(question) for question in questions)
    widths = [max(len(role), 6) for role in roles]
    lines = [
        "How often one step of an answer changes a role's outcome, over all answer sheets:",
        "  ".join([" " * (widest + 2), *(f"{safe(role):>{width}}" for role, width in zip(roles, widths, strict=True))]),
    ]
    for question in questions:
        cells = [
            f"{percent(shares[question, role]) if shares[question, role] else '-':>{width}}"
            for role, width in zip(roles, widths, strict=True)
        ]
        lines.append("  ".join([f"  {safe(question):<{widest}}", *cells]))
    return "\n".join(lines) + "\n"


def percent(share: Fraction) -> str:
    """A share from 0 to 1 as a percentage of one decimal: 0.0% for nothing alone, 100.0% for everything alone."""
    tenths = round(share * 1000)
    if share and not tenths:
        return "<0.1%"
    if tenths == 1000 and share < 1:
        return ">99.9%"
    return f"{tenths // 10}.{tenths % 10}%"


def rounded(number: Fraction) -> str:
    """A number with one decimal, computed without floats."""
    tenths = round(number * 10)
    return f"{tenths // 10}.{tenths % 10}"
