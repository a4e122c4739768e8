"""The decision card, line by line: every line may be left as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from subsidiarity.lines.conversation import Lines
from subsidiarity.lines.typing import ask_field
from subsidiarity.model.workshop import Workshop
from subsidiarity.reporting.language import words
from subsidiarity.reporting.safe import safe_flow
from subsidiarity.reporting.wording.group.minutes import card_sentences, review_sentence
from subsidiarity.reporting.wording.group.talk import rules_sentence
from subsidiarity.workshop.card_field import card_fields, field_refusal, with_card
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.session import Session


def ask_card(session: Session, lines: Lines, take: Callable[[Session | Refusal], bool]) -> bool:
    """Go through the card, and the rules while they may be changed; after the first vote, say why these stay.

    `take` gets the session with the card, whose answer is given back, and with what was typed of it where the input
    ends in its middle.
    """
    lines.say(words("The decision card. Enter leaves a line as it is, - empties it."))
    fields = tuple(card_fields(session))
    typed = {field.name: field.text for field in fields}
    try:
        for field in fields:
            typed[field.name] = ask_field(lines, field, partial(field_refusal, session))
    except BaseException:
        take(with_card(session, typed))
        raise
    rules = _workshop(session).rules
    if rules.is_fixed:
        lines.say(rules_sentence(rules))
    return take(with_card(session, typed))


def card_lines(session: Session) -> Iterator[str]:
    """The card in sentences, those that say what is missing among them, and the rules."""
    workshop = _workshop(session)
    yield from map(safe_flow, card_sentences(session.rulebook, workshop))
    yield safe_flow(review_sentence(workshop))
    yield rules_sentence(workshop.rules)


def _workshop(session: Session) -> Workshop:
    workshop = session.decision.workshop
    assert workshop is not None, "only a workshop has a card"
    return workshop
