"""The keys of the vote screen: others while counts are typed, while a vote waits, and once it is revealed."""

from __future__ import annotations

from subsidiarity.tui.keys import Key
from subsidiarity.tui.screen import HELP

BACK = Key("b", "back", "screen.back")
TYPING_KEYS: tuple[Key, ...] = (
    HELP,
    BACK,
    Key("0-9", "count", "screen.next_count", 3),
    Key("Enter", "next count", "screen.next_count"),
    Key("s", "show counts", "screen.show_counts", 2),
)
WAITING_KEYS: tuple[Key, ...] = (
    HELP,
    BACK,
    Key("r", "reveal", "screen.reveal"),
    Key("x", "throw away", "screen.throw_away", 1),
    Key("c", "count again", "screen.count_again", 2),
)
REVEALED_KEYS: tuple[Key, ...] = (
    HELP,
    BACK,
    Key("1-9", "answer", "screen.typed_answer"),
    Key("v", "vote", "screen.vote"),
    Key("t", "timer", "screen.timer", 2),
    Key("d", "minority", "screen.dissent", 3),
    Key("p", "park", "screen.park", 4),
    Key("Enter", "go on", "screen.go_on", 1),
)

VOTE_HELP = (
    ("0-9", "while counting: the votes for the option that is marked"),
    ("Enter", "the next count; after the last one, the vote is in"),
    ("s", "show or hide the counts as they are typed"),
    ("r", "reveal the vote that is in"),
    ("x", "throw the vote away that is in"),
    ("c", "type its counts again"),
    ("1-9", "once revealed: the group's answer; 0 is not known yet"),
    ("g", "type the group's answer, which may be a range: 2-3"),
    ("v", "vote again"),
    ("t", "start the time for talking, or stop it"),
    ("+", "one more minute"),
    ("d", "record a minority view"),
    ("p", "park a point"),
    ("u", "undo the last change"),
    ("up, down, PgUp, PgDn", "move, scroll"),
    ("b, Esc", "back to the question; everything is saved"),
    ("q", "leave; everything is saved already"),
)
