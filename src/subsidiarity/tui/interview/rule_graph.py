"""The rule graph on the screen: steps and branches with the path taken; any branch opens its words and source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widgets.option_list import Option

from subsidiarity.model.outcome import Outcome
from subsidiarity.model.recommendation import Recommendation, RoleAdvice
from subsidiarity.model.rule_graph import Branch, Reason, Step, Support
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.wording.noun_words import outcome_words, sentence
from subsidiarity.tui.bindings import act_with_fixed_key
from subsidiarity.tui.dialogs.boxes import ReadingDialog, reading_width
from subsidiarity.tui.key_line import Key
from subsidiarity.tui.list_screen import ListScreen
from subsidiarity.tui.safe import safe_lines, stacked
from subsidiarity.tui.screen import HELP, QUIT
from subsidiarity.tui.widgets.option_list import Options
from subsidiarity.workshop.interview_words import LEADS_NOWHERE


@dataclass(frozen=True, slots=True)
class Row:
    """A row for a step (without a branch) or one of its branches, with how it stands as a mark and in words."""

    step: Step
    branch: Reason | None
    mark: str
    standing: str


class GraphScreen(ListScreen):
    """The screen of a role's rules: a flat list of steps and branches, so that keys and mouse work as everywhere."""

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
        (Phrase("Enter"), Phrase("open a branch: its words, its source, how it stands")),
        (Phrase("up, down, PgUp, PgDn"), Phrase("move")),
    )

    def __init__(self, recommendation: Recommendation) -> None:
        super().__init__()
        self._recommendation = recommendation
        roles = [advice.role.id for advice in recommendation.roles]
        self._at = roles.index(recommendation.rulebook.headline)

    @property
    def _advice(self) -> RoleAdvice:
        return self._recommendation.roles[self._at]

    def show(self) -> None:
        """Set a row for each step and branch."""
        options = self.query_one(Options)
        highlighted, width = options.highlighted, options.text_width
        self.write("#title", self._recommendation.decision.title)
        self.write("#place", words("Rules {at} of {all}", at=self._at + 1, all=len(self._recommendation.roles)))
        self.write("#columns", sentence(self._advice.role.ask))
        rows = graph_rows(self._advice)
        options.set_options(Option(_prompt(self._recommendation.rulebook, row, width)) for row in rows)
        taken = (place for place, row in enumerate(rows) if row.mark == "▸")
        options.highlighted = next(taken, 0) if highlighted is None else highlighted
        self.show_status(words("▸ taken   ? still open   · not taken"), is_alarming=False)

    def action_back(self) -> None:
        """Show the rules of the role before."""
        self._turn(-1)

    def action_forward(self) -> None:
        """Show the rules of the next role."""
        self._turn(1)

    def _turn(self, by: int) -> None:
        self._at = (self._at + by) % len(self._recommendation.roles)
        self.query_one(Options).highlighted = None
        self.show()

    def choose(self, place: int) -> None:
        """Open the row at this index, from 0."""
        row = graph_rows(self._advice)[place]
        width = reading_width(self.size.width)
        said = (
            [row.step.ask]
            if row.branch is None
            else list(branch_words(self._recommendation.rulebook, self._advice, row))
        )
        lines = [Content(line) for text in said for line in (*safe_lines(text, width), "")]
        self.app.push_screen(
            ReadingDialog(words("Step") if row.branch is None else words("Branch"), stacked(lines[:-1]))
        )

    def action_close(self) -> None:
        """Go back to the result."""
        self.app.pop_screen()


def graph_rows(advice: RoleAdvice) -> tuple[Row, ...]:
    """The rows of a role: its steps in the rulebook's order, each with its branches below it."""
    return tuple(_rows(advice))


def _rows(advice: RoleAdvice) -> Iterator[Row]:
    visited = {each.step.id: each for each in advice.walk}
    for step in advice.role.graph.steps.values():
        visit = visited.get(step.id)
        yield Row(step, None, "▸" if visit else "·", words("on the path") if visit else words("not reached"))
        for branch in step.reasons:
            if visit is None:
                yield Row(step, branch, "·", words("not reached"))
            elif branch == visit.taken:
                yield Row(step, branch, "▸", words("taken"))
            elif branch in visit.undecided:
                yield Row(step, branch, "?", words("still open"))
            elif branch in visit.supporting and isinstance(branch, Support):
                yield Row(step, branch, "·", words("holds too"))
            elif branch in (*visit.supporting, *visit.overruled, *visit.aside):
                yield Row(step, branch, "·", words("holds too, but an earlier branch was taken"))
            else:
                yield Row(step, branch, "·", words("not taken"))


def _prompt(rulebook: Rulebook, row: Row, width: int) -> Content:
    is_on_path = row.mark != "·"
    if row.branch is None:
        lines = safe_lines(row.step.ask, width, f"{row.mark} ", "  ")
        return Content("\n".join(lines)).stylize("bold" if is_on_path else "bold $quiet")
    because = sentence(row.branch.because)
    if not isinstance(row.branch, Support):
        because = words("{because} {leads}", because=because, leads=leads_to(row.branch, rulebook))
    lines = safe_lines(
        because,
        width,
        f"    {row.mark} ",
        "      ",
    )
    style = {"▸": "bold", "?": "", "·": "$quiet"}[row.mark]
    content = Content("\n".join(lines))
    return content.stylize(style) if style else content


def leads_to(branch: Branch, rulebook: Rulebook) -> str:
    """Words on where a branch leads, after an arrow: an outcome, or the next step."""
    if isinstance(branch.to, Outcome):
        return words("→ {outcome}", outcome=outcome_words(rulebook, branch.to))
    return words("→ further on")


def branch_words(rulebook: Rulebook, advice: RoleAdvice, row: Row) -> Iterator[str]:
    """Sentences on a branch: its step, its reason, where it leads, how it stands, its source."""
    branch = row.branch
    assert branch is not None, "a step has no words of its own"
    yield row.step.ask
    yield sentence(branch.because)
    if isinstance(branch, Support):
        yield words(LEADS_NOWHERE)
    elif isinstance(branch.to, Outcome):
        yield words("It leads to: {outcome}.", outcome=outcome_words(rulebook, branch.to))
    else:
        yield words("It leads on to: {step}", step=advice.role.graph.steps[branch.to].ask)
    yield words("How it stands: {standing}.", standing=row.standing)
    yield words("Source: {source}", source=branch.source)
    source = rulebook.sources.get(branch.source)
    if source is not None:
        yield words("{title}", title=source.title)
