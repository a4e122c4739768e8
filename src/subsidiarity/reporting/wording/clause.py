"""The clause on who acts in a role: 'the council should decide', 'the money should come from the council'."""

from __future__ import annotations

from subsidiarity.model.gap import BODY, filled, gaps_in, parted
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.model.rulebook import Role, Rulebook
from subsidiarity.reporting.language import words
from subsidiarity.reporting.wording.noun_words import outcome_words


def clause_of(rulebook: Rulebook, role: Role, outcome: Outcome) -> str:
    """A settled outcome as the role says it; "" of any other, and where the rulebook has no words for the role.

    A headline role without words of its own is taken for the one that decides.
    """
    said = role.says or (words("{body} should decide") if role.id == rulebook.headline else "")
    if not (said and outcome.is_settled):
        return ""
    before, after = parted(said, BODY)
    body = outcome_words(rulebook, outcome)
    comma = "," if "," in body and after.startswith(" ") else ""
    return f"{before}{body}{comma}{after}"


def joined_clauses(recommendation: Recommendation) -> str:
    """The clauses of several roles as the rulebook's headline joins them; "" while one of them cannot be said."""
    rulebook = recommendation.rulebook
    said = {
        advice.role.id: "" if advice.outcome is None else clause_of(rulebook, advice.role, advice.outcome)
        for advice in recommendation.roles
    }
    if not all(said[role] for role in gaps_in(rulebook.headline_says)):
        return ""
    return filled(rulebook.headline_says, said)


def result_clause(rulebook: Rulebook, role: Role, outcome: Outcome, *, is_certain: bool = True) -> str:
    """Any outcome of a role as a clause after 'If ...,': 'the council should decide', 'the result is no level'."""
    clause = clause_of(rulebook, role, outcome)
    if clause:
        return clause if is_certain else words("perhaps {clause}", clause=clause)
    where = outcome_words(rulebook, outcome)
    if is_certain:
        return words("the result is {outcome}", outcome=where)
    return words("the result may be {outcome}", outcome=where)
