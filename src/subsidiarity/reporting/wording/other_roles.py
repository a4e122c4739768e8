"""The roles of which the headline says nothing, those of one body in one sentence: who does the rest."""

from __future__ import annotations

from subsidiarity.model.recommendation import Recommendation, RoleAdvice
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.wording.clause import roles_said
from subsidiarity.reporting.wording.noun_words import AND, WHO, listed, sentence, subject_words

ROLES_OPEN = Phrase("Still open: {roles}.")
ALSO = Phrase("{who} also {roles}")


def other_roles_words(recommendation: Recommendation) -> str:
    """Sentences on who does the rest: 'The nation sets the minimum and pays. The council also runs it.'.

    A role that nobody needs to fill is left out, and so are the open ones while the headline itself is open.
    """
    said = roles_said(recommendation) if _is_joined(recommendation) else {recommendation.headline.role.id}
    rest = [advice for advice in recommendation.roles if advice.role.id not in said]
    by_body: dict[tuple[str, str], list[str]] = {}
    own = _body(recommendation, recommendation.headline)
    for advice in rest:
        if (body := _body(recommendation, advice)) is not None:
            by_body.setdefault(body, []).append(advice.role.name)
    sentences = [_does(*body, names, is_also=body == own) for body, names in by_body.items()]
    still_open = [advice.role.name for advice in rest if advice.outcome is None]
    if still_open and recommendation.headline.outcome is not None:
        whose = listed((words(WHO, role=name) for name in still_open), words(AND))
        sentences.append(words(ROLES_OPEN, roles=whose))
    return " ".join(sentences)


def _is_joined(recommendation: Recommendation) -> bool:
    """Whether the headline is in the words of the roles, and not in those of a manner of its own."""
    outcome = recommendation.headline.outcome
    return outcome is not None and outcome.is_settled and not recommendation.rulebook.manner(outcome).headline


def _body(recommendation: Recommendation, advice: RoleAdvice) -> tuple[str, str] | None:
    """Words for who acts in a role, and for how; None while that is open, and where nobody needs to."""
    outcome = advice.outcome
    return None if outcome is None or outcome.level is None else subject_words(recommendation.rulebook, outcome)


def _does(who: str, how: str, names: list[str], *, is_also: bool) -> str:
    roles = listed(names, words(AND))
    return sentence((words(ALSO, who=who, roles=roles) if is_also else f"{who} {roles}") + how)
