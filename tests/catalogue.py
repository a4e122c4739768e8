"""The phrases of the program, and what a catalogue of translations lacks."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence, Set
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir

from subsidiarity.reporting.pseudo import CLOSES, OPENS

HOUSE = Path(__file__).parents[1] / "src" / "subsidiarity"
KEYWORDS: dict[str, tuple[int, ...] | None] = {"words": None, "Phrase": None, "plural": (1, 2), "Plural": (1, 2)}

_FIELD = re.compile(r"\{(\w+)[^{}]*\}")
_PHRASE = re.compile(r"[A-Za-z]{2,} |\s[A-Za-z]{2,}|^[A-Z][a-z]+")
_SAYS_IT = {*KEYWORDS}
_SAYS_IT_TO_PROGRAMMERS = {"ValueError", "KeyError", "AssertionError", "RuntimeError", "compile", "cast"}

_INNERMOST = re.compile(f"{OPENS}[^{OPENS}{CLOSES}]*{CLOSES}")

Entry = str | tuple[str, ...]
"""The English of one phrase, or the forms of a plural."""


@cache
def phrases(folder: Path = HOUSE) -> frozenset[Entry]:
    """Every phrase that is said through `words`, `Phrase`, `plural` or `Plural`; of a plural, both forms."""
    found = extract_from_dir(folder, [("**.py", "python")], keywords=KEYWORDS)
    return frozenset(_entry(message) for _, _, message, _, _ in found)


def said_in(module: Path) -> Iterator[str]:
    """The literal texts that a module says through `words`, `Phrase`, `plural` or `Plural`, as Python reads it."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS:
            said = node.args[: len(KEYWORDS[node.func.id] or (1,))]
            yield from (text.value for text in said if isinstance(text, ast.Constant) and isinstance(text.value, str))


def lacks(catalogue: Catalog, wanted: Set[Entry]) -> list[str]:
    """What is missing in a catalogue, what nobody says any more, and whose fields are not the phrase's."""
    translated = {_entry(message.id): message for message in catalogue if message.id}
    problems = [f"missing: {phrase}" for phrase in wanted if not all(_forms(translated.get(phrase)))]
    problems += [f"not said: {phrase}" for phrase in translated if phrase not in wanted]
    for phrase, message in translated.items():
        fields = set(_FIELD.findall(" ".join(_texts(phrase))))
        problems += [
            f"other fields: {form}" for form in _forms(message) if form and not set(_FIELD.findall(form)) <= fields
        ]
    return sorted(problems)


def left(said: str, data: str) -> set[str]:
    """The words of a text in the pseudo-language that are neither in brackets nor in the data."""
    while (inner := _INNERMOST.sub(" ", said)) != said:
        said = inner
    known = set(re.findall(r"[^\W\d_]+", data.lower()))
    return {word for word in re.findall(r"[^\W\d_]+", said.lower()) if word not in known}


def bare_phrases(module: Path) -> Iterator[str]:
    """The phrases in a module that do not pass through `words`, `Phrase`, `plural` or `Plural`, each with its line."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str) and _PHRASE.search(node.value)
        if is_text and not _is_said(node, parents):
            assert isinstance(node, ast.Constant)
            yield f"{module.name}:{node.lineno}: {node.value!s}"


def _is_said(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> bool:
    """Whether a text passes through one of ours, or is for programmers: a docstring, an exception, a type."""
    while node in parents:
        node = parents[node]
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in _SAYS_IT or name in _SAYS_IT_TO_PROGRAMMERS:
                return True
        if isinstance(node, ast.Assert | ast.Subscript | ast.Expr) and not _is_spoken(node):
            return True
    return False


def _is_spoken(node: ast.AST) -> bool:
    """Whether a statement by itself does something, and is no docstring."""
    return isinstance(node, ast.Expr) and not isinstance(node.value, ast.Constant)


def _entry(said: str | Sequence[str]) -> Entry:
    return said if isinstance(said, str) else tuple(said)


def _forms(message: object) -> tuple[str, ...]:
    text = getattr(message, "string", "")
    return _texts(text) or ("",)


def _texts(text: Entry) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)
