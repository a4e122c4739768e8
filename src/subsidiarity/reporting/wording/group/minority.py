"""Minority views of a workshop: each beside the group's answer, with the level that its own answer gives."""

from __future__ import annotations

from collections.abc import Iterable

from subsidiarity.model.rulebook import Rulebook
from subsidiarity.model.tally import Discussion
from subsidiarity.reporting.language import words
from subsidiarity.reporting.outline import Item, Items, Paragraph, Section
from subsidiarity.reporting.wording.group.talk import dissent_words


def minorities_section(rulebook: Rulebook, discussions: Iterable[Discussion]) -> Section | None:
    """The section on every minority view, and whether its answer leads elsewhere; None where none was recorded."""
    items = [
        Item(question.ask, (dissent_words(rulebook, question, view),))
        for discussion in discussions
        for question in (rulebook.question(discussion.question),)
        for view in discussion.dissents
    ]
    if not items:
        return None
    about = words(
        "Only counts are kept, so each view is tried by itself: this one answer is theirs, all others are the group's."
    )
    return Section("minorities", words("Minority views"), (Items("", tuple(items)), Paragraph(about)))
