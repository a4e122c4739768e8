"""The answers that people gave: those known, those given as a range, and those not known yet."""

from __future__ import annotations

from subsidiarity.model.decision import Answer, Evidence
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.model.rulebook import Question
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.outline import Item, Items, Section
from subsidiarity.reporting.wording.noun_words import (
    SEMICOLON_OR,
    alternatives,
    answer_texts,
    capitalised,
    is_known,
    is_range,
    option_shorts,
    sentence,
)

ANSWERS = Phrase("The answers")
WITH_A_RANGE = Phrase("Answered with a range")
TIED = Phrase("Several kinds, tied in a vote")
UNKNOWN = Phrase("Not known yet")
ON_EVIDENCE: dict[Evidence, Phrase] = {
    "record": Phrase("On record"),
    "report": Phrase("Reported"),
    "guess": Phrase("A guess"),
}
EVIDENCE_CHOICES: dict[Evidence, Phrase] = {
    "": Phrase("Not stated"),
    "record": Phrase("On record: written down at the time"),
    "report": Phrase("Reported: somebody said so"),
    "guess": ON_EVIDENCE["guess"],
}
"""The kinds of evidence, as whoever gives an answer is asked for one, in the order of their numbers."""


def answers_section(recommendation: Recommendation) -> Section:
    """The section on every question with what was answered, and with what the answer rests on."""
    answers = recommendation.decision.answers
    known: list[Item] = []
    ranges: list[Item] = []
    tied: list[Item] = []
    unknown: list[Item] = []
    for question in recommendation.rulebook.questions:
        answer = answers.get(question.id)
        item = _item(question, answer)
        several = ranges if question.ordered else tied
        (known if is_known(answer) else several if is_range(question, answer) else unknown).append(item)
    groups = (
        ("", known),
        (words(WITH_A_RANGE), ranges),
        (words(TIED), tied),
        (words(UNKNOWN), unknown),
    )
    return Section("answers", words(ANSWERS), tuple(Items(lead, tuple(items)) for lead, items in groups if items))


def _item(question: Question, answer: Answer | None) -> Item:
    texts = answer_texts(question, answer)
    parts = [sentence(words(SEMICOLON_OR).join(texts)) if texts else "", *rests_on(answer)]
    details = " ".join(part for part in parts if part)
    return Item(question.ask, (details,) if details else (), short=_in_short(question, answer))


def _in_short(question: Question, answer: Answer | None) -> str:
    """An answer in as few words as stand for it, and what it rests on: 'Who could be shut out: nobody. Reported.'."""
    name = capitalised(question.name)
    if answer is None or len(answer.options) == len(question.options):
        said = sentence(name)
    else:
        shorts = alternatives(option_shorts(question, answer.options))
        said = sentence(words("{question}: {answer}", question=name, answer=shorts))
    return " ".join((said, *rests_on(answer)))


def rests_on(answer: Answer | None) -> tuple[str, ...]:
    """Sentences on what an answer rests on: its evidence, note and source, as far as there are any."""
    if answer is None:
        return ()
    evidence = words(ON_EVIDENCE[answer.evidence]) if answer.evidence else ""
    return tuple(sentence(text) for text in (evidence, answer.note, answer.source) if text)
