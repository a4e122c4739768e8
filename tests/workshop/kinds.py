"""A small rulebook whose questions all ask for kinds, and a decision on it."""

from __future__ import annotations

from tests.workshop.samples import compiled

WELLS = """\
rulebook: wells
edition: 1
title: Who looks after the wells?
headline: decide
levels:
  street: {name: Street, body: street, about: One street.}
  town: {name: Town, body: town, about: All the streets.}
  land: {name: Land, body: land, about: All the towns.}
questions:
  matter:
    name: matter
    theme: matter
    ordered: false
    prepared: true
    pull: either
    ask: What is to be decided?
    options: {rule: A rule that binds, service: A service, case: A single case}
    source: Oates 1972
  water:
    name: water
    theme: water
    ordered: false
    pull: either
    ask: Where does the water come from?
    options: {spring: A spring, river: A river}
    source: Oates 1972
roles:
  decide:
    name: decides
    ask: Who takes the decision?
    start: above
    steps:
      above:
        ask: Must it go above the street?
        branches:
          - {id: binds, when: {matter: {is: rule}}, to: land, because: A rule binds all., source: Oates 1972}
          - id: shared
            when: {all: [{matter: {is: service}}, {water: {is: river}}]}
            to: town
            because: The streets share the river.
            source: Oates 1972
        otherwise: {to: street, because: One street drinks from it., source: Oates 1972}
  run:
    name: runs it
    ask: Who runs it?
    start: above
    steps:
      above:
        ask: Is it a service?
        branches:
          - {id: service, when: {matter: {is: service}}, to: town, because: The town has staff., source: Oates 1972}
        otherwise: {to: street, because: Streets run it., source: Oates 1972}
sources:
  Oates 1972: {author: Wallace E. Oates, year: 1972, title: Fiscal Federalism, checked: secondary}
"""
KINDS = compiled(WELLS)
WELL = "decision: well\ntitle: Who decides on the well?\nanswers: {matter: service, water: river}\n"
