"""The rules of the votes as a box, before the first vote: what makes a consensus, and how many rounds there are."""

from __future__ import annotations

from subsidiarity.reporting.language import words
from subsidiarity.tui.dialogs.boxes import LineDialog
from subsidiarity.tui.widgets.typing_field import TypingField
from subsidiarity.workshop.card_field import field_refusal, rules_fields
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.session import Session


class RulesDialog(LineDialog):
    """A box with the rules that the first vote fixes, each judged as soon as Enter is pressed on it."""

    def __init__(self, session: Session) -> None:
        workshop = session.decision.workshop
        assert workshop is not None, "only a workshop has rules"
        self._session = session
        self._rules = rules_fields(workshop.rules)
        super().__init__(
            words("Before the first vote"),
            tuple((field.asked, field.text) for field in self._rules),
            words("The first vote fixes these rules, and the minutes print them."),
        )

    def refusal_of(self, field: TypingField) -> Refusal | None:
        """A refusal of a number that is no such rule."""
        name = self._rules[self.fields.index(field)].name
        return field_refusal(self._session, name, field.typed)
