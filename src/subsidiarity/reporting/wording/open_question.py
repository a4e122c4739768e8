"""Open questions in words: those that can change the level, and what each answer would do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import starmap

from subsidiarity.model.diagram import FIRST_OUTCOME
from subsidiarity.model.recommendation import Recommendation, RoleAdvice
from subsidiarity.model.rulebook import Question
from subsidiarity.reasoning.advise import sheet_of
from subsidiarity.reasoning.answer_leads import Leads
from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reporting.language import Phrase, Plural, numbered, words
from subsidiarity.reporting.outline import Block, Item, Items, Paragraph, Section
from subsidiarity.reporting.wording.noun_words import OR, listed, outcomes_words, quoted

WHAT_IS_OPEN = Phrase("What is still open")
OPEN_RESULTS = Phrase("{number} results are still possible. Nothing is assumed about what is not known.")
LEVEL_SETTLED = Phrase("The level is settled: nothing that is still unknown can change it.")
CAN_CHANGE_LEVEL = Plural(
    "{number} question can still change the level", "{number} questions can still change the level"
)
USEFUL_FIRST = Phrase(", the most useful one first")
CAN_CHANGE_REST = Phrase("These can still change the other roles, the safeguards or the advice on change")


def open_section(
    compiled: CompiledRulebook, recommendation: Recommendation, advice: RoleAdvice, ranked: Sequence[str] = ()
) -> Section | None:
    """The section on open questions: first those that can change the level, the `ranked` before the others."""
    changing = most_useful_first(advice.open_questions, ranked)
    is_headline = advice is recommendation.headline
    shaping = recommendation.shaping_questions if is_headline else ()
    if not changing and not shaping:
        return None
    blocks: list[Block] = [Paragraph(_how_open(advice))]
    if changing:
        lead = numbered(CAN_CHANGE_LEVEL, len(changing))
        if ranked and len(changing) > 1:
            lead += words(USEFUL_FIRST)
        leads = _where_answers_lead(compiled, recommendation, advice, changing)
        blocks.append(Items(lead, tuple(starmap(_item, leads))))
    if shaping:
        asked = tuple(Item(recommendation.rulebook.question(question).ask) for question in shaping)
        lead = words(CAN_CHANGE_REST)
        blocks.append(Items(lead, asked))
    return Section("open", words(WHAT_IS_OPEN), tuple(blocks))


def most_useful_first(questions: Sequence[str], ranked: Sequence[str]) -> list[str]:
    """The ids of questions in the order of `ranked`; those that are not in it stand last, in their order."""
    return [*(question for question in ranked if question in questions), *(q for q in questions if q not in ranked)]


def _how_open(advice: RoleAdvice) -> str:
    if advice.outcome is None:
        return words(OPEN_RESULTS, number=len(advice.possible))
    return words(LEVEL_SETTLED)


def _item(question: Question, leads: Mapping[str, Sequence[str]]) -> Item:
    """A question with the options that lead to each of several results."""
    if len(leads) < 2:
        return Item(question.ask)
    joiner = words(OR)
    details = tuple(f"{listed(texts, joiner)}: {outcomes}." for outcomes, texts in leads.items())
    return Item(question.ask, details)


def _where_answers_lead(
    compiled: CompiledRulebook, recommendation: Recommendation, advice: RoleAdvice, questions: Sequence[str]
) -> Iterator[tuple[Question, Mapping[str, Sequence[str]]]]:
    """The questions, each with its texts by the outcomes that they would leave possible, weakest option first."""
    role = next(role for role in compiled.roles if role.role.id == advice.role.id)
    sheet = sheet_of(compiled, recommendation.decision)
    leads = Leads(role.diagram, sheet)
    said: dict[tuple[int, ...], str] = {}
    for question_id in questions:
        question = recommendation.rulebook.question(question_id)
        index = compiled.order.index(question_id)
        texts: dict[str, list[str]] = {}
        for number, option in enumerate(question.options):
            if sheet[index] & compiled.bits[index][option.id]:
                leaves = leads.if_answered(index, number)
                if leaves not in said:
                    outcomes = [compiled.outcomes[leaf - FIRST_OUTCOME] for leaf in leaves]
                    said[leaves] = outcomes_words(recommendation.rulebook, outcomes)
                texts.setdefault(said[leaves], []).append(quoted(option.text))
        yield question, texts
