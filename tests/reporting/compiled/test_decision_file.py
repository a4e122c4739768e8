"""The page's decision files: the program's, byte for byte, and no other is read."""

from __future__ import annotations

import json
import random
from dataclasses import replace

import pytest
from tests.reporting.compiled.scripts import ROOT, RULEBOOKS, decision_of, needs_node, opened, random_sheets, under_node
from tests.reporting.decision_file.test_decision import TRICKY

from subsidiarity.api import compiled_text, questionnaire_page
from subsidiarity.model.decision import Answer, Expectation
from subsidiarity.reporting.decision_file.decision import render_decision, render_decisions

pytestmark = needs_node

READ_ALL = """({ compiled, title, texts }) => texts.map((text) => {
  const found = readDecision(compiled, title, text);
  return typeof found === "string" ? found : { decision: found, again: decisionText(compiled, title, found) };
})"""
ADVISOR = opened(None)
RULEBOOK = ADVISOR.rulebook


def read_by_node(texts):
    """What the script makes of files: what it reads and writes again, or the name of its refusal."""
    given = {"compiled": json.loads(compiled_text(ADVISOR)), "title": RULEBOOK.title, "texts": texts}
    return under_node(READ_ALL, given, "decision_file.js", "expectation.js")


def decisions(number):
    """Decisions as people could have answered them, with texts that are hard to write."""
    chance = random.Random(3)
    return [_decision(sheet, chance) for sheet in random_sheets(RULEBOOK, number, seed=3)]


def _decision(sheet, chance):
    decision = decision_of(RULEBOOK, sheet)
    answers = {
        question: Answer(
            answer.options,
            chance.choice(("", "record", "report", "guess")),
            *(_text(chance) if chance.random() < 0.3 else "" for _ in range(2)),
        )
        for question, answer in decision.answers.items()
        if chance.random() < 0.8
    }
    bodies = {level: _text(chance).strip() for level in RULEBOOK.level_ids if chance.random() < 0.2}
    description = _text(chance) if chance.random() < 0.5 else ""
    return replace(decision, title=_text(chance), description=description, bodies=bodies, answers=answers)


def _text(chance):
    marks = [chance.choice(" \n\t:#-'\"\\|>[]{},&*!%@`?a1é日²½Ⅷ") for _ in range(chance.randint(1, 12))]
    text = chance.choice((chance.choice(TRICKY), "".join(marks)))
    return text if text.strip() else "a"


def test_what_the_program_wrote_is_read_and_written_again_to_the_byte():
    """Texts of every kind, ranges, evidence, notes, bodies."""
    found = decisions(1_000)
    texts = [render_decision(each, RULEBOOK) for each in found]

    for each, text, read in zip(found, texts, read_by_node(texts), strict=True):
        assert read != "not_ours", text
        assert (text, each.title, each.description) == (
            read["again"], read["decision"]["title"], read["decision"]["description"]
        )  # fmt: skip
        assert {**each.bodies} == read["decision"]["bodies"]
        assert {
            name: (sorted(answer.options), answer.evidence, answer.note, answer.source)
            for name, answer in each.answers.items()
        } == {
            name: (sorted(answer["options"]), answer["evidence"], answer["note"], answer["source"])
            for name, answer in read["decision"]["answers"].items()
        }


EVIDENCE = """({ compiled, text }) => {
  const texts = compiled.texts[compiled.language];
  const { answers, bodies } = readDecision(compiled, texts.title, text);
  return [evidenceWords({ compiled, texts, answers }, ""), Object.keys(bodies)];
}"""


@pytest.mark.parametrize("name", ["constructor", "__proto__"])
def test_a_question_may_be_called_as_something_that_all_objects_have(name):
    """Without an answer it has none, and with one it is answered."""
    advisor = opened(RULEBOOKS[1])
    compiled = json.loads(compiled_text(advisor).replace('"what_kind"', f'"{name}"'))
    begins = "decision: a\nrulebook: clinic\nedition: '3'\ntitle: A\n"
    texts = [f"{begins}answers: {{}}\n", f"{begins}answers:\n  {name}: a_rota\n"]
    scripts = ("advise.js", "words.js", "first_page.js", "decision_file.js", "expectation.js")
    said = [under_node(EVIDENCE, {"compiled": compiled, "text": text}, *scripts)[0] for text in texts]

    assert ["0 of 3 questions answered", "1 of 3 questions answered"] == [each[:25] for each in said]


ONE, OTHER = decisions(2)
WRITTEN = render_decision(ONE, RULEBOOK)
OUTCOMES = ADVISOR.compiled.outcomes
BRANCHES = ("decide/climb-local/harm", "run/near/people_there")
EXPECTATIONS = [
    Expectation(OUTCOMES[:1]),
    Expectation(OUTCOMES[:3]),
    Expectation((), BRANCHES),
    Expectation(OUTCOMES[2:], BRANCHES[:1], BRANCHES[1:]),
]
assert any("," in outcome.spelling for outcome in OUTCOMES[:3])


@pytest.mark.parametrize("expects", EXPECTATIONS)
def test_what_a_file_expects_is_read_and_kept(expects):
    """Outcomes, one or several, and branches that must or must not hold; what the workshop did stands behind it."""
    text = render_decision(replace(ONE, expects=expects), RULEBOOK) + "workshop:\n  people: 7\n"

    (read,) = read_by_node([text])

    assert text == read["again"]
    assert {
        "level": [outcome.spelling for outcome in expects.outcomes],
        "because": [*expects.because],
        "not_because": [*expects.not_because],
    } == read["decision"]["expects"]


def expected(*lines):
    """What is read of a file to which a person has added these lines."""
    (read,) = read_by_node([WRITTEN + "".join(f"{line}\n" for line in lines)])
    return (
        read if isinstance(read, str) else {name: found for name, found in read["decision"]["expects"].items() if found}
    )


def test_what_a_person_added_below_the_answers_is_read_in_lists_too():
    """As the page on decision files shows it."""
    assert {"level": ["local"], "because": [*BRANCHES]} == expected(
        "expects:", "    level: local", "    because:", f"      - {BRANCHES[0]}", f"      - '{BRANCHES[1]}'"
    )
    assert {"level": ["local", "local, jointly"]} == expected("expects:", "  - local", "  - local, jointly")


@pytest.mark.parametrize(
    "lines",
    [
        ["expects:"],
        ["expects: local # as the council said"],
        ["expects: &it local"],
        ["expects: {level: local}"],
        ["expects: [local,", "  regional]"],
        ["expects: local", "  jointly"],
        ["expects:", "", "  level: local"],
        ["expects:", "  level:"],
        ["expects:", "  levels: local"],
        ["expects:", "  level: local", " because: [a]"],
    ],
    ids=" / ".join,
)
def test_what_is_expected_in_another_way_is_refused(lines):
    """Of half an expectation, the page would say that it is met."""
    assert "not_ours" == expected(*lines)


REFUSED = {
    "by hand": ((ROOT / "decisions" / "harbour-hall.yaml").read_text(encoding="utf-8"), "not_ours"),
    "nothing": ("", "not_ours"),
    "a picture": ("\x89PNG\r\n\x1a\n\0\0", "not_ours"),
    "several": (render_decisions([ONE, OTHER], RULEBOOK), "several"),
    "another rulebook": (WRITTEN.replace("rulebook: climb", "rulebook: hill"), "other_rulebook"),
    "another edition": (WRITTEN.replace("edition: '2027.1'", "edition: '2020.1'"), "other_edition"),
    "another field": (WRITTEN + "colour: red\n", "not_ours"),
    "a comment": (WRITTEN.replace("answers:\n", "answers: # all\n"), "not_ours"),
    "an option": (WRITTEN.replace("held_now: national", "held_now: nobody-else"), "not_ours"),
    "an alias": (WRITTEN.replace("title: ", "title: &a "), "not_ours"),
    "no end": (WRITTEN.rstrip("\n"), "not_ours"),
}


@pytest.mark.parametrize(("text", "refusal"), REFUSED.values(), ids=REFUSED)
def test_another_file_is_refused_by_name(text, refusal):
    """The page says it in words, and nothing of the file is taken."""
    assert [refusal] == read_by_node([text])


def test_several_kinds_that_no_vote_left_tied_are_not_known_yet():
    """The middle of people's sheets may lie between kinds; a decision file holds one, or a vote that is tied."""
    (kinds,) = (question for question in RULEBOOK.questions if not question.ordered)
    tied = replace(ONE, answers={kinds.id: Answer(frozenset(kinds.option_ids[:2]))}, workshop=None)
    page = questionnaire_page(ADVISOR, decisions={"tied": tied})
    begun = json.loads(page.split('id="interface">')[1].split("</script>")[0])["decisions"]["tied"]["text"]

    assert f"\n  {kinds.id}: unknown\n" in begun
    assert ((), 1) == (ADVISOR.read(begun.encode(), "a.yaml")[1], len(ADVISOR.read(begun.encode(), "a.yaml")[0]))
