"""The parts of the two file formats' pages that the code and the shipped rulebook know best."""  # noqa: INP001

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

from subsidiarity.api import load_advisor
from subsidiarity.model.condition import Relation
from subsidiarity.model.decision import Evidence
from subsidiarity.model.outcome import MANNERS, NO_LEVEL
from subsidiarity.model.rulebook import Checked, Pull

DOCS = Path(__file__).parent
_PART = re.compile(r"(<!-- generated: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def formats() -> dict[Path, str]:
    """The text of each format's page, with its generated parts as they are today."""
    parts = {"outcomes": _outcomes(), "questions": _questions(), "words": _words()}
    texts = {}
    for name in ("decision-file.md", "rulebook-file.md"):
        text = (DOCS / name).read_text(encoding="utf-8")
        texts[DOCS / name] = _PART.sub(lambda part: f"{part[1]}{parts[part[2]]}\n{part[3]}", text)
    return texts


def _outcomes() -> str:
    acting = [f"| `LEVEL, {manner}` | {_MEANING[manner]} |" for manner in MANNERS if manner in _MEANING]
    rows = [
        "| `LEVEL` | that level, alone |",
        *acting,
        "| `contested, LEVEL or LEVEL` | a case for moving up and a case against; the lower level comes first |",
        f"| `{NO_LEVEL}` | none can be recommended |",
    ]
    return "\n".join(["| spelling | means |", "|---|---|", *rows])


_MEANING = {
    "jointly": "that level, together with its neighbours",
    "independently": "a body of that level which is independent of the decider",
}


def _questions() -> str:
    advisor, _ = load_advisor()
    assert advisor is not None
    lines = []
    for question in advisor.rulebook.questions:
        lines += [f"### `{question.id}`", "", question.ask, "", "| option | means |", "|---|---|"]
        lines += [f"| `{option.id}` | {option.anchor} |" for option in question.options]
        lines += ["", f"Theme: {question.theme}. Pull: {question.pull}. Source: {question.source}", ""]
    return "\n".join(lines).rstrip()


def _words() -> str:
    rows = [
        (
            "`pull` of a question",
            get_args(Pull),
            "which way a stronger answer may move a level, `either` claims no direction; proved by `check`",
        ),
        ("tests in a condition", get_args(Relation), "nothing else"),
        ("manners of an outcome", MANNERS, "how a level acts; `none` is spelled `no level`"),
        ("`checked` of a source", get_args(Checked), "how far we read it"),
        ("`evidence` of an answer", tuple(word for word in get_args(Evidence) if word), "in a decision file"),
    ]
    lines = [f"| {what} | {', '.join(f'`{word}`' for word in words)} | {meaning} |" for what, words, meaning in rows]
    return "\n".join(["| where | words | |", "|---|---|---|", *lines])
