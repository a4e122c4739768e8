"""A group's votes on a page, where people differ: how far they agree, and how the votes lie."""

from __future__ import annotations

from collections.abc import Iterator

from subsidiarity.model.group import GroupView
from subsidiarity.reporting.html_elements import Child, element
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.picture.votes import agreement_picture, spread_picture
from subsidiarity.reporting.wording.group.agreement import few_sentence

_ABOUT = Phrase(
    "The further right, the more alike the answers. A diamond marks a difference that can change the level."
)


def votes_elements(view: GroupView, prefix: str) -> Iterator[Child]:
    """The agreement on each question on which people differ, then their votes on it."""
    rulebook = view.middle.rulebook
    mattering = {each.question for each in view.differences if each.matters != "never"}
    split = [(rulebook.question(each.spread.question), each) for each in view.agreements if len(each.spread.voted) > 1]
    rows = [(question, each, question.id in mattering) for question, each in split if each.figure is not None]
    if rows:
        about = " ".join(filter(None, [words(_ABOUT), few_sentence(each for _, each, _ in rows)]))
        yield element("figure", agreement_picture(rows, f"{prefix}picture-agreement"), element("figcaption", about))
    if split:
        yield element("h3", words("The votes where people differ"))
    for number, (question, each) in enumerate(split, 1):
        yield element("h4", question.ask)
        yield element("figure", spread_picture(question, each, f"{prefix}picture-spread-{number}"))
