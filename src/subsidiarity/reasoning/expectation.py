"""The expectations of a decision file, held against the recommendation."""

from __future__ import annotations

from subsidiarity.model.recommendation import Recommendation


def unmet(recommendation: Recommendation) -> tuple[str, ...]:
    """The expectations of the decision file that did not come out, each as 'expected ..., got ...'."""
    expects = recommendation.decision.expects
    if expects is None:
        return ()
    said = []
    possible = {outcome.spelling for outcome in recommendation.headline.possible}
    expected = {outcome.spelling for outcome in expects.outcomes}
    if expected and expected != possible:
        got = " or ".join(outcome.spelling for outcome in recommendation.headline.possible)
        said.append(f"expected {' or '.join(outcome.spelling for outcome in expects.outcomes)}, got {got}")
    held = held_branches(recommendation)
    said += [f"expected {branch} to hold, it does not" for branch in expects.because if branch not in held]
    said += [f"expected {branch} not to hold, it does" for branch in expects.not_because if branch in held]
    return tuple(said)


def held_branches(recommendation: Recommendation) -> frozenset[str]:
    """The ids of all branches that held on the walks of all roles, taken, supporting or overruled."""
    return frozenset(branch.id for advice in recommendation.roles for step in advice.walk for branch in step.held)
