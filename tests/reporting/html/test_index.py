"""The index of many decisions, and the page of the rulebook."""

from __future__ import annotations

from tests.reporting.pages import IMPRINT, attributes, entries, found, parsed, report, tags, words_of
from tests.reporting.samples import RULES, SETTLED, advisor

from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.span import Span
from subsidiarity.reporting.html.index import Unread, entry_of, render_index
from subsidiarity.reporting.html.rulebook import render_rulebook_page

HOSTILE = '<script>alert(1)</script> & "x" [a](b)'


def index(lines=None, unread=()):
    """The index of these entries, of every kind of outcome unless others are named."""
    return render_index(advisor().rulebook, entries() if lines is None else lines, unread, IMPRINT, "rulebook.html")


def rulebook_page(rules=RULES):
    """The page of the small rulebook."""
    return render_rulebook_page(advisor(rules).rulebook, (), "index.html")


def test_the_index_says_of_every_decision_who_should_decide_and_how_firm_that_is():
    """With the answers that it turns on and how well each is known, what is on record, and today's law."""
    rows = [words_of(row) for row in parsed(index()).findall(".//table[@id='decisions']/tbody/tr")]

    town = (
        "Who mends the pump? Town should decide. Turns on aim (no evidence noted), trust (no evidence noted) and 2 "
        "other answers. 1 of 7 Allowed from town up. Street decides today, so it would move up. "
    )
    assert ["Town (1)", True] == [rows[2], rows[3].startswith(town)]
    assert rows[-1].endswith("or land. Open: it waits for deals and reach. 0 of 7 Not known yet.")


def test_nothing_on_the_index_counts_sheets():
    """10,752 of 13,312 says nothing to a committee."""
    assert "sheets" not in words_of(found(index(), "body"))


def test_decisions_stand_in_groups_by_level():
    """The highest first, as on a ladder; between two levels, no level and open are groups, too."""
    heads = [words_of(head) for head in parsed(index()).findall(".//tr[@class='group']")]

    assert [
        "Land (1)",
        "Town (1)",
        "Between street and town (1)",
        "Street (2)",
        "No level (1)",
        "Still open (1)",
    ] == heads


def test_levels_at_a_glance_count_every_group_and_lead_to_it():
    """The highest level first."""
    page = index()
    items = [words_of(item) for item in found(page, ".//ul[@class='levels']")]
    ids = {node.get("id") for node in parsed(page).iter()}

    assert ["Land 1", "Town 1", "Between street and town 1", "Street 2", "No level 1", "Still open 1"] == items
    assert {link.get("href", "").lstrip("#") for link in found(page, ".//ul[@class='levels']").iter("a")} <= ids


def test_every_link_to_a_decision_names_its_page():
    """By the file name handed in, which holds nothing of the decision's own."""
    links = [link.get("href") for link in parsed(index()).findall(".//tbody//a")]

    names = ("highest", "settled", "contested", "joint", "lowest", "disputed", "open")
    assert [f"{name}.html" for name in names] == links


def test_the_controls_wait_for_the_script():
    """Without it there is nothing that does not work."""
    controls = found(index(), ".//div[@id='controls']")

    assert "" == controls.get("hidden")


def test_one_script_runs_and_the_policy_names_it():
    """By its hash; no other."""
    page = index()
    policy = found(page, ".//meta[@http-equiv='Content-Security-Policy']").get("content", "")

    assert 1 == tags(page).count("script")
    assert 1 == policy.count("script-src 'sha256-")


def test_an_index_without_decisions_needs_no_script():
    """It says what could not be read."""
    problem = Diagnostic("SUB301", "error", f"no question `{HOSTILE}`", Span("a<b>.yaml", 3, 5), "did you mean reach?")
    page = index([], [Unread("a<b>.yaml", (problem,))])

    assert "script" not in tags(page)
    assert f"a<b>.yaml:3:5: no question `{HOSTILE}` (SUB301)" in words_of(found(page, "body"))


def test_a_title_that_acts_is_shown():
    """As text in the table, and in no attribute that acts."""
    quoted = "'" + HOSTILE + "'"
    lines = [entry_of(report(SETTLED.replace("Who mends the pump?", quoted)), "x.html")]

    assert tags(index([entries()[0]])) == tags(index(lines))
    assert HOSTILE in words_of(found(index(lines), ".//table"))
    assert [] == [name for name, _ in attributes(index(lines)) if name.startswith("on")]


def test_the_rulebook_page_shows_every_question_option_branch_safeguard_and_source():
    """Nothing that judges is left out."""
    rulebook = advisor().rulebook
    words = words_of(found(rulebook_page(), "body"))

    parts = [
        *(question.ask for question in rulebook.questions),
        *(option.text for question in rulebook.questions for option in question.options),
        *(branch.because for role in rulebook.roles for step in role.graph.steps.values() for branch in step.branches),
        *(branch.source for role in rulebook.roles for step in role.graph.steps.values() for branch in step.branches),
        *(safeguard.advice for safeguard in rulebook.safeguards),
        *(source.title for source in rulebook.sources.values()),
        *(level.about for level in rulebook.levels),
        *rulebook.limits,
    ]
    assert [] == [part for part in parts if part not in words]


def test_the_rulebook_page_draws_every_step_of_every_role():
    """Each with a title of its own."""
    titles = [words_of(title) for title in parsed(rulebook_page()).iter() if str(title.tag).endswith("svg}title")]

    roles = advisor().rulebook.roles
    assert sorted(titles) == sorted(
        f"The rules for: who {role.name}. {step.ask}" for role in roles for step in role.graph.steps.values()
    )
    assert len(set(titles)) == len(titles)


def test_a_rulebook_that_acts_is_shown():
    """A rulebook may come from anybody."""
    rules = RULES.replace("because: They want the same thing.", "because: <script>alert(1)</script>")
    rules = rules.replace("https://reed.example", "javascript:alert(1)")

    page = rulebook_page(rules)
    assert tags(page).count("script") == 0
    assert [] == [value for name, value in attributes(page) if name == "href" and value.startswith("javascript")]
    assert "<script>alert(1)</script>" in words_of(found(page, "body"))
    assert "javascript:alert(1)" in words_of(found(page, "body"))
