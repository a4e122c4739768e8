"""The page for programs: every line of it is run, as it would be typed."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

PAGE = (Path(__file__).parent.parent / "docs" / "python.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(python|pycon)\n(.*?)```", PAGE, re.DOTALL)


def test_the_page_says_what_happens():
    """The first block makes the names that the others use; what these print is as it is written."""
    pytest.importorskip("pandas")
    pytest.importorskip("polars")
    (kind, begin), *others = BLOCKS
    assert ("python", {"pycon"}) == (kind, {kind for kind, _ in others})
    names: dict[str, object] = {}
    exec(begin, names)
    session = doctest.DocTestParser().get_doctest("".join(map(printed, others)), names, "python.md", None, 0)
    said: list[str] = []
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    doctest.DocTestRunner(optionflags=flags).run(session, out=said.append)

    assert session.examples
    assert "" == "".join(said)


def printed(block):
    """A block as doctest has it: an empty line of what is printed has a mark, for others end what is printed."""
    return re.sub(r"^$(?=\n)", "<BLANKLINE>", block[1], flags=re.MULTILINE)


def test_the_ten_lines_are_ten():
    """With the empty one."""
    (_, begin), *_ = BLOCKS

    assert 10 == len(begin.splitlines())
