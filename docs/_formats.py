"""The parts of the two file formats' pages that the code and the shipped rulebook know best."""  # noqa: INP001

from __future__ import annotations

import re
from pathlib import Path

from subsidiarity.api import load_advisor
from subsidiarity.model.annotation import get_args
from subsidiarity.model.condition import Relation
from subsidiarity.model.decision import Evidence
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
    advisor, _ = load_advisor()
    assert advisor is not None
    forms = ("`{word}`", "`LEVEL, {word}`", "`{word}, LEVEL or LEVEL`")
    gaps = {"{body}": "the level's body", "{bodies}": "the bodies beside it", "{above}": "the body of the upper level"}
    rows = []
    for manner in advisor.rulebook.manners:
        says = manner.says
        for gap, shown in gaps.items():
            says = says.replace(gap, shown)
        form = forms[manner.levels].format(word=manner.word) if manner.id else "`LEVEL`"
        rows.append(f"| {form} | {says if manner.id else 'that level'} |")
    return "\n".join(["| spelling | means |", "|---|---|", *rows])


def _questions() -> str:
    advisor, _ = load_advisor()
    assert advisor is not None
    lines = []
    for question in advisor.rulebook.questions:
        lines += [f"### `{question.id}`", "", question.ask, "", "| option | means |", "|---|---|"]
        lines += [f"| `{option.id}` | {option.text} |" for option in question.options]
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
        ("`checked` of a source", get_args(Checked), "how far we read it"),
        ("`evidence` of an answer", tuple(word for word in get_args(Evidence) if word), "in a decision file"),
    ]
    lines = [f"| {what} | {', '.join(f'`{word}`' for word in words)} | {meaning} |" for what, words, meaning in rows]
    return "\n".join(["| where | words | |", "|---|---|---|", *lines])
