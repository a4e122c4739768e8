"""The help: every key in force with what it does, as a list from which it can be done at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static
from textual.widgets.option_list import Option

from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.wrapping import columns_of
from subsidiarity.tui.act_groups import group_of
from subsidiarity.tui.bindings import Act
from subsidiarity.tui.key_line import Key, KeyLine
from subsidiarity.tui.safe import safe, safe_lines, stacked
from subsidiarity.tui.screen import Dialog
from subsidiarity.tui.widgets.option_list import Options

_WIDEST_KEYS = 20


class HelpDialog(Dialog[Act]):
    """A box with the acts of a screen; the one taken comes back. `moves` are keys that cannot be done from here."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,question_mark,f1", "close", show=False)]

    def __init__(self, acts: tuple[Act, ...], moves: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self._acts = acts
        self._moves = moves
        self._taken: list[Act | None] = []
        """The act of each row of the list, None for a heading."""

    def compose(self) -> ComposeResult:
        """The keys that move, the list, the foot."""
        with Vertical(id="box") as box:
            box.border_title = safe(words("Keys"))
            yield Static(id="moves", markup=False)
            yield Options(id="acts")
            yield KeyLine(
                (
                    Key(Phrase("Enter"), Phrase("do it"), "screen.take"),
                    Key(Phrase("Esc"), Phrase("close"), "screen.close"),
                    Key(Phrase("up, down"), Phrase("move"), "screen.down", 1),
                )
            )

    def on_mount(self) -> None:
        """Give the keys to the list."""
        self._draw()
        self.query_one(Options).focus()

    def on_options_resized(self) -> None:
        """Lay out the list for the new width."""
        self._draw()

    def _draw(self) -> None:
        options = self.query_one(Options)
        highlighted, width = options.highlighted, options.text_width
        column = max(columns_of(keys) for keys, _ in (*self._moves, *((act.keys, "") for act in self._acts)))
        column = min(column, _WIDEST_KEYS, width // 3)
        moves = [_line(keys, said, column, width) for keys, said in self._moves]
        self.query_one("#moves", Static).update(stacked(moves))
        options.set_options(self._rows(column, width))
        options.highlighted = 1 if highlighted is None else highlighted

    def _rows(self, column: int, width: int) -> Iterator[Option]:
        """A row for each act, with a heading before those of a group; `taken` gives the act of each row."""
        self._taken.clear()
        group: Phrase | None = None
        for act in self._acts:
            if group_of(act.action) != group:
                group = group_of(act.action)
                self._taken.append(None)
                yield Option(safe(words(group), "bold underline"), disabled=True)
            self._taken.append(act)
            yield Option(_line(act.keys, act.words, column, width))

    def on_option_list_option_selected(self, event: Options.OptionSelected) -> None:
        """Do what Enter was pressed on."""
        self.dismiss(self._taken[event.option_index])

    def on_options_pointed(self, event: Options.Pointed) -> None:
        """Do what was clicked."""
        self.dismiss(self._taken[event.index])

    def action_take(self) -> None:
        """Do what is marked."""
        self.query_one(Options).action_select()

    def action_down(self) -> None:
        """Move down."""
        self.query_one(Options).action_cursor_down()

    def action_close(self) -> None:
        """Do nothing."""
        self.dismiss(None)


def _line(keys: str, said: str, column: int, width: int) -> Content:
    """A row of the help: keys on the right of their column, and words beside them, or below keys too long for it."""
    rest = " " * (column + 2)
    is_long = columns_of(keys) > column
    first = rest if is_long else f"{' ' * (column - columns_of(keys))}{keys}  "
    lines = safe_lines(said, width, first, rest)
    parts = [Content.styled(keys, "bold")] if is_long else []
    head = len(rest)
    parts.append(Content.assemble((lines[0][:head], "bold"), lines[0][head:]))
    return stacked([*parts, *map(Content, lines[1:])])
