"""The way in for phones, on the wall: a code for cameras, the address and its short code in large letters, who came."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar
from urllib.parse import urlsplit

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.color import Color
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.style import Style
from textual.widgets import Static

from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.wrapping import columns_of
from subsidiarity.tui.bindings import act, act_with_fixed_key
from subsidiarity.tui.key_line import Key
from subsidiarity.tui.room.phones import Phones
from subsidiarity.tui.safe import safe_lines, stacked
from subsidiarity.tui.screen import HELP, QUIT, InterviewScreen
from subsidiarity.tui.widgets.big_letters import big_letters
from subsidiarity.workshop.ballot.room_words import join_lines, nobody_came

CHANGE_KEY = "c"
"""The key that asks for another address."""
_FRAME = 4
"""Rows of the head and of the foot."""
_AIRY, _TALL = 13, 24
"""Rows from which on there is air between the words, and from which on the code is larger still."""
_FEWEST_BESIDE = 30
"""Terminal columns that the words beside the code for cameras need."""
_GAP = 3
_MOST_ROWS_OF_DOTS = 3
_BLACK_ON_WHITE = Style(foreground=Color(0, 0, 0), background=Color(255, 255, 255))
"""The colours of the code for cameras, whatever the theme."""
_CAME, _TO_COME = "●", "○"


class JoinScreen(InterviewScreen):
    """The screen that tells a room how to join, for as long as people come."""

    CSS_PATH = "workshop.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *act_with_fixed_key("left,escape,enter", "b", "back", Phrase("back"), "back"),
        act(CHANGE_KEY, "change_address", Phrase("let phones come by another address of this machine")),
        Binding("j", "scroll(1)", show=False),
        Binding("k", "scroll(-1)", show=False),
    ]
    KEYS: ClassVar[tuple[Key, ...]] = (
        HELP,
        Key("b", Phrase("back"), "screen.back"),
        Key(CHANGE_KEY, Phrase("another address"), "screen.change_address", 1),
        QUIT,
    )
    MOVES: ClassVar[tuple[tuple[Phrase, Phrase], ...]] = ((Phrase("up, down, j, k"), Phrase("scroll")),)

    def __init__(self, change: Callable[[], None]) -> None:
        """Take what asks for another address."""
        super().__init__()
        self._change = change

    def compose(self) -> ComposeResult:
        """The head, the way in, the foot."""
        yield from self.header()
        with VerticalScroll(id="page"):
            yield Static(id="said", markup=False)
        yield from self.foot()

    def on_mount(self) -> None:
        """Look once a second whether help is needed."""
        self.set_interval(1, self.show_phones)
        self.query_one("#page").focus()

    def show(self) -> None:
        """Show the way in and who came."""
        phones = self.interview.phones
        if phones is None or not phones.address or not self.size.width:
            return
        self.write("#title", self.sitting.session.decision.title)
        self.write("#place", words("Votes on phones"))
        picture = tuple(phones.picture())
        self.write("#said", stacked(way_in(phones, picture, self.measure - 1, self.size.height - _FRAME)))
        self.show_saved()

    def show_phones(self) -> None:
        """Show who came by now."""
        if self.is_current:
            self.show()

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002 - the new size is read where it is used
        """Lay out the way in for the new size."""
        self.show()

    def action_back(self) -> None:
        """Go back to where the room was."""
        self.app.pop_screen()

    def action_change_address(self) -> None:
        """Ask for another address: the one that is open may be of a network that no phone is on."""
        self._change()

    def action_scroll(self, lines: int) -> None:
        """Scroll by some lines."""
        self.query_one("#page").scroll_relative(y=lines, animate=False)


def way_in(phones: Phones, picture: tuple[str, ...], width: int, rows: int) -> list[Content]:
    """Lines on the way in; the `picture` for cameras stands beside the words where `width` and `rows` allow it."""
    columns = len(picture[0]) + _GAP
    if width - columns < _FEWEST_BESIDE or rows < len(picture):
        return list(_words(phones, width, rows))
    said = list(_words(phones, width - columns, rows))
    said += [Content("")] * (len(picture) - len(said))
    blank = " " * len(picture[0])
    drawn = [Content.styled(line, _BLACK_ON_WHITE) for line in picture]
    drawn += [Content(blank)] * (len(said) - len(picture))
    lines = [Content.assemble(left, " " * _GAP, right) for left, right in zip(drawn, said, strict=True)]
    large = big_letters(urlsplit(phones.address).netloc)
    if len(lines) + len(large) <= rows and columns_of(large[0]) <= width:
        lines += [Content("")] * (len(lines) + len(large) < rows)
        lines += [Content.styled(row, "bold") for row in large]
    return lines


def _words(phones: Phones, width: int, rows: int) -> Iterator[Content]:
    """Lines on the address, the code in large letters, who came, and what else to know, or help if nobody came."""
    address, code, *about, here = join_lines(phones.desk, phones.address, phones.people)
    yield from (Content.styled(row, "bold") for row in safe_lines(address, width))
    large = big_letters(phones.desk.room.code, is_double=rows >= _TALL)
    if columns_of(large[0]) > width:
        large = big_letters(phones.desk.room.code)
    yield from [Content(""), *(Content.styled(row, "bold") for row in large)]
    if rows >= _AIRY:
        yield Content("")
    yield from map(Content, safe_lines(code, width))
    if rows >= _AIRY:
        yield Content("")
    if phones.is_waited_for_in_vain:
        about = list(nobody_came(phones.address, CHANGE_KEY))
    else:
        yield from _dots(phones.desk.here, phones.people, width)
        yield from (Content.styled(row, "bold") for row in safe_lines(here, width))
    for said in about:
        yield from map(Content, ["", *safe_lines(said, width)])


def _dots(here: int, people: int, width: int) -> Iterator[Content]:
    """Lines with a dot for each phone that came and for each that is to come; none where there would be too many."""
    dots = _CAME * here + _TO_COME * max(0, people - here)
    most = max(1, width // 2)
    rows = max(1, -(-len(dots) // most))
    if rows <= _MOST_ROWS_OF_DOTS:
        each = max(1, -(-len(dots) // rows))
        yield from (Content(" ".join(dots[begin : begin + each])) for begin in range(0, len(dots), each))
