"""A person's own keys, read from a file: its faults are said, and everything else in it is used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual.binding import Binding
from textual.dom import DOMNode

from subsidiarity.files.bounded_read import read_bytes
from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.reading.diagnostics import Problems
from subsidiarity.reading.fields import Fields, expect_entries, expect_text
from subsidiarity.reading.tree import read_documents
from subsidiarity.reading.tree_nodes import Items, Node, Text
from subsidiarity.reporting.language import words
from subsidiarity.tui.app import InterviewApp
from subsidiarity.tui.bindings import bindings_of, key_label, what_it_does
from subsidiarity.tui.interview.overview import OverviewScreen
from subsidiarity.tui.interview.question import QuestionScreen
from subsidiarity.tui.interview.result import ResultScreen
from subsidiarity.tui.interview.rule_graph import GraphScreen
from subsidiarity.tui.interview.what_if import WhatIfScreen
from subsidiarity.tui.key_names import KEYS_THAT_STAY, key_named
from subsidiarity.tui.outline_page import PageScreen
from subsidiarity.tui.start.rulebooks import RulebookScreen, RulebooksScreen
from subsidiarity.tui.start.start import StartScreen
from subsidiarity.tui.workshop.join import JoinScreen
from subsidiarity.tui.workshop.overview import WorkshopOverviewScreen
from subsidiarity.tui.workshop.question import WorkshopQuestionScreen
from subsidiarity.tui.workshop.result import WorkshopResultScreen
from subsidiarity.tui.workshop.vote import VoteScreen

_PLACES: tuple[type[DOMNode], ...] = (
    StartScreen,
    QuestionScreen,
    OverviewScreen,
    ResultScreen,
    WorkshopQuestionScreen,
    WorkshopOverviewScreen,
    WorkshopResultScreen,
    VoteScreen,
    JoinScreen,
    WhatIfScreen,
    GraphScreen,
    PageScreen,
    RulebooksScreen,
    RulebookScreen,
)
"""The app and every screen that has keys of its own."""


@dataclass(frozen=True, slots=True)
class Moved:
    """An action that its user moved to other keys: its id, and its keys with the place of each in the file."""

    id: str
    keys: tuple[tuple[str, Text], ...]


def read_keys(path: str) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    """The keys in a file by the id of their action, as textual takes them, and the file's diagnostics."""
    data, diagnostics = read_bytes(path)
    if data is None:
        return {}, diagnostics
    documents, found = read_documents(data, path)
    problems = Problems(path)
    moved = list(_moved(documents[0].root, problems)) if documents else []
    while (clash := _clash(moved)) is not None:
        loser, node, other = clash
        message = f"`{node.value[:80]}` is the key for `{other}` already, on a screen that knows both"
        problems.error("SUB502", node, message, f"give `{other}` another key too, or choose another one here")
        moved.remove(loser)
    return {each.id: ",".join(key for key, _ in each.keys) for each in moved}, (*found, *problems.take())


def actions() -> dict[str, str]:
    """The ids of the actions that may be moved, with the usual keys of each, from the first screen that has it."""
    found: dict[str, str] = {}
    kinds: tuple[type[DOMNode], ...] = (*_PLACES, InterviewApp)
    for kind in kinds:
        for binding in bindings_of(kind):
            if binding.id is not None:
                found.setdefault(binding.id, ", ".join(key_label(key) for key in binding.key.split(",")))
    return found


def _moved(root: Node, problems: Problems) -> Iterator[Moved]:
    entries = expect_entries(root, "your own keys (keys: and a line for each action)", problems)
    if entries is None:
        return
    node = Fields(entries, ("keys",), "a file of keys", problems).node("keys", required=True)
    chosen = expect_entries(node, "a line `action: key` for each action", problems)
    known = actions()
    for name, (at, value) in () if chosen is None else chosen.entries.items():
        if name not in known:
            problems.unknown("SUB503", at, "there is no action", name, known)
            continue
        keys = tuple(_keys(value, problems))
        if keys:
            yield Moved(name, keys)


def _keys(value: Node, problems: Problems) -> Iterator[tuple[str, Text]]:
    for node in value.items if isinstance(value, Items) else (value,):
        text = expect_text(node, "a key, or a list of keys", problems)
        if text is None or not isinstance(node, Text):
            continue
        key = key_named(text)
        if key is None:
            hint = "a letter, a sign, F1 to F12, or ctrl+ and a letter: see docs/workshop.md"
            problems.error("SUB501", node, f"`{text[:80]}` is not a key that can be used", hint)
        elif key in KEYS_THAT_STAY:
            message = f"`{text[:80]}` does the same everywhere and cannot be given to anything else"
            problems.error("SUB501", node, message, "choose another key")
        else:
            yield key, node


def _clash(moved: list[Moved]) -> tuple[Moved, Text, str] | None:
    """The last moved action, in the file's order, whose key does something else on one of the screens."""
    own = {each.id: each for each in moved}
    for each in reversed(moved):
        for key, node in each.keys:
            for kind in _PLACES:
                others = [other for other in _bound(kind, own, key) if other.id != each.id]
                if others and any(binding.id == each.id for binding in _all(kind)):
                    return each, node, _named(others[0])
    return None


def _named(binding: Binding) -> str:
    does = what_it_does(binding)
    return binding.id or (binding.action if does is None else words(does))


def _bound(kind: type[DOMNode], own: dict[str, Moved], key: str) -> Iterator[Binding]:
    """The bindings of a key on a screen, once the actions in `own` are moved."""
    for binding in _all(kind):
        moved = own.get(binding.id or "")
        keys = binding.key.split(",") if moved is None else [each for each, _ in moved.keys]
        if key in keys:
            yield binding


def _all(kind: type[DOMNode]) -> Iterator[Binding]:
    """The bindings of a screen and of the app, our own and those of widgets that only move."""
    for base in (*kind.__mro__, InterviewApp):
        if base.__module__.startswith("subsidiarity."):
            yield from (each for each in base.__dict__.get("BINDINGS", ()) if isinstance(each, Binding))
