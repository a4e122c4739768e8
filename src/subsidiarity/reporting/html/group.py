"""A group's votes on a page: how far people agree on every question, and how they lie where people differ."""

from __future__ import annotations

from collections.abc import Iterator

from subsidiarity.model.group import GroupView
from subsidiarity.reporting.markup import Child, element
from subsidiarity.reporting.picture.votes import agreement_picture, spread_picture

_ABOUT = "The further right, the more alike the answers. A diamond marks a difference that can change the level."


def votes_elements(view: GroupView, prefix: str) -> Iterator[Child]:
    """The agreement on every question that people answered, then the votes on each on which they differ."""
    rulebook = view.middle.rulebook
    mattering = {each.question for each in view.differences if each.matters != "never"}
    voted = [(rulebook.question(each.spread.question), each) for each in view.agreements if each.spread.people]
    rows = [(question, each, question.id in mattering) for question, each in voted if each.figure is not None]
    if rows:
        yield element("h3", "Agreement on each question")
        yield element("figure", agreement_picture(rows, f"{prefix}picture-agreement"), element("figcaption", _ABOUT))
    split = [(question, each) for question, each in voted if len(each.spread.voted) > 1]
    if split:
        yield element("h3", "The votes where people differ")
    for number, (question, each) in enumerate(split, 1):
        yield element("h4", question.ask)
        yield element("figure", spread_picture(question, each, f"{prefix}picture-spread-{number}"))
