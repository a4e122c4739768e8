"""The readings of a decision diagram: each need is a few lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from subsidiarity.model.diagram import Diagram


def walk(diagram: Diagram, options: Sequence[int]) -> int:
    """The leaf of a full answer sheet: one option's index (from 0) a question, in the diagram's order."""
    nodes = diagram.nodes
    place = diagram.root
    while place >= 0:
        node = nodes[place]
        place = node[options[node[0]] + 1]
    return ~place


def first_open(diagram: Diagram, answers: Sequence[int]) -> int:
    """The place where the walk first has a choice, or its leaf; an answer is a set of options as bits."""
    nodes = diagram.nodes
    place = diagram.root
    while place >= 0:
        node = nodes[place]
        chosen = answers[node[0]]
        if chosen & (chosen - 1):
            break
        place = node[chosen.bit_length()]
    return place


def still_possible(diagram: Diagram, answers: Sequence[int]) -> set[int]:
    """The leaves that some choice from these answers reaches; an answer is a set of options as bits."""
    nodes = diagram.nodes
    place = first_open(diagram, answers)
    seen = {place}
    waiting = [place]
    leaves = set()
    while waiting:
        place = waiting.pop()
        if place < 0:
            leaves.add(~place)
            continue
        question, *lands = nodes[place]
        chosen = answers[question]
        for option, land in enumerate(lands):
            if chosen >> option & 1 and land not in seen:
                seen.add(land)
                waiting.append(land)
    return leaves


def questions_in(diagram: Diagram) -> tuple[int, ...]:
    """The questions, as indices (from 0) into `order`, that a walk from the root may meet, in order."""
    nodes = diagram.nodes
    return tuple(sorted({nodes[place][0] for place in places_below(nodes, (diagram.root,)) if place >= 0}))


def node_count(diagram: Diagram) -> int:
    """The number of nodes that a walk from the root may meet."""
    return sum(place >= 0 for place in places_below(diagram.nodes, (diagram.root,)))


def lands_of(nodes: Sequence[tuple[int, ...]], place: int, question: int, size: int) -> tuple[int, ...]:
    """The places to which the options of a question lead from a place; the place itself, `size` times, if not asked."""
    if place >= 0:
        node = nodes[place]
        if node[0] == question:
            return node[1:]
    return (place,) * size


def places_below(nodes: Sequence[tuple[int, ...]], roots: Iterable[int]) -> set[int]:
    """The places, nodes as well as leaves, that walks from some roots may meet; the roots are among them."""
    met = set(roots)
    waiting = list(met)
    while waiting:
        place = waiting.pop()
        if place >= 0:
            new = {land for land in nodes[place][1:] if land not in met}
            met |= new
            waiting += new
    return met


def count(diagram: Diagram, sizes: Sequence[int]) -> dict[int, int]:
    """The number of full answer sheets that end at each leaf; `sizes` is the number of options per question."""
    below = [1] * (len(sizes) + 1)
    for index in range(len(sizes) - 1, -1, -1):
        below[index] = below[index + 1] * sizes[index]
    known: dict[int, dict[int, int]] = {}

    def top(place: int) -> int:
        return diagram.nodes[place][0] if place >= 0 else len(sizes)

    def counted(place: int) -> dict[int, int]:
        """The number of sheets that end at each leaf, over the questions from this place's own on."""
        if place < 0:
            return {~place: 1}
        if place not in known:
            total: dict[int, int] = {}
            question, *lands = diagram.nodes[place]
            for land in lands:
                skipped = below[question + 1] // below[top(land)]
                for leaf, sheets in counted(land).items():
                    total[leaf] = total.get(leaf, 0) + sheets * skipped
            known[place] = total
        return known[place]

    above = below[0] // below[top(diagram.root)]
    return {leaf: sheets * above for leaf, sheets in counted(diagram.root).items()}
