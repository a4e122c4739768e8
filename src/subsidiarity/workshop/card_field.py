"""The fields of the decision card, as every shell asks for them, and the session once they are filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice

from subsidiarity.model.rulebook import Role, Rulebook
from subsidiarity.model.workshop import Rules, Workshop
from subsidiarity.reading.day import days_in
from subsidiarity.reporting.imprint import day_in_words
from subsidiarity.reporting.language import speaks_english, words
from subsidiarity.reporting.wording.noun_words import quoted
from subsidiarity.reporting.wrapping import shortened
from subsidiarity.workshop.convening import fill_card, set_rules
from subsidiarity.workshop.form_field import Field
from subsidiarity.workshop.option_numbers import number_in
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.rules import with_rules
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.typed_text import too_long
from subsidiarity.workshop.voting import MOST_VOTES

_LEAP_YEAR = 2024
"""A year that has every day, to read a date by that names none."""
_AT_MOST = 32
"""Terminal columns of a text that is refused."""


def beginning_fields(session: Session) -> tuple[Field, ...]:
    """The fields of the card that a workshop begins with, today offered as the date; the others can wait."""
    heading, people, date = islice(card_fields(session), 3)
    return heading, people, date if date.text else replace(date, text=offered_date())


def card_fields(session: Session) -> Iterator[Field]:
    """The fields of the card with what stands in them, those to begin with first.

    The rules are among them until the first vote.
    """
    decision, workshop = session.decision, _workshop(session)
    card = workshop.card
    yield Field("heading", words("Title"), decision.title)
    yield Field("people", words("How many people vote?"), f"{card.people}" if card.people else "", is_judged=True)
    yield Field("date", words("Date"), card.date, is_judged=True)
    yield Field("where", words("Place"), card.place)
    yield Field("room", words("Who is in the room? Groups, no names"), card.room, is_long=True)
    yield Field("missing", words("Which affected group is missing?"), card.missing, is_long=True)
    yield Field("description", words("What is being decided"), decision.description, is_long=True)
    yield Field("goal", words("Whose goal is it, and do the levels agree on it?"), card.goal, is_long=True)
    yield Field("roles", _roles_asked(session.rulebook), _roles_typed(session), is_judged=True)
    yield Field("review", words("When to look again?"), card.review)
    yield from rules_fields(workshop.rules)


def offered_date() -> str:
    """Today, in words, as the date that a new card offers."""
    return day_in_words(datetime.now(UTC).astimezone().date())


def rules_fields(rules: Rules) -> tuple[Field, ...]:
    """The fields for the consensus threshold and the most rounds; none once a vote has fixed them."""
    if rules.is_fixed:
        return ()
    threshold, rounds = f"{rules.threshold}", f"{rules.most_rounds}"
    return (
        Field("threshold", words("Of 100 votes, how many make a consensus?"), threshold, is_judged=True),
        Field("rounds", words("At most how many rounds on a question?"), rounds, is_judged=True),
    )


def field_refusal(session: Session, name: str, typed: str) -> Refusal | None:
    """A refusal of what was typed into the field of this name; None if it can be taken."""
    match name:
        case "roles":
            roles = session.rulebook.roles
            if _roles_in(typed, roles) is None:
                return Refusal(
                    words("Which parts it is about are numbers from 1 to {most}, or nothing.", most=len(roles))
                )
        case "people":
            if _people_in(typed) is None:
                return Refusal(words("How many people vote is a number from 1 to {most}, or nothing.", most=MOST_VOTES))
        case "date":
            if (refused := too_long(typed)) is not None:
                return refused
            if typed != _workshop(session).card.date and not _is_date(typed):
                said = words("{typed} is no date.", typed=quoted(shortened(typed, _AT_MOST)))
                return Refusal(said, words("Today is {today}. An empty line names no day.", today=offered_date()))
        case "threshold" | "rounds":
            changed = with_rules(session.decision, *_rules_in(session, {name: typed}))
            return changed if isinstance(changed, Refusal) else None
        case _:
            return too_long(typed)
    return None


def with_card(session: Session, typed: Mapping[str, str]) -> Session | Refusal:
    """The session with the card as it was typed, a text by the name of a field; or a refusal.

    Fields that are not named stay as they are.
    """
    typed = {field.name: field.text for field in card_fields(session)} | dict(typed)
    refused = (field_refusal(session, name, typed[name]) for name in ("roles", "people", "date"))
    if (refusal := next(filter(None, refused), None)) is not None:
        return refusal
    changed = replace(
        _workshop(session).card,
        date=typed["date"],
        place=typed["where"],
        roles=_roles_in(typed["roles"], session.rulebook.roles) or (),
        goal=typed["goal"],
        room=typed["room"],
        missing=typed["missing"],
        people=_people_in(typed["people"]) or 0,
        review=typed["review"],
    )
    filled = fill_card(session, changed, typed["heading"], typed["description"])
    return filled if isinstance(filled, Refusal) else with_typed_rules(filled, typed)


def with_typed_rules(session: Session, typed: Mapping[str, str]) -> Session | Refusal:
    """The session with the rules as they were typed, a text by the name of each field; nothing typed leaves them."""
    return set_rules(session, *_rules_in(session, typed))


def _rules_in(session: Session, typed: Mapping[str, str]) -> tuple[int, int]:
    """The threshold (votes of a hundred) and the most rounds as they were typed, 0 for what is no number."""
    rules = _workshop(session).rules
    threshold, rounds = typed.get("threshold", ""), typed.get("rounds", "")
    return (
        (number_in(threshold, MOST_VOTES) or 0) if threshold else rules.threshold,
        (number_in(rounds, MOST_VOTES) or 0) if rounds else rules.most_rounds,
    )


def _is_date(typed: str) -> bool:
    """Whether a text is a date, perhaps without its year, or nothing; in another language than English, has a digit."""
    if not typed or days_in(typed) is not None or days_in(f"{typed} {_LEAP_YEAR}") is not None:
        return True
    return not speaks_english() and any(map(str.isdigit, typed))


def _people_in(typed: str) -> int | None:
    return number_in(typed, MOST_VOTES) if typed else 0


def _roles_in(typed: str, roles: tuple[Role, ...]) -> tuple[str, ...] | None:
    numbers = [number_in(part, len(roles)) for part in typed.replace(",", " ").split()]
    return None if None in numbers else tuple(role.id for number, role in enumerate(roles, 1) if number in numbers)


def _roles_asked(rulebook: Rulebook) -> str:
    named = (words("who {role}", role=role.name) for role in rulebook.roles)
    listed = "; ".join(f"{number} {name}" for number, name in enumerate(named, 1))
    return words("Which parts is it about? Numbers, or nothing for all: {roles}", roles=listed)


def _roles_typed(session: Session) -> str:
    chosen = _workshop(session).card.roles
    roles = session.rulebook.roles
    return " ".join(f"{number}" for number, role in enumerate(roles, 1) if role.id in chosen)


def _workshop(session: Session) -> Workshop:
    workshop = session.decision.workshop
    assert workshop is not None, "only a workshop has a card"
    return workshop
