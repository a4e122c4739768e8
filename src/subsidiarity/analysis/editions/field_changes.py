"""The differences in what things of both editions say: rules, words, sources and all else, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from typing import cast

from subsidiarity.analysis.editions.contents import Thing
from subsidiarity.analysis.editions.field_text import field_text
from subsidiarity.analysis.editions.twins import Twins
from subsidiarity.model.edition import FieldChange, Kind, Topic
from subsidiarity.model.rulebook import Question, Role, Rulebook

_RULES = ("when", "to", "part", "not_with", "ordered", "levels", "law", "holder", "start")
_WORDS = (
    *("name", "body", "bodies", "about", "says", "short", "headline", "answer", "text", "ask", "note"),
    *("title", "advice", "because", "theme", "limits", "tested"),
)
_SAID_ELSEWHERE = ("id", "word", "span", "sha256", "edition", "unproved")
_PARTS = ("levels", "manners", "questions", "conditions", "roles", "safeguards", "sources")
"""The parts of a rulebook, which are compared thing by thing."""
_INNER: Mapping[Kind, tuple[str, ...]] = {
    "question": ("options",),
    "condition": ("name",),
    "role": ("graph",),
    "step": ("branches", "support"),
}
"""Fields that are compared elsewhere, as things of their own or as names."""
_ORDERS_THAT_RULE = ("levels", "manners", "options", "branches")


def find_field_changes(twins: Twins) -> tuple[FieldChange, ...]:
    """Every field that differs, of the things that both editions have; ids of the old one in the new one's words.

    The changes come topic by topic, within a topic in the order of the new edition.
    """
    found = [*_of_rulebook(twins.translated, twins.new), *_of_things(twins), *_of_orders(twins)]
    topics: tuple[Topic, ...] = ("rules", "words", "sources", "metadata")
    return tuple(sorted(found, key=lambda change: topics.index(change.topic)))


def _of_rulebook(old: Rulebook, new: Rulebook) -> Iterator[FieldChange]:
    for each in fields(new):
        if each.name not in (*_PARTS, *_SAID_ELSEWHERE):
            topic: Topic = "rules" if each.name == "headline" else _topic("rulebook", each.name)
            yield from _change(topic, "rulebook", "", each.name, getattr(old, each.name), getattr(new, each.name))


def _of_things(twins: Twins) -> Iterator[FieldChange]:
    for kind, things in twins.after.items():
        earlier = {other: one for one, other in twins.ids[kind].items()}
        for thing_id, thing in things.items():
            if thing_id in earlier:
                yield from _of_thing(kind, thing_id, twins.before[kind][earlier[thing_id]], thing)


def _of_thing(kind: Kind, thing_id: str, old: Thing, new: Thing) -> Iterator[FieldChange]:
    for each in fields(new):
        if each.name not in (*_SAID_ELSEWHERE, *_INNER.get(kind, ())):
            values = getattr(old, each.name), getattr(new, each.name)
            yield from _change(_topic(kind, each.name), kind, thing_id, each.name, *values)
    if isinstance(new, Role):
        yield from _change("rules", kind, thing_id, "start", cast(Role, old).graph.start, new.graph.start)


def _of_orders(twins: Twins) -> Iterator[FieldChange]:
    """The parts that both editions have and give in another order."""
    before, after, ids = twins.before, twins.after, twins.ids
    for kind, plural in zip(("level", "manner", "question", "condition", "role", "safeguard"), _PARTS, strict=False):
        listed = cast(Kind, kind)
        yield from _order("rulebook", "", plural, [*ids[listed].values()], [*after[listed]])
    for thing_id, question in after["question"].items():
        old_question = before["question"].get(thing_id)
        if isinstance(old_question, Question) and isinstance(question, Question):
            yield from _order("question", thing_id, "options", old_question.option_ids, question.option_ids)
    for step in after["step"]:
        for inner, plural in (("branch", "branches"), ("support", "support")):
            kind = cast(Kind, inner)
            olds = [other for other in ids[kind].values() if other.rpartition("/")[0] == step]
            news = [one for one in after[kind] if one.rpartition("/")[0] == step]
            yield from _order("step", step, plural, olds, news)


def _order(
    kind: Kind, thing_id: str, plural: str, before: Sequence[str], after: Sequence[str]
) -> Iterator[FieldChange]:
    both = [one for one in dict.fromkeys(before) if one in after], [one for one in after if one in before]
    olds, news = (", ".join(one.rpartition("/")[2] for one in each) for each in both)
    topic: Topic = "rules" if plural in _ORDERS_THAT_RULE else "metadata"
    yield from _change(topic, kind, thing_id, f"order of {plural}", olds, news)


def _change(topic: Topic, kind: Kind, thing_id: str, field: str, old: object, new: object) -> Iterator[FieldChange]:
    before, after = field_text(old), field_text(new)
    if before != after:
        yield FieldChange(topic, kind, thing_id, field, before, after)


def _topic(kind: Kind, field: str) -> Topic:
    if kind == "source" or field == "source":
        return "sources"
    return "rules" if field in _RULES else "words" if field in _WORDS else "metadata"
