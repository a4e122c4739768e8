"""Why each rung was left, why the last one was not, and what pulls the other way."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from subsidiarity.model.recommendation import Recommendation, RoleAdvice, VisitedStep
from subsidiarity.model.rule_graph import Branch
from subsidiarity.reporting.outline import Block, Items, Section
from subsidiarity.reporting.wording.phrase import capitalised, level_word, outcome_words
from subsidiarity.reporting.wording.reason import reason_items


@dataclass(frozen=True, slots=True)
class RungArgument:
    """What held on one rung: for moving up, for staying, and what was merely passed on the way."""

    level: str | None
    up: tuple[Branch, ...]
    down: tuple[Branch, ...]
    passed: tuple[Branch, ...]


def rung_arguments(advice: RoleAdvice) -> tuple[RungArgument, ...]:
    """The certain part of a role's walk, one argument for each rung, lowest first."""
    certain = (step for step in advice.walk if step.taken is not None)
    return tuple(_argument(level, list(steps)) for level, steps in groupby(certain, key=lambda step: step.level))


def _argument(level: str | None, steps: list[VisitedStep]) -> RungArgument:
    up: list[Branch] = []
    down: list[Branch] = []
    passed: list[Branch] = []
    for step in steps:
        taken = step.taken
        assert taken is not None, "only steps with a taken branch come here"
        if step.lifts:
            up += [taken, *step.supporting]
            down += step.overruled
        elif isinstance(taken.to, str):
            passed.append(taken)
            down += step.supporting
            up += step.overruled
        else:
            down += [taken, *step.supporting]
            up += step.overruled
    return RungArgument(level, tuple(up), tuple(down), tuple(passed))


def climbed_section(recommendation: Recommendation, advice: RoleAdvice) -> Section | None:
    """Why the walk left each rung that it left."""
    rungs = [rung for rung in rung_arguments(advice) if _is_left(advice, rung)]
    if not rungs:
        return None
    blocks: list[Block] = []
    for rung in rungs:
        level = level_word(recommendation.rulebook, rung.level or "")
        blocks += _sides(recommendation, f"Past {level}", rung.up, f"Pulling back to {level}", rung.down)
    return Section("climbed", "Why it moves up", tuple(blocks))


def stays_section(recommendation: Recommendation, advice: RoleAdvice) -> Section | None:
    """Why a settled walk ended where it did, or why no level can be recommended."""
    outcome = advice.outcome
    rungs = rung_arguments(advice)
    if outcome is None or outcome.manner == "contested" or not rungs or _is_left(advice, rungs[-1]):
        return None
    last = rungs[-1]
    words = capitalised(outcome_words(recommendation.rulebook, outcome))
    blocks = _sides(recommendation, "", (*last.down, *last.passed), "Pulling up", last.up)
    return Section("stays", f"Why {words[:1].lower()}{words[1:]}", blocks) if blocks else None


def both_sides_section(recommendation: Recommendation, advice: RoleAdvice) -> Section | None:
    """The two sides of a contested outcome, each with its reasons."""
    outcome = advice.outcome
    rungs = rung_arguments(advice)
    if outcome is None or outcome.manner != "contested" or not rungs:
        return None
    rulebook = recommendation.rulebook
    lower, upper = level_word(rulebook, outcome.level or ""), level_word(rulebook, outcome.contender or "")
    last = rungs[-1]
    blocks = _sides(recommendation, f"The case for {upper}", last.up, f"The case for {lower}", last.down)
    return Section("both_sides", "The two sides", blocks)


def _is_left(advice: RoleAdvice, rung: RungArgument) -> bool:
    """Whether every outcome still possible lies above the rung."""
    return bool(rung.up) and all(outcome.level not in (rung.level, None) for outcome in advice.possible)


def _sides(
    recommendation: Recommendation, lead: str, held: tuple[Branch, ...], other_lead: str, other: tuple[Branch, ...]
) -> tuple[Items, ...]:
    sides = ((lead, held), (other_lead, other))
    return tuple(Items(words, reason_items(recommendation, branches)) for words, branches in sides if branches)
