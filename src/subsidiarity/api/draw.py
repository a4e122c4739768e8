"""A rule graph, or a decision's path through it, as text to read or for programs that make a picture of it."""

from __future__ import annotations

from subsidiarity.api.errors import UnknownName
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.model.rulebook import Role, Rulebook
from subsidiarity.reporting.picture.drawing import drawing_of
from subsidiarity.reporting.picture.path_drawing import path_of

FORMS = ("mermaid", "dot", "text")


def draw(rulebook: Rulebook, role: Role, found: Recommendation | None, form: str) -> str:
    """A role's rule graph in one of `FORMS`, else `UnknownName`; of a recommendation, its path through that graph."""
    if found is None:
        drawing = drawing_of(rulebook, role)
    else:
        drawing = path_of(found, next(advice for advice in found.roles if advice.role.id == role.id))
    if form == "text":
        from subsidiarity.reporting.picture.text import render_text

        return render_text(drawing)
    if form == "dot":
        from subsidiarity.reporting.picture.dot import render_dot

        return render_dot(drawing)
    if form != "mermaid":
        raise UnknownName(form, FORMS, "form")
    from subsidiarity.reporting.picture.mermaid import render_mermaid

    return render_mermaid(drawing)
