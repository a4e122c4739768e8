"""Groups of acts: what belongs together stands together in the help, and what is likelier comes first everywhere."""

from __future__ import annotations

from subsidiarity.reporting.language import Phrase

HERE = Phrase("Here")
"""The group of acts that no other names."""
GROUPS: dict[Phrase, tuple[str, ...]] = {
    Phrase("Answer"): ("choose", "unknown", "range", "try_option", "digit", "typed_answer", "note", "clear", "reset"),
    Phrase("Vote and talk"): (
        *("vote", "reveal", "throw_away", "count_again", "show_counts", "timer", "more_time"),
        *("join", "lines", "dissent", "minorities", "park", "parked", "card", "prepared"),
    ),
    HERE: (),
    Phrase("Go"): ("forward", "next_part", "back", "close", "number", "overview", "result", "home"),
    Phrase("Look closer"): ("why", "go", "what_if", "graph", "compare", "elsewhere"),
    Phrase("Take back"): ("undo", "redo"),
    Phrase("Files"): ("export", "another_file"),
    Phrase("The program"): (
        *("help", "command_palette", "big", "leave", "interrupt", "put_aside"),
        *("other_colours", "tour"),
    ),
}
"""The names of the actions of each group, both in the order in which they are shown."""

_PLACES = {
    name: (order, group, within)
    for order, (group, names) in enumerate(GROUPS.items())
    for within, name in enumerate(names)
}
_HERE_PLACE = list(GROUPS).index(HERE)


def group_of(action: str) -> Phrase:
    """The group of an action as a binding names it: 'app.leave', 'choose(1)'."""
    found = _PLACES.get(_name(action))
    return HERE if found is None else found[1]


def rank_of(action: str) -> tuple[int, int]:
    """The rank of an action among all; the lowest is shown first, and those of no group keep their order."""
    found = _PLACES.get(_name(action))
    return (_HERE_PLACE, 0) if found is None else (found[0], found[2])


def _name(action: str) -> str:
    return action.partition("(")[0].rpartition(".")[2]
