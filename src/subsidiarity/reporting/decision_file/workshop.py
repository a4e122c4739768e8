"""A workshop as the last field of its decision's document: whoever saves the decision keeps its workshop."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from subsidiarity.model.rulebook import Question, Rulebook
from subsidiarity.model.workshop import FORMAT, Card, Dissent, Round, Talk, Workshop
from subsidiarity.reporting.decision_file.yaml_text import INDENT, field, flow_list, flow_mapping, scalar

_TEXTS = ("date", "place", "goal", "room", "missing", "review")


def workshop_lines(workshop: Workshop, rulebook: Rulebook) -> Iterator[str]:
    """The lines of the field `workshop` in a decision file; talks stand in the rulebook's order."""
    yield "workshop:"
    yield f"{INDENT}format: {FORMAT}"
    yield field("rulebook", workshop.rulebook, INDENT)
    yield field("edition", workshop.edition, INDENT)
    if workshop.rehearsal is not None:
        yield f"{INDENT}rehearsal: {workshop.rehearsal}"
    if workshop.phones != "none":
        yield f"{INDENT}phones: {workshop.phones}"
    yield f"{INDENT}threshold: {workshop.rules.threshold}"
    yield f"{INDENT}most_rounds: {workshop.rules.most_rounds}"
    if workshop.rules.is_fixed:
        yield f"{INDENT}rules: fixed"
    yield from _under("card:", _card(workshop.card), INDENT)
    talks = (line for question in rulebook.questions for line in _talk(question, workshop.talk(question.id)))
    yield from _under("questions:", talks, INDENT)
    yield from _texts("parked", workshop.parked, INDENT)


def _card(card: Card) -> Iterator[str]:
    indent = INDENT * 2
    for name in _TEXTS:
        text: str = getattr(card, name)
        if text.strip():
            yield field(name, text, indent)
    if card.people:
        yield f"{indent}people: {card.people}"
    if card.roles:
        yield f"{indent}roles: {flow_list(card.roles)}"


def _talk(question: Question, talk: Talk) -> Iterator[str]:
    indent = INDENT * 3
    flags = (("agreed", talk.is_agreed), ("skipped", talk.is_skipped))
    lines = [
        *(f"{indent}{name}: yes" for name, is_set in flags if is_set),
        *_under("rounds:", (line for each in talk.rounds for line in _round(question, each)), indent),
        *_under("dissent:", (line for each in talk.dissents for line in _dissent(question, each)), indent),
        *_texts("parked", talk.parked, indent),
    ]
    yield from _under(f"{scalar(question.id)}:", lines, INDENT * 2)


def _round(question: Question, vote: Round) -> Iterator[str]:
    counts = {option: count for option, count in zip(question.option_ids, vote.counts, strict=True) if count}
    indent = INDENT * 4
    yield f"{indent}- votes: {flow_mapping(counts)}"
    if vote.unknown:
        yield f"{indent}  unknown: {vote.unknown}"
    if vote.abstained:
        yield f"{indent}  abstained: {vote.abstained}"
    if not vote.is_revealed:
        yield f"{indent}  revealed: no"


def _dissent(question: Question, view: Dissent) -> Iterator[str]:
    indent = INDENT * 4
    yield f"{indent}- options: {flow_list(option for option in question.option_ids if option in view.options)}"
    if view.people:
        yield f"{indent}  people: {view.people}"
    if view.words.strip():
        yield field("words", view.words, f"{indent}  ")


def _texts(name: str, texts: Iterable[str], indent: str) -> Iterator[str]:
    yield from _under(f"{name}:", (f"{indent}{INDENT}- {scalar(text)}" for text in texts), indent)


def _under(heading: str, lines: Iterable[str], indent: str) -> Iterator[str]:
    """A heading and the lines below it, indented; nothing where there are no lines."""
    found = list(lines)
    if found:
        yield f"{indent}{heading}"
        yield from found
