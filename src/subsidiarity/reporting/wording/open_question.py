"""What is still open: the questions that can change the level, and what each answer would do."""

from __future__ import annotations

from collections.abc import Sequence

from subsidiarity.model.diagram import FIRST_OUTCOME
from subsidiarity.model.recommendation import Recommendation, RoleAdvice
from subsidiarity.model.rulebook import Question
from subsidiarity.reasoning.advise import sheet_of
from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reasoning.diagram import still_possible
from subsidiarity.reporting.language import plural, words
from subsidiarity.reporting.outline import Block, Item, Items, Paragraph, Section
from subsidiarity.reporting.wording.phrase import listed, outcomes_words, quoted


def open_section(
    compiled: CompiledRulebook, recommendation: Recommendation, advice: RoleAdvice, ranked: Sequence[str] = ()
) -> Section | None:
    """The questions still open: first those that can change the level, the `ranked` before the others."""
    changing = most_useful_first(advice.open_questions, ranked)
    is_headline = advice is recommendation.headline
    shaping = recommendation.shaping_questions if is_headline else ()
    if not changing and not shaping:
        return None
    blocks: list[Block] = [Paragraph(_how_open(advice))]
    if changing:
        lead = plural(
            "{number} question can still change the level",
            "{number} questions can still change the level",
            len(changing),
        )
        if ranked and len(changing) > 1:
            lead += words(", the most useful one first")
        blocks.append(Items(lead, tuple(_item(compiled, recommendation, advice, question) for question in changing)))
    if shaping:
        asked = tuple(Item(recommendation.rulebook.question(question).ask) for question in shaping)
        lead = words("These can still change the other roles, the safeguards or the advice on change")
        blocks.append(Items(lead, asked))
    return Section("open", words("What is still open"), tuple(blocks))


def most_useful_first(questions: Sequence[str], ranked: Sequence[str]) -> list[str]:
    """The questions as they are ranked; those that only change how a level acts stand last, in their order."""
    return [*(question for question in ranked if question in questions), *(q for q in questions if q not in ranked)]


def _how_open(advice: RoleAdvice) -> str:
    if advice.outcome is None:
        return words(
            "{number} results are still possible. Nothing is assumed about what is not known.",
            number=len(advice.possible),
        )
    return words("The level is settled: nothing that is still unknown can change it.")


def _item(compiled: CompiledRulebook, recommendation: Recommendation, advice: RoleAdvice, question_id: str) -> Item:
    question = recommendation.rulebook.question(question_id)
    leads = _where_answers_lead(compiled, recommendation, advice, question)
    if len(leads) < 2:
        return Item(question.ask)
    details = tuple(f"{listed(anchors, words('or'))}: {outcomes}." for outcomes, anchors in leads.items())
    return Item(question.ask, details)


def _where_answers_lead(
    compiled: CompiledRulebook, recommendation: Recommendation, advice: RoleAdvice, question: Question
) -> dict[str, list[str]]:
    """The anchors by the outcomes that each would leave possible, in the question's order."""
    role = next(role for role in compiled.roles if role.role.id == advice.role.id)
    answers = sheet_of(compiled, recommendation.decision)
    place = compiled.order.index(question.id)
    leads: dict[str, list[str]] = {}
    for option in question.options:
        bit = compiled.bits[place][option.id]
        if answers[place] & bit:
            leaves = sorted(still_possible(role.diagram, [*answers[:place], bit, *answers[place + 1 :]]))
            outcomes = [compiled.outcomes[leaf - FIRST_OUTCOME] for leaf in leaves]
            where = outcomes_words(recommendation.rulebook, outcomes)
            leads.setdefault(where, []).append(quoted(option.anchor))
    return leads
