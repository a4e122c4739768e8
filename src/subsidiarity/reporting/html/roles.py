"""The roles of a decision as a table: where each belongs, and the reasons for it."""

from __future__ import annotations

from subsidiarity.model.recommendation import Recommendation, RoleAdvice
from subsidiarity.reporting.html.block import Citations
from subsidiarity.reporting.html_elements import Child, element
from subsidiarity.reporting.language import words
from subsidiarity.reporting.wording.noun_words import capitalised, open_words, outcomes_words
from subsidiarity.reporting.wording.role import reason_behind_words, reasons_behind


def roles_table(recommendation: Recommendation, citations: Citations) -> Child:
    """A table with a row for each role."""
    rows = (_role(recommendation, advice, citations) for advice in recommendation.roles)
    head = element("tr", *(element("th", name, scope="col") for name in (words("Part"), words("Level"))))
    about = words("One decision has several parts, and each may belong to a level of its own.")
    caption = element("caption", about)
    return element("table", caption, element("thead", head), element("tbody", *rows), class_="roles")


def _role(recommendation: Recommendation, advice: RoleAdvice, citations: Citations) -> Child:
    rulebook = recommendation.rulebook
    level = capitalised(outcomes_words(rulebook, advice.possible))
    if advice.outcome is None:
        level = words("Still open: {outcomes}", outcomes=open_words(rulebook, advice.possible))
    why = [
        said
        for reason in reasons_behind(recommendation, advice)
        for said in (
            element("p", reason_behind_words(rulebook, advice, reason), class_="note"),
            citations.linked(reason.source),
        )
    ]
    return element(
        "tr",
        element("th", capitalised(advice.role.name), scope="row"),
        element("td", element("p", level, class_="level"), *why),
    )
