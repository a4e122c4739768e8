"""The clause on who acts in a role: 'the council should decide', 'the money should come from the council'."""

from __future__ import annotations

from subsidiarity.model.gap import BODY, GAP_OF_BODY, OPTIONAL, filled, gaps_in, parted
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.model.rulebook import Role, Rulebook
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.wording.noun_words import outcome_words, subject_words, with_levels

_ACTS = "{body} "
"""The beginning of a manner's headline that says what the body does, and so is a clause."""
SHOULD_DECIDE = Phrase("{body} should decide")
PERHAPS = Phrase("perhaps {clause}")
RESULT_IS = Phrase("the result is {outcome}")
RESULT_MAY_BE = Phrase("the result may be {outcome}")


def clause_of(rulebook: Rulebook, role: Role, outcome: Outcome) -> str:
    """A settled outcome as the role says it; "" of any other, and where the rulebook has no words for the role.

    A headline role without words of its own is taken for the one that decides.
    """
    said = role.says or (words(SHOULD_DECIDE) if role.id == rulebook.headline else "")
    if not (said and outcome.is_settled):
        return ""
    before, after = parted(said, BODY)
    if not after.startswith(" "):
        return f"{before}{outcome_words(rulebook, outcome)}{after}"
    who, how = subject_words(rulebook, outcome)
    return f"{before}{who}{after}{how}"


def joined_clauses(recommendation: Recommendation) -> str:
    """The clauses of several roles as the rulebook's headline joins them; "" while one of them cannot be said.

    A part in brackets is said where its roles are settled, and on another level than the headline's.
    """
    text, said = _joined(recommendation)
    return filled(text, said) if all(said.get(gap) for gap in gaps_in(text)) else ""


def roles_said(recommendation: Recommendation) -> frozenset[str]:
    """The ids of the roles of which the headline speaks."""
    own = recommendation.headline.role.id
    text, said = _joined(recommendation)
    is_joined = all(said.get(gap) for gap in gaps_in(text))
    return frozenset({own, *(gap.removesuffix(GAP_OF_BODY) for gap in gaps_in(text) if is_joined)})


def _joined(recommendation: Recommendation) -> tuple[str, dict[str, str]]:
    """The rulebook's headline without the parts that say nothing more, and the words for its gaps."""
    rulebook, own = recommendation.rulebook, recommendation.headline.outcome
    said: dict[str, str] = {}
    elsewhere: set[str] = set()
    for advice in recommendation.roles:
        outcome = advice.outcome
        if outcome is not None and outcome.is_settled:
            body = f"{advice.role.id}{GAP_OF_BODY}"
            said |= {advice.role.id: clause_of(rulebook, advice.role, outcome), body: outcome_words(rulebook, outcome)}
            elsewhere |= {advice.role.id, body} if own is None or outcome.level != own.level else set()
    text = OPTIONAL.sub(lambda part: part[1] if elsewhere.issuperset(gaps_in(part[1])) else "", rulebook.headline_says)
    return text, said


def result_clause(rulebook: Rulebook, role: Role, outcome: Outcome, *, is_certain: bool = True) -> str:
    """Any outcome of a role as a clause after 'If ...,': 'the council should decide', 'the result is no level'."""
    clause = clause_of(rulebook, role, outcome)
    if clause:
        return clause if is_certain else words(PERHAPS, clause=clause)
    own = rulebook.manner(outcome).headline
    if role.id == rulebook.headline and own.startswith(_ACTS):
        clause = with_levels(rulebook, own, outcome).rstrip(".")
        return clause if is_certain else words(PERHAPS, clause=clause)
    where = outcome_words(rulebook, outcome)
    return words(RESULT_IS if is_certain else RESULT_MAY_BE, outcome=where)
