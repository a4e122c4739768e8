"""Manners as the rulebooks of tests write them."""

from __future__ import annotations

MANNERS = """\
manners:
  alone: {says: "{body}", short: "{level}", name: acting alone}
  jointly:
    says: "{body}, jointly with its neighbours"
    short: "{level}, jointly"
    name: acting jointly with its neighbours
  independently:
    says: "{body}, through an independent body"
    short: "{level}, independently"
    name: acting through an independent body
  contested:
    levels: 2
    says: contested between {body} and {above}
    short: "{level} or {above_level}?"
    headline: "Contested: {body} or {above}."
  no level:
    levels: 0
    says: no level
    headline: "No level can be recommended. {because}"
    answer: That cannot be said yet.
"""
