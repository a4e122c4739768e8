"""One decision as a page: what it shows, and what a browser is allowed to do with it."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from itertools import pairwise

import pytest
from tests.reporting.pages import (
    NOTHING_NOTED,
    attributes,
    decision_page,
    found,
    group_report,
    page_on,
    parsed,
    report,
    tag,
    tags,
    words_of,
)
from tests.reporting.samples import CONTESTED, DISPUTED, EVERY, OPEN, SETTLED

ACTING = [
    "<script>alert(1)</script>", "</title></style><img src=x onerror=alert(1)>", "<!--", "]]>", "&lt;b&gt; &amp;",
    "[link](http://example.org)", "{{7*7}} {% x %} ${y} {0.__class__}", "javascript:alert(1)", '" onmouseover="x',
    "<svg/onload=alert(1)>", "</text></svg><h1>x", "=1+1", "'; DROP", "%3Cscript%3E", "\u05d0\u05d1 right to left",
    "\\u003cscript\\u003e", "<br>", "a\u0301\u0301\u0301",
]  # fmt: skip


def titled(text):
    """A decision whose every free text is this."""
    quoted = "'" + text.replace("'", "''") + "'"
    decision = SETTLED.replace("title: Who mends the pump?", f"title: {quoted}")
    decision = decision.replace("It drips, and three streets drink from it.", quoted)
    return decision.replace('"Three streets drink from it"', quoted).replace('"Count of 3 May"', quoted)


def test_the_page_is_what_it_was(golden):
    """One small decision, byte for byte."""
    golden("settled.html", decision_page(SETTLED))


@pytest.mark.parametrize("name", EVERY)
def test_a_browser_reads_every_page_without_a_complaint(name):
    """Valid HTML, whatever the outcome."""
    assert "html" == tags(decision_page(EVERY[name]))[0]


@pytest.mark.parametrize("text", ACTING)
def test_what_acts_in_html_is_shown(text):
    """The elements are the same as on the page of a harmless decision, and the title reads as typed."""
    hostile = decision_page(titled(text))

    assert tags(decision_page(titled("harmless"))) == tags(hostile)
    assert " ".join(text.split()) == words_of(found(hostile, ".//h1"))


@pytest.mark.parametrize("text", ACTING)
def test_no_attribute_acts(text):
    """No handler, no address but within the page, to its neighbours, or to a source on the web."""
    pairs = attributes(decision_page(titled(text)))

    assert [] == [name for name, _ in pairs if name.startswith("on") or name in ("style", "src", "srcset", "action")]
    addresses = {value for name, value in pairs if name.endswith("href")}
    assert {
        value
        for value in addresses
        if not value.startswith("#") and value not in ("data:,", "index.html", "rulebook.html")
    } == {"https://reed.example"}


def test_text_that_no_file_can_hold_is_shown_as_an_escape():
    """A program may hand in what the reader of files refuses."""
    whole = report(SETTLED)
    outline = whole.outline
    hostile = type(outline)("a\x1b[31m\x00\u202eb\ud800", "\x85", outline.headline, outline.sections)
    page = page_on(replace(whole, outline=hostile))

    assert "a\\x1b[31m\\x00\\u202eb\\ud800" == words_of(found(page, ".//h1"))
    page.encode("utf-8")


def test_the_policy_lets_nothing_in():
    """No script, nothing from elsewhere, and only the style sheet whose hash it names."""
    page = decision_page(SETTLED)
    policy = found(page, ".//meta[@http-equiv='Content-Security-Policy']").get("content", "")
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()

    assert policy.split("; ") == [
        "default-src 'none'",
        f"style-src 'sha256-{digest}'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    assert "script" not in tags(page)


def test_a_policy_stands_before_what_it_governs():
    """A browser obeys it from there on only."""
    head = list(found(decision_page(SETTLED), "head"))

    assert ["meta", "meta"] == [tag(node) for node in head[:2]]
    assert "Content-Security-Policy" == head[1].get("http-equiv")


def test_the_page_has_landmarks_and_one_first_heading():
    """What a screen reader walks by, in one language that is named."""
    page = decision_page(SETTLED)

    assert "en-GB" == parsed(page).get("lang")
    assert all(1 == tags(page).count(name) for name in ("header", "main", "footer", "nav", "h1"))
    assert "#content" == found(page, "body")[0].get("href")
    assert "content" == found(page, ".//main").get("id")


def test_no_heading_skips_a_rank():
    """A list of headings reads as a table of contents."""
    ranks = [int(name[1]) for name in tags(decision_page(SETTLED)) if re.fullmatch(r"h[1-6]", name)]

    assert [] == [pair for pair in pairwise(ranks) if pair[1] - pair[0] > 1]


def test_the_path_stands_before_what_follows_from_the_result():
    """In the page and in its contents, without safeguards too."""
    whole = report(SETTLED)
    sections = tuple(section for section in whole.outline.sections if section.id != "safeguards")
    page = page_on(replace(whole, outline=replace(whole.outline, sections=sections)))
    headings = [words_of(node) for node in found(page, ".//main").iter("h2")]

    assert headings == ["The full argument", *(words_of(node) for node in found(page, ".//nav").iter("a"))]
    assert ["The path through the rules", "Where things stand today"] == headings[
        headings.index("The path through the rules") :
    ][:2]


def test_every_link_within_the_page_leads_somewhere():
    """Contents, sources, and the way past the top."""
    pairs = attributes(decision_page(SETTLED))
    ids = [value for name, value in pairs if name == "id"]

    assert len(set(ids)) == len(ids)
    assert {value[1:] for name, value in pairs if name == "href" and value.startswith("#")} <= set(ids)


def test_every_picture_has_a_title_and_a_description():
    """The ladder, and the path through the rules."""
    pictures = [node for node in parsed(decision_page(SETTLED)).iter() if tag(node) == "svg" and node.get("role")]

    names = [[words_of(part) for part in picture if tag(part) in ("title", "desc")] for picture in pictures]
    assert ["The ladder", "The path through the rules for: who decides"] == [title for title, _ in names]
    assert "From the lowest rung up: Street: ruled out: " in names[0][1]
    assert "Is the aim shared? They want the same thing. 1 other branch, which did not hold. Must it" in names[1][1]


def test_every_table_names_its_columns_and_rows():
    """A caption or a label, and a scope for every heading."""
    page = parsed(decision_page(SETTLED))

    assert {"col", "row"} == {node.get("scope") for node in page.iter("th")}
    assert all(table.find("caption") is not None for table in page.iter("table"))


@pytest.mark.parametrize(
    ("text", "state", "words"),
    [
        (SETTLED, "settled", "Town should decide."),
        (CONTESTED, "contested", "Contested: street or town."),
        (DISPUTED, "none", "No level can be recommended"),
        (OPEN, "open", "Still open"),
    ],
    ids=["settled", "contested", "disputed", "open"],
)
def test_the_verdict_stands_out_by_words_and_kind(text, state, words):
    """Colour only repeats them."""
    verdict = found(decision_page(text), f".//p[@class='verdict {state}']")

    assert words_of(verdict).startswith(words)


def test_the_page_carries_dates_edition_runner_up_people_and_limits():
    """What goes with an argument that is sent to somebody."""
    words = words_of(found(decision_page(SETTLED), "body"))

    for part in (
        "Dated 4 March 2026",
        "Look again by 4 March 2028",
        "wells, edition 7",
        "How firm 3 of 7 single changes keep it.",
        "Answered by: Six people of Well Street.",
        "Not in the room: Those who fetch water at night.",
        "7 of 7 questions answered: 1 on record, 1 guessed and 5 with no evidence noted.",
        "It advises; it does not decide.",
    ):
        assert part in words


def test_what_was_not_noted_is_said():
    """An empty line would look like nobody missing."""
    words = words_of(found(decision_page(SETTLED, NOTHING_NOTED), "body"))

    assert "Who answered has not been noted. Whether an affected group was missing has not been noted." in words


def test_each_part_of_the_decision_has_its_level_and_reason():
    """A row a role."""
    rows = [words_of(row) for row in found(decision_page(SETTLED), ".//table[@class='roles']").iter("tr")]

    assert rows == [
        "Part Level",
        "Decides Town",
        "Pays Land Some streets could not pay, so the land evens out the money. Reed 2004",
        "Checks it Town The town looks on. Water Act s5",
    ]


def test_the_grid_quotes_the_answers_of_a_range():
    """So that one ends where the next begins."""
    text = SETTLED.replace("deals: {answer: doubtful, evidence: guess}", "deals: [likely, doubtful]")
    notes = [words_of(node) for node in found(decision_page(text), ".//table[@class='grid']").iter("p")]

    assert "“Likely - none would lose” or “Doubtful - one would refuse”" in notes


def test_what_is_still_open_is_said_once():
    """How a level would act is open too, wherever the level is."""
    roles = words_of(found(decision_page("decision: d\ntitle: D\nanswers: {}\n"), ".//table[@class='roles']"))

    assert "Decides Still open: any level or none" in roles
    assert "open too" not in roles


def test_the_grid_marks_which_way_a_step_would_lead():
    """Weaker to stronger, with words beside each mark."""
    rows = found(decision_page(SETTLED), ".//table[@class='grid']").iter("tr")
    cells = {words_of(row[0]): [(cell.get("class"), words_of(cell)) for cell in row[1:]] for row in rows}

    assert cells["Deals Doubtful - one would refuse"] == [
        ("beyond", "no such option"),
        ("down", "Street, jointly with its neighbours"),
        ("same", "stays"),
        ("beyond", "no such option"),
    ]


def test_a_file_that_expects_the_outcome_is_no_news():
    """A reader wants to know where it does not come out; whoever tests asks another command."""
    headings = [words_of(head) for head in parsed(decision_page(SETTLED)).iter("h2")]

    assert "What the file expects" not in headings


def test_an_unmet_expectation_is_shown():
    """The decision file and its result disagree, which its reader should know."""
    page = parsed(decision_page(SETTLED.replace("expects: town", "expects: street")))

    assert "What the file expects" in [words_of(head) for head in page.iter("h2")]


def test_several_decisions_share_a_page_without_sharing_an_id():
    """Each in an article of its own."""
    page = page_on(report(SETTLED), report(OPEN))
    ids = [value for name, value in attributes(page) if name == "id"]

    assert 2 == tags(page).count("article")
    assert len(set(ids)) == len(ids)


def test_another_role_can_be_argued_for():
    """Its own headline, ladder and path."""
    page = page_on(report(SETTLED, role="pay"))

    assert "Land" in words_of(found(page, ".//p[@class='verdict settled']"))
    assert "The path through the rules for: who pays" in page


def test_a_group_shows_votes_agreement_and_the_minority():
    """Pictures where people differ, and the minority's reasons beside the majority's."""
    others = SETTLED.replace("deals: {answer: doubtful, evidence: guess}", "deals: likely")
    page = page_on(group_report(SETTLED, SETTLED, SETTLED, others))
    words = words_of(found(page, "body"))

    titles = [
        words_of(part) for node in parsed(page).iter() if tag(node) == "svg" for part in node if tag(part) == "title"
    ]
    assert {"Agreement on each question", "Votes on deals"} <= set(titles)
    assert "4 people answered, each apart." in words
    assert "Minority view 1 person would have it otherwise: street" in words
