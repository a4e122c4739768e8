"""What the argument says, part by part."""

from __future__ import annotations

import pytest
from tests.reporting.samples import (
    CONTESTED,
    DISPUTED,
    EVERY,
    HIGHEST,
    JOINT,
    LOWEST,
    OPEN,
    SETTLED,
    argued,
    texts_of,
)

from subsidiarity.reporting.outline import Item, Items, Ladder, Paragraph

ASSIGN = (
    "Assign: nobody clearly holds the decision yet, so it needs to be given to somebody. Who decides today? Nobody."
)
MUST_CHANGE = "The law would have to change first."


def blocks_of(text, section_id, role=None):
    """The blocks of one section."""
    section = argued(text, role).section(section_id)
    return () if section is None else section.blocks


def test_a_rung_climbed_shows_both_what_pushed_up_and_what_pulled_back():
    """The branches that held, with their answers and sources, on either side."""
    pushed, pulled = blocks_of(SETTLED, "climbed")

    assert ("Past street", "Pulling back to street") == (pushed.lead, pulled.lead)
    assert (
        Item(
            (because := "Other streets would pay for it, and they cannot settle that between them."),
            ("Answers: those who gain or lose live across the town; one of the neighbours would refuse.",),
            "Reed 2004 (chapter 2)",
            short=because,
        ),
        Item((other := "The town would do it no worse."), (), "Reed 2004", short=other),
    ) == pushed.items
    assert ["It works through people who trust each other."] == [item.text for item in pulled.items]


def test_a_joint_outcome_stays_on_its_rung():
    """Acting jointly is no climb: its reason stands under why it is there, not under why it moved."""
    assert [] == texts_of(argued(JOINT), "climbed")
    assert "Other streets would pay for it, and they can settle that by agreement." in texts_of(argued(JOINT), "stays")


def test_a_contested_outcome_shows_both_sides():
    """First what made it a contest, then the case for each level."""
    torn, upper, lower = blocks_of(CONTESTED, "both_sides")

    assert ["Streets cannot do it apart, yet it lives on trust."] == [item.text for item in torn.items]
    assert ("The case for town", "The case for street") == (upper.lead, lower.lead)
    assert ["It works through people who trust each other."] == [item.text for item in lower.items]


def test_no_level_gives_the_answers_behind_it():
    """The headline has the sentence; the section adds answer and source."""
    (items,) = blocks_of(DISPUTED, "stays")

    assert (Item("Answers: the aim itself is disputed.", (), "Marsh 1998"),) == items.items


def test_what_would_lift_it_is_said_with_the_answers_in_the_way():
    """Each test that stopped the nearest branch, with what was answered and what it would take."""
    (items,) = blocks_of(LOWEST, "no_higher")

    assert ("No answer says that those who gain or lose live across the town.",) == items.items[0].details


def test_an_unknown_answer_in_the_way_is_called_not_known_yet():
    """What is not known stands in the way, too, and is not called an answer."""
    text = LOWEST.replace("deals: never", "deals: unknown")
    (items,) = blocks_of(text, "no_higher")

    assert (
        "No answer says that those who gain or lose live across the town.",
        "Deals: not known yet.",
    ) == items.items[0].details


def test_the_highest_level_is_not_asked_why_it_goes_no_higher():
    """Nothing stands above the highest level."""
    assert () == blocks_of(HIGHEST, "no_higher")


def test_each_open_question_says_where_its_answers_lead():
    """Options that lead to the same stand together; an open outcome lists what is possible."""
    _, changing, shaping = blocks_of(OPEN, "open")

    assert "2 questions can still change the level" == changing.lead
    assert (
        "“Likely - none would lose”: street, jointly with its neighbours.",
        "“Doubtful - one would refuse”: town.",
        "“No, it has failed”: town or land.",
    ) == changing.items[1].details
    assert ["How unequal are the means of the streets?", "What is the lowest lawful level?", "Who decides today?"] == [
        item.text for item in shaping.items
    ]


def test_a_settled_level_says_that_what_is_unknown_cannot_change_it():
    """Answers may be missing, and the level settled all the same."""
    first, _ = blocks_of(LOWEST.replace("means: equal", "means: unknown"), "open")

    assert Paragraph("The level is settled: nothing that is still unknown can change it.") == first


def test_nothing_open_says_nothing():
    """A full answer sheet has no section on open questions."""
    assert () == blocks_of(SETTLED, "open")


def test_each_safeguard_has_its_kind_its_advice_and_its_reason():
    """The reason is left out where text is to be short."""
    (items,) = blocks_of(SETTLED, "safeguards")

    title, advice = "A floor for poor streets (floor).", "Fund a minimum from above."
    details = (advice, "Why: Some streets could not pay for it.")
    assert Item(title, details, "Reed 2004", short=f"{title} {advice}") == items.items[0]


def test_a_safeguard_that_may_apply_is_only_named():
    """What hangs on an open question waits with its advice."""
    *_, may_apply = blocks_of(OPEN, "safeguards")

    assert (
        Items("These may apply too, once what is open is answered", (Item("A floor for poor streets (floor)."),))
        == may_apply
    )


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        (
            SETTLED,
            [
                "Lift: the decision would move up, for the reasons given above. Who decides today? The street.",
                "Today's law allows this. The lowest level that may lawfully decide today is town.",
                "These two answers do not fit together: street decides today, and the lowest level that may is town.",
            ],
        ),
        (
            JOINT,
            [
                ASSIGN,
                "Today's law does not allow this yet. The nearest level that may is land. " + MUST_CHANGE,
            ],
        ),
        (
            CONTESTED,
            ["Who decides today? The town.", "The lowest level that may lawfully decide today is street."],
        ),
        (OPEN, ["Whether today's law allows this is not known yet."]),
    ],
    ids=["lift and allowed", "assign and not allowed", "contested", "not known"],
)
def test_law_and_holder_stand_beside_the_merits(text, paragraphs):
    """What today's law allows, and whether to devolve, keep, lift or assign."""
    assert paragraphs == [block.text for block in blocks_of(text, "today")]


def test_answers_carry_what_they_rest_on():
    """The statement chosen, then evidence, note and source."""
    (known,) = blocks_of(SETTLED, "answers")

    assert Item(
        "Where do those who gain or lose live?",
        ("Across the town. On record. Three streets drink from it. Count of 3 May.",),
        short="Reach: town. On record. Three streets drink from it. Count of 3 May.",
    ) == known.items[1]  # fmt: skip


def test_ranges_and_what_is_not_known_stand_apart():
    """Neither is mixed with what is known."""
    known, ranges, unknown = blocks_of(OPEN, "answers")

    assert ["Do they want the same thing?", "How much does it depend on trust?"] == [item.text for item in known.items]
    assert (("Across the town; or Across the land.",),) == tuple(item.details for item in ranges.items)
    assert "Not known yet" == unknown.lead
    assert 4 == len(unknown.items)


def test_only_sources_that_are_cited_are_listed_by_how_far_they_were_checked():
    """Each stands once, under its mark."""
    blocks = blocks_of(SETTLED, "sources")

    assert [
        ("Checked against the original", ["Marsh 1998: A. Marsh, Wells and neighbours"]),
        ("Read in a secondary text, not in the original", ["Reed 2004: B. Reed, The price of water"]),
        ("Not checked yet", ["Water Act: The Land, An Act for Water (1871)"]),
    ] == [(block.lead, [item.text for item in block.items]) for block in blocks]


def test_the_rulebook_is_named_with_its_edition_and_limits():
    """Every result says what judged it and what it does not claim."""
    assert ["Rulebook wells, edition 7: Who looks after the wells?", "It advises; it does not decide."] == texts_of(
        argued(LOWEST), "rulebook"
    )


def test_an_expectation_that_is_not_met_has_a_section():
    """It says what was expected, and what came out."""
    assert ["It was to be town; it is street, jointly with its neighbours."] == texts_of(argued(JOINT), "expectation")


def test_an_expectation_that_is_met_is_one_sentence():
    """It stands last, beside what judged it."""
    assert "The result is the one that was expected." == texts_of(argued(SETTLED), "rulebook")[-1]
    assert None is argued(SETTLED).section("expectation")


def test_another_role_argues_for_itself():
    """Its own headline, ladder and reasons, and nothing about the others."""
    outline = argued(SETTLED, "pay")

    assert "Who pays? Land." == outline.headline
    assert ["Some streets could not pay, so the land evens out the money."] == texts_of(outline, "climbed")
    assert None is outline.section("safeguards")


@pytest.mark.parametrize("name", EVERY)
def test_no_sentence_of_the_argument_stands_twice(name):
    """What one part has said in full the ladder does not repeat, and no list holds a point twice."""
    outline = argued(EVERY[name])
    said = [
        text
        for section in outline.sections
        if section.id not in ("answers", "sources")
        for block in section.blocks
        for text in (
            [item.text for item in block.items]
            if isinstance(block, Items)
            else [rung.reason for rung in block.rungs if rung.state == "recommended" and rung.reason]
            if isinstance(block, Ladder)
            else []
        )
    ]

    assert sorted(set(said)) == sorted(said)
