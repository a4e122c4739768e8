"""The clauses that say who acts in a role ('{body} should decide'), and the headline that joins them."""

from __future__ import annotations

from collections.abc import Sequence

from subsidiarity.model.gap import BODY, GAP_OF_BODY, OPTIONAL, gaps_in
from subsidiarity.model.rulebook import Role
from subsidiarity.reading.diagnostics import Problems
from subsidiarity.reading.fields import Fields
from subsidiarity.reading.manner import refuse_unknown_gaps


def read_clause(fields: Fields, problems: Problems) -> str:
    """A role's clause, "" where none is given; it has one gap, and any other is a diagnostic."""
    text = fields.text("says")
    gaps = gaps_in(text)
    refuse_unknown_gaps(fields, "says", (BODY,), problems)
    if text and gaps.count(BODY) != 1 and {*gaps} <= {BODY}:
        message = f"`says` has `{{{BODY}}}` once, and here it stands {gaps.count(BODY)} times"
        problems.error("SUB115", fields.located("says"), message, f"write `{{{BODY}}} should decide`, or the like")
    return text


def read_headline_says(fields: Fields, roles: Sequence[Role], headline: str, problems: Problems) -> str:
    """The sentence that joins roles' clauses; it names roles that have one, the `headline` role among them."""
    text = fields.text("headline_says")
    gaps = [gap.removesuffix(GAP_OF_BODY) for gap in gaps_in(text)]
    known = {role.id: role.says for role in roles}
    unknown = [gap for gap in dict.fromkeys(gaps) if not known.get(gap)]
    for gap in unknown:
        if gap in known:
            message, hint = (
                f"the role `{gap}` has no `says`",
                f"give it a clause, `says: '{{{BODY}}} should decide'`, say",
            )
            problems.error("SUB111", fields.located("headline_says"), message, hint)
        else:
            problems.unknown("SUB111", fields.located("headline_says"), "no role", gap, known)
    if text and not unknown and headline in known and headline not in gaps_in(OPTIONAL.sub("", text)):
        message = f"`headline_says` may leave out `{headline}`, which is the headline"
        problems.error("SUB111", fields.located("headline_says"), message, f"write `{{{headline}}}` in it")
    return text
