"""A rulebook with everything that has a text, and what is said about its side files."""

from __future__ import annotations

from tests.reading.samples import lines_of

from subsidiarity.api.translating import source_texts
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.model.translation import SourceText, Translation
from subsidiarity.reading.rulebook import read_rulebook
from subsidiarity.reading.translation.side_file import read_side_file

WELLS = """\
rulebook: wells
edition: 2
title: Who looks after the wells?
headline: decide
headline_says: "{decide} (wells)"
limits:
  - It advises; it does not decide.
levels:
  street: {name: Street, body: the street, bodies: streets nearby, about: One street.}
  town: {name: Town, body: the town, about: All the streets.}
manners:
  alone: {says: "{body}", short: "{level}", name: acting alone}
  until_ready: {says: "{body}, once it is ready", headline: "{body} should decide once it is ready."}
questions:
  reach:
    name: who drinks from it
    theme: spillovers
    pull: up
    ask: Who drinks from it?
    options:
      street: {text: Those of the street, short: one street, says: one street drinks from it}
      town: Several streets
    note: Count guests as well.
    source: Oates 1972
  trust:
    name: trust
    theme: spillovers
    pull: down
    ask: How much trust is there?
    options: {little: A little, much: Much}
    source: Oates 1972
conditions:
  far: {when: {reach: {is: town}}, about: people of several streets drink there}
roles:
  decide:
    name: decides
    ask: Who decides?
    says: "{body} should decide"
    start: climb
    steps:
      climb:
        for_each_level: [street, town]
        ask: Must it move up?
        branches:
          - {id: far, at: [street], when: far, to: "climb, above", because: Others drink there., source: Oates 1972}
          - id: deal
            at: [street]
            when: {trust: {is: much}}
            to: here, until_ready
            because: They agree.
            source: Oates 1972
          - id: deal
            at: [town]
            when: {trust: {is: much}}
            to: here, until_ready
            because: The town agrees.
            source: Oates 1972
          - {when: {trust: {is: little}}, at: [town], to: here, because: Nobody agrees., source: Oates 1972}
        otherwise:
          to: here
          because: {street: One street can decide., town: One town can decide.}
          source: Oates 1972
        support:
          - {id: upkeep, when: {reach: {is: town}}, because: All can pay., source: Oates 1972}
safeguards:
  review:
    kind: looking again
    title: A date to look again
    advice: Set a date.
    because: Nothing lasts.
    source: Oates 1972
sources:
  Oates 1972: {author: Wallace E. Oates, year: 1972, title: Fiscal Federalism, checked: unconfirmed}
"""
HEAD = "translates: wells\nedition: 2\nlanguage: fr\n"

SIDE_FILE = f"""{HEAD}\
# Ann's
title: {{of: Who has wells?, text: Qui ?}}
levels:
  street:  # or Chemin?
    name: {{of: Street, text: Rue}}
moon: {{of: Moon, text: Lune}}
roles: {{decide: {{says: {{of: "{{body}} should decide", text: "{{body}} décide"}}}}}}
"""


def rulebook(text: str = WELLS) -> Rulebook:
    """The rulebook of a text."""
    found, diagnostics = read_rulebook(text.encode(), "wells.yaml")
    assert found is not None, diagnostics
    return found


def sources(text: str = WELLS) -> tuple[SourceText, ...]:
    """The texts of a rulebook that may be translated."""
    return source_texts(text.encode())


def translation(text: str, wells: str = WELLS) -> Translation:
    """The translation of a side file that has no error."""
    found, diagnostics = read_side_file(text.encode(), "wells.fr.yaml", rulebook(wells), sources(wells))
    assert found is not None, diagnostics
    return found


def said(text: str, file: str = "wells.fr.yaml") -> list[str]:
    """What is wrong with a side file, a line for each: `4:10 SUB603 the message`."""
    found, diagnostics = read_side_file(text.encode(), file, rulebook(), sources())
    assert (found is None) == any(diagnostic.severity == "error" for diagnostic in diagnostics)
    return lines_of(diagnostics)


def hints(text: str) -> list[str]:
    """The hints of what is wrong with a side file."""
    return [each.hint for each in read_side_file(text.encode(), "wells.fr.yaml", rulebook(), sources())[1]]
