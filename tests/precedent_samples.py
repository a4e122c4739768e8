"""Precedents by the rulebook of the wells, and decisions that are near to them or not."""

from __future__ import annotations

from tests.reporting.samples import RULES

from subsidiarity.analysis.decision.precedents import NearestFunctions, by_word
from subsidiarity.model.precedent import Elsewhere, Precedents
from subsidiarity.reading.decision import DecisionReader
from subsidiarity.reading.precedents import read_precedents
from subsidiarity.reading.rulebook import read_rulebook

HEAD = """\
precedents: ours
title: Wells elsewhere
licence: CC0
rulebook: wells
edition: 7
sources:
  act: {title: The Wells Act, link: "https://example.org/act", licence: not checked, read: text}
  book: {title: A book of wells, licence: not checked, read: text}
  heard: {title: Somebody at the fair, licence: not checked, read: memory}
functions:
"""
PUMPS = """\
  pumps:
    title: Village pumps
    description: Painting and greasing them.
    answers:
      - {reach: street, deals: likely, trust: essential}
    placed:
      - {system: Sweden, level: town, called: kommun, says: does, source: act, at: page 4}
      - {system: Norway, level: town, called: kommune, says: does, source: act, because: one budget}
      - {system: Spain, level: land, called: comunidad, says: does, source: book}
      - {system: Malta, level: land, says: does, source: heard}
      - {system: theory, level: street, says: should, source: book, note: places together}
"""
SOUND = HEAD + PUMPS


def rulebook():
    """The rulebook of the wells."""
    found, diagnostics = read_rulebook(RULES.encode(), "wells.yaml")
    assert found is not None, diagnostics
    return found


def read(text: str) -> Precedents:
    """The precedents in a text that can be used."""
    found, diagnostics = read_precedents(text.encode(), "ours.yaml", rulebook())
    assert found is not None, diagnostics
    return found


def said(text: str) -> list[str]:
    """What is said of a text: line, column, code and message."""
    _, diagnostics = read_precedents(text.encode(), "ours.yaml", rulebook())
    return [f"{each.span.line}:{each.span.column} {each.code} {each.message}" for each in diagnostics]


def decision(title: str, answers: str = "{}", description: str = ""):
    """A decision by its title and its answers."""
    text = f"decision: it\ntitle: {title}\nanswers: {answers}\n"
    text += f"description: {description}\n" if description else ""
    (found,), _ = DecisionReader(rulebook()).read(text.encode(), "it.yaml")
    return found


def near(title: str, answers: str = "{}", *texts: str, description: str = "") -> Elsewhere:
    """The functions near to a decision in some texts, those of the pumps if there are none."""
    files = [by_word(read(text)) for text in texts or (SOUND,)]
    return NearestFunctions(rulebook(), files).near(decision(title, answers, description))
