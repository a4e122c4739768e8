"""The keys of the vote screen: others while counts are typed, while a vote waits, and once it is revealed."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from subsidiarity.reporting.language import later
from subsidiarity.tui.bindings import act, also
from subsidiarity.tui.key_line import Key
from subsidiarity.tui.screen import HELP

BACK = Key("b", later("back"), "screen.back")
TYPING_KEYS: tuple[Key, ...] = (
    HELP,
    BACK,
    Key("0-9", later("count"), "screen.next_count", 3),
    Key(later("Enter"), later("next count"), "screen.next_count"),
    Key("s", later("show counts"), "screen.show_counts", 2),
)
WAITING_KEYS: tuple[Key, ...] = (
    HELP,
    BACK,
    Key("r", later("reveal"), "screen.reveal"),
    Key("x", later("throw away"), "screen.throw_away", 1),
    Key("c", later("count again"), "screen.count_again", 2),
)
REVEALED_KEYS: tuple[Key, ...] = (
    HELP,
    BACK,
    Key("1-9", later("answer"), "screen.typed_answer"),
    Key("v", later("vote"), "screen.vote"),
    Key("t", later("timer"), "screen.timer", 2),
    Key("d", later("minority"), "screen.dissent", 3),
    Key("p", later("park"), "screen.park", 4),
    Key(later("Enter"), later("go on"), "screen.go_on", 1),
)

VOTE_BINDINGS: list[BindingType] = [
    *(
        act(str(digit), f"digit({digit})", later("while counting: the votes; once revealed: the group's answer"))
        for digit in range(10)
    ),
    act("r", "reveal", later("reveal the vote that is in"), "reveal"),
    act("x", "throw_away", later("throw the vote away that is in"), "throw_away"),
    act("c", "count_again", later("type its counts again"), "count_again"),
    act("v", "vote", later("vote again"), "vote"),
    act("g", "typed_answer", later("type the group's answer, which may be a range: 2-3"), "answer"),
    act("t", "timer", later("start the time for talking, or stop it"), "timer"),
    act("plus,equals_sign", "more_time", later("one more minute"), "more_time"),
    act("d", "dissent", later("record a minority view"), "minority"),
    act("l", "minorities", later("the list of minority views; Enter takes one back"), "minorities"),
    act("z", "app.big", later("large, for a projector: only what the room must read; or all again"), "big"),
    act("u", "undo", later("undo the last change"), "undo"),
    *also("left,escape", "b", "back", later("back to the question; counts that are not all in are forgotten"), "back"),
    Binding("enter", "go_on", show=False),
    Binding("j", "scroll(1)", show=False),
    Binding("k", "scroll(-1)", show=False),
]
VOTE_MOVES = (
    (later("Enter"), later("the next count; after the last one, the vote is in; once revealed, the next question")),
    (later("up, down, PgUp, PgDn"), later("move, scroll")),
)
