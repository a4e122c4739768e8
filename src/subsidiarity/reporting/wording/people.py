"""Who answered, who was missing, and what the answers rest on."""

from __future__ import annotations

from collections import Counter

from subsidiarity.model.decision import Evidence
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.reporting.imprint import Imprint
from subsidiarity.reporting.outline import Item, Items, Section
from subsidiarity.reporting.wording.phrase import counted, listed, sentence

_EVIDENCE: dict[Evidence, str] = {
    "record": "on record",
    "report": "reported",
    "guess": "guessed",
    "": "without a note of what it rests on",
}


def people_section(recommendation: Recommendation, imprint: Imprint, people: int | None = None) -> Section:
    """Who answered, who was missing; `people` is the number of sheets where a group answered apart."""
    answered = imprint.answered_by or ("" if people is None else f"{counted(people, 'person', 'people')}, each apart")
    lines = [
        f"Answered by: {sentence(answered)}" if answered else "Who answered has not been noted.",
        f"Not in the room: {sentence(imprint.missing)}"
        if imprint.missing
        else "Whether an affected group was missing has not been noted. Ask before this is used.",
        evidence_words(recommendation),
    ]
    return Section("people", "Who answered, and who was missing", (Items("", tuple(Item(line) for line in lines)),))


def evidence_words(recommendation: Recommendation) -> str:
    """How many answers rest on what: 'Of 23 answers, 12 are on record and 11 reported'."""
    asked = recommendation.rulebook.questions
    answers = recommendation.decision.answers
    given = [
        answers[question.id]
        for question in asked
        if question.id in answers and len(answers[question.id].options) < len(question.options)
    ]
    kinds = Counter(answer.evidence for answer in given)
    parts = [f"{kinds[kind]} {words}" for kind, words in _EVIDENCE.items() if kinds[kind]]
    resting = f": {listed(parts, 'and')}" if parts else ""
    return f"{len(given)} of {counted(len(asked), 'question')} answered{resting}."
