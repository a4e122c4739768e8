"""The chapter on writing a rulebook is followed from its first line to its last."""

from __future__ import annotations

from docs._chapter import CHAPTER, chapter


def test_every_command_of_the_chapter_prints_what_stands_below_it():
    """In the folder of its files, as they stand by then; `python -m docs._generate` writes it anew."""
    assert CHAPTER.read_text(encoding="utf-8") == chapter()
