"""What is said beside a question of a workshop."""

from __future__ import annotations

from subsidiarity.reporting.language import words
from subsidiarity.workshop.session import Session


def edition_notice(session: Session) -> str:
    """What to say where the group answered another edition's questions; "" where it did not."""
    rulebook, workshop = session.compiled.rulebook, session.decision.workshop
    if workshop is None or workshop.edition == rulebook.edition:
        return ""
    return words(
        "This workshop began with edition {theirs} of the questions, and this is edition {ours}: read them again.",
        theirs=workshop.edition,
        ours=rulebook.edition,
    )
