"""Small rulebooks and decision files that the tests of the interview share."""

from __future__ import annotations

from tests.manners import MANNERS

from subsidiarity.model.decision import Decision
from subsidiarity.model.workshop import Workshop
from subsidiarity.reading.decision import DecisionReader
from subsidiarity.reading.rulebook import read_rulebook
from subsidiarity.reasoning.compiled import CompiledRulebook, compile_rulebook
from subsidiarity.workshop.convening import convened
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.session import Session, begin

SMALL = (
    """
rulebook: small
edition: 3
title: A small climb
headline: decide
law: lawful
holder: holds
levels:
  street: {name: Street, body: street, about: "A few houses"}
  town: {name: Town, body: town, about: "All the streets"}
  land: {name: Land, body: land, about: "All the towns"}
"""
    + MANNERS
    + """questions:
  goal:
    name: goal
    theme: framing
    pull: none
    ask: Do they want the same thing?
    options:
      agreed: {text: "Yes", short: agreed, says: they want the same thing}
      disputed: {text: "No, the aim itself is disputed", short: disputed, says: the aim itself is disputed}
    note: When the aim is disputed no level is recommended.
    source: Davies 2006
  reach:
    name: reach
    theme: spillovers
    pull: up
    ask: Where do those who gain or lose live?
    options:
      street: {text: In one street, short: street, says: all who gain or lose live in one street}
      town: {text: Across the town, short: town, says: those who gain or lose live across the town}
      land: {text: Across the land, short: land, says: those who gain or lose live across the land}
    source: Davies 2006
  trust:
    name: trust
    theme: ownership
    pull: down
    ask: How much does it depend on trust?
    options:
      none: {text: Not at all, short: none, says: trust has no part in it}
      helps: {text: Trust helps, short: helps, says: trust helps}
      essential: {text: Trust is the help, short: essential, says: trust is the help}
    source: Davies 2006
  means:
    name: means
    theme: equity
    pull: none
    ask: How unequal are the means of the streets?
    options:
      equal: {text: They are equal, short: equal, says: the streets have equal means}
      unequal: {text: Some could not pay, short: unequal, says: some streets could not pay}
    source: Davies 2006
  lawful:
    name: lawful
    theme: law
    pull: none
    ask: What is the lowest lawful level?
    options:
      street: {text: The street, short: street, says: the law lets the street decide}
      town: {text: The town, short: town, says: the law lets the town decide}
      land: {text: The land, short: land, says: the law lets only the land decide}
    source: Davies 2006
  holds:
    name: holds
    theme: power
    pull: none
    ask: Who decides today?
    options:
      nobody: {text: Nobody, short: nobody, says: nobody decides today}
      street: {text: The street, short: street, says: the street decides today}
      town: {text: The town, short: town, says: the town decides today}
      land: {text: The land, short: land, says: the land decides today}
    source: Davies 2006
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
            when: {goal: {is: disputed}}
            to: no level
            because: They do not want the same thing
            source: Davies 2006
        otherwise: {to: above_street, because: They want the same thing, source: Davies 2006}
      above_street:
        ask: Must it leave the street?
        branches:
          - id: far
            when: {all: [{reach: {at_least: town}}, {trust: {at_most: helps}}]}
            to: above_town
            because: It reaches beyond one street
            source: Davies 2006
          - id: torn
            when: {all: [{reach: {at_least: town}}, {trust: {is: essential}}]}
            to: contested, street or town
            because: It reaches far but runs on trust
            source: Davies 2006
          - {id: close, when: {trust: {at_least: helps}}, to: street, because: It runs on trust, source: Davies 2006}
        otherwise: {to: street, because: Nothing pulls it up, source: Davies 2006}
      above_town:
        ask: Must it leave the town?
        branches:
          - {id: wide, when: {reach: {is: land}}, to: land, because: It reaches across the land, source: Davies 2006}
        otherwise: {to: town, because: It stays within the town, source: Davies 2006}
  pay:
    name: pays
    ask: Who pays?
    start: means
    steps:
      means:
        ask: Could every street pay?
        branches:
          - id: floor
            when: {means: {is: unequal}}
            to: land
            because: Some streets could not pay
            source: Davies 2006
          - {id: same, when: {decide: {at_least: town}}, to: town, because: Who decides pays, source: Davies 2006}
        otherwise: {to: street, because: Every street can pay, source: Davies 2006}
safeguards:
  floor:
    kind: floor
    title: A floor for poor streets
    when: {means: {is: unequal}}
    advice: Fund a minimum from above.
    because: Some streets could not pay for it
    source: Davies 2006
  review:
    kind: review
    title: Look again in two years
    advice: Put a date in the diary.
    because: Things change
    source: Davies 2006
sources:
  Davies 2006: {author: G. Davies, year: 2006, title: "Subsidiarity: the wrong idea", checked: secondary}
"""
)

HALL = """
decision: hall
title: Who runs the hall?
description: It stands empty.
answers:
  goal: agreed
  reach: [street, town]
  trust:
    answer: essential
    evidence: record
    note: Run by volunteers since 1987
    source: Minutes, 4 March
"""


def compiled(text: str = SMALL) -> CompiledRulebook:
    """A rulebook made ready; the test fails here if it has a fault."""
    rulebook, diagnostics = read_rulebook(text.encode(), "rulebook.yaml")
    assert rulebook is not None, diagnostics
    return compile_rulebook(rulebook)


def read(text: str, rulebook: CompiledRulebook) -> tuple[Decision, ...]:
    """The decisions of a file without a fault; a warning about a range, a count or a day is none."""
    decisions, diagnostics = DecisionReader(rulebook.rulebook).read(text.encode(), "decision.yaml")
    assert not [found for found in diagnostics if found.code not in ("SUB304", "SUB324", "SUB325")], diagnostics
    return decisions


def held(rulebook: CompiledRulebook, question: str = "trust", text: str = HALL) -> Session:
    """A workshop on the hall, at a question."""
    (decision,) = read(text, rulebook)
    return begin(rulebook, convened(decision, rulebook.rulebook)).jump(question)


def done(found: Session | Refusal) -> Session:
    """What was done; the test fails here if it was refused."""
    assert not isinstance(found, Refusal), found.words
    return found


def refused(found: Session | Refusal) -> Refusal:
    """Why something was not done; the test fails here if it was."""
    assert isinstance(found, Refusal)
    return found


def workshop_of(holder: Session | Decision) -> Workshop:
    """The workshop of a session or a decision that has one."""
    decision = holder.decision if isinstance(holder, Session) else holder
    assert decision.workshop is not None
    return decision.workshop
