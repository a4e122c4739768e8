"""A side file as text is what its reader reads, and comes out the same however often it is brought up to date."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.test_any_bytes import damaged
from tests.reading.translation.samples import HEAD, WELLS, rulebook, sources, translation

from subsidiarity.analysis.editions.renewed_translation import renewed
from subsidiarity.api import DEFAULT_RULEBOOK
from subsidiarity.api.translating import source_texts
from subsidiarity.reading.rulebook import read_rulebook
from subsidiarity.reading.translation.side_file import read_side_file
from subsidiarity.reporting.rulebook.side_file import render_side_file

READ, TEXTS = rulebook(), sources()
BOOKS = sorted((Path(__file__).parents[2] / "rulebooks").glob("*.yaml"))
RULEBOOKS = [Path(DEFAULT_RULEBOOK), *(book for book in BOOKS if "." not in book.stem)]


def brought(side_file, wells=WELLS):
    """The text of a side file, brought up to date with the wells."""
    return render_side_file(renewed(rulebook(wells), sources(wells), "fr", translation(side_file, wells)))


def accented(blank):
    """The translation in which each text is its source text with an accent behind it."""
    return replace(blank, texts=tuple(replace(each, text=f"{each.of} é") for each in blank.texts))


def test_a_new_side_file_says_what_to_do():
    """Each text has an empty place below its source text."""
    text = render_side_file(renewed(rulebook(), sources(), "fr"))

    assert text.startswith("# Texts of a rulebook in another language.")
    assert "\ntranslates: wells\nedition: '2'\nlanguage: fr\n\ntitle:\n  of: Who looks" in text
    assert "\nlevels:\n  street:\n    name:\n      of: Street\n      text:\n    body:\n" in text


@pytest.mark.parametrize("path", RULEBOOKS, ids=lambda path: path.stem)
def test_a_side_file_comes_back_as_it_was_written(path):
    """Of each rulebook, with a translation for each text, and is then the same to the byte."""
    data = path.read_bytes()
    found, _ = read_rulebook(data, path.name)
    assert found is not None
    texts = source_texts(data)
    first = accented(renewed(found, texts, "fr"))
    old, diagnostics = read_side_file(render_side_file(first).encode(), "x.fr.yaml", found, texts)
    assert old is not None, diagnostics

    again = render_side_file(renewed(found, texts, "fr", old))
    same, _ = read_side_file(again.encode(), "x.fr.yaml", found, texts)

    assert first.texts == old.texts
    assert again == render_side_file(renewed(found, texts, "fr", same))


def test_comments_stay_with_their_keys():
    """Above them, and the last ones at the end; those of keys that went are there, too."""
    side_file = f"""\
# By Ann.
{HEAD}\
levels:
  # Streets are roads here.
  street:
    name: {{of: Street, text: Rue}}  # or Chemin?
questions:
  # Gone one day.
  moon: {{ask: {{of: Moon?, text: Lune ?}}}}
# The end.
"""
    text = brought(side_file)

    assert text.startswith("# By Ann.\ntranslates: wells\n")
    assert (
        "  # Streets are roads here.\n  street:\n    # or Chemin?\n    name:\n      of: Street\n      text: Rue\n"
        in text
    )
    assert text.endswith(
        "\n# The end.\n# Gone one day.\n# The rulebook has no place for these texts any longer:\n"
        "# questions / moon / ask\n#   of: Moon?\n#   text: Lune ?\n"
    )
    assert text == brought(text)


def test_a_mark_stands_above_the_new_source_text():
    """Where a translator compares the two."""
    text = brought(f"{HEAD}title: {{of: Who has wells?, text: Qui ?}}\n")

    assert "\ntitle:\n  was: Who has wells?\n  of: Who looks after the wells?\n  text: Qui ?\n" in text
    assert text == brought(text)


WRITTEN = render_side_file(accented(renewed(READ, TEXTS, "fr")))


@given(st.text(alphabet="aé#:'\"{}-| \n\\", max_size=12).filter(str.strip))
def test_any_text_survives(text):
    """Quotes, braces, marks of comments and line ends among them; at most its line ends are other ones."""
    first = renewed(READ, TEXTS, "fr")
    wanted = (replace(first.texts[0], text=text), *first.texts[1:])
    side_file = render_side_file(replace(first, texts=wanted))
    found, _ = read_side_file(side_file.encode(), "x", READ, TEXTS)

    if found is None:
        assert "{" in text
        return
    assert text.strip().split() == found.texts[0].text.split()


@given(damaged(WRITTEN.encode()))
def test_no_line_of_a_translator_is_lost(data):
    """Whatever happened to a side file, each comment and each text in it is in what becomes of it."""
    old, _ = read_side_file(data, "x", READ, TEXTS)
    if old is None:
        return
    text = render_side_file(renewed(READ, TEXTS, "fr", old))
    again, _ = read_side_file(text.encode(), "x", READ, TEXTS)

    assert again is not None
    assert {line for found in old.comments.values() for line in found} <= set(map(str.strip, text.split("\n")))
    kept = sorted(each.text for each in (*again.texts, *old.left) if each.text)
    assert all(each.text in kept or each.text in text for each in old.texts)
