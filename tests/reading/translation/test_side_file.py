"""A side file holds texts, each with the source text that it translates, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.samples import lines_of
from tests.reading.test_any_bytes import ANYTHING, damaged, is_within
from tests.reading.translation.samples import HEAD, WELLS, hints, rulebook, said, sources, translation

from subsidiarity.model.diagnostic import has_errors
from subsidiarity.reading.decision import DecisionReader
from subsidiarity.reading.rulebook import read_rulebook
from subsidiarity.reading.translation.side_file import holds_side_file, read_side_file, texts_to_show

SOUND = f"""{HEAD}\
levels:
  street:
    name: {{of: Street, text: Rue}}
    body:
      of: the street
      text:
"""


def test_a_text_stands_beside_its_source_text():
    """And one without a translation is there to be written."""
    found = translation(SOUND)

    assert ("wells", "2", "fr") == (found.rulebook, found.edition, found.language)
    assert [("Street", "Rue"), ("the street", "")] == [(each.of, each.text) for each in found.texts]
    assert {("levels", "street", "name"): "Rue"} == texts_to_show(found, dict.fromkeys((), "") | source_by_key())


def source_by_key():
    """The source texts by their keys."""
    return {source.key: source.text for source in sources()}


def test_lines_may_break_elsewhere():
    """In the source text as it is copied, for editors break lines."""
    assert [] == said(f"{HEAD}title:\n  of: >-\n    Who looks after\n    the wells?\n  text: Qui ?\n")


def test_a_changed_source_text_makes_a_text_stale():
    """It is a warning at what was translated, and the text is not shown."""
    text = f"{HEAD}levels:\n  street:\n    name: {{of: Road, text: Rue}}\n"

    assert [
        "6:16 SUB603 the source text has changed since this was translated; the rulebook's own is shown in its place"
    ] == said(text)
    assert ["look at `text` again, then write behind `of` what it is now: Street"] == hints(text)
    assert {} == texts_to_show(translation(text), source_by_key())


def test_a_text_that_is_marked_as_stale_is_stale():
    """Until somebody has looked at it and deletes the mark."""
    text = f"{HEAD}title:\n  was: Who has wells?\n  of: Who looks after the wells?\n  text: Qui ?\n"

    assert ["5:8 SUB603"] == [line[:10] for line in said(text)]
    assert ["look at `text` again, then delete `was`; the source text is now: Who looks after the wells?"] == hints(
        text
    )


@pytest.mark.parametrize(
    ("text", "expected", "hint"),
    [
        (
            "levels:\n  stret: {name: {of: a, text: b}}\n",
            "5:3 text below `levels` called `stret`",
            "did you mean `street`?",
        ),
        ("tittle: {of: a, text: b}\n", "4:1 texts called `tittle`", "did you mean `title`?"),
        (
            "questions:\n  trust:\n    note: {of: a, text: b}\n",
            "6:5 text below `questions.trust` called `note`",
            "use one of: name, ask, options",
        ),
    ],
)
def test_a_text_that_has_no_place_is_named_with_the_nearest(text, expected, hint):
    """A warning: the others are of use."""
    assert [expected.replace(" text", " SUB604 the rulebook has no text", 1)] == said(HEAD + text)
    assert [hint] == hints(HEAD + text)


def test_nothing_that_has_no_place_is_lost():
    """Whatever was written below a key that the rulebook does not have."""
    found = translation(f"{HEAD}moons:\n  io: {{name: {{of: Moon, text: Lune}}, about: [x]}}\n")

    assert [(("moons", "io", "name"), "Moon", "Lune"), (("moons", "io", "about", "1"), "", "x")] == [
        (each.key, each.of, each.text) for each in found.left
    ]


@pytest.mark.parametrize(
    ("text", "place", "word"),
    [
        ("headline: decide\n", "4:1", "headline"),
        ("questions:\n  reach:\n    pull: down\n", "6:5", "pull"),
        ("questions:\n  reach:\n    theme: x\n", "6:5", "theme"),
        ("manners:\n  alone:\n    levels: 2\n", "6:5", "levels"),
        ("safeguards:\n  review:\n    when: far\n", "6:5", "when"),
        ("conditions:\n  far:\n    when: {reach: {is: town}}\n", "6:5", "when"),
        ("title: {of: Who looks after the wells?, text: Qui ?, source: Oates 1972}\n", "4:54", "source"),
        ("roles:\n  decide:\n    start: climb\n", "6:5", "start"),
        ("roles:\n  decide:\n    steps:\n      climb:\n        branches: {far: {of: x, to: town}}\n", "8:33", "to"),
        ("roles:\n  decide:\n    steps:\n      climb:\n        for_each_level: [town]\n", "8:9", "for_each_level"),
    ],
)  # fmt: skip
def test_a_rule_is_refused_wherever_it_stands(text, place, word):
    """What judges stands in the rulebook alone."""
    assert f"{place} SUB605 `{word}` is no text: a side file holds no rules" in said(HEAD + text)


def test_a_thing_may_be_called_as_a_rule_is():
    """Where ids stand, `when` is an id, if one that the rulebook does not have."""
    assert ["5:3 SUB604 the rulebook has no text below `questions` called `when`"] == said(
        f"{HEAD}questions:\n  when:\n    ask: {{of: a, text: b}}\n"
    )


def test_a_translation_has_the_gaps_of_its_source():
    """Each as often, for rules turn on them: no level above the highest is ever spoken of."""
    text = f"{HEAD}roles: {{decide: {{says: {{of: '{{body}} should decide', text: '{{above}} décide'}}}}}}\n"

    assert ["4:59 SUB606 this text has other gaps than its source text"] == said(text)
    assert ["it has these, each as often: {body}"] == hints(text)


def test_another_rulebook_is_refused_once():
    """And nothing more is said of its texts."""
    text = "translates: firm\nedition: 2\nlanguage: fr\nmoons: {}\n"

    assert ["1:13 SUB601 these are texts of the rulebook `firm`; this is `wells`"] == said(text)


def test_another_edition_is_noticed():
    """Its texts are of use all the same."""
    text = HEAD.replace("edition: 2", "edition: 1") + "title: {of: Who looks after the wells?, text: Qui ?}\n"

    assert ["2:10 SUB602 these are texts of edition 1; the rulebook is edition 2"] == said(text)
    assert ["Qui ?"] == [each.text for each in translation(text).texts]


@pytest.mark.parametrize("tag", ["french", "f", "fr_FR", "fr-", "français"])
def test_a_language_is_a_tag(tag):
    """As browsers and word processors know them."""
    assert [f"3:11 SUB607 `{tag}` is no language tag"] == said(HEAD.replace("fr\n", f"{tag}\n"))


@pytest.mark.parametrize("tag", ["fr", "cy-GB", "sr-Latn-RS", "es-419", "de-CH-1996"])
def test_a_language_may_have_a_script_a_region_and_variants(tag):
    """In this order."""
    assert [] == said(HEAD.replace("fr\n", f"{tag}\n"), "wells.yaml")


def test_a_rulebook_names_its_language():
    """British English unless it does; what is no tag is refused."""
    french, _ = read_rulebook(WELLS.replace("edition: 2\n", "edition: 2\nlanguage: fr\n").encode(), "wells.yaml")
    wrong, diagnostics = read_rulebook(WELLS.replace("edition: 2\n", "edition: 2\nlanguage: ff_\n").encode(), "w.yaml")

    assert french is not None
    assert ("en-GB", "fr") == (rulebook().language, french.language)
    assert (None, [("SUB607", 3, 11)]) == (wrong, [(d.code, d.span.line, d.span.column) for d in diagnostics])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: Qui ?\n", "4:8 SUB020 expected `of` and `text` below `title`, found text"),
        ("title: {text: Qui ?}\n", "4:8 SUB022 `title` needs the field `of`"),
        ("title: {of: a, text: [b]}\n", "4:22 SUB020 expected `text` as text, found a list"),
        ("title: {of: a, txt: b}\n", "4:16 SUB021 a translated text has no field `txt`"),
        ("levels: Rue\n", "4:9 SUB020 expected the texts below `levels`, found text"),
        ("---\na: b\n", "5:1 SUB112 a side file holds one document"),
    ],
)
def test_what_is_no_text_with_its_source_is_said(text, expected):
    """With its place."""
    assert expected in said(HEAD + text)


def test_a_file_that_does_not_say_what_it_translates_is_said_to_be_none():
    """And nothing more is said of it: it may be the rulebook itself."""
    assert ["1:1 SUB022 a side file needs the field `translates`"] == said(WELLS)


def test_the_head_is_needed():
    """Which edition, and which language."""
    assert [
        "1:1 SUB022 a side file needs the field `edition`",
        "1:1 SUB022 a side file needs the field `language`",
    ] == said("translates: wells\n")


def test_a_side_file_is_known_by_its_first_field():
    """And a rulebook is none."""
    assert (True, False, False) == tuple(holds_side_file(each.encode()) for each in (SOUND, WELLS, "- a\n"))


def test_comments_are_kept_with_the_keys_below_or_beside_them():
    """A # within a text is none."""
    found = translation(f"""\
# By Ann.

{HEAD}\
levels:
  # Streets are roads here.
  # Ask Bob.
  street:  # check
    name: {{of: Street, text: "Rue # '1'"}}  # is it?
# The end.
""")

    assert {
        ("translates",): ("# By Ann.",),
        ("levels", "street"): ("# Streets are roads here.", "# Ask Bob.", "# check"),
        ("levels", "street", "name"): ("# is it?",),
        (): ("# The end.",),
    } == found.comments


def test_a_comment_is_none_within_a_text():
    """In a block or in quotes; one on the head of a block, or right below it, is."""
    found = translation(f"""\
{HEAD}\
title:
  of: |  # a block
    Who looks after the wells?
  # below it
  text: "Qui
    # '1'
    # 2?"
limits:  # beside 'it'
  1: {{of: It advises; it does not decide., text: "Un # deux"}}
levels: {{town: {{name: {{of: Town, text: L'"été}}}}}}  # four
# below
""")

    assert {
        ("title", "of"): ("# a block",),
        ("title", "text"): ("# below it",),
        ("limits",): ("# beside 'it'",),
        ("levels",): ("# four",),
        (): ("# below",),
    } == found.comments


@given(ANYTHING | damaged(SOUND.encode()) | st.binary(max_size=30).map(lambda end: HEAD.encode() + end))
def test_any_bytes_give_texts_or_diagnostics(data):
    """With places within the text, and never an exception."""
    found, diagnostics = read_side_file(data, "wells.fr.yaml", WELLS_READ, WELLS_TEXTS)

    assert (found is None) == has_errors(diagnostics)
    assert all(is_within(diagnostic, data) for diagnostic in diagnostics)


WELLS_READ, WELLS_TEXTS = rulebook(), sources()


def test_a_side_file_in_the_place_of_another_file_is_said_once():
    """Whether it is taken for a rulebook or for a decision."""
    as_rulebook, found = read_rulebook(SOUND.encode(), "wells.fr.yaml")
    as_decision, others = DecisionReader(rulebook()).read(SOUND.encode(), "wells.fr.yaml")

    assert (None, ()) == (as_rulebook, as_decision)
    assert [
        "1:1 SUB609 this is a side file, with texts of the rulebook `wells`, and no rulebook",
        "1:1 SUB609 this is a side file, with texts of the rulebook `wells`, and no decision",
    ] == lines_of((*found, *others))
