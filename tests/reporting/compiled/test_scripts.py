"""The scripts of the page: no word of theirs, nothing of a text is interpreted, nothing is fetched or run."""

from __future__ import annotations

import re

import pytest
from tests.reporting.compiled.scripts import WEB

SCRIPTS = sorted(WEB.glob("*.js"))
TEXT = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`")
COMMENT = re.compile(r"^\s*//.*$|\s//\s.*$", re.MULTILINE)
SAID = re.compile(r"[A-Za-z]{2,} [a-z]{2,}")
ACTING = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|fetch\(|XMLHttpRequest|WebSocket"
    r"|sendBeacon|import\(|localStorage|setTimeout\(\s*[\"'`]"
)
OF_A_FILE = {
    '"# Saved by the interview, which keeps every answer and note but no comments like this one."',
    "`Answers to the questions of ${id}: ${title}`",
    '"y n yes no on off true false null none nan inf"',
    '"ruled out"',
    '"january february march april may june july august september october november december"',
}
"""Texts that stand in decision files and records, whatever the language."""


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_no_script_has_words_of_its_own(script):
    """Each word comes from Python, where it can be translated."""
    code = COMMENT.sub("", script.read_text(encoding="utf-8"))
    texts = (text for text in TEXT.findall(code) if SAID.search(text.replace("use strict", "")))

    assert [] == [text for text in texts if text not in OF_A_FILE and not text.startswith('"verdict')]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_no_script_makes_markup_of_text_or_loads_or_runs_anything(script):
    """Text is only ever set as text."""
    assert [] == ACTING.findall(script.read_text(encoding="utf-8"))


def test_no_script_is_long():
    """As modules are."""
    lines = {script.name: len(script.read_text(encoding="utf-8").splitlines()) for script in SCRIPTS}

    assert {} == {name: number for name, number in lines.items() if number > 250}
