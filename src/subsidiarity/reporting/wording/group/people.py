"""People in words: who answered, who was missing, and what the answers rest on."""

from __future__ import annotations

from collections import Counter

from subsidiarity.model.decision import Evidence
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.model.workshop import Card
from subsidiarity.reporting.imprint import Imprint
from subsidiarity.reporting.language import Phrase, plural, words
from subsidiarity.reporting.outline import Item, Items, Section
from subsidiarity.reporting.wording.group.minutes import flowing, rehearsal_sentence, room_words
from subsidiarity.reporting.wording.noun_words import counted, listed, sentence

_EVIDENCE: dict[Evidence, Phrase] = {
    "record": Phrase("{number} on record"),
    "report": Phrase("{number} reported"),
    "guess": Phrase("{number} guessed"),
    "": Phrase("{number} without a note of what it rests on"),
}


def people_section(recommendation: Recommendation, imprint: Imprint, people: int | None = None) -> Section:
    """The section on who answered and who was missing; `people` is the number of sheets of a group."""
    workshop = recommendation.decision.workshop
    held = () if workshop is None else tuple(filter(None, (rehearsal_sentence(workshop), _met(workshop.card))))
    room = "" if workshop is None else flowing(room_words(workshop))
    missing = missing_from_room(recommendation, imprint)
    apart = "" if people is None else f"{counted(people, 'person', 'people')}, each apart"
    answered = imprint.answered_by or apart or room
    lines = [
        *held,
        f"Answered by: {sentence(answered)}" if answered else "Who answered has not been noted.",
        f"Not in the room: {sentence(missing)}"
        if missing
        else "Whether an affected group was missing has not been noted. Ask before this is used.",
        evidence_words(recommendation),
    ]
    return Section("people", "Who answered, and who was missing", (Items("", tuple(Item(line) for line in lines)),))


def missing_from_room(recommendation: Recommendation, imprint: Imprint | None) -> str:
    """The affected groups that were missing, as they were noted; "" where nobody noted any."""
    workshop = recommendation.decision.workshop
    noted = "" if imprint is None else imprint.missing
    return noted or ("" if workshop is None else flowing(workshop.card.missing))


def _met(card: Card) -> str:
    """Words on when and where the workshop was; "" where neither is noted."""
    noted = [flowing(text) for text in (card.date, card.place) if text.strip()]
    return f"Answered in a workshop: {sentence(', '.join(noted))}" if noted else "Answered in a workshop."


def evidence_words(recommendation: Recommendation) -> str:
    """A sentence on what the answers rest on: '23 of 28 questions answered: 12 on record and 11 reported.'."""
    number, kinds = len(recommendation.rulebook.questions), _kinds(recommendation)
    parts = [words(phrase, number=kinds[kind]) for kind, phrase in _EVIDENCE.items() if kinds[kind]]
    said = plural(
        "{given} of {number} question answered", "{given} of {number} questions answered", number, given=kinds.total()
    )
    return sentence(f"{said}: {listed(parts, words('and'))}" if parts else said)


def on_record_words(recommendation: Recommendation) -> str:
    """A sentence on how many answers are on record: '12 of 28 answers on record.'."""
    number, kinds = len(recommendation.rulebook.questions), _kinds(recommendation)
    return plural(
        "{given} of {number} answer on record.", "{given} of {number} answers on record.", number, given=kinds["record"]
    )


def _kinds(recommendation: Recommendation) -> Counter[Evidence]:
    """The number of answers that rest on each kind of evidence; what is not known yet is no answer."""
    answers = recommendation.decision.answers
    return Counter(
        answers[question.id].evidence
        for question in recommendation.rulebook.questions
        if question.id in answers and len(answers[question.id].options) < len(question.options)
    )
