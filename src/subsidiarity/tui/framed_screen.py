"""A screen in the frame of a sitting, in which the eye finds everything in one place: from the head to the keys.

From the top: the title and the place, the strip of progress, the screen's own part, the verdict, the ladder, what is
saved, the keys.
"""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content

from subsidiarity.reporting.outline import Ladder
from subsidiarity.reporting.safe import safe_flow
from subsidiarity.reporting.wording.ladder import ladder_of
from subsidiarity.reporting.wrapping import columns_of, wrapped
from subsidiarity.tui.key_line import KeyLine
from subsidiarity.tui.safe import stacked
from subsidiarity.tui.screen import InterviewScreen
from subsidiarity.tui.widgets.ladder import ladder_on_one_line, ladder_rows, standing_ladder
from subsidiarity.tui.widgets.part import Part
from subsidiarity.tui.widgets.strip import strip_line
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.view.progress import progress_of
from subsidiarity.workshop.view.standing import Standing, standing_of

_SHORT_FRAME, _TALL_FRAME = 5, 8
"""Rows of the head, of the foot without its ladder, and of the air between, on a short and on a tall terminal."""
MARKS = {True: "✔", False: "…"}
"""The mark before the verdict, by whether the level is settled."""
_MATTERS = "!"
_JOINT, _GAP = " · ", 2
"""The sign between the words on where one is, and the terminal columns between the title and them."""
_OF_THE_TITLE = 12
"""Terminal columns of the title that no words on where one is take from it."""
_FEWEST_COLUMNS = 48
"""Terminal columns from which on a question's number is called one at the head."""


class FramedScreen(InterviewScreen):
    """A screen in the frame of a sitting; the ladder stands on the same rows on all of them, and lights in place."""

    FEWEST_ROWS = 18
    """Rows of a terminal, beside those of the rungs, from which on each rung has a line of its own."""

    def __init__(self) -> None:
        super().__init__()
        self._framed: tuple[object, ...] = ()
        self._drawn: tuple[object, ...] = ()
        self.own_rows = 0
        """Rows that the screen's own part cannot do without, 0 where it scrolls: the ladder folds for them."""

    def header(self) -> ComposeResult:
        """The title and the place, and below them the strip of progress."""
        yield from super().header()
        yield Part("progress")

    def foot(self) -> ComposeResult:
        """The verdict, the ladder, what is saved, the keys."""
        yield Part("verdict")
        yield Part("ladder")
        yield Part("status")
        yield KeyLine(self.KEYS)

    def frame(self, session: Session, whereabouts: str) -> None:
        """Bring the frame up to date with a session; `whereabouts` are words on where in it one is."""
        width = self.measure
        self.write("#title", session.decision.title)
        self.write_whereabouts(session, whereabouts)
        self.write("#progress", strip_line(progress_of(session), width))
        shown = (session.recommendation, width, self.size.height, self.own_rows)
        if not _are_same(shown, self._framed):
            self._framed = shown
            self.show_ladder(session)
            self.show_verdict(session)

    def write_whereabouts(self, session: Session, whereabouts: str) -> None:
        """Say where in the session one is, in as many words as leave the beginning of the title in sight."""
        of_the_title = min(columns_of(session.decision.title), _OF_THE_TITLE)
        self.write("#place", _fitting(whereabouts, self.measure - _GAP - of_the_title))

    @property
    def is_cramped(self) -> bool:
        """Whether the head has room for the number of a question, but not for the word before it."""
        return self.size.width < _FEWEST_COLUMNS

    @property
    def rows(self) -> int:
        """The rows that the screen's own part has for text."""
        ladder = self.part("#ladder").styles.height
        rungs = 1 if ladder is None else round(ladder.value)
        beyond_a_row = str(self.part("#verdict").content).count("\n")
        return self._rows_beside(rungs) - beyond_a_row

    @property
    def rows_beside_ladder(self) -> int:
        """The rows that the screen's own part has for text where each rung has a line of its own."""
        return self._rows_beside(len(self.sitting.session.rulebook.levels))

    def _rows_beside(self, rungs: int) -> int:
        return self.size.height - rungs - (_SHORT_FRAME if self.has_class("-short") else _TALL_FRAME)

    def is_in_the_ladder(self, ladder: Ladder) -> bool:
        """Whether the ladder at the foot says all that this one would say, so that a page need not say it again."""
        shown = str(self.part("#ladder").content).splitlines()
        said = [line.plain for line in ladder_rows(ladder.rungs, self.measure)]
        return len(shown) == len(said) and all(map(str.startswith, shown, said))

    def show_ladder(self, session: Session) -> None:
        """Draw the ladder, a line a rung if there are rows for it."""
        rungs = ladder_of(session.compiled, session.recommendation).rungs
        is_tall = self.size.height >= self.FEWEST_ROWS + len(rungs) and self.own_rows <= self._rows_beside(len(rungs))
        drawn = (rungs, self.measure, is_tall)
        if drawn == self._drawn:
            return
        self._drawn = drawn
        lines = standing_ladder(rungs, self.measure) if is_tall else [ladder_on_one_line(rungs, self.measure)]
        ladder = self.part("#ladder")
        height = ladder.styles.height
        if height is None or height.value != len(lines):
            ladder.styles.height = len(lines)
        self.write("#ladder", stacked(lines))

    def show_verdict(self, session: Session) -> None:
        """Say the verdict on the line that is kept for it."""
        self.write("#verdict", standing_line(standing_of(session), self.measure))


def standing_line(standing: Standing, width: int) -> Content:
    """A standing on one line of `width` terminal columns: as much of it as fits, who decides before anything else.

    A warning is a short pointer behind the mark of what matters. What is too long all the same has further lines.
    """
    mark, style = MARKS[standing.is_settled], "bold $recommended" if standing.has_level else "bold"
    pointer = f" {_MATTERS} {safe_flow(standing.pointer)}" if standing.pointer else ""
    long, short = (f"{mark} {safe_flow(said)}" for said in (standing.first, standing.short))
    second = f" {safe_flow(standing.second)}"
    ways = ((long, pointer, second), (long, pointer, ""), (short, pointer, ""))
    fitting = (way for way in ways if sum(map(columns_of, way)) <= width)
    way = next(fitting, None)
    if way is None:
        return Content.styled("\n".join(wrapped(f"{short}{pointer}", width, rest="  ")), style)
    said, pointer, second = way
    return Content.assemble((said, style), (pointer, "bold $talk"), second)


def _fitting(whereabouts: str, width: int) -> str:
    """The words on where one is, as many as fit into `width` terminal columns; the first stand in any case."""
    first, *parts = whereabouts.split(_JOINT)
    for part in parts:
        if columns_of(f"{first}{_JOINT}{part}") > width:
            break
        first = f"{first}{_JOINT}{part}"
    return first


def _are_same(some: tuple[object, ...], others: tuple[object, ...]) -> bool:
    return len(some) == len(others) and some[0] is others[0] and some[1:] == others[1:]
