"""The graph of one role: steps, and branches that lead on to a step or an outcome."""

from __future__ import annotations

from collections.abc import Mapping

from subsidiarity.model.annotation import Literal
from subsidiarity.model.condition import Condition
from subsidiarity.model.noun import dataclass, field
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.span import NOWHERE, Span

Pull = Literal["", "up", "down", "none"]
"""The way a reason speaks for: up, down (for staying), neither, or "" where nothing is said."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch of a step: if `when` holds, go to the step (its id) or the outcome `to`, for this `because`.

    `when` is None for a step's `otherwise`, which always holds and is asked last.
    """

    late = ("when",)

    id: str
    """The branch's id, unique in the rulebook: role/step/branch."""
    when: Condition | None
    to: str | Outcome
    because: str
    source: str
    """The source that the branch rests on, as a lawyer would cite it: 'TEU art. 5(3)'."""
    pull: Pull = ""
    """The way it speaks for, where that is not the way it leads."""
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Support:
    """If `when` holds at a step that a walk passes, one more reason; it never decides.

    `pull` "" is whichever way the walk goes.
    """

    late = ("when",)

    id: str
    """Unique in the rulebook, among branches too: role/step/support."""
    when: Condition
    because: str
    source: str
    pull: Pull = ""
    span: Span = field(default=NOWHERE, compare=False)


Reason = Branch | Support
"""A sentence with a source, said where its condition holds."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a rule graph; the first of its branches that holds wins, and the last always holds."""

    id: str
    ask: str
    branches: tuple[Branch, ...]
    span: Span = field(default=NOWHERE, compare=False)
    support: tuple[Support, ...] = ()
    level: str | None = None
    """The level that the step stands on, where it is written for each of several."""

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The branches and then the support, in the order written."""
        return (*self.branches, *self.support)


@dataclass(frozen=True, slots=True)
class RuleGraph:
    """A rule graph: steps by id, in the order written; a walk begins at `start` and never meets a step twice."""

    start: str
    steps: Mapping[str, Step]
    span: Span = field(default=NOWHERE, compare=False)
