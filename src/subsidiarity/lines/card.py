"""The decision card, line by line: every line may be left as it is."""

from __future__ import annotations

from dataclasses import replace

from subsidiarity.lines.stream import Lines
from subsidiarity.lines.typing import ask_number_over, ask_text_over
from subsidiarity.model.workshop import Card
from subsidiarity.reporting.language import words
from subsidiarity.reporting.safe import safe_flow
from subsidiarity.reporting.wording.talk import roles_words, rules_sentence
from subsidiarity.reporting.wording.workshop import review_remark
from subsidiarity.workshop.card import fill_card, set_rules
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.typed_number import number_in
from subsidiarity.workshop.voting import MOST_VOTES


def ask_card(session: Session, lines: Lines) -> Session | Refusal:
    """Go through the card, and the rules while they may be changed."""
    decision, workshop = session.decision, session.decision.workshop
    assert workshop is not None, "only a workshop has a card"
    card = workshop.card
    lines.say(words("The decision card. Enter leaves a line as it is, - empties it."))
    date = _text(lines, words("Date"), card.date)
    place = _text(lines, words("Place"), card.place)
    description = _text(lines, words("What is being decided"), decision.description)
    roles = _roles(session, lines, card.roles)
    goal = _text(lines, words("Whose goal is it, and do the levels agree on it"), card.goal)
    room = _text(lines, words("Who is in the room (groups, no names)"), card.room)
    people = _number(lines, words("How many people vote"), card.people, MOST_VOTES)
    missing = _text(lines, words("Which affected group is missing"), card.missing)
    review = _text(lines, words("When to look again"), card.review)
    written = replace(
        card, date=date, place=place, roles=roles, goal=goal, room=room, people=people, missing=missing, review=review
    )
    filled = fill_card(session, written, description=description)
    return filled if isinstance(filled, Refusal) else ask_rules(filled, lines)


def ask_rules(session: Session, lines: Lines) -> Session:
    """Ask for the threshold and the rounds; after the first vote, say why they stay."""
    workshop = session.decision.workshop
    assert workshop is not None, "only a workshop has rules"
    rules = workshop.rules
    if rules.is_fixed:
        lines.say(rules_sentence(rules))
        return session
    while True:
        threshold = _number(lines, words("Of 100 votes, how many make a consensus"), rules.threshold, 100)
        rounds = _number(lines, words("At most how many rounds on a question"), rules.most_rounds, 9)
        changed = set_rules(session, threshold, rounds)
        if not isinstance(changed, Refusal):
            return changed
        lines.say(changed.words)


def card_lines(session: Session) -> list[str]:
    """The card in sentences, what is missing left out."""
    workshop = session.decision.workshop
    assert workshop is not None, "only a workshop has a card"
    card: Card = workshop.card
    said = (
        (words("Date"), card.date),
        (words("Place"), card.place),
        (words("About"), roles_words(session.compiled.rulebook, card.roles)),
        (words("Whose goal"), card.goal),
        (words("In the room"), card.room),
        (words("People who vote"), f"{card.people}" if card.people else ""),
        (words("Missing"), card.missing),
        (words("Look again"), card.review),
    )
    remark = review_remark(card)
    lines = [f"{name}: {safe_flow(text)}" for name, text in said if text] + ([safe_flow(remark)] if remark else [])
    return [*lines, rules_sentence(workshop.rules)]


def _text(lines: Lines, name: str, before: str) -> str:
    return ask_text_over(lines, _prompt(name, before), before)


def _number(lines: Lines, name: str, before: int, most: int) -> int:
    return ask_number_over(lines, _prompt(name, f"{before}" if before else ""), before, most)


def _roles(session: Session, lines: Lines, old: tuple[str, ...]) -> tuple[str, ...]:
    roles = session.compiled.rulebook.roles
    lines.say(words("Which parts is it about?"))
    lines.say_all(f"{number}  {safe_flow(role.ask)}" for number, role in enumerate(roles, 1))
    chosen = [f"{number}" for number, role in enumerate(roles, 1) if role.id in old]
    while True:
        said = lines.ask(_prompt(words("Numbers, - for all of them"), " ".join(chosen)))
        if not said:
            return old
        if said == "-":
            return ()
        numbers = [number_in(part, len(roles)) for part in said.replace(",", " ").split()]
        if numbers and None not in numbers:
            return tuple(role.id for number, role in enumerate(roles, 1) if number in numbers)
        lines.say(words("Type numbers from 1 to {most}, or Enter.", most=len(roles)))


def _prompt(name: str, old: str) -> str:
    return f"{name} ({safe_flow(old)}):" if old else f"{name}:"
