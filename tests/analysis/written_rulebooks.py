"""Small rulebooks as people write them: each test shows the lines it turns on, the rest is here."""

from __future__ import annotations

from tests.manners import MANNERS

from subsidiarity.reading.rulebook import read_rulebook
from subsidiarity.reasoning.compiled import compile_rulebook

LEVELS = (
    "street: {name: Street, body: street, about: a}, town: {name: Town, body: town, about: a}, "
    "land: {name: Land, body: land, about: a}"
)
QUESTIONS = """
  reach: {name: reach, theme: t, pull: up, ask: How far?, options: {street: s, town: t, land: l}, source: S}
  trust: {name: trust, theme: t, pull: down, ask: How much trust?, options: {none: n, some: s, much: m}, source: S}
  means: {name: means, theme: t, pull: none, ask: What means?, options: {poor: p, rich: r}, source: S}
"""
SOURCES = "  S: {author: A, year: 2000, title: T, checked: original}"

PLAIN = """
  start:
    ask: Where?
    branches:
      - {id: far, when: {reach: {is: land}}, to: land, because: B, source: S}
      - {id: wide, when: {all: [{reach: {is: town}}, {trust: {at_most: some}}]}, to: town, because: B, source: S}
      - {id: stuck, when: {all: [{reach: {is: town}}, {means: {is: poor}}]}, to: no level, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""
"""Steps in which every branch decides on some sheet."""


def rulebook(
    steps=PLAIN,
    *,
    levels=LEVELS,
    questions=QUESTIONS,
    head="",
    later_roles="",
    safeguards="",
    sources=SOURCES,
    edition="1",
):
    """A rulebook with one role `decide` that begins at the first of these steps; `head` is lines more at its top."""
    start = steps.split(":")[0].strip()
    text = f"""
rulebook: small
edition: {edition}
title: Small
headline: decide
{head}
levels: {{{levels}}}
{MANNERS}questions:
{questions}
roles:
  decide:
    name: decides
    ask: Who?
    start: {start}
    steps:
{indented(steps)}
{later_roles}
safeguards: {{{safeguards}}}
sources:
{sources}
"""
    read, diagnostics = read_rulebook(text.encode(), "small.yaml")
    assert read is not None, diagnostics
    return read


def compiled(steps=PLAIN, **parts):
    """The same, compiled."""
    return compile_rulebook(rulebook(steps, **parts))


def later_role(identity, steps):
    """A role after `decide`, for `later_roles`."""
    start = steps.split(":")[0].strip()
    return f"  {identity}:\n    name: n\n    ask: a\n    start: {start}\n    steps:\n{indented(steps)}\n"


def indented(steps):
    return "\n".join(f"    {line}" for line in steps.strip("\n").splitlines())


def sheet(compiled_rulebook, **answers):
    """A full sheet of the answers named; the weakest option for every other question."""
    questions = compiled_rulebook.rulebook.questions
    return tuple(question.option_ids.index(answers.get(question.id, question.option_ids[0])) for question in questions)
