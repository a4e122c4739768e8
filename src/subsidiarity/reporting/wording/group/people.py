"""People in words: who answered, who was missing, and what the answers rest on."""

from __future__ import annotations

from subsidiarity.model.recommendation import Recommendation
from subsidiarity.model.workshop import Card
from subsidiarity.reporting.imprint import Imprint
from subsidiarity.reporting.language import plural, words
from subsidiarity.reporting.outline import Item, Items, Section
from subsidiarity.reporting.wording.evidence import evidence_words, missing_from_room
from subsidiarity.reporting.wording.group.minutes import flowing, rehearsal_sentence, room_words
from subsidiarity.reporting.wording.noun_words import sentence


def people_section(recommendation: Recommendation, imprint: Imprint, people: int | None = None) -> Section:
    """The section on who answered and who was missing; `people` is the number of sheets of a group."""
    workshop = recommendation.decision.workshop
    held = () if workshop is None else tuple(filter(None, (rehearsal_sentence(workshop), _met(workshop.card))))
    room = "" if workshop is None else flowing(room_words(workshop))
    missing = missing_from_room(recommendation, imprint)
    apart = "" if people is None else plural("{number} person, each apart", "{number} people, each apart", people)
    answered = imprint.answered_by or apart or room
    lines = [
        *held,
        words("Answered by: {people}", people=sentence(answered))
        if answered
        else words("Who answered has not been noted."),
        words("Not in the room: {missing}", missing=sentence(missing))
        if missing
        else words("Whether an affected group was missing has not been noted. Ask before this is used."),
        evidence_words(recommendation),
    ]
    heading = words("Who answered, and who was missing")
    return Section("people", heading, (Items("", tuple(Item(line) for line in lines)),))


def _met(card: Card) -> str:
    """Words on when and where the workshop was; "" where neither is noted."""
    noted = [flowing(text) for text in (card.date, card.place) if text.strip()]
    if not noted:
        return words("Answered in a workshop.")
    return words("Answered in a workshop: {where}", where=sentence(", ".join(noted)))
