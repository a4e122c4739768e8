"""Decision files carried from edition to edition: ids change in place, and nothing is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.test_workshop import workshops
from tests.reporting.decision_file.test_decision import decisions
from tests.workshop.samples import compiled

from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reading.decision import DecisionReader
from subsidiarity.reporting.decision_file.decision import render_decisions
from subsidiarity.reporting.decision_file.migration import CannotMigrate, Migration, migrate

OLD = compiled().rulebook


def next_edition(rulebook: Rulebook, **was: list[str] | None) -> Rulebook:
    """Edition 4: some questions under new ids, each by what it was; None for one that is gone."""
    by_id = {question.id: question for question in rulebook.questions}
    gone = {earlier for earliers in was.values() for earlier in earliers or ()} | {
        name for name, earliers in was.items() if earliers is None
    }
    kept = [question for question in rulebook.questions if question.id not in gone]
    come = [
        replace(by_id[earliers[0]], id=name, was=tuple(earliers))
        for name, earliers in was.items()
        if earliers is not None
    ]
    return replace(rulebook, edition="4", questions=(*kept, *come))


def under_other_ids(rulebook: Rulebook) -> Rulebook:
    """Edition 4: every question and option has another id, and says which it had."""
    questions = (
        replace(
            question,
            id=f"asked-{question.id}",
            was=(question.id,),
            options=tuple(replace(each, id=f"no: {each.id}"[4:] + ".now", was=(each.id,)) for each in question.options),
        )
        for question in rulebook.questions
    )
    return replace(rulebook, edition="4", questions=tuple(questions))


def back_again(rulebook: Rulebook, old: Rulebook) -> Rulebook:
    """The old edition, which says what its ids were in the other."""
    questions = (
        replace(
            question,
            was=(other.id,),
            options=tuple(
                replace(each, was=(that.id,)) for each, that in zip(question.options, other.options, strict=True)
            ),
        )
        for question, other in zip(old.questions, rulebook.questions, strict=True)
    )
    return replace(old, questions=tuple(questions))


RENAMED = under_other_ids(OLD)
BACK = back_again(RENAMED, OLD)
SPREAD = next_edition(OLD, spread=["reach"])
MERGED = next_edition(OLD, wealth=["means", "money"])
GONE = next_edition(OLD, trust=None)
OF_KINDS = replace(
    OLD,
    edition="4",
    questions=tuple(
        replace(question, ordered=False, pull="either") if question.id == "reach" else question
        for question in OLD.questions
    ),
)
HEAD = "decision: hall\nrulebook: small\nedition: 3\ntitle: Who runs the hall?\n"
WRITTEN = """\
# Ours.
decision: hall        # the id
edition: '3'          # the one of March
rulebook: small
title: "Who runs
  the hall?"
answers:
  # first of all

  goal: agreed        # all said so
  reach: [ street , "town" ]
  'trust':
    note: |
      reach: town
      # no comment
    answer:
      - helps         # or
      - essential
  means:   unknown
  lawful: {answer: town, source: 'reach: it''s "land"'}
# what comes out
expects: [street, "contested, street or town"]
workshop:
  format: 1
  rulebook: small
  edition: 3
  questions:
    reach:
      rounds:
        - votes: {town: 5, street: 2}
        - votes:
            "land": 3
          abstained: 2
          revealed: no
      dissent:
        - {options: [land], people: 2, words: reach}
      parked: [reach]
    goal:
      skipped: yes
---
decision: shed
edition: 3
title: reach
answers: {reach: town, goal: disputed}
"""


def migrated(text: str, rulebook: Rulebook) -> Migration:
    """A file in the edition of a rulebook."""
    found = migrate(text, "hall.yaml", DecisionReader(rulebook), rulebook)
    assert isinstance(found, Migration), found
    return found


def carried(text: str, rulebook: Rulebook) -> str:
    """The text of a file in the edition of a rulebook, with everything in it."""
    found = migrated(text, rulebook)
    assert () == found.left
    return found.text


@given(st.lists(decisions(), min_size=1, max_size=2, unique_by=lambda one: one.id.casefold()))
def test_there_and_back_every_character_is_what_it_was(several):
    """Texts that look like ids or like YAML, ranges, evidence, expectations."""
    text = render_decisions(several, OLD)
    there = carried(text, RENAMED)

    assert text == carried(there, BACK)


ANSWERS = (
    *("  reach: town\n", "  'reach': [ 'town', land ]  # far\n", "  reach:\n  - town\n  - land\n", "  spread: town\n"),
    *("  trust: helps\n", "  trust:\n    note: |\n      reach: land\n\n    answer: [none,\n      helps]\n"),
    *(
        '  means: "unequal\n    "\n',
        "  ? goal\n  : agreed\n",
        "  means: unequal\n",
        "  money: equal\n",
        "  {goal: agreed\n",
    ),
    *(
        "# reach\n",
        "  # trust\n",
        "    # trust\n",
        "\n",
        "      \n",
        "  depth: >-\n    reach:\n     town\n",
        "  goal: agreed\r\n",
    ),
)
TALKS = (
    *(
        "    reach: {skipped: yes}\n",
        "    trust:\n      agreed: yes\n",
        "    depth:\n      agreed: no\n",
        "    # reach\n",
    ),
    *("    goal:\n      rounds:\n        - votes: {agreed: 3}\n        - votes:\n            disputed: 4\n", "\n"),
    *("    means: {rounds: [{votes: {'equal': 2, unequal: 2}}]}\n", "    money:\n      parked: [reach]\n"),
)
FRAME = "workshop:\n  format: 1\n  rulebook: small\n  edition: 3\n  questions:\n"
ENDS = st.sampled_from(
    ["", "expects: moon", "expects:\n  level: [street]\n", "---\n" + HEAD.replace("hall", "shed") + "answers:\n"]
)


@given(
    st.lists(st.sampled_from(ANSWERS), unique=True, max_size=7).map("".join),
    st.lists(st.sampled_from(TALKS), unique=True, max_size=4).map("".join),
    ENDS,
    st.sampled_from([SPREAD, MERGED, GONE, RENAMED, OF_KINDS]),
)
def test_whatever_stands_in_a_file_it_is_carried_or_left_with_a_reason(answers, talks, end, rulebook):
    """What is carried can be read, and a second time changes nothing."""
    text = f"{HEAD}answers:\n{answers}{FRAME + talks if talks else ''}{end}"
    try:
        found = migrate(text, "hall.yaml", DecisionReader(rulebook), rulebook)
    except CannotMigrate:
        return
    if isinstance(found, Migration):
        assert Migration(found.text, ()) == migrate(found.text, "hall.yaml", DecisionReader(rulebook), rulebook)


@given(decisions(), workshops())
def test_there_and_back_a_workshop_is_what_it_was(decision, workshop):
    """Votes, minority views and parked points, however they are worded."""
    held = replace(decision, workshop=workshop)
    text = carried(carried(render_decisions([held], OLD), RENAMED), BACK)

    assert (held,) == DecisionReader(OLD).read(text.encode(), "hall.yaml")[0]


def test_a_file_that_somebody_wrote_keeps_its_layout_and_remarks():
    """There and back, it differs in what it says of editions alone."""
    there = carried(WRITTEN, RENAMED)
    back = carried(there, BACK)
    said = [f"  # The group answered edition {number}.\n" for number in (4, 3)]
    expected = WRITTEN.replace("decision: shed\n", "decision: shed\nrulebook: small\n")
    expected = expected.replace("edition: 3\n", "edition: '3'\n").replace(
        "  questions:", f"{''.join(said)}  questions:"
    )

    assert 'asked-reach: [ street.now , "town.now" ]' in there
    assert expected == back


def test_a_document_that_is_json_stays_json():
    """Programs write such files, and call them YAML."""
    text = '{"decision": "a", "edition": "3", "title": "b", "answers": {"reach": ["town", "land"]}}\n'

    assert text.replace("reach", "spread").replace('"3"', '"4"') == carried(text, SPREAD)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_renamed_question_is_renamed_where_it_stands(line_end):
    """Whatever ends the lines."""
    text = f"{HEAD}answers:\n  reach: town   # far\n".replace("\n", line_end)
    expected = text.replace("reach", "spread").replace("edition: 3", "edition: '4'")

    assert expected == carried(text, SPREAD)


def test_a_file_of_the_edition_in_use_stays_as_it_is():
    """Under an id that meant something else before, too."""
    text = HEAD.replace("3", "4") + "answers: {spread: town}\n"

    assert text == carried(text, SPREAD)


def test_what_is_asked_no_more_stays_as_a_comment():
    """The whole of it, and the answers around it as they were."""
    text = f"{HEAD}answers:\n  goal: agreed\n  trust:\n    answer: helps\n    note: |\n      As ever\n\n  reach: town\n"
    found = migrated(text, GONE)

    assert (
        "  goal: agreed\n"
        "  # Not carried from edition 3: this edition has no such question.\n"
        "  # trust:\n"
        "  #   answer: helps\n"
        "  #   note: |\n"
        "  #     As ever\n"
        "\n"
        "  reach: town\n"
    ) == found.text.partition("answers:\n")[2]
    assert [(7, "`trust`")] == [(each.line, each.what) for each in found.left]


def test_a_file_whose_last_answer_is_left_can_be_read():
    """Nothing is known in it."""
    found = migrated(f"{HEAD}answers:\n  trust: helps", GONE)

    assert found.text.endswith(
        "answers:\n  # Not carried from edition 3: this edition has no such question.\n  # trust: helps"
    )
    assert [{}] == [decision.answers for decision in DecisionReader(GONE).read(found.text.encode(), "f")[0]]


def test_an_option_that_is_gone_leaves_its_question():
    """A range without it would say more than was said."""
    reach = OLD.question("reach")
    fewer = replace(OLD, edition="4", questions=(replace(reach, options=reach.options[:2]),))
    found = migrated(f"{HEAD}answers:\n  reach: [town, land]\n", fewer)

    assert "  # reach: [town, land]\n" in found.text
    assert ["this edition has no option `land` of this question"] == [each.why for each in found.left]


@pytest.mark.parametrize("answer", ["[town, land]", "{answer: [town, land], note: both}"])
def test_a_range_of_a_question_that_asks_for_a_kind_now_is_left(answer):
    """Nobody said which of them it is."""
    found = migrated(f"{HEAD}answers:\n  reach: {answer}\n", OF_KINDS)

    assert f"  # reach: {answer}\n" in found.text
    assert ["this edition asks for one kind, and several are named"] == [each.why for each in found.left]


def test_kinds_that_are_tied_in_a_vote_are_carried():
    """The votes go with them."""
    talk = "    reach:\n      rounds:\n        - votes: {town: 2, land: 2}\n"
    text = f"{HEAD}answers:\n  reach: [town, land]\n{FRAME}{talk}"

    assert "\n  reach: [town, land]\n" in carried(text, OF_KINDS)


@pytest.mark.parametrize(
    ("answers", "after", "left"),
    [
        ("  money: equal\n", "  wealth: equal\n", []),
        ("  means: equal\n  money: equal\n", "  wealth: equal\n", ["`wealth` takes what `means` says"]),
        ("  means: unknown\n  money: equal\n", "  wealth: equal\n", ["`wealth` takes what `money` says"]),
        (
            "  means: unequal\n  money: equal\n",
            "",
            ["`means` and `money` are one question now, and were answered differently"] * 2,
        ),
    ],
)
def test_questions_that_became_one_share_an_answer(answers, after, left):
    """If it is one; no answer is chosen."""
    found = migrated(f"{HEAD}answers:\n{answers}", MERGED)
    lines = found.text.partition("answers:\n")[2].splitlines(keepends=True)

    assert (after, left) == (
        "".join(line for line in lines if "#" not in line),
        [each.why for each in found.left],
    )


def test_votes_on_questions_that_became_one_stay_as_a_comment():
    """People voted twice, on two things; where nothing else was talked of, the heading goes with them."""
    text = (
        f"{HEAD}answers: {{}}\nworkshop:\n  format: 1\n  rulebook: small\n  edition: 3\n  questions:\n"
        "    means:\n      skipped: yes\n    money:\n      skipped: yes\n  parked: [the roof]\n"
    )
    found = migrated(text, MERGED)
    ((decision,), diagnostics) = DecisionReader(MERGED).read(found.text.encode(), "f")

    assert (["`means` in `workshop`", "`money` in `workshop`"], ()) == ([each.what for each in found.left], diagnostics)
    assert decision.workshop is not None
    assert ("4", {}, ("the roof",)) == (
        decision.workshop.edition,
        decision.workshop.talks,
        decision.workshop.parked,
    )


def test_what_is_expected_of_another_edition_stays_as_a_comment():
    """Its branches and levels may be gone."""
    found = migrated(f"{HEAD}answers: {{}}\nexpects:\n  because: [decide/gone]\n", SPREAD)

    assert found.text.endswith("# expects:\n#   because: [decide/gone]\n")


def test_a_file_without_an_edition_is_carried_where_all_of_it_can_be():
    """Then it says which it answers."""
    text = "decision: hall\ntitle: Hall\nanswers:\n  reach: town\n"

    assert "decision: hall\nrulebook: small\nedition: '4'\ntitle: Hall\nanswers:\n  spread: town\n" == carried(
        text, SPREAD
    )


def test_a_file_without_an_edition_is_not_said_to_answer_one():
    """Nobody knows that of one that can be read as it is."""
    text = "decision: hall\ntitle: Hall\nanswers:\n  spread: town\n"

    assert text == carried(text, SPREAD)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "decision: a\ntitle: b\nanswers:\n  raech: town\n",
            "line 4: `raech`: this edition has no such question; if it",
        ),
        (f"{HEAD}answers: {{trust: helps}}\n", "line 5: write `trust` on a line of its own first"),
        (f"{HEAD}answers:\n  ? trust\n  : helps\n", "line 6: write `trust` on a line of its own first"),
    ],
)
def test_what_cannot_be_carried_without_risk_is_left_as_it_is(text, why):
    """A slip that looks like an earlier id, and answers within braces."""
    with pytest.raises(CannotMigrate) as raised:
        migrated(text, GONE)

    assert str(raised.value).startswith(why)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("edition: 3\nanswers: {}\n", ["SUB022", "SUB022"]),
        (HEAD.replace("3", "4") + "answers: {raech: town}\n", ["SUB301"]),
        (HEAD.replace("small", "large") + "answers: {reach: town}\n", ["SUB326"]),
        (f"{HEAD}answers: {{reach: town\n", ["SUB006"]),
    ],
)
def test_faults_of_other_kinds_are_said(text, codes):
    """They are to be mended first."""
    found = migrate(text, "hall.yaml", DecisionReader(SPREAD), SPREAD)

    assert isinstance(found, tuple)
    assert codes == [each.code for each in found]
