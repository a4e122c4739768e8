"""The sections of the minutes on the workshop as a whole: its card, its method, the day to look again."""

from __future__ import annotations

from collections.abc import Iterator

from subsidiarity.model.rulebook import Rulebook
from subsidiarity.model.workshop import FEWEST_VOTES, Card, Workshop
from subsidiarity.reading.day import is_earlier
from subsidiarity.reporting.language import plural, words
from subsidiarity.reporting.outline import Item, Items, Section
from subsidiarity.reporting.wording.group.talk import roles_words, rules_sentence
from subsidiarity.reporting.wording.noun_words import sentence


def workshop_section(rulebook: Rulebook, workshop: Workshop) -> Section:
    """The section on who met when and where, on what, under which rules; who was missing, and when to look again."""
    parts = [
        rehearsal_sentence(workshop),
        *card_sentences(rulebook, workshop),
        rules_sentence(workshop.rules),
        review_sentence(workshop),
    ]
    return Section("workshop", words("The workshop"), (Items("", tuple(Item(part) for part in parts if part)),))


def card_sentences(rulebook: Rulebook, workshop: Workshop) -> Iterator[str]:
    """The sentences of the decision card, one a field; of the empty fields, only those that the minutes need."""
    card = workshop.card
    parts = (
        (words("Date"), card.date, words("The date has not been noted.")),
        (words("Place"), card.place, words("The place has not been noted.")),
        (words("Asked about"), roles_words(rulebook, card.roles), ""),
        (words("Whose goal, and do the levels agree on it"), card.goal, ""),
        (words("In the room"), room_words(workshop), words("Who was in the room has not been noted.")),
        (
            words("Missing from the room"),
            card.missing,
            words("Whether an affected group was missing has not been noted. Ask before this is used."),
        ),
    )
    return filter(None, (_noted(*part) for part in parts))


def review_sentence(workshop: Workshop) -> str:
    """A sentence on the day to look again, with a remark on one before the meeting; or that none was agreed."""
    card = workshop.card
    if not card.review:
        return words("No day to look again has been noted. Agree on one: answers go out of date.")
    said = words("Look again by: {review}", review=sentence(card.review))
    return " ".join(filter(None, [said, review_remark(card)]))


def review_remark(card: Card) -> str:
    """A remark where the day to look again is before the meeting; "" where it is not, or that cannot be told."""
    if not is_earlier(card.review, than=card.date):
        return ""
    return words(
        "The day to look again, {review}, is before the meeting, {date}.",
        review=flowing(card.review),
        date=flowing(card.date),
    )


def phones_sentence(workshop: Workshop) -> str:
    """A sentence on how phones took part in votes, and how sure it is that nobody voted twice; "" if none did."""
    match workshop.phones:
        case "anybody":
            return words(
                "Some votes were given on phones. Anybody with the address could vote, so a person with two phones "
                "could have voted twice."
            )
        case "slips":
            return words(
                "Some votes were given on phones, each with a printed slip. A slip has one vote, whoever has it."
            )
        case _:
            return ""


def method_section(workshop: Workshop) -> Section:
    """The section on how votes are taken and read, and what is kept of them."""
    lines = (
        words(
            "Each round is a blind vote: votes are given at the same time, the counts are typed in and then shown, "
            "and people talk before they vote again."
        ),
        words(
            "Only counts are kept: no names, no order, no times. A vote of fewer than {fewest} is not kept. Raised "
            "hands are seen by those in the room; a vote on paper in which all agree tells how each voted.",
            fewest=FEWEST_VOTES,
        ),
        phones_sentence(workshop),
        words(
            "For a consensus, votes for not known yet count among all votes; whoever abstained is left out. Where no "
            "answer was agreed, the options voted for stay the answer, and every level they allow stays possible."
        ),
        words(
            "The agreement figure is 1 when all chose one option and 0 when half stand at each end (Tastle and Wierman "
            "2007). It treats options as evenly spaced and only describes: no rule reads it. We call 0.80 and more "
            "high, 0.60 and more moderate, less low."
        ),
    )
    return Section("method", words("Method and privacy"), (Items("", tuple(map(Item, filter(None, lines)))),))


def rehearsal_sentence(workshop: Workshop) -> str:
    """A sentence that votes are invented; "" where people voted."""
    if workshop.rehearsal is None:
        return ""
    return words("This was a rehearsal: its votes are invented (from number {number}).", number=workshop.rehearsal)


def room_words(workshop: Workshop) -> str:
    """Words on who was in the room, with how many they were; "" where neither is noted."""
    card = workshop.card
    if not card.people:
        return card.room
    people = plural("{number} person", "{number} people", card.people)
    room = flowing(card.room).rstrip(".")
    return words("{people} ({room})", people=people, room=room) if room else people


def _noted(name: str, text: str, otherwise: str) -> str:
    return words("{name}: {text}", name=name, text=sentence(flowing(text))) if text.strip() else otherwise


def flowing(text: str) -> str:
    """A text of several lines on one line."""
    return " ".join(text.split())
