"""Today beside the merits: who decides today, what that makes of the advice, and what today's law allows."""

from __future__ import annotations

from subsidiarity.model.recommendation import Direction, Recommendation, WithinLaw
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.outline import Block, Paragraph, Section
from subsidiarity.reporting.wording.noun_words import OR, answer_texts, is_known, level_body, listed, sentence

_DIRECTIONS: dict[Direction, Phrase] = {
    "devolve": Phrase("Devolve: the decision would move down, nearer to the people it affects."),
    "keep": Phrase("Keep: the decision already lies at the recommended level."),
    "lift": Phrase("Lift: the decision would move up, for the reasons given above."),
    "assign": Phrase("Assign: nobody clearly holds the decision yet, so it needs to be given to somebody."),
}

DECIDES_TODAY = Phrase("{holder} decides today")
NO_FIT = Phrase(
    "These two answers do not fit together: {holder} decides today, and the lowest level that may is {level}."
)
ALLOWED = Phrase("Allowed today.")
ALLOWED_FROM = Phrase("Allowed from {level} up.")
ALLOWED_ONLY = Phrase("Only {level} may decide.")
LAW_NOT_KNOWN = Phrase("Not known yet.")
NOT_ALLOWED = Phrase("Not allowed yet: today it is for {level} or higher, and the law would have to change.")
NOT_ALLOWED_YET = Phrase("Not allowed yet: today only {level} may decide, and the law would have to change.")
MOVES: dict[Direction, Phrase] = {
    "devolve": Phrase("{said}, so it would move down"),
    "keep": Phrase("{said}, so nothing would move"),
    "lift": Phrase("{said}, so it would move up"),
    "assign": Phrase("{said}, so it needs to be given to somebody"),
}


def today_section(recommendation: Recommendation) -> Section | None:
    """The section on direction and law, which have no effect on the level; None where nothing is known of them."""
    paragraphs: list[str] = []
    advice = "" if recommendation.direction is None else words(_DIRECTIONS[recommendation.direction])
    if said := f"{advice} {_holder(recommendation)}".strip():
        paragraphs.append(said)
    if recommendation.within_law is not None:
        paragraphs.append(_law(recommendation.rulebook, recommendation.within_law))
    if doubt := disagreement(recommendation):
        paragraphs.append(doubt)
    blocks: tuple[Block, ...] = tuple(Paragraph(text) for text in paragraphs)
    return Section("today", words("Where things stand today"), blocks) if blocks else None


def law_words(recommendation: Recommendation) -> str:
    """Sentences on today's law and today's decider in short, for a first page; "" where nothing is known of them."""
    law, rulebook = recommendation.within_law, recommendation.rulebook
    said = "" if law is None else _law_in_short(rulebook, law)
    return " ".join(filter(None, (said, _held(recommendation), disagreement(recommendation))))


def _held(recommendation: Recommendation) -> str:
    """A sentence on who decides today, and what would become of that; "" while that is not known."""
    rulebook, direction = recommendation.rulebook, recommendation.direction
    answer = recommendation.decision.answers.get(rulebook.holder or "")
    if rulebook.holder is None or not is_known(answer):
        return ""
    (held,) = answer.options
    option = next(option for option in rulebook.question(rulebook.holder).options if option.id == held)
    is_level = held in rulebook.level_ids
    said = words(DECIDES_TODAY, holder=level_body(rulebook, held)) if is_level else option.says or option.text
    return sentence(said if direction is None else words(MOVES[direction], said=said))


def disagreement(recommendation: Recommendation) -> str:
    """A sentence where the answers on today's law and today's decider cannot both be right; "" where they can."""
    law, rulebook = recommendation.within_law, recommendation.rulebook
    answer = recommendation.decision.answers.get(rulebook.holder or "")
    if law is None or not is_known(answer):
        return ""
    ranks = rulebook.level_ids
    lowest = min(map(ranks.index, law.lowest_lawful))
    (held,) = answer.options
    if held not in ranks or ranks.index(held) >= lowest:
        return ""
    return words(
        NO_FIT,
        holder=level_body(rulebook, held),
        level=level_body(rulebook, ranks[lowest]),
    )


def _law_in_short(rulebook: Rulebook, law: WithinLaw) -> str:
    is_known_level = len(law.lowest_lawful) < len(rulebook.levels)
    lowest = listed((level_body(rulebook, level) for level in law.lowest_lawful), words(OR))
    is_highest = tuple(law.lowest_lawful) == rulebook.level_ids[-1:]
    if law.is_allowed is False:
        return words(NOT_ALLOWED_YET if is_highest else NOT_ALLOWED, level=lowest)
    if is_known_level:
        return words(ALLOWED_ONLY if is_highest else ALLOWED_FROM, level=lowest)
    return words(ALLOWED if law.is_allowed else LAW_NOT_KNOWN)


def _holder(recommendation: Recommendation) -> str:
    holder = recommendation.rulebook.holder
    if holder is None:
        return ""
    question = recommendation.rulebook.question(holder)
    texts = answer_texts(question, recommendation.decision.answers.get(holder))
    said = sentence(listed(texts, words(OR)))
    return f"{sentence(question.ask)} {said}" if texts else ""


def _law(rulebook: Rulebook, law: WithinLaw) -> str:
    lowest = listed((level_body(rulebook, level) for level in law.lowest_lawful), words(OR))
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
