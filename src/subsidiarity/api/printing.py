"""Printing: what is made of a rulebook for people to fill in, on paper or as a file."""

from __future__ import annotations

from subsidiarity.api.auditing import Auditing
from subsidiarity.api.given.expected import text_given
from subsidiarity.api.given.kinds import TEXT, number, several, takes
from subsidiarity.model.annotation import TYPE_CHECKING

if TYPE_CHECKING:
    # Evaluating never meets these, and making their classes takes time.
    from collections.abc import Sequence

    from subsidiarity.api.given.source import Given
    from subsidiarity.api.shown.outline import ShownOutline
    from subsidiarity.reporting.outline import Outline


class Printing(Auditing):
    """A rulebook made ready: besides, it makes hand-outs and templates to be filled in."""

    @takes(people=number, codes=several(TEXT, "texts"))
    def hand_out(
        self, decision: Given | None = None, page: str = "", people: int = 0, codes: Sequence[str] = ()
    ) -> ShownOutline:
        """The hand-out with questions and ballots to be printed as an outline, with the name of a decision if given.

        `page` is where the page that asks can be found; "" where there is none. `people` is how many the room has, for
        whom copies are counted; 0 for the number on a workshop's card, if any. `codes` let phones vote, one a slip.
        """
        from subsidiarity.reporting.outlines.hand_out import hand_out_outline

        asked = None if decision is None else self.decision_from(decision)
        address = text_given("page", page)
        return self._shown(hand_out_outline(self.rulebook, asked, page=address, people=people, codes=codes))

    @takes(people=number, codes=several(TEXT, "texts"), pictures=several(TEXT, "texts"))
    def hand_out_page(
        self,
        decision: Given | None = None,
        page: str = "",
        people: int = 0,
        codes: Sequence[str] = (),
        pictures: Sequence[str] = (),
    ) -> str:
        """The hand-out with questions and ballots as a page of HTML, with what `hand_out` takes.

        `pictures` are codes for cameras, one a slip: lines of modules, where a blank is light and all else dark.
        """
        from subsidiarity.reporting.html.hand_out import render_hand_out_page

        asked = None if decision is None else self.decision_from(decision)
        return render_hand_out_page(self.rulebook, asked, text_given("page", page), people, codes, pictures)

    def template(self, decision_id: str) -> str:
        """The text of a decision file to begin with, with every question in it."""
        from subsidiarity.reporting.decision_file.template import render_template

        return render_template(self.rulebook, text_given("decision_id", decision_id))

    def _shown(self, outline: Outline) -> ShownOutline:
        from subsidiarity.api.shown.outline import shown_outline

        return shown_outline(outline, self.rulebook.language)
