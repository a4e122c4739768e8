"""The rule graph on the screen: a picture of the path taken; any branch opens its words and source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widgets.option_list import Option

from subsidiarity.model.outcome import Outcome
from subsidiarity.model.recommendation import Recommendation, RoleAdvice
from subsidiarity.model.rule_graph import Branch, Support
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.wording.noun_words import capitalised, outcome_words, sentence
from subsidiarity.reporting.wording.reason import because_words
from subsidiarity.tui.bindings import act_with_fixed_key
from subsidiarity.tui.dialogs.boxes import ReadingDialog, reading_width
from subsidiarity.tui.interview.graph_rows import GraphRow, graph_rows
from subsidiarity.tui.key_line import Key
from subsidiarity.tui.list_screen import ListScreen
from subsidiarity.tui.safe import safe_lines, stacked
from subsidiarity.tui.screen import HELP, QUIT
from subsidiarity.tui.widgets.option_list import Options
from subsidiarity.workshop.interview_words import leads_words

_RAIL = "  ┃  "
"""The line that the path runs along."""


class GraphScreen(ListScreen):
    """The picture of the path that the answers take through a role's rules; all else is folded away until asked for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *act_with_fixed_key("right", "n", "forward", Phrase("the rules of the next role"), "next"),
        *act_with_fixed_key("escape", "b,g", "close", Phrase("back to the result"), "back"),
    ]
    KEYS: ClassVar[tuple[Key, ...]] = (
        HELP,
        Key("b", Phrase("back"), "screen.close"),
        Key(Phrase("Enter"), Phrase("open"), "screen.take", 1),
        Key("n", Phrase("next role"), "screen.forward", 2),
        QUIT,
    )
    MOVES: ClassVar[tuple[tuple[Phrase, Phrase], ...]] = (
        (Phrase("Enter"), Phrase("open a branch: its words, its source, how it stands; or unfold what is folded")),
        (Phrase("up, down, PgUp, PgDn"), Phrase("move")),
    )

    def __init__(self, recommendation: Recommendation) -> None:
        super().__init__()
        self._recommendation = recommendation
        roles = [advice.role.id for advice in recommendation.roles]
        self._at = roles.index(recommendation.rulebook.headline)
        self._unfolded: set[str] = set()

    @property
    def _advice(self) -> RoleAdvice:
        return self._recommendation.roles[self._at]

    def show(self) -> None:
        """Set the rows of the picture."""
        options = self.query_one(Options)
        highlighted, width = options.highlighted, options.text_width
        self.write("#title", self._recommendation.decision.title)
        self.write("#place", words("Rules {at} of {all}", at=self._at + 1, all=len(self._recommendation.roles)))
        self.write("#columns", sentence(self._advice.role.ask))
        rows = graph_rows(self._recommendation, self._advice, self._unfolded)
        options.set_options(Option(_prompt(self._recommendation.rulebook, self._advice, row, width)) for row in rows)
        taken = (index for index, row in enumerate(rows) if row.mark == "▸" and (row.branch or row.label))
        options.highlighted = next(taken, 0) if highlighted is None else min(highlighted, len(rows) - 1)
        said = words("▸ taken, ? still open, · not taken, + folded")
        self.show_status(said, is_alarming=False, is_resting=True)

    def action_back(self) -> None:
        """Show the rules of the role before."""
        self._turn(-1)

    def action_forward(self) -> None:
        """Show the rules of the next role."""
        self._turn(1)

    def _turn(self, by: int) -> None:
        self._at = (self._at + by) % len(self._recommendation.roles)
        self._unfolded.clear()
        self.query_one(Options).highlighted = None
        self.show()

    def choose(self, index: int) -> None:
        """Open the row at this index, from 0, or what is folded there."""
        row = graph_rows(self._recommendation, self._advice, self._unfolded)[index]
        if row.folds is not None:
            self._unfolded ^= {row.folds}
            self.show()
        elif row.branch is not None:
            said = branch_words(self._recommendation.rulebook, self._advice, row)
            width = reading_width(self.size.width)
            lines = [Content(line) for text in said for line in (*safe_lines(text, width), "")]
            self.app.push_screen(ReadingDialog(words("Branch"), stacked(lines[:-1])))

    def action_close(self) -> None:
        """Go back to the result."""
        self.app.pop_screen()


def _prompt(rulebook: Rulebook, advice: RoleAdvice, row: GraphRow, width: int) -> Content:
    """A row of the picture: a step in a box that the path runs through, its branches beside the line, the end."""
    if row.mark in ("+", "-"):
        rail = _RAIL if row.step is not None else "     "
        return Content.styled("\n".join(safe_lines(row.label, width, f"{rail}{row.mark} ", "       ")), "$key")
    if row.label:
        return _arrow_prompt(row.label, row.mark, width)
    if row.branch is not None:
        return _branch_prompt(rulebook, advice, row, width)
    if row.step is None:
        end = capitalised(ends_at(rulebook, advice))
        return Content.styled("\n".join(safe_lines(end, width, "  ▼  ", "     ")), "bold $recommended")
    if row.mark == "·":
        return Content.styled("\n".join(safe_lines(row.step.ask, width, "     · ", "       ")), "$quiet")
    lines = safe_lines(row.step.ask, width, "━━╋━ ", "  ┃  ")
    return Content("\n".join(lines)).stylize("bold")


def _branch_prompt(rulebook: Rulebook, advice: RoleAdvice, row: GraphRow, width: int) -> Content:
    branch = row.branch
    assert branch is not None, "a step has no reason of its own"
    because = because_words(rulebook, branch)
    if not isinstance(branch, Support):
        because = words("{because} {leads}", because=because, leads=leads_to(branch, rulebook, advice))
    return _arrow_prompt(because, row.mark, width, "     " if row.standing == words("not reached") else _RAIL)


def _arrow_prompt(said: str, mark: str, width: int, rail: str = _RAIL) -> Content:
    """A row on what leads on from a step, beside the line that the path runs along."""
    lines = safe_lines(said, width, f"{rail}  {mark} ", f"{rail}    ")
    return Content.styled("\n".join(lines), {"▸": "bold", "?": "$possible", "·": "$quiet"}[mark])


def ends_at(rulebook: Rulebook, advice: RoleAdvice) -> str:
    """Words on where the walk of a role ends; "" while that is open."""
    return "" if advice.outcome is None else outcome_words(rulebook, advice.outcome)


def leads_to(branch: Branch, rulebook: Rulebook, advice: RoleAdvice) -> str:
    """Words on where a branch leads, after an arrow: an outcome, or a step, named where the path has it not."""
    if isinstance(branch.to, Outcome):
        return words("→ {outcome}", outcome=outcome_words(rulebook, branch.to))
    if any(visited.step.id == branch.to for visited in advice.walk):
        return words("→ further on")
    return words("→ {step}", step=advice.role.graph.steps[branch.to].ask)


def branch_words(rulebook: Rulebook, advice: RoleAdvice, row: GraphRow) -> Iterator[str]:
    """Sentences on a branch: its step, its reason, where it leads, how it stands, its source."""
    branch = row.branch
    assert branch is not None, "a step has no words of its own"
    assert row.step is not None, "a branch belongs to a step"
    yield row.step.ask
    yield because_words(rulebook, branch)
    yield leads_words(rulebook, advice.role, branch)
    yield words("How it stands: {standing}.", standing=row.standing)
    yield words("Source: {source}", source=branch.source)
    source = rulebook.sources.get(branch.source)
    if source is not None:
        yield words("{title}", title=source.title)
