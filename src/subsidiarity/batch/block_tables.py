"""The block tables of a diagram: neighbouring questions packed into one index, so that one look-up answers them all."""

from __future__ import annotations

from collections.abc import Sequence

from subsidiarity.model.diagram import Diagram
from subsidiarity.model.noun import dataclass
from subsidiarity.reasoning.diagram import lands_of, questions_in

MOST_PACKED = 4096
"""The most packed answers of one block: six questions of four options."""

MOST_ENTRIES = 1 << 15
"""The most entries of one block's table (a block of one question may have more): it stays in a fast cache."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block of neighbouring questions, and where each of their packed answers leads from each place.

    Answers are packed with the last question's option counting by one. `table[entry + packed]` is the
    `entry` of the next block; in the last block it is the leaf.
    """

    questions: tuple[int, ...]
    table: tuple[int, ...]


def block_tables(
    diagram: Diagram, sizes: Sequence[int], most_packed: int = MOST_PACKED, most_entries: int = MOST_ENTRIES
) -> tuple[Block, ...]:
    """The blocks that a full sheet goes through, first to last; none if the diagram asks nothing."""
    questions = list(questions_in(diagram))
    places = [diagram.root]
    stages: list[tuple[tuple[int, ...], list[list[int]]]] = []
    while questions:
        rows = [[place] for place in places]
        block: list[int] = []
        while questions and (not block or _fits(rows, sizes[questions[0]], most_packed, most_entries)):
            question = questions.pop(0)
            met = {place for row in rows for place in row}
            sides = {place: lands_of(diagram.nodes, place, question, sizes[question]) for place in met}
            rows = [[land for place in row for land in sides[place]] for row in rows]
            block.append(question)
        places = sorted({place for row in rows for place in row})
        stages.append((tuple(block), rows))
    widths = [len(rows[0]) for _, rows in stages[1:]]
    return tuple(
        Block(block, _table(rows, widths[number] if number < len(widths) else None))
        for number, (block, rows) in enumerate(stages)
    )


def _table(rows: list[list[int]], next_width: int | None) -> tuple[int, ...]:
    """The rows one after another, each place as the next block's entry or, in the last block, as a leaf."""
    if next_width is None:
        return tuple(~place for row in rows for place in row)
    places = sorted({place for row in rows for place in row})
    entries = {place: number * next_width for number, place in enumerate(places)}
    return tuple(entries[place] for row in rows for place in row)


def _fits(rows: list[list[int]], size: int, most_packed: int, most_entries: int) -> bool:
    packed = len(rows[0]) * size
    return packed <= most_packed and packed * len(rows) <= most_entries
