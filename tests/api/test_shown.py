"""Results that show themselves: in a line, in words, and as a piece of a page in a notebook."""

from __future__ import annotations

import pickle
import re
from dataclasses import replace
from datetime import date

import html5lib
import pytest
from tests.api.shed import ROOF, RULES, advisor_of, decision_of

from subsidiarity.api import Advice, diff_rulebooks, names_apart, open_advisor, outline, render_outlines
from subsidiarity.model.noun import dataclass
from subsidiarity.model.recommendation import Recommendation

BUSES = "decisions/city-region-buses.yaml"
MOST_IN_A_LINE = 250
MOST_IN_A_PIECE = 20_000


@pytest.fixture(scope="module")
def climb():
    """The advisor of the rulebook that is shipped."""
    return open_advisor()


def results(advisor):
    """One of everything that the advisor of the shipped rulebook gives, by name."""
    advice = advisor.evaluate(BUSES)
    editions, _ = diff_rulebooks(advisor, advisor)
    assert editions is not None
    return {
        "advisor": advisor,
        "rulebook": advisor.rulebook,
        "role": advisor.role(),
        "decision": advice.decision,
        "advice": advice,
        "recommendation": pickle.loads(pickle.dumps(advice)),
        "role advice": advice.headline,
        "explanation": advice.explain(),
        "first page": advisor.first_page(advice),
        "what-if": advisor.what_if(advice, {"settling": "likely"}),
        "comparison": advisor.compare([advice, "decisions/alcohol-minimum-price.yaml"]),
        "group": advisor.group([advice, advice]),
        "editions": editions,
        "edition diff": editions.diff,
        "row": next(advisor.evaluate_paths(BUSES)),
        "test": advisor.test(BUSES),
        "hand-out": advisor.hand_out(),
    }


def test_everything_has_a_short_line(climb):
    """No result fills the screen of whoever types its name."""
    lines = {name: repr(result) for name, result in results(climb).items()}

    assert {} == {name: said for name, said in lines.items() if len(said) > MOST_IN_A_LINE or "\n" in said}
    assert {} == {name: said for name, said in lines.items() if " object at 0x" in said}


def test_a_line_is_in_words(tmp_path):
    """The decision, and what is recommended."""
    advisor = advisor_of(tmp_path)
    roof = decision_of(advisor)
    advice = advisor.evaluate(roof)

    assert [
        "<Advisor by <Rulebook shed, edition 1: 2 questions, 2 roles, 2 levels>>",
        "<Decision roof, “Who mends the roof?”: 2 answers>",
        "<Advice on “Who mends the roof?”: Street should decide.>",
        "<RoleAdvice decide: street>",
        "<Outline “Who mends the roof?”: Street should decide.>",
        "<WhatIf on roof: trust answered otherwise; it changes decide>",
        "<Comparison of roof, roof: 0 questions answered differently>",
        "<GroupView of 2 sheets on roof: they differ on 0 questions, and 0 of these matter>",
    ] == [
        repr(each)
        for each in (
            advisor,
            roof,
            advice,
            advice.headline,
            advice.explain(),
            advisor.what_if(roof, {"trust": "helps"}),
            advisor.compare([roof, roof]),
            advisor.group([roof, roof]),
        )
    ]


def test_large_nouns_are_cut(climb):
    """A compiled rulebook has millions of characters."""
    assert len(repr(climb.compiled)) <= 400
    assert len(repr(climb.prospects(BUSES))) <= 400


def test_a_result_within_a_noun_is_its_own_line(tmp_path):
    """Whether it shows itself or not."""

    @dataclass(frozen=True, slots=True)
    class Shelf:
        """A noun that holds any other."""

        holds: object

    advisor = advisor_of(tmp_path)
    tried = advisor.what_if(decision_of(advisor), {"use": "one"})

    assert f"{Shelf.__qualname__}(holds={tried!r})" == repr(Shelf(tried))


@pytest.mark.parametrize("name", ["advice", "explanation", "first page", "what-if", "comparison", "group", "hand-out"])
def test_a_notebook_shows_a_piece_of_a_page(climb, name):
    """Short, valid, and nothing in it runs or is loaded."""
    piece = results(climb)[name]._repr_html_()
    html5lib.HTMLParser(strict=True).parseFragment(piece)

    assert type(piece) is str
    assert len(piece) <= MOST_IN_A_PIECE
    assert [] == re.findall(r"<script|<link|<img|\bsrc=|url\(|@import|\bon\w+=", piece)


def test_a_piece_has_the_colours_of_its_notebook(climb):
    """Light or dark: it sets no background, and no colour of text."""
    style = re.findall(r"<style>(.*?)</style>", climb.evaluate(BUSES)._repr_html_(), re.DOTALL)[0]

    assert ["inherit"] == re.findall(r"(?<![-\w])color: ([^;]+)", style)
    assert "background" not in style
    assert {".subsidiarity"} == {selector.split()[0] for selector in re.findall(r"^(\.\w.*?) {", style, re.MULTILINE)}


def test_what_acts_in_html_is_shown_in_a_piece(tmp_path):
    """A title is data."""
    advisor = advisor_of(tmp_path)
    hostile = replace(decision_of(advisor), title="<script>alert(1)</script></div>")

    assert "&lt;script&gt;alert(1)&lt;/script&gt;&lt;/div&gt;" in advisor.evaluate(hostile)._repr_html_()


def test_advice_is_printed_as_the_command_says_it(climb):
    """The first page, with what others do."""
    printed = str(climb.evaluate(BUSES)).splitlines()

    assert "Bus network of a city region" == printed[0]
    assert "The region should decide; the money should come from the nation." == printed[3]
    assert "The region should decide; the money should come from the nation." == climb.evaluate(BUSES).says
    assert any(line.startswith("Elsewhere") for line in printed)


def test_the_whole_argument_has_every_form(climb):
    """Text, Markdown and a page of HTML, of advice and of its explanation."""
    advice = climb.evaluate(BUSES)

    assert "# The full argument" in advice.to_markdown()
    assert advice.to_markdown() == advice.explain().to_markdown()
    assert advice.to_text() == str(advice.explain())
    assert advice.to_html(date(2026, 3, 4)).startswith("<!DOCTYPE html>")
    assert "Dated 4 March 2026." in advice.to_html(date(2026, 3, 4))
    html5lib.HTMLParser(strict=True).parse(advice.explain().to_html())
    html5lib.HTMLParser(strict=True).parse(climb.what_if(advice, {"settling": "likely"}).to_html())


def test_another_role_is_explained(climb):
    """An unknown one is refused with the nearest."""
    advice = climb.evaluate(BUSES)

    assert "nation" in advice.explain("pay").headline
    with pytest.raises(KeyError, match="there is no role `pai`; did you mean `pay`"):
        advice.explain("pai")


def test_advice_is_the_recommendation(tmp_path):
    """Equal to it, as good as it, and pickled as it: whoever reads it back may have no advisor."""
    advice = advisor_of(tmp_path).evaluate({"use": "some"})
    plain = pickle.loads(pickle.dumps(advice))

    assert (Advice, Recommendation) == (type(advice), type(plain))
    assert (plain, True, True) == (advice, advice == plain, advice.open_questions == plain.open_questions)
    assert advice != advisor_of(tmp_path).evaluate({"use": "one"})


def test_shown_results_are_what_functions_take(tmp_path):
    """An outline that shows itself is an outline, a what-if a what-if."""
    advisor = advisor_of(tmp_path)
    roof = decision_of(advisor)
    tried = advisor.what_if(roof, {"use": "one"})

    assert str(tried) == render_outlines([outline(tried)])
    assert str(advisor.explain(roof)) == render_outlines([advisor.explain(roof)])
    assert ["“Who mends the roof?”"] == names_apart([("", roof)])


@pytest.mark.parametrize(
    ("answer", "options"), [("helps", {"helps"}), (1, {"helps"}), (["none", "helps"], {"none", "helps"}), (None, None)]
)
def test_a_what_if_takes_answers_as_they_are_typed(tmp_path, answer, options):
    """A word, a place, several, or not known; the question by its id or its name."""
    advisor = advisor_of(tmp_path)
    tried = advisor.what_if(decision_of(advisor), {"Trust": answer})

    assert (options or {"none", "helps"}) == set(tried.after.decision.answers["trust"].options)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"truste": "none"}, "there is no question `truste`; did you mean `trust`?"),
        ({"trust": "help"}, "`trust` has no option `help`; did you mean `helps`?"),
        ({"trust": frozenset({"help"})}, "`trust` has no option `help`; did you mean `helps`?"),
        ({"trust": 7}, "`trust` has no option at place 7; places are whole numbers from 0 (`none`) to 1 (`helps`)"),
        ({"trust": []}, "`trust` has no answer here; write `unknown` if that is meant"),
        ({3: "none"}, "`question` is to be text, not an int"),
        ("trust=none", "`changes` is to be a dict of answers by question, not a str"),
    ],
    ids=str,
)
def test_a_what_if_that_cannot_be_tried_is_refused_in_words(tmp_path, changes, said):
    """With the nearest name."""
    advisor = advisor_of(tmp_path)
    with pytest.raises((KeyError, TypeError, ValueError)) as error:
        advisor.what_if(decision_of(advisor), changes)

    assert said == str(error.value)


def test_minutes_need_a_workshop(tmp_path):
    """Said in words."""
    advisor = advisor_of(tmp_path, RULES)
    with pytest.raises(ValueError, match="`roof` was not answered in a workshop"):
        advisor.minutes(decision_of(advisor, ROOF))
