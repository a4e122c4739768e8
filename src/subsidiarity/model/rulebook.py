"""Questions, rule graphs, safeguards and sources, with an edition."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from subsidiarity.model.condition import Condition
from subsidiarity.model.noun import dataclass, field
from subsidiarity.model.rule_graph import RuleGraph
from subsidiarity.model.span import NOWHERE, Span

Pull = Literal["up", "down", "none"]
Checked = Literal["original", "secondary", "unconfirmed"]


@dataclass(frozen=True, slots=True)
class Level:
    """A rung; its rank is its place in `Rulebook.levels`, 0 nearest the citizen."""

    id: str
    name: str
    about: str
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Option:
    """An anchored statement that a question allows as its answer."""

    id: str
    anchor: str
    span: Span = field(default=NOWHERE, compare=False)
    was: tuple[str, ...] | None = None
    """Ids of the options of earlier editions whose answers it takes; None: its own id alone."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked; options run from weakest to strongest."""

    id: str
    theme: str
    pull: Pull
    ask: str
    options: tuple[Option, ...]
    source: str
    note: str = ""
    span: Span = field(default=NOWHERE, compare=False)
    was: tuple[str, ...] | None = None
    """Ids of the questions of earlier editions whose answers it takes; None: its own id alone."""

    @property
    def option_ids(self) -> tuple[str, ...]:
        """The ids of the options, weakest first."""
        return tuple(option.id for option in self.options)


@dataclass(frozen=True, slots=True)
class Role:
    """One part in a decision (decides, pays, runs it...), with the rule graph that places it."""

    id: str
    name: str
    """A verb phrase that follows a level: 'decides'."""
    ask: str
    graph: RuleGraph
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Safeguard:
    """Advice attached to a recommendation when its condition holds (`when` None: always)."""

    id: str
    kind: str
    title: str
    when: Condition | None
    advice: str
    because: str
    source: str
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Source:
    """A text that branches, questions and safeguards rest on; `id` is its short citation."""

    id: str
    author: str
    year: str
    title: str
    link: str
    checked: Checked
    """Whether we read it in the original, in a secondary text, or not yet."""
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Everything that judges: no level, question or role is known outside it."""

    id: str
    edition: str
    title: str
    levels: tuple[Level, ...]
    questions: tuple[Question, ...]
    roles: tuple[Role, ...]
    safeguards: tuple[Safeguard, ...]
    sources: Mapping[str, Source]
    headline: str
    """The role whose level is *the* recommended level."""
    law: str | None = None
    """The question whose options name the lowest level that may lawfully decide."""
    holder: str | None = None
    """The question whose options name the level that decides today (or another word: nobody)."""
    limits: tuple[str, ...] = ()
    """What the rulebook does not claim; printed with every result."""
    sha256: str = field(default="", compare=False)
    """Of the bytes of its file, in hexadecimal; "" for one that was read from no file."""
    span: Span = field(default=NOWHERE, compare=False)

    @property
    def level_ids(self) -> tuple[str, ...]:
        """The levels' ids, nearest the citizen first."""
        return tuple(level.id for level in self.levels)

    def question(self, question_id: str) -> Question:
        """The question of this id; KeyError if there is none."""
        for question in self.questions:
            if question.id == question_id:
                return question
        raise KeyError(question_id)

    def role(self, role_id: str) -> Role:
        """The role of this id; KeyError if there is none."""
        for role in self.roles:
            if role.id == role_id:
                return role
        raise KeyError(role_id)
