"""A rule graph as text that other programs turn into a picture."""

from __future__ import annotations

from subsidiarity.api.errors import UnknownName
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.model.rulebook import Role, Rulebook
from subsidiarity.reporting.picture.drawing import drawing_of

FORMS = ("mermaid", "dot")


def draw(rulebook: Rulebook, role: Role, found: Recommendation | None, form: str) -> str:
    """A role's rule graph as text in one of `FORMS`, else `UnknownName`, with the path of a recommendation marked."""
    advice = None if found is None else next(advice for advice in found.roles if advice.role.id == role.id)
    drawing = drawing_of(rulebook if found is None else found.rulebook, role, advice)
    if form == "dot":
        from subsidiarity.reporting.picture.dot import render_dot

        return render_dot(drawing)
    if form != "mermaid":
        raise UnknownName(form, FORMS, "form")
    from subsidiarity.reporting.picture.mermaid import render_mermaid

    return render_mermaid(drawing)
