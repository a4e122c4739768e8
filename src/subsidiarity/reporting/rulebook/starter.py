"""The text of a rulebook to begin with: small, whole, and with nothing amiss."""

from __future__ import annotations

STARTER = """\
# A rulebook to begin with. Change a part, and then run `subsidiarity check` on it.
rulebook: my-rules
edition: 1
title: Who decides on playgrounds?
headline: decide
limits:
  - It advises; it does not decide.
levels:                            # nearest to people first
  street: {name: Street, body: the street, about: The people of one street.}
  town: {name: Town, body: the council, about: All the streets.}
questions:
  users:
    name: who plays there
    theme: spillovers
    pull: up                       # a stronger answer may move the level up, never down; `check` proves it
    ask: Whose children play there?
    options:                       # the weakest first
      street: {text: Those of one street, short: one street, says: only one street's children play there}
      town: {text: Children from all over town, short: all over town, says: children come from all over town}
    source: Oates 1972
roles:
  decide:
    name: decides
    ask: Who should decide?
    says: "{body} should decide"
    start: above_street
    steps:
      above_street:
        ask: Must it move above the street?
        branches:                  # the first that holds wins
          - id: far
            when: {users: {at_least: town}}
            to: town
            because: Children come from all over town.
            source: Oates 1972
        otherwise:
          to: street
          because: Those who use it can look after it.
          source: Oates 1972
sources:
  Oates 1972: {author: Wallace E. Oates, year: 1972, title: Fiscal Federalism, checked: unconfirmed}
"""
