"""Boxes for remarks of a group beside its answers: a minority view, and the points that are parked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static
from textual.widgets.option_list import Option

from subsidiarity.model.rulebook import Rulebook
from subsidiarity.model.workshop import Workshop
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.tui.dialogs.boxes import reading_width
from subsidiarity.tui.dialogs.typing_dialog import TypingDialog
from subsidiarity.tui.key_line import Key, KeyLine
from subsidiarity.tui.safe import safe, safe_lines, stacked
from subsidiarity.tui.screen import Dialog
from subsidiarity.tui.widgets.option_list import Options
from subsidiarity.tui.widgets.typing_field import LineField, TypingField
from subsidiarity.workshop.minority import minority_fields, minority_refusal, with_minority
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.remarks import take_up
from subsidiarity.workshop.session import Session


class DissentDialog(TypingDialog[Session]):
    """A box for a minority view: the answer it holds to, how many hold it, and their words; Escape records nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", show=False)]
    AUTO_FOCUS = ""
    box = "minority"

    def __init__(self, session: Session, said: str = "") -> None:
        """Ask for a view on the question of the session; `said` are its words until they are changed."""
        super().__init__()
        self._session = session
        self._said = said
        if said:
            self.box = ""  # what is half typed belongs to another view

    def compose(self) -> ComposeResult:
        """The options to look at, and three lines."""
        question = self._session.question
        assert question is not None, "a minority view belongs to a question"
        with Vertical(id="box") as box:
            box.border_title = safe(words("Minority view"))
            with VerticalScroll(id="text", can_focus=False):
                yield Static(id="choices", classes="words", markup=False)
                for field in minority_fields(question, self._said):
                    yield Static(safe(field.asked), classes="asked")
                    yield LineField(field.text, id=field.name)
            yield self.remark_line()
            yield KeyLine(
                (
                    Key(Phrase("Enter"), Phrase("go on"), "screen.enter"),
                    Key(Phrase("Esc"), Phrase("cancel"), "screen.close"),
                )
            )

    def on_mount(self) -> None:
        """Begin with the answer."""
        question = self._session.question
        assert question is not None, "a minority view belongs to a question"
        width = reading_width(self.app.size.width)
        rows = (
            row
            for number, option in enumerate(question.options, 1)
            for row in safe_lines(option.text, width, f"{number}  ", "   ")
        )
        self.query_one("#choices", Static).update(stacked([Content.styled(row, "$quiet") for row in rows]))
        self.query_one("#held").focus(scroll_visible=False)
        self.call_after_refresh(self._begin_at_the_top)

    def _begin_at_the_top(self) -> None:
        """Show the options that are asked about, as far as the first line leaves room for them."""
        self.query_one("#text").scroll_home(animate=False, immediate=True)
        self.query_one("#held").scroll_visible(animate=False)

    def on_input_submitted(self) -> None:
        """Go on to the next line from the one that Enter was pressed in."""
        self.action_enter()

    def action_enter(self) -> None:
        """Go on to the next line, or record the view if this is the last."""
        lines = list(self.query(LineField))
        index = next((index for index, line in enumerate(lines) if line.has_focus), len(lines) - 1)
        if self.is_refused(lines[index]):
            return
        if index + 1 < len(lines):
            lines[index + 1].focus()
        else:
            self.close_with(with_minority(self._session, {line.id or "": line.typed for line in lines}))

    def refusal_of(self, field: TypingField) -> Refusal | None:
        """A refusal of what was typed into a field of the view."""
        return super().refusal_of(field) or minority_refusal(self._session, field.id or "", field.typed)

    def action_close(self) -> None:
        """Record nothing."""
        self.close_without()


@dataclass(frozen=True, slots=True)
class ParkedPoint:
    """A parked point: the id of its question, None for none, its index there, from 0, and its words."""

    question: str | None
    index: int
    words: str


class RowDialog(Dialog[int]):
    """A box with a list from which one row may be taken; its index, from 0, comes back."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "close", show=False)]

    def __init__(self, title: str, taking: Phrase, rows: tuple[tuple[str, str], ...], about: str = "") -> None:
        """Show `rows` below the text `about`, each a text and one below it, "" for none.

        `taking` is the phrase for what Enter does.
        """
        super().__init__()
        self._about = about
        self._title = title
        self._taking = taking
        self._rows = rows

    def compose(self) -> ComposeResult:
        """The list and the keys."""
        with Vertical(id="box") as box:
            box.border_title = safe(self._title)
            with VerticalScroll(id="text", can_focus=False):
                if self._about:
                    yield Static(safe(self._about), classes="words")
                yield Options(id="points")
            yield KeyLine(
                (
                    Key(Phrase("Enter"), self._taking, "screen.take"),
                    Key(Phrase("Esc"), Phrase("close"), "screen.close"),
                )
            )

    def on_mount(self) -> None:
        """Set the rows, and mark the first."""
        width = reading_width(self.app.size.width) - 4
        options = self.query_one(Options)
        for text, below in self._rows:
            lines = safe_lines(text, width)
            options.add_option(Option(Content("\n".join([*lines, *_indented(below, width)]))))
        options.highlighted = 0
        options.focus()

    def on_option_list_option_selected(self, event: Options.OptionSelected) -> None:
        """Take the row that Enter was pressed on."""
        self.dismiss(event.option_index)

    def action_take(self) -> None:
        """Take the row that is marked."""
        self.query_one(Options).action_select()

    def action_close(self) -> None:
        """Take none."""
        self.dismiss(None)


def parked_rows(points: tuple[ParkedPoint, ...], rulebook: Rulebook) -> tuple[tuple[str, str], ...]:
    """A row for each parked point: its words, and the question that it is on, "" for none."""
    return tuple(
        (point.words, "" if point.question is None else rulebook.question(point.question).ask) for point in points
    )


def parked_points(workshop: Workshop) -> tuple[ParkedPoint, ...]:
    """The parked points of a workshop: those on questions first, in the order of the file, then those on none."""
    return tuple(_points(workshop))


def _points(workshop: Workshop) -> Iterator[ParkedPoint]:
    for question, talk in workshop.talks.items():
        yield from (ParkedPoint(question, index, point) for index, point in enumerate(talk.parked))
    yield from (ParkedPoint(None, index, point) for index, point in enumerate(workshop.parked))


def taken_up(session: Session, point: ParkedPoint) -> Session | Refusal:
    """The session without a parked point, found where it is by now, or a refusal."""
    there = session.show_result() if point.question is None else session.jump(point.question)
    changed = take_up(there, point.index)
    if isinstance(changed, Refusal):
        return changed
    return changed.show_result() if session.at is None else changed.jump(session.at)


def _indented(text: str, width: int) -> list[str]:
    return safe_lines(text, width, "   ", "   ") if text else []
