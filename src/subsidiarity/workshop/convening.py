"""The beginning of a workshop: a decision is convened, its card filled in, its rules set."""

from __future__ import annotations

from dataclasses import replace

from subsidiarity.model.decision import Decision
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.model.workshop import Card, Workshop
from subsidiarity.reporting.language import words
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.rules import with_rules
from subsidiarity.workshop.session import Session, begin
from subsidiarity.workshop.sitting import Sitting
from subsidiarity.workshop.typed_text import kept_text, too_long
from subsidiarity.workshop.voting import MOST_VOTES

_TEXTS = ("date", "place", "goal", "room", "missing", "review")


def convened(decision: Decision, rulebook: Rulebook, rehearsal: int | None = None) -> Decision:
    """The decision with a workshop to be held on it; one that has a workshop already keeps it.

    `rehearsal` is the number that invented votes are made from; None when people will vote.
    """
    if decision.workshop is not None:
        return decision
    return replace(decision, workshop=Workshop(rulebook.id, rulebook.edition, rehearsal=rehearsal))


def is_new(decision: Decision) -> bool:
    """Whether nothing was said in a decision's workshop yet, so that the card comes first; answers may be older."""
    workshop = decision.workshop
    return workshop is not None and workshop.card == Card() and not workshop.talks


def fill_card(
    session: Session, card: Card, title: str | None = None, description: str | None = None
) -> Session | Refusal:
    """The session with its decision card filled in; `title` None or "" and `description` None change nothing.

    A text that is the same as before stays as it is. Refused if one is too long; ValueError for a role that the
    rulebook does not have.
    """
    decision, workshop = session.decision, session.decision.workshop
    if workshop is None:
        raise ValueError("only a workshop has a card")
    roles = session.rulebook.roles
    if not set(card.roles) <= {role.id for role in roles}:
        raise ValueError(f"the rulebook does not have all of these roles: {card.roles}")
    texts: dict[str, str] = {name: kept_text(getattr(card, name), getattr(workshop.card, name)) for name in _TEXTS}
    heading = kept_text(title or "", decision.title) or decision.title
    about = decision.description if description is None else kept_text(description, decision.description)
    refused = too_long(heading, about, *texts.values())
    if refused is not None:
        return refused
    chosen = tuple(role.id for role in roles if role.id in card.roles)
    written = Card(**texts, roles=chosen, people=min(max(card.people, 0), MOST_VOTES))
    changed = replace(decision, title=heading, description=about, workshop=replace(workshop, card=written))
    return session.change(changed)


def set_rules(session: Session, threshold: int, most_rounds: int) -> Session | Refusal:
    """The session with another consensus threshold (votes of a hundred) and most rounds; refused once anybody voted."""
    changed = with_rules(session.decision, threshold, most_rounds)
    return changed if isinstance(changed, Refusal) else session.change(changed)


def convene(sitting: Sitting, rehearsal: int | None = None) -> Refusal | None:
    """Begin or go on with the workshop of a sitting, and save it; None once it is convened.

    With the number of a `rehearsal` votes are invented; refused where they would mix with what people said.
    """
    decision, compiled = sitting.session.decision, sitting.session.compiled
    workshop = decision.workshop
    if rehearsal is not None and (decision.answers if workshop is None else workshop.rehearsal is None):
        return Refusal(
            words("This file holds what people said, and a rehearsal invents votes."),
            words("Rehearse in a new file."),
        )
    sitting.become(begin(compiled, convened(decision, compiled.rulebook, rehearsal)))
    return None
