"""The matter to be placed, with the answers that people gave."""

from __future__ import annotations

from collections.abc import Mapping

from subsidiarity.model.annotation import TYPE_CHECKING, Literal
from subsidiarity.model.noun import dataclass, field
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.span import NOWHERE, Span

if TYPE_CHECKING:
    # Most decisions come from no workshop, and making its classes takes time.
    from subsidiarity.model.workshop import Workshop

Evidence = Literal["record", "report", "guess", ""]
"""The kind of evidence. record: written down at the time; report: somebody said so; guess; "" not stated."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, the set of the options chosen by id: one, several (a range), or all of them (not known yet)."""

    options: frozenset[str]
    evidence: Evidence = ""
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Expectation:
    """The result that a decision file expects: the outcomes possible, and branches that must or must not hold."""

    outcomes: tuple[Outcome, ...]
    because: tuple[str, ...] = ()
    not_because: tuple[str, ...] = ()
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision, one document of a decision file; `answers` by question id, in the order written.

    `answer_spans` has the span of each answer, by question id; it is empty for a decision that no file holds.
    `workshop` is what the group that gave the answers did; None for answers given without one.
    `bodies` has the names of its own for those who act at a level, by level id; they are shown and never tested.
    `rulebook` and `edition` are those whose questions were answered, as the file says; "" where it does not.
    `not_carried` holds what could not be carried from an earlier edition, word for word; nothing is made of it.
    """

    late = ("answer_spans",)

    id: str
    title: str
    description: str
    answers: Mapping[str, Answer]
    expects: Expectation | None = None
    span: Span = field(default=NOWHERE, compare=False)
    answer_spans: Mapping[str, Span] = field(default_factory=dict, compare=False)
    workshop: Workshop | None = None
    bodies: Mapping[str, str] = field(default_factory=dict)
    rulebook: str = field(default="", compare=False)
    edition: str = field(default="", compare=False)
    not_carried: str = ""

    def __repr__(self) -> str:
        number = len(self.answers)
        return f"<Decision {self.id}, “{self.title}”: {number} {'answer' if number == 1 else 'answers'}>"
