"""The evidence in words: what the answers rest on, and who was missing when they were given."""

from __future__ import annotations

from collections import Counter

from subsidiarity.model.decision import Evidence
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.reporting.imprint import Imprint
from subsidiarity.reporting.language import Phrase, Plural, numbered, plural, words
from subsidiarity.reporting.wording.noun_words import AND, listed, sentence

ANSWERED = Plural("{given} of {number} question answered", "{given} of {number} questions answered")
RESTS_ON: dict[Evidence, Phrase] = {
    "record": Phrase("{number} on record"),
    "report": Phrase("{number} reported"),
    "guess": Phrase("{number} guessed"),
    "": Phrase("{number} with no evidence noted"),
}


def evidence_words(recommendation: Recommendation) -> str:
    """A sentence on what the answers rest on: '23 of 28 questions answered: 12 on record and 11 reported.'."""
    number, kinds = len(recommendation.rulebook.questions), _kinds(recommendation)
    parts = [words(phrase, number=kinds[kind]) for kind, phrase in RESTS_ON.items() if kinds[kind]]
    said = numbered(ANSWERED, number, given=kinds.total())
    return sentence(f"{said}: {listed(parts, words(AND))}" if parts else said)


def on_record_words(recommendation: Recommendation) -> str:
    """A sentence on how many answers are on record: '12 of 28 answers on record.'."""
    number, given = len(recommendation.rulebook.questions), on_record(recommendation)
    return plural(
        "{given} of {number} answer on record.", "{given} of {number} answers on record.", number, given=given
    )


def noted_words(recommendation: Recommendation) -> str:
    """A sentence on how many of the answers given have evidence noted, to stand beside a count of answers."""
    kinds = _kinds(recommendation)
    number = kinds.total()
    if not number:
        return words("There is no answer yet to note evidence for.")
    if kinds[""] == number:
        return plural(
            "The {number} answer has no evidence noted.", "None of {number} answers has evidence noted.", number
        )
    return plural(
        "Evidence is noted for {given} of {number} answer.",
        "Evidence is noted for {given} of {number} answers.",
        number,
        given=number - kinds[""],
    )


def on_record(recommendation: Recommendation) -> int:
    """The number of answers on record."""
    return _kinds(recommendation)["record"]


def _kinds(recommendation: Recommendation) -> Counter[Evidence]:
    """The number of answers that rest on each kind of evidence; what is not known yet is no answer."""
    answers = recommendation.decision.answers
    return Counter(
        answers[question.id].evidence
        for question in recommendation.rulebook.questions
        if question.id in answers and len(answers[question.id].options) < len(question.options)
    )


def missing_from_room(recommendation: Recommendation, imprint: Imprint | None) -> str:
    """The affected groups that were missing, as they were noted; "" where nobody noted any."""
    workshop = recommendation.decision.workshop
    noted = "" if imprint is None else imprint.missing
    return noted or ("" if workshop is None else " ".join(workshop.card.missing.split()))
