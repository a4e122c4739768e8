"""The decision card, line by line: every line may be left as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from subsidiarity.lines.conversation import Lines
from subsidiarity.lines.typing import ask_field, drafted
from subsidiarity.model.workshop import Workshop
from subsidiarity.reporting.language import words
from subsidiarity.reporting.safe import safe_flow
from subsidiarity.reporting.wording.group.minutes import card_sentences, review_sentence
from subsidiarity.reporting.wording.group.talk import rules_sentence
from subsidiarity.workshop.card_field import beginning_fields, card_fields, field_refusal, with_card
from subsidiarity.workshop.form_field import Field
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.sitting import Sitting


def begin_card(sitting: Sitting, lines: Lines, take: Callable[[Session | Refusal], bool]) -> bool:
    """Ask what a workshop needs to begin, and say how the rest of the card is filled in; `take` as in `ask_card`."""
    lines.say(words("To begin. Enter takes a line as it stands, - empties it."))
    is_taken = _ask(sitting, beginning_fields(sitting.session), lines, take)
    lines.say(words("a fills in the rest of the decision card: the place, who is in the room, who is missing."))
    return is_taken


def ask_card(sitting: Sitting, lines: Lines, take: Callable[[Session | Refusal], bool]) -> bool:
    """Go through the card, and the rules while they may be changed; after the first vote, say why these stay.

    `take` gets the session with the card, whose answer is given back, and with what was typed of it where the input
    ends in its middle.
    """
    session = sitting.session
    lines.say(words("The decision card. Enter leaves a line as it is, - empties it."))
    is_taken = _ask(sitting, tuple(card_fields(session)), lines, take)
    rules = _workshop(session).rules
    if rules.is_fixed:
        lines.say(rules_sentence(rules))
    return is_taken


def _ask(sitting: Sitting, fields: tuple[Field, ...], lines: Lines, take: Callable[[Session | Refusal], bool]) -> bool:
    session = sitting.session
    typed: dict[str, str] = {}
    try:
        for field in drafted(sitting, "card", fields, lines):
            typed[field.name] = field.text
            typed[field.name] = ask_field(lines, field, partial(field_refusal, session))
            sitting.keep_draft("card", typed)
    except BaseException:
        sitting.take_draft("card")
        take(with_card(session, {name: text for name, text in typed.items() if not field_refusal(session, name, text)}))
        raise
    sitting.take_draft("card")
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
