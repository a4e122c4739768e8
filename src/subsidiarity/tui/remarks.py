"""Boxes for what a group puts beside its answers: a minority view, and the points that are parked."""

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

from subsidiarity.model.workshop import Workshop
from subsidiarity.reporting.language import later, words
from subsidiarity.tui.dialogs import reading_width
from subsidiarity.tui.keys import Key, KeyLine
from subsidiarity.tui.option_list import Options
from subsidiarity.tui.safe import safe, safe_lines, stacked
from subsidiarity.tui.screen import Dialog
from subsidiarity.tui.typing_dialog import TypingDialog
from subsidiarity.tui.typing_field import LineField
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.remarks import dissent, take_up
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.typed_number import number_in, places_in
from subsidiarity.workshop.voting import MOST_VOTES, asked


class DissentDialog(TypingDialog[Session]):
    """Asks which answer a minority holds to, how many they are, and for their words; Escape records nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", show=False)]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def compose(self) -> ComposeResult:
        """The options to look at, and three lines."""
        with Vertical(id="box") as box:
            box.border_title = safe(words("Minority view"))
            with VerticalScroll(id="text", can_focus=False):
                yield Static(id="choices", classes="words", markup=False)
                yield Static(safe(words("Which answer do they hold to? A number, or a range: 2-3")), classes="asked")
                yield LineField("", id="held")
                yield Static(safe(words("How many people? Nothing if nobody counted")), classes="asked")
                yield LineField("", id="people")
                yield Static(safe(words("In their words")), classes="asked")
                yield LineField("", id="words")
            yield self.remark_line()
            yield KeyLine(
                (
                    Key(later("Enter"), later("go on"), "screen.enter"),
                    Key(later("Esc"), later("cancel"), "screen.close"),
                )
            )

    def on_mount(self) -> None:
        """Begin with the answer."""
        question = self._session.question
        assert question is not None, "a minority view belongs to a question"
        width = reading_width(self.app.size.width)
        rows = (
            row
            for place, option in enumerate(question.options, 1)
            for row in safe_lines(option.anchor, width, f"{place}  ", "   ")
        )
        self.query_one("#choices", Static).update(stacked([Content.styled(row, "$quiet") for row in rows]))
        self.query_one("#held").focus()

    def on_input_submitted(self) -> None:
        """Enter goes on to the next line."""
        self.action_enter()

    def action_enter(self) -> None:
        """Go on to the next line, or record the view if this is the last."""
        if self.is_refused():
            return
        lines = list(self.query(LineField))
        place = next((place for place, line in enumerate(lines) if line.has_focus), len(lines) - 1)
        if place + 1 < len(lines):
            lines[place + 1].focus()
            return
        recorded = with_view(self._session, *(line.typed for line in lines))
        if isinstance(recorded, Refusal):
            lines[0].focus()
        self.close_with(recorded)

    def action_close(self) -> None:
        """Record nothing."""
        self.dismiss(None)


def with_view(session: Session, held: str, people: str, said: str) -> Session | Refusal:
    """The session with a minority view out of three lines, or what is wrong with them."""
    question, _, _ = asked(session)
    options = question.option_ids
    places = places_in(held, len(options)) if held else None
    if places is None:
        return Refusal(
            words("Which answer they hold to is a number from 1 to {most}, or a range.", most=len(options)),
            words("0 is not known yet."),
        )
    number = number_in(people, MOST_VOTES) if people.strip("0") else 0
    if number is None:
        return Refusal(words("How many people is a number from 1 to {most}, or nothing.", most=MOST_VOTES))
    return dissent(session, [options[place] for place in places] or options, number, said)


@dataclass(frozen=True, slots=True)
class ParkedPoint:
    """A parked point: the question it is on, None for none, its place there, and its words."""

    question: str | None
    place: int
    words: str


class ParkedDialog(Dialog[ParkedPoint]):
    """Every parked point; the one that is taken up comes back."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "close", show=False)]

    def __init__(self, points: tuple[ParkedPoint, ...], session: Session) -> None:
        super().__init__()
        self._points = points
        self._session = session

    def compose(self) -> ComposeResult:
        """A row for each point."""
        with Vertical(id="box") as box:
            box.border_title = safe(words("Parked"))
            with VerticalScroll(id="text", can_focus=False):
                yield Options(id="points")
            yield KeyLine(
                (
                    Key(later("Enter"), later("take off the list"), "screen.take"),
                    Key(later("Esc"), later("close"), "screen.close"),
                )
            )

    def on_mount(self) -> None:
        """Set the rows, and mark the first."""
        width = reading_width(self.app.size.width) - 4
        rulebook = self._session.compiled.rulebook
        options = self.query_one(Options)
        for point in self._points:
            rows = safe_lines(point.words, width)
            if point.question is not None:
                ask = safe_lines(rulebook.question(point.question).ask, width, "   ", "   ")
                rows = [*rows, *ask]
            options.add_option(Option(Content("\n".join(rows))))
        options.highlighted = 0
        options.focus()

    def on_option_list_option_selected(self, event: Options.OptionSelected) -> None:
        """Take up the point that Enter was pressed on."""
        self.dismiss(self._points[event.option_index])

    def action_take(self) -> None:
        """Take up the point that is marked."""
        self.query_one(Options).action_select()

    def action_close(self) -> None:
        """Take up none."""
        self.dismiss(None)


def parked_points(workshop: Workshop) -> tuple[ParkedPoint, ...]:
    """Every parked point: those on questions first, in the order of the file, then those on none."""
    return tuple(_points(workshop))


def _points(workshop: Workshop) -> Iterator[ParkedPoint]:
    for question, talk in workshop.talks.items():
        yield from (ParkedPoint(question, place, point) for place, point in enumerate(talk.parked))
    yield from (ParkedPoint(None, place, point) for place, point in enumerate(workshop.parked))


def taken_up(session: Session, point: ParkedPoint) -> Session | Refusal:
    """The session without a parked point, at the place where it is now."""
    there = session.show_result() if point.question is None else session.jump(point.question)
    changed = take_up(there, point.place)
    if isinstance(changed, Refusal):
        return changed
    return changed.show_result() if session.at is None else changed.jump(session.at)
