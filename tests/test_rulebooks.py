"""Rulebooks of other houses read right: a company's, a federation's of seven levels, and one whose questions are kinds.

What the program says comes from the rulebook alone; words of the rulebook that is shipped would be wrong words here.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.cli.running import subsidiarity

from subsidiarity.api import load_advisor

FOLDER = Path(__file__).parent / "rulebooks"
BOOKS = ("firm", "federation", "clinic")
HEADLINES = {
    "press-brake": "The team should decide, together with the teams it works with.",
    "merger": "Still open: the executive or the board.",
    "boat-colour": "The club should decide, by treaty with neighbouring clubs.",
    "oar-length": "World Rowing should decide.",
    "night-rota": "The clinic, until the ward is ready, should decide.",
    "new-sedative": "Still open: the clinic or the hospital group.",
}
WORDS_OF_ANOTHER_HOUSE = ("council", "contested", "two sides", "neighbourhood", "no level")


def read(name, *arguments):
    """The output of a command that judges by the rulebook `name`, and finds nothing wrong."""
    command, *others = arguments
    run = subsidiarity(command, "--rulebook", f"{name}.yaml", *others, cwd=FOLDER)

    assert (0, False) == (run.returncode, "Traceback" in run.stderr), run.stderr
    return run.stdout


def files(name):
    """The decision files of a rulebook, from its folder's folder."""
    return sorted(f"{name}/{file.name}" for file in (FOLDER / name).glob("*.yaml"))


def wrong_words(name, text):
    """The ids of questions and options in a text, but for those of levels, and the words of another house in it."""
    advisor, _ = load_advisor(str(FOLDER / f"{name}.yaml"))
    assert advisor is not None
    rulebook = advisor.rulebook
    ids = {question.id for question in rulebook.questions}
    ids |= {option for question in rulebook.questions for option in question.option_ids}
    manners = {manner.id for manner in rulebook.manners if "_" in manner.id}
    unwanted = [*sorted((ids | manners) - set(rulebook.level_ids)), *WORDS_OF_ANOTHER_HOUSE, "?:", "the the "]
    return [word for word in unwanted if word in text.lower()]


def seen(page):
    """The text of a page without its tags, styles and scripts."""
    return re.sub(r"<(style|script)\b.*?</\1>|<[^>]*>", " ", page, flags=re.DOTALL)


@pytest.mark.parametrize("name", BOOKS)
def test_a_rulebook_of_another_house_is_without_fault(name):
    """Its decisions come out as their files expect, and nothing is wrong with it."""
    assert "Complete: every one of " in read(name, "check", "--all", f"{name}.yaml")
    assert "2 decisions as expected, 0 not as expected." in read(name, "test", *files(name))


@pytest.mark.parametrize("name", BOOKS)
def test_an_argument_is_in_the_words_of_its_rulebook(name):
    """As text and as a page: the headline is right, with no id in it and no word of another house."""
    for file in files(name):
        text, page = read(name, "explain", file), read(name, "explain", file, "--format", "html")
        headline = HEADLINES[Path(file).stem]

        assert headline in text
        assert headline in page
        assert [] == wrong_words(name, text)
        assert [] == wrong_words(name, seen(page))


@pytest.mark.parametrize("name", BOOKS)
def test_reports_and_drawings_are_in_the_words_of_their_rulebook(name, tmp_path):
    """Every page that is written, the rulebook's and the index among them, and the rule graph in both languages."""
    read(name, "report", *files(name), "--output", tmp_path)
    pages = [page.read_text(encoding="utf-8") for page in sorted(tmp_path.glob("*.html"))]
    drawn = [read(name, "draw", files(name)[0], "--format", form) for form in ("mermaid", "dot")]

    assert 4 == len(pages)
    assert [[]] * 6 == [wrong_words(name, text) for text in (*map(seen, pages), *drawn)]


@pytest.mark.parametrize("name", BOOKS)
def test_lists_for_readers_are_in_the_words_of_their_rulebook(name):
    """The questions, the hand-out, and decisions side by side."""
    first, second = files(name)
    said = [read(name, "questions"), *(read(name, "questions", file) for file in (first, second))]
    said += [read(name, "hand-out", first), read(name, "compare", first, second)]

    assert [[]] * 5 == [wrong_words(name, text) for text in said]


def test_results_are_counted_by_the_names_of_manners():
    """A result of two levels has the name of its manner, and no id."""
    run = subsidiarity("check", "--rulebook", "clinic.yaml", "clinic/night-rota.yaml", cwd=FOLDER)

    assert "1 decision: 1 until those below are ready.\n" == run.stderr + run.stdout


def test_a_template_expects_an_outcome_that_its_rulebook_has():
    """The line on what is expected can be used as it stands."""
    advisor, _ = load_advisor(str(FOLDER / "federation.yaml"))
    assert advisor is not None
    text = read("federation", "new", "-").replace("# expects:", "expects:")
    (_,), diagnostics = advisor.read(text.encode(), "new.yaml")

    assert () == diagnostics


def test_a_rulebook_that_claims_nothing_says_so(tmp_path):
    """On its page, below the heading that is there in any case."""
    read("clinic", "report", "clinic/night-rota.yaml", "--output", tmp_path)

    assert "<p>It says nothing on this.</p>" in (tmp_path / "rulebook.html").read_text(encoding="utf-8")
