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
    text, at = fields.text("headline_says"), fields.located("headline_says")
    gaps = dict.fromkeys(gaps_in(text))
    known = {role.id: role.says for role in roles}
    is_sound = True
    for gap in gaps:
        role = gap.removesuffix(GAP_OF_BODY)
        if role not in known:
            problems.unknown("SUB111", at, "no role", role, known)
        elif role == gap and not known[role]:
            hint = f"give it a clause, `says: '{{{BODY}}} should decide'`, say, or write `{{{role}{GAP_OF_BODY}}}`"
            problems.error("SUB111", at, f"the role `{role}` has no `says`", hint)
        else:
            continue
        is_sound = False
    always = OPTIONAL.sub("", text)
    if "[" in always or "]" in always:
        message = "a part in brackets ends where it begins again, or never"
        problems.error("SUB115", at, message, "write `[` and `]` in pairs, one pair after another and none in another")
    elif text and is_sound and headline in known and not {headline, headline + GAP_OF_BODY} & {*gaps_in(always)}:
        message = f"`headline_says` may leave out `{headline}`, which is the headline"
        problems.error("SUB111", at, message, f"write `{{{headline}}}` in it")
    return text
