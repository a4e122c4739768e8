"""Today beside the merits: who decides today, what that makes of the advice, and what today's law allows."""

from __future__ import annotations

from subsidiarity.model.recommendation import Direction, Recommendation, WithinLaw
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.outline import Block, Paragraph, Section
from subsidiarity.reporting.wording.noun_words import answer_texts, level_body, listed, sentence

_DIRECTIONS: dict[Direction, Phrase] = {
    "devolve": Phrase("Devolve: the decision would move down, nearer to the people it affects."),
    "keep": Phrase("Keep: the decision already lies at the recommended level."),
    "lift": Phrase("Lift: the decision would move up, for the reasons given above."),
    "assign": Phrase("Assign: nobody clearly holds the decision yet, so it needs to be given to somebody."),
}


def today_section(recommendation: Recommendation) -> Section | None:
    """The section on direction and law, which have no effect on the level; None where nothing is known of them."""
    paragraphs: list[str] = []
    advice = "" if recommendation.direction is None else words(_DIRECTIONS[recommendation.direction])
    if said := f"{advice} {_holder(recommendation)}".strip():
        paragraphs.append(said)
    if recommendation.within_law is not None:
        paragraphs.append(_law(recommendation.rulebook, recommendation.within_law))
    blocks: tuple[Block, ...] = tuple(Paragraph(text) for text in paragraphs)
    return Section("today", words("Where things stand today"), blocks) if blocks else None


def _holder(recommendation: Recommendation) -> str:
    holder = recommendation.rulebook.holder
    if holder is None:
        return ""
    question = recommendation.rulebook.question(holder)
    texts = answer_texts(question, recommendation.decision.answers.get(holder))
    said = sentence(listed(texts, words("or")))
    return f"{sentence(question.ask)} {said}" if texts else ""


def _law(rulebook: Rulebook, law: WithinLaw) -> str:
    lowest = listed((level_body(rulebook, level) for level in law.lowest_lawful), words("or"))
    is_known = len(law.lowest_lawful) < len(rulebook.levels)
    begins = words("The lowest level that may lawfully decide today is {level}.", level=lowest) if is_known else ""
    if law.is_allowed:
        return " ".join(filter(None, [words("Today's law allows this."), begins]))
    if law.is_allowed is None:
        return begins or words("Whether today's law allows this is not known yet.")
    nearest = begins
    if law.level is not None:
        nearest = words("The nearest level that may is {level}.", level=level_body(rulebook, law.level))
    return words("Today's law does not allow this yet. {nearest} The law would have to change first.", nearest=nearest)
