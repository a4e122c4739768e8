"""The keys of the vote screen: others while counts are typed, while a vote waits, and once it is revealed."""

from __future__ import annotations

from dataclasses import replace

from textual.binding import Binding, BindingType

from subsidiarity.reporting.language import Phrase
from subsidiarity.tui.bindings import act, act_with_fixed_key
from subsidiarity.tui.key_line import Key
from subsidiarity.tui.screen import HELP

BACK = Key("b", Phrase("back"), "screen.back")
TYPING_KEYS: tuple[Key, ...] = (
    HELP,
    BACK,
    Key("0-9", Phrase("count"), "screen.next_count", 3),
    Key(Phrase("Space"), Phrase("next"), "screen.next_count", 1),
    Key(Phrase("Enter"), Phrase("next, or all in"), "screen.enter_count"),
    Key("s", Phrase("show counts"), "screen.show_counts", 2),
)
WAITING_KEYS: tuple[Key, ...] = (
    HELP,
    BACK,
    Key("r", Phrase("reveal"), "screen.reveal"),
    Key("x", Phrase("throw away"), "screen.throw_away", 1),
    Key(Phrase("Backspace"), Phrase("count again"), "screen.count_again", 2),
)
OPEN_KEYS: tuple[Key, ...] = (
    HELP,
    Key("r", Phrase("reveal"), "screen.reveal"),
    Key("v", Phrase("hands and paper"), "screen.vote"),
    Key("x", Phrase("throw away"), "screen.throw_away", 1),
    Key("J", Phrase("join"), "screen.join", 2),
    Key("t", Phrase("timer"), "screen.timer", 3),
)
REVEALED_KEYS: tuple[Key, ...] = (
    HELP,
    BACK,
    Key("1-9", Phrase("choose"), "screen.typed_answer", 1),
    Key("v", Phrase("vote"), "screen.vote"),
    Key("t", Phrase("timer"), "screen.timer", 2),
    Key("d", Phrase("minority"), "screen.dissent", 3),
    Key("p", Phrase("park"), "screen.park", 4),
    Key(Phrase("Enter"), Phrase("go on"), "screen.go_on"),
)
CONSENSUS_KEYS: tuple[Key, ...] = (
    *(replace(key, rank=key.rank + 1) if key.rank or key.key in ("1-9", "v") else key for key in REVEALED_KEYS[:-1]),
    Key(Phrase("Enter"), Phrase("record"), "screen.go_on"),
)
CHOSEN_KEYS: tuple[Key, ...] = (
    HELP,
    Key(Phrase("Enter"), Phrase("record"), "screen.go_on"),
    Key(Phrase("Esc"), Phrase("leave it"), "screen.back"),
    Key("1-9", Phrase("choose"), "screen.typed_answer", 1),
    Key("d", Phrase("minority"), "screen.dissent", 2),
    Key("v", Phrase("vote"), "screen.vote", 3),
    Key("t", Phrase("timer"), "screen.timer", 4),
)

VOTE_BINDINGS: list[BindingType] = [
    *(
        act(str(digit), f"digit({digit})", Phrase("while counting: the votes; once revealed: the answer to record"))
        for digit in range(10)
    ),
    act("r", "reveal", Phrase("reveal the vote that is in"), "reveal"),
    act("x", "throw_away", Phrase("throw the vote away that is in"), "throw_away"),
    act("backspace", "count_again", Phrase("type its counts again"), "count_again"),
    act("v", "vote", Phrase("vote again"), "vote"),
    act("space", "typed_answer", Phrase("while counting: the next count; once revealed: type the answer"), "answer"),
    act("d", "dissent", Phrase("record a minority view"), "minority"),
    act("l", "minorities", Phrase("the list of minority views; Enter takes one back"), "minorities"),
    act("o", "overview", Phrase("overview: every question, go to any"), "overview"),
    act("z", "app.big", Phrase("large, for a projector: only what the room must read; or all again"), "big"),
    act("u", "undo", Phrase("undo the last change"), "undo"),
    *act_with_fixed_key("ctrl+r", "U", "redo", Phrase("do again what was undone"), "redo"),
    *act_with_fixed_key(
        "left,escape",
        "b",
        "back",
        Phrase("leave what is chosen; or back to the question, counts stay typed"),
        "back",
    ),
    Binding("enter", "go_on", show=False),
    Binding("j", "scroll(1)", show=False),
    Binding("k", "scroll(-1)", show=False),
]
VOTE_MOVES = (
    (
        Phrase("Enter"),
        Phrase("the next count, or all are in; once revealed: record what is chosen, or a consensus, and go on"),
    ),
    (Phrase("up, down, PgUp, PgDn"), Phrase("move, scroll")),
)

NO_VOTE = Phrase("No vote is in. {vote} begins one.")
ASKED = (Phrase("A number, or 0 for not known yet"), Phrase("A number, a range such as 2-3, or 0 for not known yet"))
"""The request for an answer, by whether the question is ordered."""
