"""The clauses that say who acts in a role ('{body} should decide'), and the headline that joins them."""

from __future__ import annotations

from collections.abc import Sequence

from subsidiarity.model.rulebook import Role
from subsidiarity.reading.diagnostics import Problems
from subsidiarity.reading.fields import Fields
from subsidiarity.reading.manner import gaps_in

BODY = "body"
"""The gap of a role's clause, for the words of an outcome: a body, and how it acts."""


def read_clause(fields: Fields, problems: Problems) -> str:
    """A role's clause, "" where none is given; it has one gap, and any other is a diagnostic."""
    text = fields.text("says")
    gaps = gaps_in(text)
    for gap in gaps:
        if gap != BODY:
            problems.unknown("SUB109", fields.located("says"), "nothing that may stand here", gap, (BODY,))
    if text and gaps.count(BODY) != 1:
        message = f"`says` has `{{{BODY}}}` once, and here it stands {gaps.count(BODY)} times"
        problems.error("SUB109", fields.located("says"), message, f"write `{{{BODY}}} should decide`, or the like")
    return text


def read_headline_says(fields: Fields, roles: Sequence[Role], headline: str, problems: Problems) -> str:
    """The sentence that joins roles' clauses; it names roles that have one, the `headline` role among them."""
    text = fields.text("headline_says")
    gaps = gaps_in(text)
    known = [role.id for role in roles if role.says]
    unknown = [gap for gap in gaps if gap not in known]
    for gap in unknown:
        problems.unknown("SUB111", fields.located("headline_says"), "no role that has `says`", gap, known)
    if text and not unknown and headline not in gaps:
        message = f"`headline_says` leaves out `{headline}`, which is the headline"
        problems.error("SUB111", fields.located("headline_says"), message, f"write `{{{headline}}}` in it")
    return text
