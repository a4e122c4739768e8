"""From a decision to a recommendation: the outcomes still possible are the diagram's, the words the rule graph's."""

from __future__ import annotations

from collections.abc import Sequence

from subsidiarity.model.decision import Decision
from subsidiarity.model.diagram import FIRST_OUTCOME, Diagram
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.recommendation import Direction, Recommendation, RoleAdvice, SafeguardAdvice, WithinLaw
from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reasoning.diagram import still_possible, walk
from subsidiarity.reasoning.remainder import possible_and_open
from subsidiarity.reasoning.visit import visit


def sheet_of(compiled: CompiledRulebook, decision: Decision) -> list[int]:
    """The decision's answers as bits, one place a question; not known yet is every option."""
    answers = decision.answers
    sheet = list(compiled.full)
    for place, question in enumerate(compiled.order):
        answer = answers.get(question)
        if answer is not None:
            bits = compiled.bits[place]
            sheet[place] = sum(map(bits.__getitem__, answer.options))
    return sheet


def advise(compiled: CompiledRulebook, decision: Decision) -> Recommendation:
    """The recommendation for a decision, whatever is known of it."""
    answers = sheet_of(compiled, decision)
    is_full = not any(chosen & (chosen - 1) for chosen in answers)
    options = [chosen.bit_length() - 1 for chosen in answers] if is_full else None
    sheet = list(answers)
    roles = []
    for role in compiled.roles:
        if options is not None:
            numbers = [walk(role.diagram, options) - FIRST_OUTCOME]
        else:
            numbers = sorted(leaf - FIRST_OUTCOME for leaf in still_possible(role.diagram, answers))
        sheet.append(sum(1 << number for number in numbers))
        possible = tuple(compiled.outcomes[number] for number in numbers)
        is_open = len(possible) > 1
        open_questions = still_open(compiled, role.diagram, answers) if is_open else ()
        roles.append(RoleAdvice(role.role, possible, visit(role, sheet), open_questions))
    safeguards, open_safeguards = _safeguards(compiled, answers, options)
    headline = next(advice for advice in roles if advice.role.id == compiled.rulebook.headline)
    within_law = within_law_of(compiled, answers, headline.outcome)
    shaping = {question for advice in roles for question in advice.open_questions} | open_safeguards
    shaping |= _beside(compiled, answers)
    return Recommendation(
        decision=decision,
        rulebook=compiled.rulebook,
        roles=tuple(roles),
        safeguards=safeguards,
        open_questions=headline.open_questions,
        shaping_questions=tuple(
            question for question in compiled.order if question in shaping and question not in headline.open_questions
        ),
        within_law=within_law,
        direction=direction_of(compiled, answers, headline.outcome),
    )


def still_open(compiled: CompiledRulebook, diagram: Diagram, answers: Sequence[int]) -> tuple[str, ...]:
    """The questions whose answer can still change where the diagram's walk ends, in order."""
    return tuple([compiled.order[index] for index in possible_and_open(diagram, answers)[1]])


def _safeguards(
    compiled: CompiledRulebook, answers: list[int], options: list[int] | None
) -> tuple[tuple[SafeguardAdvice, ...], set[str]]:
    advice = []
    open_questions: set[str] = set()
    for compiled_safeguard in compiled.safeguards:
        diagram = compiled_safeguard.diagram
        if diagram is None:
            leaves = {1}
        elif options is not None:
            leaves = {walk(diagram, options)}
        else:
            leaves = still_possible(diagram, answers)
        if len(leaves) > 1 and diagram is not None:
            open_questions.update(still_open(compiled, diagram, answers))
        if 1 in leaves:
            advice.append(SafeguardAdvice(compiled_safeguard.safeguard, len(leaves) == 1))
    return tuple(advice), open_questions


def _beside(compiled: CompiledRulebook, answers: list[int]) -> set[str]:
    """The questions on law and today's holder, while they are open: they shape what is said beside the level."""
    asked = (compiled.rulebook.law, compiled.rulebook.holder)
    return {
        question
        for place, question in enumerate(compiled.order)
        if question in asked and answers[place] & (answers[place] - 1)
    }


def _chosen(compiled: CompiledRulebook, answers: list[int], question: str) -> tuple[str, ...]:
    place = compiled.order.index(question)
    return tuple(option for option, bit in compiled.bits[place].items() if answers[place] & bit)


def within_law_of(compiled: CompiledRulebook, answers: list[int], outcome: Outcome | None) -> WithinLaw | None:
    """What today's law allows, beside a headline outcome (None while open); None if the rulebook does not ask."""
    law = compiled.rulebook.law
    if law is None:
        return None
    lowest = _chosen(compiled, answers, law)
    levels = compiled.rulebook.level_ids
    if outcome is None or outcome.level is None or not outcome.is_settled:
        return WithinLaw(lowest, None, None)
    rank = levels.index(outcome.level)
    lawful = [levels.index(level) for level in lowest]
    is_allowed = True if max(lawful) <= rank else False if min(lawful) > rank else None
    nearest = {max(rank, lawful_rank) for lawful_rank in lawful}
    return WithinLaw(lowest, is_allowed, levels[nearest.pop()] if len(nearest) == 1 else None)


def direction_of(compiled: CompiledRulebook, answers: list[int], outcome: Outcome | None) -> Direction | None:
    """Which way the decision moves from who holds it today; None while that is open or not asked."""
    holder = compiled.rulebook.holder
    if holder is None or outcome is None or outcome.level is None or not outcome.is_settled:
        return None
    levels = compiled.rulebook.level_ids
    rank = levels.index(outcome.level)
    found: set[Direction] = set()
    for held in _chosen(compiled, answers, holder):
        if held not in levels:
            found.add("assign")
        else:
            gap = rank - levels.index(held)
            found.add("keep" if gap == 0 else "lift" if gap > 0 else "devolve")
    return found.pop() if len(found) == 1 else None
