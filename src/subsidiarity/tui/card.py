"""The decision card as a box: who is in the room, who is missing, whose goal it is, and the rules of the votes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from subsidiarity.model.workshop import Workshop
from subsidiarity.reporting.language import later, words
from subsidiarity.reporting.wording.talk import rules_sentence
from subsidiarity.reporting.wording.workshop import review_remark
from subsidiarity.tui.keys import Key, KeyLine
from subsidiarity.tui.safe import safe
from subsidiarity.tui.screen import Interview
from subsidiarity.tui.text_field import field_for
from subsidiarity.tui.typing_dialog import TypingDialog
from subsidiarity.workshop.card import fill_card, set_typed_rules
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.typed_number import number_in
from subsidiarity.workshop.voting import MOST_VOTES

Written = Mapping[str, str]
"""What was typed into each field of the card, by its name."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name, what is asked, what stands there already."""

    name: str
    asked: str
    text: str
    is_long: bool = False


class CardDialog(TypingDialog[Session]):
    """The card; closing keeps what was typed, and undo takes it back. What cannot be kept leaves it open."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "keep", show=False),
        Binding("f3", "discard", show=False),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def compose(self) -> ComposeResult:
        """A field for each line of the card; the rules only until the first vote."""
        workshop = _workshop(self._session)
        with Vertical(id="box") as box:
            box.border_title = safe(words("Decision card"))
            with VerticalScroll(id="text", can_focus=False):
                for field in fields_of(self._session):
                    yield Static(safe(field.asked), classes="asked")
                    yield field_for(field.text, field.name, is_long=field.is_long)
                if workshop.rules.is_fixed:
                    yield Static(safe(rules_sentence(workshop.rules)), classes="asked")
            yield self.remark_line()
            yield KeyLine(
                (
                    Key(later("Esc"), later("keep and close"), "screen.keep"),
                    Key(later("Tab"), later("next field"), "app.focus_next"),
                    Key("F3", later("close without keeping"), "screen.discard", 1),
                )
            )

    def on_mount(self) -> None:
        """Begin with the first field."""
        self.fields[0].focus()
        self.call_after_refresh(self.query_one("#text").scroll_home, animate=False)

    def on_input_submitted(self) -> None:
        """Enter goes on to the next field."""
        self.focus_next()

    def action_keep(self) -> None:
        """Give back the session with the card as it was typed."""
        if not self.is_refused():
            written = {field.id or "": field.typed for field in self.fields}
            self.close_with(with_card(self._session, written))

    def action_discard(self) -> None:
        """Give nothing back."""
        self.dismiss(None)


def fields_of(session: Session) -> Iterator[Field]:
    """The fields of the card, with what stands in them."""
    decision, workshop = session.decision, _workshop(session)
    card, rules = workshop.card, workshop.rules
    yield Field("heading", words("Title"), decision.title)
    yield Field("description", words("What is being decided"), decision.description, is_long=True)
    yield Field("date", words("Date"), card.date)
    yield Field("where", words("Place"), card.place)
    yield Field("roles", roles_asked(session), roles_typed(session))
    yield Field("goal", words("Whose goal is it, and do the levels agree on it?"), card.goal, is_long=True)
    yield Field("room", words("Who is in the room? Groups, no names"), card.room, is_long=True)
    yield Field("missing", words("Which affected group is missing?"), card.missing, is_long=True)
    yield Field("people", words("How many people vote?"), f"{card.people}" if card.people else "")
    yield Field("review", words("When to look again?"), card.review)
    if not rules.is_fixed:
        yield Field("threshold", words("Of 100 votes, how many make a consensus?"), f"{rules.threshold}")
        yield Field("rounds", words("At most how many rounds on a question?"), f"{rules.most_rounds}")


def roles_asked(session: Session) -> str:
    """Which parts it is about, each with its number."""
    roles = session.compiled.rulebook.roles
    listed = "; ".join(f"{place} {role.name}" for place, role in enumerate(roles, 1))
    return words("Which parts is it about? Numbers, or nothing for all: {roles}", roles=listed)


def roles_typed(session: Session) -> str:
    """The numbers of the parts that stand on the card."""
    chosen = _workshop(session).card.roles
    roles = session.compiled.rulebook.roles
    return " ".join(f"{place}" for place, role in enumerate(roles, 1) if role.id in chosen)


def with_card(session: Session, written: Written) -> Session | Refusal:
    """The session with the card as it was typed, or which of it cannot be taken."""
    card, rules = _workshop(session).card, _workshop(session).rules
    roles = session.compiled.rulebook.roles
    numbers = [number_in(part, len(roles)) for part in written["roles"].replace(",", " ").split()]
    people = number_in(written["people"], MOST_VOTES) if written["people"] else 0
    if None in numbers:
        return Refusal(words("Which parts it is about are numbers from 1 to {most}, or nothing.", most=len(roles)))
    if people is None:
        return Refusal(words("How many people vote is a number from 1 to {most}, or nothing.", most=MOST_VOTES))
    changed = replace(
        card,
        date=written["date"],
        place=written["where"],
        roles=tuple(role.id for place, role in enumerate(roles, 1) if place in numbers),
        goal=written["goal"],
        room=written["room"],
        missing=written["missing"],
        people=people,
        review=written["review"],
    )
    filled = fill_card(session, changed, written["heading"], written["description"])
    if isinstance(filled, Refusal) or "threshold" not in written:
        return filled
    threshold, most_rounds = written["threshold"] or f"{rules.threshold}", written["rounds"] or f"{rules.most_rounds}"
    return set_typed_rules(filled, threshold, most_rounds)


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
