"""The names of two decisions that stand beside each other."""

from __future__ import annotations

from subsidiarity.model.decision import Decision
from subsidiarity.reporting.language import words
from subsidiarity.reporting.wording.noun_words import quoted


def compared_names(record: Decision, other: Decision) -> tuple[str, str]:
    """The titles of the decision on record and of another one, told apart where they are the same."""
    first, second = (quoted(" ".join(each.title.split())) for each in (record, other))
    if first != second:
        return first, second
    return words("{title} (this one)", title=first), words("{title} (the other)", title=second)
