"""Advice: a recommendation that shows itself."""

from __future__ import annotations

from subsidiarity.api.shown.shown import Shown
from subsidiarity.model.annotation import TYPE_CHECKING, Protocol
from subsidiarity.model.recommendation import Recommendation

if TYPE_CHECKING:
    # Evaluating never meets these, and making their classes takes time.
    from datetime import date

    from subsidiarity.api.shown.outline import ShownOutline
    from subsidiarity.model.decision import Decision
    from subsidiarity.model.precedent import Elsewhere
    from subsidiarity.reporting.imprint import Imprint
    from subsidiarity.reporting.outline import Outline
    from subsidiarity.reporting.outlines.report import Report


class Argues(Protocol):
    """An advisor, as a recommendation needs it to show itself."""

    def explain(self, decision: Recommendation, role_id: str | None = None) -> Outline:
        """The first page and the whole argument for a recommendation."""

    def first_page(self, decision: Recommendation) -> Outline:
        """The first page for a recommendation."""

    def report(self, decision: Recommendation, imprint: Imprint) -> Report:
        """The report on a recommendation."""

    def elsewhere(self, decision: Decision) -> Elsewhere:
        """The public functions near to a decision that others have placed."""


class Advice(Shown, Recommendation):
    """A recommendation that shows itself: the answer on one page, and the argument when it is asked for."""

    __slots__ = ("_advisor",)
    _advisor: Argues

    def argued_by(self, advisor: Argues) -> Advice:
        """Advice for which an advisor argues from now on: this noun itself."""
        object.__setattr__(self, "_advisor", advisor)
        return self

    @property
    def says(self) -> str:
        """The recommendation in a sentence or two."""
        from subsidiarity.reporting.wording.headline import headline_of

        return headline_of(self)

    def explain(self, role_id: str | None = None) -> ShownOutline:
        """The whole argument, under its first page, for this role (None: for who decides); `UnknownName`."""
        from subsidiarity.api.shown.outline import shown_outline

        return shown_outline(self._whole(role_id), self.language)

    def outline(self) -> Outline:
        """The whole argument, under its first page."""
        return self._whole(None)

    def first_page(self) -> Outline:
        """The answer on one page."""
        from subsidiarity.reporting.outlines.elsewhere import with_elsewhere

        return with_elsewhere(self._advisor.first_page(self), self._advisor.elsewhere(self.decision))

    @property
    def language(self) -> str:
        """The language of the rulebook, as a BCP 47 tag."""
        return self.rulebook.language

    def to_html(self, dated: date | None = None) -> str:
        """The report to send, as a page of HTML that loads nothing; `dated` (None: today) is the date it bears."""
        from datetime import UTC, datetime

        from subsidiarity.api.report_files import report_page
        from subsidiarity.reporting.imprint import Imprint, usual_review
        from subsidiarity.reporting.outlines.elsewhere import report_with_elsewhere

        day = dated or datetime.now(UTC).astimezone().date()
        report = self._advisor.report(self, Imprint(day, usual_review(day)))
        return report_page([report_with_elsewhere(report, self._advisor.elsewhere(self.decision))])

    def _whole(self, role_id: str | None) -> Outline:
        from subsidiarity.reporting.outlines.elsewhere import with_elsewhere

        outline = self._advisor.explain(self, role_id)
        if role_id not in (None, self.rulebook.headline):
            return outline
        return with_elsewhere(outline, self._advisor.elsewhere(self.decision))

    def __repr__(self) -> str:
        return f"<Advice on “{self.decision.title}”: {self.says}>"
