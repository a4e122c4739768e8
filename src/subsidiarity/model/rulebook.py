"""Questions, rule graphs, safeguards and sources, with an edition."""

from __future__ import annotations

from collections.abc import Mapping

from subsidiarity.model.annotation import Literal
from subsidiarity.model.condition import Condition, Named
from subsidiarity.model.manner import Manner
from subsidiarity.model.noun import dataclass, field, replace
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.rule_graph import RuleGraph
from subsidiarity.model.span import NOWHERE, Span

Pull = Literal["up", "down", "either", "none"]
"""The way in which a stronger answer may move the level; either: it may move it, and no direction is claimed."""
Checked = Literal["original", "secondary", "unconfirmed"]
LANGUAGE = "en-GB"
"""The language of a rulebook that names none."""


@dataclass(frozen=True, slots=True)
class Level:
    """A level, one rung; its rank is its index in `Rulebook.levels`, 0 nearest the citizen."""

    id: str
    name: str
    """The name, as a table or a ladder shows it: 'Local'."""
    body: str
    """The body that acts there, as a sentence says it: 'the council'."""
    about: str
    bodies: str = ""
    """The bodies that act there together, as a sentence says it: 'neighbouring councils'; "" where none can."""
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Option:
    """An anchored statement that a question allows as its answer."""

    id: str
    text: str
    """The statement, as it is read while answering."""
    short: str
    """The fewest words that stand for it beside the question's name, or in a cell below it."""
    says: str = ""
    """A clause that stands after 'if', 'because' and 'you said that'; "" where the rulebook gives none."""
    span: Span = field(default=NOWHERE, compare=False)
    was: tuple[str, ...] | None = None
    """Ids of the options of earlier editions whose answers it takes; None: its own id alone."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it is asked; options run from weakest to strongest or, of one that is not `ordered`, are kinds."""

    id: str
    name: str
    """A noun phrase that stands within a sentence: 'trust between people'."""
    theme: str
    pull: Pull
    ask: str
    options: tuple[Option, ...]
    source: str
    note: str = ""
    ordered: bool = True
    prepared: bool = False
    """Whether it is answered before a meeting, which hears the answer read and may change it."""
    span: Span = field(default=NOWHERE, compare=False)
    was: tuple[str, ...] | None = None
    """Ids of the questions of earlier editions whose answers it takes; None: its own id alone."""

    def __repr__(self) -> str:
        return f"<Question {self.id}: {self.ask} ({', '.join(self.option_ids)})>"

    @property
    def option_ids(self) -> tuple[str, ...]:
        """The ids of the options, weakest first; of kinds, in the order written."""
        return tuple(option.id for option in self.options)


@dataclass(frozen=True, slots=True)
class Role:
    """A role in a decision (decides, pays, runs it...), with the rule graph that gives its level."""

    id: str
    name: str
    """A verb phrase that follows a level: 'decides'."""
    ask: str
    graph: RuleGraph
    span: Span = field(default=NOWHERE, compare=False)
    says: str = ""
    """A settled outcome as a clause, with '{body}' for who acts: '{body} should decide'; "" where none is given."""

    def __repr__(self) -> str:
        return f"<Role {self.id}: {self.ask}>"


@dataclass(frozen=True, slots=True)
class Safeguard:
    """Advice attached to a recommendation when its condition holds (`when` None: always)."""

    late = ("when",)

    id: str
    kind: str
    title: str
    when: Condition | None
    advice: str
    because: str
    source: str
    span: Span = field(default=NOWHERE, compare=False)
    not_with: tuple[Outcome, ...] = ()
    """Outcomes of the headline role beside which it may never stand."""
    first: bool = False
    """Whether its title is said before the headline."""


@dataclass(frozen=True, slots=True)
class Source:
    """A text that branches, questions and safeguards rest on; `id` is its short citation."""

    id: str
    author: str
    year: str
    title: str
    link: str
    checked: Checked
    """The text in which we read the source: the original, a secondary text, or none yet."""
    claim: str = ""
    """The claim for which the source is cited."""
    seen: str = ""
    """The parts of it that were read, and where."""
    quote: str = ""
    """Words of the source itself, from what was read."""
    not_seen: str = ""
    """The parts of it that were not read."""
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding that a rulebook accepts: its code, the id of the thing that it is about, and why it may stand."""

    code: str
    at: str
    because: str
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Rulebook:
    """A rulebook, all that judges: no level, question or role is known outside it."""

    id: str
    edition: str
    title: str
    levels: tuple[Level, ...]
    manners: tuple[Manner, ...]
    """How levels act, in their order: of outcomes of one level, the earlier stand first."""
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
    tested: tuple[str, ...] = ()
    """Sentences on what was tested on what, for the rulebook's own page."""
    """The claims that the rulebook does not make; printed with every result."""
    conditions: tuple[Named, ...] = ()
    """The conditions that have a name, in the order written, but for those that speak of the level of a step."""
    headline_says: str = ""
    """The headline where it joins several roles' clauses, each in a gap of its id; "": the headline role's alone."""
    accepted: tuple[Accepted, ...] = ()
    """The findings of an audit that its authors know of and accept."""
    unproved: tuple[str, ...] = field(default=(), compare=False)
    """The ids of questions whose pull readers are not told: it was disproved, or would take too long to prove."""
    language: str = LANGUAGE
    """The language of its texts, as a BCP 47 tag."""
    renamed: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    """The bodies that a decision calls otherwise: the rulebook's name for each, and the decision's."""
    sha256: str = field(default="", compare=False)
    """The SHA-256 digest of its file's bytes, in hexadecimal; "" for a rulebook that was read from no file."""
    span: Span = field(default=NOWHERE, compare=False)

    def __repr__(self) -> str:
        counts = f"{len(self.questions)} questions, {len(self.roles)} roles, {len(self.levels)} levels"
        return f"<Rulebook {self.id}, edition {self.edition}: {counts}>"

    @property
    def level_ids(self) -> tuple[str, ...]:
        """The levels' ids, nearest the citizen first."""
        return tuple(level.id for level in self.levels)

    @property
    def has_kinds(self) -> bool:
        """Whether some question has kinds as its options."""
        return not all(question.ordered for question in self.questions)

    def claim(self, question: Question) -> Pull:
        """The pull that readers are told of a question: the one it declares, or `either` where that is not proved."""
        return "either" if question.id in self.unproved else question.pull

    def manner(self, outcome: Outcome) -> Manner:
        """The manner of an outcome; KeyError if it is none of this rulebook's."""
        return self.manners[self.manner_rank(outcome)]

    def manner_rank(self, outcome: Outcome) -> int:
        """The place of an outcome's manner among the manners, from 0; KeyError if it is none of them."""
        for rank, manner in enumerate(self.manners):
            if manner.id == outcome.manner:
                return rank
        raise KeyError(outcome.manner)

    def question(self, question_id: str) -> Question:
        """The question of this id; KeyError if there is none."""
        for question in self.questions:
            if question.id == question_id:
                return question
        raise KeyError(question_id)

    def naming(self, bodies: Mapping[str, str]) -> Rulebook:
        """The rulebook with other names for the bodies that act at some of its levels, by level id."""
        if not bodies:
            return self
        levels = [replace(level, body=bodies.get(level.id, level.body)) for level in self.levels]
        renamed = [(known.body, level.body) for known, level in zip(self.levels, levels, strict=True)]
        return replace(self, levels=tuple(levels), renamed=tuple(pair for pair in renamed if pair[0] != pair[1]))

    def role(self, role_id: str) -> Role:
        """The role of this id; KeyError if there is none."""
        for role in self.roles:
            if role.id == role_id:
                return role
        raise KeyError(role_id)
