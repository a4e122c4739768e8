"""A box to type into: what cannot be kept is said in it, and it stays open with what was typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, Static

from subsidiarity.reporting.language import words
from subsidiarity.tui.safe import safe
from subsidiarity.tui.screen import Dialog, Result
from subsidiarity.tui.widgets.typing_field import Pasted, TypingField
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.typed_text import too_long

if TYPE_CHECKING:
    from textual.widgets import TextArea  # takes long to load, and most boxes have none


class TypingDialog(Dialog[Result]):
    """A box with fields, and below them a line for what is to be said of what was typed.

    With a name as its `box`, what is half typed in it is kept with every key until it is taken, or put back by F5.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f5", "put_back", show=False)]
    box = ""
    _is_too_long = False
    _is_refusing = False
    """Whether the line below the fields says what was refused last."""
    _is_moving = False
    """Whether the line below the fields has changed since the box was laid out."""
    _is_open = False
    """Whether the draft was looked for, so that what stands in the fields is what a person wants there."""

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
        self._is_moving = True

    def _laid_out(self, _: Screen[object]) -> None:
        """Scroll to the field that has the keys, once the line below the fields has taken its rows from them."""
        if self._is_moving and self.focused is not None:
            self.focused.scroll_visible(animate=False, immediate=True)
        self._is_moving = False

    def refusal_of(self, field: TypingField) -> Refusal | None:
        """A refusal of what stands in a field, such as a text too long to be kept; None if it can be taken."""
        return too_long(field.typed) if field.is_changed else None

    def is_refused(self, last: Widget | None = None) -> bool:
        """Whether what stands in a field cannot be taken; that is said then, and the keys go to that field.

        All fields are looked at, or those down to the `last` one.
        """
        for field in self.fields:
            refused = self.refusal_of(field)
            if refused is not None:
                field.focus()
                self.remark(refused.words)
                self._is_refusing = True
                return True
            if field is last:
                break
        if self._is_refusing:
            self.remark("")
        self._is_refusing = False
        return False

    def close_with(self, found: Result | Refusal) -> None:
        """Give back what was found, or say what is in its way and stay open."""
        if isinstance(found, Refusal):
            self.remark(found.words)
            return
        if self.box and self.interview.sitting is not None:
            self.interview.sitting.take_draft(self.box)
        self.dismiss(found)

    def close_without(self) -> None:
        """Give nothing back; what is half typed is there again when somebody comes back."""
        if self.box and any(self.texts().values()):
            self.interview.say(words("Not taken. What you typed is there when you open this again."))
        self.dismiss(None)

    # What is half typed

    def texts(self) -> dict[str, str]:
        """The texts of the box that are other than at the beginning, by the names of their fields."""
        return {name: field.shown for name, field in self._named() if field.is_changed}

    def put(self, texts: Mapping[str, str]) -> None:
        """Let these texts stand in the fields of these names."""
        for name, field in self._named():
            if name in texts:
                field.put(texts[name])

    def action_put_back(self) -> None:
        """Let everything stand as it did before anything was typed, and forget the draft."""
        for field in self.fields:
            field.put_back()
        self.remark("")

    def on_mount(self) -> None:
        """Put in what was half typed here before."""
        sitting = self.interview.sitting
        found = {} if sitting is None or not self.box else sitting.draft(self.box)
        self.put(found)
        self._is_open = True
        self.screen_layout_refresh_signal.subscribe(self, self._laid_out)
        if found:
            self.remark(words("Half typed before, and not taken: F5 puts back what is saved."), is_alarming=False)

    def keep_draft(self) -> None:
        """Keep what is half typed, and say so if that fails."""
        sitting = self.interview.sitting
        if not self._is_open or not self.box or sitting is None:
            return
        if not sitting.keep_draft(self.box, self.texts(), must_last=False):
            self.remark(words("What you type here is not saved until you take it."))

    def _named(self) -> list[tuple[str, TypingField]]:
        return [(field.id or f"{index}", field) for index, field in enumerate(self.fields)]

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
        self.keep_draft()
        refused = too_long(field.typed) if isinstance(field, TypingField) else None
        was_too_long = self._is_too_long
        self._is_too_long = refused is not None
        if refused is not None:
            self.remark(refused.words)
        elif was_too_long:
            self.remark("")
