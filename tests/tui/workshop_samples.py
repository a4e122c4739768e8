"""What the tests of the workshop's screens share: an app in an empty folder, and what its file holds."""

from __future__ import annotations

from pathlib import Path

from tests.tui.conftest import RULEBOOK
from tests.workshop.samples import read

from subsidiarity.model.decision import Decision
from subsidiarity.model.workshop import Talk, Workshop

AGREED = """decision: hall
title: Who runs the hall?
answers: {goal: agreed}
workshop: {format: 1, rulebook: small, edition: '3', card: {place: The hall}}
"""
RULES = ("enter", "enter")
"""Keeps the threshold and the rounds that are offered before the first vote."""


def counts(*numbers: int) -> list[str]:
    """The keys that type these counts, each with Enter."""
    return [key for number in numbers for key in (*str(number), "enter")]


def kept(path: str = "hall.yaml") -> Decision:
    """The decision in a file."""
    (decision,) = read(Path(path).read_text(encoding="utf-8"), RULEBOOK)
    return decision


def workshop(path: str = "hall.yaml") -> Workshop:
    """The workshop in a file."""
    found = kept(path).workshop
    assert found is not None
    return found


def talk(question: str, path: str = "hall.yaml") -> Talk:
    """What happened on a question, as the file has it."""
    return workshop(path).talk(question)
