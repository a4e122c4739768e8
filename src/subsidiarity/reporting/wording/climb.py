"""Reasons for the climb: why each rung was left, why the last one was not, and what pulls the other way."""

from __future__ import annotations

from itertools import groupby

from subsidiarity.model.noun import dataclass
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.recommendation import Recommendation, RoleAdvice, VisitedStep
from subsidiarity.model.rule_graph import Branch, Reason, Support
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.outline import Block, Item, Items, Section
from subsidiarity.reporting.wording.noun_words import level_body, outcome_words
from subsidiarity.reporting.wording.reason import reason_items

MOVES_UP = Phrase("Why it moves up")
PAST = Phrase("Past {level}")
PULLING_BACK = Phrase("Pulling back to {level}")
PULLING_UP = Phrase("Pulling up")
WHY_OUTCOME = Phrase("Why {outcome}")
WHY_BOTH = Phrase("Why it is {outcome}")
CASE_FOR = Phrase("The case for {level}")


@dataclass(frozen=True, slots=True)
class RungArgument:
    """The branches that held on one rung: for moving up, for staying, and those merely passed on the way."""

    level: str | None
    up: tuple[Reason, ...]
    down: tuple[Reason, ...]
    passed: tuple[Reason, ...]


def rung_arguments(advice: RoleAdvice) -> tuple[RungArgument, ...]:
    """The certain part of a role's walk, one argument for each rung, lowest first."""
    certain = (step for step in advice.walk if step.taken is not None)
    return tuple(_argument(level, list(steps)) for level, steps in groupby(certain, key=lambda step: step.level))


def _argument(level: str | None, steps: list[VisitedStep]) -> RungArgument:
    up: list[Reason] = []
    down: list[Reason] = []
    passed: list[Reason] = []
    for step in steps:
        taken = step.taken
        assert taken is not None, "only steps with a taken branch come here"

        def side(branch: Branch, step: VisitedStep = step) -> list[Reason]:
            lifts = step.lifts != (branch in step.overruled)
            if isinstance(branch.to, Outcome) and branch.to.level in (level, None):
                return down  # acting jointly is lifted above acting alone, yet it stays on this rung
            return up if lifts else passed if branch is step.taken else down

        for branch in (taken, *step.supporting, *step.overruled):
            if isinstance(branch, Support) and branch.pull:
                (up if branch.pull == "up" else down).append(branch)
            else:
                side(taken if isinstance(branch, Support) else branch).append(branch)
    return RungArgument(level, tuple(up), tuple(down), tuple(passed))


def climbed_section(recommendation: Recommendation, advice: RoleAdvice) -> Section | None:
    """The section on why the walk left each rung that it left; None where it left none."""
    rungs = [rung for rung in rung_arguments(advice) if is_left(advice, rung)]
    if not rungs:
        return None
    blocks: list[Block] = []
    for rung in rungs:
        level = level_body(recommendation.rulebook, rung.level or "")
        past, back = words(PAST, level=level), words(PULLING_BACK, level=level)
        blocks += _sides(recommendation, past, rung.up, back, rung.down)
    return Section("climbed", words(MOVES_UP), tuple(blocks))


def stays_section(recommendation: Recommendation, advice: RoleAdvice) -> Section | None:
    """The section on why a settled walk ended where it did, or why no level can be recommended."""
    outcome = advice.outcome
    rungs = rung_arguments(advice)
    if outcome is None or outcome.contender is not None or not rungs or is_left(advice, rungs[-1]):
        return None
    last = rungs[-1]
    if outcome.level is None:
        return _no_level_section(recommendation, last, outcome_words(recommendation.rulebook, outcome))
    blocks = _sides(recommendation, "", (*last.down, *last.passed), words(PULLING_UP), last.up)
    heading = words(WHY_OUTCOME, outcome=outcome_words(recommendation.rulebook, outcome))
    return Section("stays", heading, blocks) if blocks else None


def _no_level_section(recommendation: Recommendation, last: RungArgument, why: str) -> Section:
    """The section with the answers and the source behind an outcome of no level, whose sentence is the headline."""
    first, *others = reason_items(recommendation, last.down)
    facts = tuple(Item(fact, (), first.source) for fact in first.details)
    return Section("stays", words(WHY_OUTCOME, outcome=why), (Items("", (*(facts or (first,)), *others)),))


def both_sides_section(recommendation: Recommendation, advice: RoleAdvice) -> Section | None:
    """The section on the two sides of a contested outcome, each with its reasons; None where none is contested."""
    outcome = advice.outcome
    rungs = rung_arguments(advice)
    if outcome is None or outcome.contender is None or not rungs:
        return None
    rulebook = recommendation.rulebook
    lower, upper = level_body(rulebook, outcome.level or ""), level_body(rulebook, outcome.contender or "")
    last = rungs[-1]
    end = advice.walk[-1]
    why = (end.taken, *(each for each in end.supporting if isinstance(each, Support) and not each.pull))
    first = reason_items(recommendation, [each for each in why if each is not None])
    said = {each.because for each in why if each is not None}
    staying = tuple(branch for branch in last.down if branch.because not in said)
    for_upper, for_lower = (words(CASE_FOR, level=level) for level in (upper, lower))
    blocks = _sides(recommendation, for_upper, last.up, for_lower, staying)
    heading = words(WHY_BOTH, outcome=outcome_words(rulebook, outcome))
    return Section("both_sides", heading, (Items("", first), *blocks))


def is_left(advice: RoleAdvice, rung: RungArgument) -> bool:
    """Whether every outcome still possible lies above the rung."""
    return bool(rung.up) and all(outcome.level not in (rung.level, None) for outcome in advice.possible)


def _sides(
    recommendation: Recommendation, lead: str, held: tuple[Reason, ...], other_lead: str, other: tuple[Reason, ...]
) -> tuple[Items, ...]:
    sides = ((lead, held), (other_lead, other))
    return tuple(Items(said, reason_items(recommendation, branches)) for said, branches in sides if branches)
