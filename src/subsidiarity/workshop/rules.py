"""The rules a group sets before its first vote, which a vote fixes and no undo loosens."""

from __future__ import annotations

from dataclasses import replace

from subsidiarity.model.decision import Decision
from subsidiarity.model.workshop import Rules
from subsidiarity.reporting.language import plural, words
from subsidiarity.workshop.refusal import Refusal

LOWEST_THRESHOLD, HIGHEST_THRESHOLD = 50, 100
HIGHEST_MOST_ROUNDS = 9


def with_rules(decision: Decision, threshold: int, most_rounds: int) -> Decision | Refusal:
    """The decision with other rules; refused after the first vote, and beyond the limits of a threshold or of rounds.

    `threshold` is in votes of a hundred. The decision has a workshop.
    """
    workshop = decision.workshop
    assert workshop is not None, "only a workshop has rules"
    wanted = Rules(threshold, most_rounds, workshop.rules.is_fixed)
    if wanted == workshop.rules:
        return decision
    if workshop.rules.is_fixed:
        return Refusal(
            words(
                "A vote has been taken, so the rules stay: {threshold} of 100 votes for a consensus, at most {rounds}.",
                threshold=workshop.rules.threshold,
                rounds=plural("{number} round", "{number} rounds", workshop.rules.most_rounds),
            ),
            words("Changing them now would move the line after seeing the votes."),
        )
    if not LOWEST_THRESHOLD <= threshold <= HIGHEST_THRESHOLD:
        return Refusal(
            words(
                "How many of 100 votes make a consensus is a number from {least} to {most}.",
                least=LOWEST_THRESHOLD,
                most=HIGHEST_THRESHOLD,
            )
        )
    if not 1 <= most_rounds <= HIGHEST_MOST_ROUNDS:
        return Refusal(words("How many rounds there are is a number from 1 to {most}.", most=HIGHEST_MOST_ROUNDS))
    return replace(decision, workshop=replace(workshop, rules=wanted))


def keep_rules(now: Decision, before: Decision) -> Decision:
    """An earlier state of the decision, under the rules of now if a vote has fixed them since."""
    if now.workshop is None or before.workshop is None or not now.workshop.rules.is_fixed:
        return before
    return replace(before, workshop=replace(before.workshop, rules=now.workshop.rules))
