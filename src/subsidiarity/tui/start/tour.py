"""The tour: one screen that says how it goes, shown once, with the keys in force."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content

from subsidiarity.reporting.language import words
from subsidiarity.tui.safe import safe_lines, stacked


def tour_body(keys: Mapping[str, str], width: int) -> Content:
    """The tour in lines of at most `width` terminal columns; `keys` are those in force by action."""
    lines = [line for said in _sentences(keys) for line in safe_lines(said, width, "• ", "  ")]
    return stacked([Content(line) for line in lines])


def _sentences(keys: Mapping[str, str]) -> tuple[str, ...]:
    return (
        words("One question at a time. A digit chooses, Enter goes on; 0 is “not known yet”, a fair answer."),
        words("Beside it stands the ladder, the lowest level at the bottom: ● still possible, ○ ruled out."),
        words(
            "In a workshop {vote} votes: type the counts; nothing shows until you reveal them, and no names are kept.",
            **keys,
        ),
        words("{park} parks a point, {minority} records a minority view, {beside} takes a note.", **keys),
        words("{back} goes back, {undo} takes back any change, {overview} lists every question.", **keys),
        words("{result} is the result so far, with the reasons. It advises; it does not decide.", **keys),
        words("{big} shows a projector only what the room must read; {colours} changes the colours.", **keys),
        words("Every change is saved at once, or NOT SAVED stands below. Without it, close the lid at any time."),
        words("{help} lists the keys, Ctrl+P searches them; each can be clicked. {tour} shows this again.", **keys),
    )
