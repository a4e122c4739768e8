"""A small rulebook whose sentences do not change when the shipped one does, and decisions of every outcome."""

from __future__ import annotations

from functools import cache

from tests.manners import MANNERS

from subsidiarity.api import Advisor
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.reading.rulebook import read_rulebook
from subsidiarity.reasoning.row import Row
from subsidiarity.reporting.outline import Outline
from subsidiarity.reporting.outlines.argument import outline_of

RULES = (
    """
rulebook: wells
edition: 7
title: Who looks after the wells?
headline: decide
law: lawful
holder: held
limits: ["It advises; it does not decide."]
levels:
  street: {name: Street, body: street, about: A few houses}
  town: {name: Town, body: town, about: All the streets}
  land: {name: Land, body: land, about: All the towns}
"""
    + MANNERS
    + """questions:
  aim:
    name: aim
    theme: framing
    pull: none
    ask: Do they want the same thing?
    options:
      agreed: {text: "Yes", short: agreed, says: they want the same thing}
      disputed: {text: "No - the aim itself is disputed", short: disputed, says: the aim itself is disputed}
    source: Marsh 1998
  reach:
    name: reach
    theme: spillovers
    pull: up
    ask: Where do those who gain or lose live?
    options:
      street: {text: In one street, short: street, says: all who gain or lose live in one street}
      town: {text: Across the town, short: town, says: those who gain or lose live across the town}
      land: {text: Across the land, short: land, says: those who gain or lose live across the land}
    source: Marsh 1998; Reed 2004 (chapter 2)
  deals:
    name: deals
    theme: spillovers
    pull: up
    ask: Could neighbours settle it between them?
    options:
      likely: {text: Likely - none would lose, short: likely, says: neighbours would settle it}
      doubtful: {text: Doubtful - one would refuse, short: doubtful, says: one of the neighbours would refuse}
      never: {text: "No, it has failed", short: never, says: neighbours have failed to settle it}
    source: Reed 2004
  trust:
    name: trust
    theme: ownership
    pull: down
    ask: How much does it depend on trust?
    options:
      none: {text: Not at all, short: none, says: trust has no part in it}
      helps: {text: Trust helps, short: helps, says: trust helps}
      essential: {text: Trust is the help, short: essential, says: trust is the help}
    source: Marsh 1998
  means:
    name: means
    theme: equity
    pull: none
    ask: How unequal are the means of the streets?
    options:
      equal: {text: They are equal, short: equal, says: the streets have equal means}
      unequal: {text: Some could not pay, short: unequal, says: some streets could not pay}
    note: Ask the poorest street first.
    source: Reed 2004
  lawful:
    name: lawful
    theme: law
    pull: none
    ask: What is the lowest lawful level?
    options:
      street: {text: The street, short: street, says: the law lets the street decide}
      town: {text: The town, short: town, says: the law lets the town decide}
      land: {text: The land, short: land, says: the law lets only the land decide}
    source: Water Act
  held:
    name: held
    theme: power
    pull: none
    ask: Who decides today?
    options:
      nobody: {text: Nobody, short: nobody, says: nobody decides today}
      street: {text: The street, short: street, says: the street decides today}
      town: {text: The town, short: town, says: the town decides today}
      land: {text: The land, short: land, says: the land decides today}
    source: Marsh 1998
roles:
  decide:
    name: decides
    ask: Who takes the decision?
    start: framing
    steps:
      framing:
        ask: Is the aim shared?
        branches:
          - id: disputed
            when: {aim: {is: disputed}}
            to: no level
            because: They do not want the same thing, so no level can be right yet.
            source: Marsh 1998
        otherwise: {to: above_street, because: They want the same thing., source: Marsh 1998}
      above_street:
        ask: Must it leave the street?
        branches:
          - id: far
            when: {all: [{reach: {at_least: town}}, {deals: {at_least: doubtful}}]}
            to: better
            because: Other streets would pay for it, and they cannot settle that between them.
            source: Reed 2004 (chapter 2)
          - id: share
            when: {all: [{reach: {at_least: town}}, {deals: {is: likely}}]}
            to: street, jointly
            because: Other streets would pay for it, and they can settle that by agreement.
            source: Reed 2004
          - id: trust
            when: {trust: {at_least: helps}}
            to: street
            because: It works through people who trust each other.
            source: Marsh 1998
          - id: near
            when: {reach: {is: street}}
            to: street
            because: All who gain or lose live in one street.
            source: Reed 2004
        otherwise: {to: street, because: Nothing shows that a street could not do it., source: Marsh 1998}
      better:
        ask: Is it better in the town's hands?
        branches:
          - id: torn
            when: {trust: {is: essential}}
            to: contested, street or town
            because: Streets cannot do it apart, yet it lives on trust.
            source: Marsh 1998
        otherwise: {to: above_town, because: The town would do it no worse., source: Reed 2004}
      above_town:
        ask: Must it leave the town?
        branches:
          - id: wide
            when: {all: [{reach: {is: land}}, {deals: {is: never}}]}
            to: land
            because: Other towns would pay for it, and agreement has failed.
            source: Reed 2004
          - id: trust
            when: {trust: {at_least: helps}}
            to: town
            because: People trust the town more than the land.
            source: Marsh 1998
        otherwise: {to: town, because: Nothing shows that a town could not do it., source: Marsh 1998}
  pay:
    name: pays
    ask: Who pays?
    start: means
    steps:
      means:
        ask: Could every street pay?
        branches:
          - id: poor
            when: {means: {is: unequal}}
            to: land
            because: Some streets could not pay, so the land evens out the money.
            source: Reed 2004
        otherwise: {to: street, because: Every street can pay., source: Reed 2004}
  check:
    name: checks it
    ask: Who checks it?
    start: beside
    steps:
      beside:
        ask: Is there a level above the decider?
        branches:
          - id: top
            when: {decide: {is: land}}
            to: land, independently
            because: Nothing stands above the land.
            source: Water Act s5
        otherwise: {to: town, because: The town looks on., source: Water Act s5}
safeguards:
  floor:
    kind: floor
    title: A floor for poor streets
    when: {means: {is: unequal}}
    advice: Fund a minimum from above.
    because: Some streets could not pay for it.
    source: Reed 2004
  review:
    kind: review
    title: Look again in two years
    advice: Put a date in the diary.
    because: Things change.
    source: Marsh 1998
sources:
  Marsh 1998: {author: A. Marsh, year: 1998, title: Wells and neighbours, checked: original}
  Reed 2004: {author: B. Reed, year: 2004, title: The price of water, link: "https://reed.example", checked: secondary}
  Water Act: {author: The Land, year: 1871, title: An Act for Water, checked: unconfirmed}
"""
)

SETTLED = """
decision: pump
title: Who mends the pump?
description: It drips, and three streets drink from it.
answers:
  aim: agreed
  reach: {answer: town, evidence: record, note: "Three streets drink from it", source: "Count of 3 May"}
  deals: {answer: doubtful, evidence: guess}
  trust: helps
  means: unequal
  lawful: town
  held: street
expects: town
"""

JOINT = """
decision: ditch
title: Who clears the ditch?
answers: {aim: agreed, reach: land, deals: likely, trust: none, means: equal, lawful: land, held: nobody}
expects: town
"""

CONTESTED = """
decision: feast
title: Who holds the well feast?
answers: {aim: agreed, reach: town, deals: never, trust: essential, means: equal, lawful: street, held: town}
"""

DISPUTED = """
decision: spring
title: Who owns the spring?
answers: {aim: disputed, reach: street, deals: likely, trust: helps, means: equal, lawful: street, held: town}
expects: no level
"""

OPEN = """
decision: bucket
title: Who keeps the bucket?
answers:
  aim: agreed
  reach: [town, land]
  deals: unknown
  trust: helps
expects: ["street, jointly", town, land]
"""

HIGHEST = """
decision: river
title: Who guards the river?
answers: {aim: agreed, reach: land, deals: never, trust: none, means: unequal, lawful: land, held: land}
"""

LOWEST = """
decision: bench
title: Who paints the bench?
answers: {aim: agreed, reach: street, deals: never, trust: helps, means: equal, lawful: street, held: land}
"""

BROKEN = """
decision: broken
title: A broken one
answers: {reech: town, trust: lots}
"""

EVERY = {
    "settled": SETTLED,
    "joint": JOINT,
    "contested": CONTESTED,
    "disputed": DISPUTED,
    "open": OPEN,
    "highest": HIGHEST,
    "lowest": LOWEST,
}


@cache
def advisor(rules: str = RULES) -> Advisor:
    """The small rulebook, ready."""
    rulebook, diagnostics = read_rulebook(rules.encode(), "wells.yaml")
    assert rulebook is not None, diagnostics
    return Advisor(rulebook)


def recommended(text: str, rules: str = RULES) -> Recommendation:
    """The recommendation for a decision file of one document."""
    (decision,), diagnostics = advisor(rules).read(text.encode(), "wells/one.yaml")
    assert diagnostics == ()
    return advisor(rules).evaluate(decision)


def argued(text: str, role: str | None = None, rules: str = RULES) -> Outline:
    """The argument for a decision file of one document."""
    return outline_of(advisor(rules).compiled, recommended(text, rules), role)


def rows() -> list[Row]:
    """A row for each decision and one for a broken file in the middle."""
    found = []
    for name, text in [*list(EVERY.items())[:3], ("broken", BROKEN), *list(EVERY.items())[3:]]:
        decisions, diagnostics = advisor().read(text.encode(), f"wells/{name}.yaml")
        recommendation = advisor().evaluate(decisions[0]) if decisions else None
        found.append(Row(f"wells/{name}.yaml", recommendation, diagnostics))
    return found


def texts_of(outline: Outline, section_id: str) -> list[str]:
    """The sentences of the items in one section, in order; none where the section is left out."""
    return [
        item.text
        for section in outline.sections
        if section.id == section_id
        for block in section.blocks
        for item in getattr(block, "items", ())
    ]
