"""A box to type into: what cannot be kept is said in it, and it stays open with what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.widget import Widget
from textual.widgets import Input, Static

from subsidiarity.tui.safe import safe
from subsidiarity.tui.screen import Dialog, Result
from subsidiarity.tui.widgets.typing_field import Pasted, TypingField
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.typed_text import too_long

if TYPE_CHECKING:
    from textual.widgets import TextArea  # takes long to load, and most boxes have none


class TypingDialog(Dialog[Result]):
    """A box with fields, and below them a line for what is to be said of what was typed."""

    _is_too_long = False

    @property
    def fields(self) -> list[TypingField]:
        """The fields of the box, from top to bottom."""
        return self.walk_children(TypingField)

    def remark_line(self) -> Static:
        """The line below the fields."""
        return Static(id="remark", markup=False)

    def remark(self, said: str, *, is_alarming: bool = True) -> None:
        """Say something of what was typed; "" for nothing."""
        self.query_one("#remark", Static).update(safe(said, "bold $alarm" if is_alarming else ""))
        self.set_class(bool(said), "-remarked")
        if self.focused is not None:  # the line takes rows from the fields
            self.call_after_refresh(self.focused.scroll_visible, animate=False)

    def is_refused(self) -> bool:
        """Whether a text is too long to be kept; that is said then, and the keys go to its field."""
        for field in self.fields:
            refused = too_long(field.typed) if field.is_changed else None
            if refused is not None:
                field.focus()
                self.remark(refused.words)
                return True
        return False

    def close_with(self, found: Result | Refusal) -> None:
        """Give back what was found, or say what is in its way and stay open."""
        if isinstance(found, Refusal):
            self.remark(found.words)
        else:
            self.dismiss(found)

    @on(Pasted)
    def _pasted(self, event: Pasted) -> None:
        if not self._is_too_long:
            self.remark(event.said, is_alarming=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say at once when a text becomes too long, and no more once it is not."""
        self._weigh(event.control)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Say at once when a text becomes too long, and no more once it is not."""
        self._weigh(event.control)

    def _weigh(self, field: Widget) -> None:
        refused = too_long(field.typed) if isinstance(field, TypingField) else None
        was_too_long = self._is_too_long
        self._is_too_long = refused is not None
        if refused is not None:
            self.remark(refused.words)
        elif was_too_long:
            self.remark("")
