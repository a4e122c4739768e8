"""Printing: what is made of a rulebook for people to fill in, on paper or as a file."""

from __future__ import annotations

from subsidiarity.api.auditing import Auditing
from subsidiarity.model.annotation import TYPE_CHECKING

if TYPE_CHECKING:
    # Evaluating never meets these, and making their classes takes time.
    from subsidiarity.model.decision import Decision
    from subsidiarity.reporting.outline import Outline


class Printing(Auditing):
    """A rulebook made ready: besides, it makes hand-outs and templates to be filled in."""

    def hand_out(self, decision: Decision | None = None, page: str = "") -> Outline:
        """The hand-out with questions and ballots to be printed as an outline, with the name of a decision if given.

        `page` is where the page that asks can be found; "" where there is none.
        """
        from subsidiarity.reporting.outlines.hand_out import hand_out_outline

        return hand_out_outline(self.rulebook, decision, page=page)

    def hand_out_page(self, decision: Decision | None = None, page: str = "") -> str:
        """The hand-out with questions and ballots as a page of HTML; `page` is where the page that asks is."""
        from subsidiarity.reporting.html.hand_out import render_hand_out_page

        return render_hand_out_page(self.rulebook, decision, asks=page)

    def template(self, decision_id: str) -> str:
        """The text of a decision file to begin with, with every question in it."""
        from subsidiarity.reporting.decision_file.template import render_template

        return render_template(self.rulebook, decision_id)
