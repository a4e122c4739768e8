"""The decision card as a box: who is in the room, who is missing, whose goal it is, and the rules of the votes."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from subsidiarity.model.workshop import Workshop
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.wording.group.minutes import review_remark
from subsidiarity.reporting.wording.group.talk import rules_sentence
from subsidiarity.tui.dialogs.typing_dialog import TypingDialog
from subsidiarity.tui.key_line import Key, KeyLine
from subsidiarity.tui.safe import safe
from subsidiarity.tui.screen import Interview
from subsidiarity.tui.widgets.text_field import field_for
from subsidiarity.tui.widgets.typing_field import TypingField
from subsidiarity.workshop.card_field import beginning_fields, card_fields, field_refusal, with_card
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.session import Session


class CardDialog(TypingDialog[Session]):
    """A box with the decision card; F3 or the last Enter keeps it, Escape does not."""

    box = "card"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", show=False),
        Binding("f3", "keep", show=False),
    ]

    def __init__(self, session: Session, *, is_beginning: bool = False) -> None:
        """Show the whole card, or, at the beginning of a workshop, what that needs."""
        super().__init__(classes="" if is_beginning else "-whole")
        self._session = session
        self._is_beginning = is_beginning

    def compose(self) -> ComposeResult:
        """A field for each line of the card; the rules only until the first vote."""
        workshop = _workshop(self._session)
        with Vertical(id="box") as box:
            box.border_title = safe(words("To begin") if self._is_beginning else words("Decision card"))
            with VerticalScroll(id="text", can_focus=False):
                for field in beginning_fields(self._session) if self._is_beginning else card_fields(self._session):
                    yield Static(safe(field.asked), classes="asked")
                    yield field_for(field.text, field.name, is_long=field.is_long)
                if workshop.rules.is_fixed:
                    yield Static(safe(rules_sentence(workshop.rules)), classes="asked")
                if self._is_beginning:
                    said = Phrase("The rest of the card can wait: {card} opens it at any time.")
                    yield Static(safe(words(said, **self.interview.own.said)), classes="words")
            yield self.remark_line()
            yield KeyLine(
                (
                    Key(Phrase("Enter"), Phrase("next field"), "screen.enter", 1),
                    Key("F3", Phrase("keep and close"), "screen.keep"),
                    Key(Phrase("Esc"), Phrase("cancel"), "screen.close"),
                )
            )

    def on_mount(self) -> None:
        """Begin with the first field; at the beginning of a workshop, with the first one that is empty."""
        empty = [field for field in self.fields if self._is_beginning and not field.shown]
        (empty or self.fields)[0].focus()
        self.call_after_refresh(self.query_one("#text").scroll_home, animate=False)

    def on_input_submitted(self) -> None:
        """Go on to the next field from the one that Enter was pressed in; after the last one, keep it all."""
        self.action_enter()

    def action_enter(self) -> None:
        """Go on to the next field; after the last one, keep it all."""
        if self.focused is self.fields[-1]:
            self.action_keep()
        elif not self.is_refused(self.focused):
            self.focus_next()

    def refusal_of(self, field: TypingField) -> Refusal | None:
        """A refusal of what was typed into a field of the card."""
        return field_refusal(self._session, field.id or "", field.typed) if field.is_changed else None

    def action_keep(self) -> None:
        """Give back the session with the card as it was typed."""
        if not self.is_refused():
            typed = {field.id or "": field.typed for field in self.fields}
            self.close_with(with_card(self._session, typed))

    def action_close(self) -> None:
        """Give nothing back."""
        self.close_without()


def _workshop(session: Session) -> Workshop:
    workshop = session.decision.workshop
    assert workshop is not None, "only a workshop has a card"
    return workshop


def take_card(interview: Interview, filled: Session | None) -> None:
    """Take a card that was filled in, and show what is odd about it; None was given up."""
    if filled is None:
        return
    interview.become(filled)
    workshop = filled.decision.workshop
    if workshop is not None and (remark := review_remark(workshop.card)):
        interview.read(words("The decision card"), remark, is_alarming=True)
