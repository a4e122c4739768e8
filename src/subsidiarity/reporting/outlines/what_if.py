"""A what-if as an outline: what is changed, what becomes of each role, and which reasons go and come."""

from __future__ import annotations

from collections.abc import Sequence

from subsidiarity.model.comparison import RoleShift, WhatIf
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.model.rulebook import Rulebook, Safeguard
from subsidiarity.reporting.language import words
from subsidiarity.reporting.outline import Block, Item, Items, Outline, Paragraph, Section
from subsidiarity.reporting.wording.clause import result_clause
from subsidiarity.reporting.wording.headline import headline_of
from subsidiarity.reporting.wording.noun_words import (
    capitalised,
    listed,
    outcomes_words,
    question_name,
    quoted_answer,
    sentence,
)
from subsidiarity.reporting.wording.reason import because_words, reason_items
from subsidiarity.reporting.wording.role import WHO_DOES_WHAT
from subsidiarity.reporting.wording.safeguard import SAFEGUARDS


def what_if_outline(found: WhatIf) -> Outline:
    """The outline of what changes when some answers do; parts in which nothing changes are left out."""
    sections = [_asked(found), _roles(found), _reasons(found), _safeguards(found)]
    return Outline(
        title=words("What if: {title}", title=found.before.decision.title),
        description="",
        headline=_headline(found),
        sections=tuple(section for section in sections if section is not None),
    )


def _headline(found: WhatIf) -> str:
    rulebook = found.before.rulebook
    before, after = found.before.headline, found.after.headline
    if before.possible == after.possible:
        nothing = words("Nothing changes for the level.")
        return f"{headline_of(found.after)} {nothing}"
    was = outcomes_words(rulebook, before.possible)
    if after.outcome is None:
        may_be = outcomes_words(rulebook, after.possible)
        return words("The result is open ({outcomes}), instead of {before}.", outcomes=may_be, before=was)
    result = capitalised(result_clause(rulebook, after.role, after.outcome))
    return words("{result}, instead of {before}.", result=result, before=was)


def _asked(found: WhatIf) -> Section:
    rulebook = found.before.rulebook
    items = tuple(
        Item(
            words(
                "{question}: {answer}, instead of {before}.",
                question=capitalised(question_name(rulebook, each.question)),
                answer=_answer(found.after, each.question),
                before=_answer(found.before, each.question),
            )
        )
        for each in found.comparison.differences
    )
    blocks = Items("", items) if items else Paragraph(words("No answer: the file says all of this already."))
    return Section("asked", words("What is changed"), (blocks,))


def _answer(recommendation: Recommendation, question_id: str) -> str:
    answers = recommendation.decision.answers
    return quoted_answer(recommendation.rulebook.question(question_id), answers.get(question_id))


def _roles(found: WhatIf) -> Section | None:
    if not found.roles:
        return None
    rulebook = found.before.rulebook
    blocks: list[Block] = [Items("", tuple(_role(found, shift) for shift in found.roles))]
    moved = {shift.role.id for shift in found.roles}
    still = [role.name for role in rulebook.roles if role.id not in moved]
    if still:
        blocks.append(Paragraph(words("Nothing changes in who {roles}.", roles=listed(still, words("or")))))
    return Section("roles", words(WHO_DOES_WHAT), tuple(blocks))


def _role(found: WhatIf, shift: RoleShift) -> Item:
    rulebook = found.before.rulebook
    after = next(advice for advice in found.after.roles if advice.role.id == shift.role.id)
    last = after.walk[-1].taken if after.walk and after.outcome is not None else None
    text = f"{sentence(shift.role.ask)} {shifted(rulebook, shift)}"
    return Item(text, () if last is None else (because_words(rulebook, last),), "" if last is None else last.source)


def shifted(rulebook: Rulebook, shift: RoleShift) -> str:
    """A sentence on what becomes of a role: 'Town, instead of street'."""
    after = outcomes_words(rulebook, shift.after)
    will_be = capitalised(after) if len(shift.after) == 1 else words("Open ({outcomes})", outcomes=after)
    return words("{after}, instead of {before}.", after=will_be, before=outcomes_words(rulebook, shift.before))


def _reasons(found: WhatIf) -> Section | None:
    """The section on the branches that the headline's walk leaves, and those that it takes instead."""
    headline = found.before.rulebook.headline
    shift = next((shift for shift in found.branches if shift.role.id == headline), None)
    if shift is None:
        return None
    groups = (
        (words("These reasons no longer decide"), reason_items(found.before, shift.left)),
        (words("These would decide instead"), reason_items(found.after, shift.taken)),
    )
    blocks = tuple(Items(lead, items) for lead, items in groups if items)
    return Section("reasons", words("Which reasons change"), blocks) if blocks else None


def _safeguards(found: WhatIf) -> Section | None:
    may_hold = {advice.safeguard for advice in found.after.safeguards if not advice.is_certain}
    is_open = bool(may_hold.intersection(found.safeguards_new))
    new = words("These may be called for too") if is_open else words("These would be called for too")
    groups = (
        (new, found.safeguards_new),
        (words("These would no longer be called for"), found.safeguards_gone),
    )
    blocks = tuple(Items(lead, _titles(safeguards)) for lead, safeguards in groups if safeguards)
    return Section("safeguards", words(SAFEGUARDS), blocks) if blocks else None


def _titles(safeguards: Sequence[Safeguard]) -> tuple[Item, ...]:
    return tuple(Item(sentence(safeguard.title), (sentence(safeguard.advice),)) for safeguard in safeguards)
