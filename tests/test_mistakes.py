"""Single mistakes in a rulebook: each is found at its place, and what its hint says mends the rulebook."""

from __future__ import annotations

import re

import pytest

from subsidiarity.api import audit_rulebook
from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.finding import Finding

RULEBOOK = """\
rulebook: wells
edition: 2
title: Who looks after the wells?
headline: decide
headline_says: "{decide}, and {pay}"
law: lawful
limits:
  - It advises; it does not decide.
levels:
  street: {name: Street, body: the street, bodies: neighbouring streets, about: One street.}
  town: {name: Town, body: the town, bodies: neighbouring towns, about: All the streets.}
  land: {name: Land, body: the land, about: All the towns.}
manners:
  alone: {says: "{body}", short: "{level}", name: acting alone}
  jointly: {says: "{body}, jointly with {bodies}", short: "{level}, jointly"}
  contested: {levels: 2, says: "{body} or {above}", headline: "It is open between {body} and {above}."}
  nobody: {levels: 0, says: nobody needs to, headline: "Nobody needs to decide. {because}"}
questions:
  reach:
    name: who drinks from it
    theme: spillovers
    pull: up
    ask: Who drinks from it?
    options: {street: One street, town: Several streets, land: Several towns}
    source: Marsh 1998
    was: [range, reach]
  trust:
    name: trust between people
    theme: ownership
    pull: down
    ask: Is there trust?
    options:
      none: {text: There is none, short: none, says: there is no trust}
      some: {text: There is some, short: some, says: there is some trust, was: [some, little]}
    source: Marsh 1998
  matter:
    name: the matter
    theme: matter
    pull: either
    ordered: false
    ask: What is to be decided?
    options: {rule: A rule, share: A share, feast: A feast}
    source: Marsh 1998
  lawful:
    name: the lowest lawful level
    theme: law
    pull: none
    ask: Who may decide?
    options: {street: The street, town: The town, land: The land}
    source: Reed 2004 page 3
conditions:
  far: {when: {reach: {at_least: above}}, about: people of the level above drink from it}
  wary: {when: {any: [{trust: {is: none}}, {matter: {is: share}}]}}
roles:
  decide:
    name: decides
    ask: Who decides?
    says: "{body} should decide"
    start: begin
    steps:
      begin:
        ask: Is there anything to decide?
        otherwise: {to: climb, because: There is., source: Marsh 1998}
        branches:
          - {id: feast, when: {matter: {is: feast}}, to: nobody, because: A feast is for all., source: Marsh 1998}
      climb:
        for_each_level: [street, town]
        ask: Must it move up?
        branches:
          - {id: doubt, at: [town], when: {all: [far, {trust: {is: some}}]}, to: "contested, here or above",
             because: They trust each other., source: Marsh 1998}
          - {id: wide, when: far, to: "climb, above", because: Others drink there., source: Marsh 1998}
          - {id: deal, at: [street], when: {matter: {in: [share]}}, to: "here, jointly",
             because: They share., source: Reed 2004}
        otherwise:
          to: here
          because: {street: One street can decide., town: One town can decide.}
          source: Reed 2004
        support:
          - {id: upkeep, when: {matter: {is: rule}}, because: A rule is cheap., source: Reed 2004}
  pay:
    name: pays
    ask: Who pays?
    says: "{body} should pay"
    start: means
    steps:
      means:
        ask: Who has the means?
        branches:
          - {id: high, when: {decide: {at_least: land}}, to: land, because: The land has., source: Reed 2004}
          - {id: torn, when: {decide: {is: contested}}, to: town, because: It is torn., source: Reed 2004}
          - {id: wary, when: wary, to: town, because: They are wary., source: Reed 2004}
        otherwise: {to: street, because: The street can., source: Reed 2004}
safeguards:
  floor:
    kind: floor
    not_with: [nobody]
    title: A floor
    when: {all: [wary, {not: {matter: {is: feast}}}]}
    advice: Set a floor.
    because: Some have little.
    source: Marsh 1998; Reed 2004
sources:
  Marsh 1998: {author: A. Marsh, year: 1998, title: Wells, checked: original}
  Reed 2004: {author: B. Reed, year: 2004, title: Streams, checked: secondary}
accepted:
  - {finding: SUB409, at: [decide/begin], because: The rest goes on.}
"""
"""A rulebook with something of every kind in it, in which nothing is amiss."""

MISTAKES = [
    ("a level without a name", "town: {name: Town, body", "town: §{body", "SUB022", "add `name: ...`", None),
    (
        "a question without a name",
        "    name: who drinks from it\n    theme",
        "    §theme",
        "SUB022",
        "add `name: ...`",
        None,
    ),
    (
        "an option without its short words",
        "none: {text: There is none, short: none,",
        "none: §{text: There is none,",
        "SUB022",
        "add `short: ...`",
        None,
    ),
    ("an empty edition", "edition: 2\n", "edition:§\n", "SUB023", "write it", None),
    (
        "a sentence where a list was meant",
        "limits:\n  - It advises; it does not decide.",
        "limits: §It advises; it does not decide.",
        "SUB020",
        "write one `- item` a line, or [a, b]",
        None,
    ),
    (
        "a headline that is no role",
        "headline: decide\n",
        "headline: §decides\n",
        "SUB111",
        "did you mean `decide`?",
        None,
    ),
    (
        "a headline sentence that names no role",
        'headline_says: "{decide}, and {pay}"',
        'headline_says: §"{decide}, and {pays}"',
        "SUB111",
        "did you mean `pay`?",
        None,
    ),
    (
        "a law that is no question on levels",
        "law: lawful",
        "law: §trust",
        "SUB111",
        "write `law: reach` or `law: lawful`",
        None,
    ),
    ("an unknown manner", 'to: "here, jointly"', 'to: §"here, jointli"', "SUB110", "did you mean `jointly`?", None),
    (
        "an unknown manner in a test",
        "{decide: {is: contested}}",
        "{decide: {is: §contestd}}",
        "SUB104",
        "did you mean `contested`?",
        None,
    ),
    (
        "a manner before its level",
        'to: "here, jointly"',
        'to: §"jointly, here"',
        "SUB110",
        "write `here, jointly`",
        None,
    ),
    ("a manner as an adverb", 'to: "here, jointly"', "to: §jointly here", "SUB110", "write `here, jointly`", None),
    (
        "a manner of two levels alone",
        'to: "contested, here or above"',
        "to: §contested",
        "SUB110",
        "write `contested, LEVEL or LEVEL`",
        None,
    ),
    (
        "the upper level first",
        'to: "contested, here or above"',
        'to: §"contested, above or here"',
        "SUB110",
        "write `contested, here or above`, the lower level first",
        None,
    ),
    (
        "a manner without a level beside one",
        "to: nobody",
        'to: §"nobody, street"',
        "SUB110",
        "write `nobody` alone",
        None,
    ),
    (
        "a manner that is compared",
        "{decide: {is: contested}}",
        "{decide: {at_least: §contested}}",
        "SUB104",
        "write `is: contested`",
        None,
    ),
    (
        "a manner of three levels",
        "contested: {levels: 2,",
        "contested: {levels: §3,",
        "SUB025",
        "use one of: 0, 1, 2",
        None,
    ),
    (
        "a misspelt field of a manner",
        'headline: "It is open between',
        '§headlne: "It is open between',
        "SUB021",
        "did you mean `headline`?",
        None,
    ),
    (
        "a misspelt gap of a manner",
        'says: "{body}, jointly with {bodies}"',
        'says: §"{body}, jointly with {bodis}"',
        "SUB115",
        "did you mean `{bodies}`?",
        None,
    ),
    (
        "a misspelt gap of a role",
        'says: "{body} should decide"',
        'says: §"{bdy} should decide"',
        "SUB115",
        "did you mean `{body}`?",
        None,
    ),
    (
        "a clause without its gap",
        'says: "{body} should decide"',
        "says: §they should decide",
        "SUB115",
        "write `{body} should decide`, or the like",
        None,
    ),
    (
        "a clause with two gaps",
        'says: "{body} should decide"',
        'says: §"{body} should decide, {body} alone"',
        "SUB115",
        "write `{body} should decide`, or the like",
        None,
    ),
    (
        "a list after is",
        "when: {matter: {is: rule}}, because: A rule",
        "when: {matter: {is: §[rule, feast]}}, because: A rule",
        "SUB106",
        "write `in: [rule, feast]`",
        "when: {matter: {in: [rule, feast]}}, because: A rule",
    ),
    ("one option after in", "{matter: {in: [share]}}", "{matter: {in: §share}}", "SUB106", "write `in: [share]`", None),
    (
        "a test of what is not",
        "when: {matter: {is: rule}}, because: A rule",
        "when: {matter: {§is_not: share}}, because: A rule",
        "SUB106",
        "write {not: {matter: {is: share}}}",
        "when: {not: {matter: {is: share}}}, because: A rule",
    ),
    (
        "a question without a relation",
        "when: {matter: {is: feast}}, to",
        "when: {matter: §feast}, to",
        "SUB106",
        "write {matter: {is: feast}}",
        None,
    ),
    (
        "a question alone",
        "when: {matter: {is: feast}}, to",
        "when: §matter, to",
        "SUB106",
        "write {matter: {is: OPTION}}",
        None,
    ),
    (
        "an unknown relation",
        "{trust: {is: none}}",
        "{trust: {§isnt: some}}",
        "SUB106",
        "write {not: {trust: {is: some}}}",
        "{not: {trust: {is: some}}}",
    ),
    (
        "a kind that is compared",
        "when: {matter: {is: feast}}, to",
        "when: {matter: §{at_least: feast}}, to",
        "SUB118",
        "write `is: feast`, or `in: [feast, OPTION]` with every one that is meant",
        None,
    ),
    (
        "a misspelt question",
        "when: {matter: {is: feast}}, to",
        "when: {§mater: {is: feast}}, to",
        "SUB102",
        "did you mean `matter`?",
        None,
    ),
    (
        "a misspelt option",
        "when: {matter: {is: feast}}, to",
        "when: {matter: {is: §feest}}, to",
        "SUB103",
        "did you mean `feast`?",
        None,
    ),
    (
        "an option named twice",
        "{matter: {in: [share]}}",
        "{matter: {in: [share, §share]}}",
        "SUB109",
        "name each option once",
        None,
    ),
    (
        "two tests in one condition",
        "when: {matter: {is: rule}}, because: A rule",
        "when: §{matter: {is: rule}, trust: {is: some}}, because: A rule",
        "SUB106",
        "write {all: [{matter: ...}, {trust: ...}]}",
        "when: {all: [{matter: {is: rule}}, {trust: {is: some}}]}, because: A rule",
    ),
    (
        "no conditions",
        "{any: [{trust: {is: none}}, {matter: {is: share}}]}",
        "{any: §[]}",
        "SUB106",
        "write {any: [CONDITION, CONDITION]}",
        None,
    ),
    (
        "a list after not",
        "{not: {matter: {is: feast}}}",
        "{not: §[{matter: {is: feast}}]}",
        "SUB020",
        "write {all: [...]} or {any: [...]} around it; `not` takes one condition, without the brackets",
        None,
    ),
    (
        "a role that is placed later",
        "when: {matter: {is: feast}}, to",
        "when: {§pay: {is: land}}, to",
        "SUB102",
        "move `pay` before `decide`, or test it in a later role or a safeguard",
        None,
    ),
    (
        "a role that tests itself",
        "when: {matter: {is: feast}}, to",
        "when: {§decide: {is: land}}, to",
        "SUB102",
        "test what its branches test instead",
        None,
    ),
    (
        "a condition of itself",
        "{any: [{trust: {is: none}},",
        "{any: [§wary, {trust: {is: none}},",
        "SUB113",
        "leave `wary` out of it",
        None,
    ),
    (
        "a condition tested like a question",
        "when: wary, to: town",
        "when: {§wary: {is: true}}, to: town",
        "SUB106",
        "a condition's name stands alone: `wary`, or {not: wary}",
        None,
    ),
    (
        "a condition called as a question",
        "  far: {when",
        "  §trust: {when: {matter: {is: rule}}}\n  far: {when",
        "SUB109",
        "a question, a role or a word of conditions has this name: give it one of its own",
        None,
    ),
    (
        "a condition called as a role",
        "  far: {when",
        "  §pay: {when: {matter: {is: rule}}}\n  far: {when",
        "SUB109",
        "a question, a role or a word of conditions has this name: give it one of its own",
        None,
    ),
    (
        "a condition that nothing uses",
        "  wary: {when",
        "  §idle: {when: {matter: {is: rule}}}\n  wary: {when",
        "SUB114",
        "use it where it is meant, or delete it",
        None,
    ),
    (
        "a misspelt field of a condition",
        "  far: {when: {reach",
        "  far: {§wen: {reach",
        "SUB021",
        "did you mean `when`?",
        None,
    ),
    (
        "kinds that pull up",
        "pull: either",
        "pull: §up",
        "SUB118",
        "write `pull: either` if it may move the level, or `pull: none`",
        None,
    ),
    ("a misspelt pull", "pull: down", "pull: §dwn", "SUB025", "did you mean `down`?", None),
    (
        "an answer of another kind to ordered",
        "ordered: false",
        "ordered: §flase",
        "SUB025",
        "did you mean `false`?",
        None,
    ),
    (
        "an option written twice",
        "town: Several streets,",
        "town: Several streets, §town: Some streets,",
        "SUB008",
        "keep one of the two",
        None,
    ),
    (
        "an option called unknown",
        "some: {text",
        "§unknown: {text: It is, short: open, says: it is open}\n      some: {text",
        "SUB109",
        "call it otherwise: `unknown` means not known yet",
        None,
    ),
    ("an earlier id named twice", "was: [range, reach]", "was: [range, §range]", "SUB119", "name each id once", None),
    (
        "an earlier id that another question takes",
        "was: [range, reach]",
        "was: [range, reach, §trust]",
        "SUB119",
        "say what `trust` was, too; `was: []` is nothing",
        None,
    ),
    ("a misspelt start", "start: begin", "start: §begn", "SUB205", "did you mean `begin`?", None),
    ("a misspelt step", "{to: climb, because", "{to: §clim, because", "SUB201", "did you mean `climb`?", None),
    (
        "a step on a level it is not written for",
        "{to: climb, because",
        '{to: §"climb, land", because',
        "SUB206",
        "it is written for street, town",
        '{to: "climb, street", because',
    ),
    (
        "a step by its long name",
        "{to: climb, because",
        "{to: §climb-street, because",
        "SUB201",
        "write `climb, street`",
        '{to: "climb, street", because',
    ),
    (
        "a circle",
        (
            "      means:\n"
            "        ask: Who has the means?\n"
            "        branches:\n"
            "          - {id: high, when: {decide: {at_least: land}}, to: land,"
        ),
        (
            "      §means:\n"
            "        ask: Who has the means?\n"
            "        branches:\n"
            "          - {id: high, when: {decide: {at_least: land}}, to: means,"
        ),
        "SUB202",
        "let one of these branches lead to a later step or to a level",
        None,
    ),
    (
        "a step called as a level",
        "    start: means\n    steps:\n      means:\n        ask: Who has the means?\n",
        "    start: town\n    steps:\n      §town:\n        ask: Who has the means?\n",
        "SUB109",
        "call it `above_town`, say",
        "    start: above_town\n    steps:\n      above_town:\n        ask: Who has the means?\n",
    ),
    (
        "a step without otherwise",
        (
            "      begin:\n"
            "        ask: Is there anything to decide?\n"
            "        otherwise: {to: climb, because: There is., source: Marsh 1998}\n"
        ),
        "      §begin:\n        ask: Is there anything to decide?\n",
        "SUB203",
        "add `otherwise: {to: ..., because: ..., source: ...}` so that every answer leads on",
        None,
    ),
    (
        "a misspelt otherwise",
        "        otherwise: {to: climb",
        "        §otherwize: {to: climb",
        "SUB021",
        "did you mean `otherwise`?",
        None,
    ),
    (
        "a misspelt for_each_level",
        "for_each_level: [street, town]",
        "§for_every_level: [street, town]",
        "SUB021",
        "did you mean `for_each_level`?",
        None,
    ),
    (
        "a misspelt level of a step",
        "for_each_level: [street, town]",
        "for_each_level: [street, §twon]",
        "SUB104",
        "did you mean `town`?",
        None,
    ),
    ("one level without a list", "at: [street]", "at: §street", "SUB020", "write `[street]`", None),
    ("a branch for another level", "at: [street]", "at: [§land]", "SUB104", "use one of: street, town", None),
    (
        "a sentence that one level lacks",
        "because: {street: One street can decide., town: One town can decide.}",
        "because: §{street: One street can decide.}",
        "SUB022",
        "add `town: ...`",
        None,
    ),
    (
        "above where no level is here",
        "{decide: {at_least: land}}",
        "{decide: {at_least: §above}}",
        "SUB206",
        "name the level, or write the step `for_each_level: [...]`",
        None,
    ),
    (
        "a condition on levels where none is here",
        "when: wary, to: town",
        "when: §far, to: town",
        "SUB206",
        "name the level, or write the step `for_each_level: [...]`",
        None,
    ),
    ("a branch id used twice", "{id: torn,", "§{id: high,", "SUB109", "give it an id of its own", None),
    ("a branch called otherwise", "{id: torn,", "{id: §otherwise,", "SUB109", "give it another id", None),
    (
        "a reason with somewhere to go",
        "{id: upkeep, when: {matter: {is: rule}},",
        "{id: upkeep, when: {matter: {is: rule}}, §to: here,",
        "SUB021",
        "leave out `to`, or write it among the `branches`",
        None,
    ),
    (
        "a branch without a source",
        "{id: torn, when: {decide: {is: contested}}, to: town, because: It is torn., source: Reed 2004}",
        "§{id: torn, when: {decide: {is: contested}}, to: town, because: It is torn.}",
        "SUB108",
        "say what it rests on: `source: ...`",
        None,
    ),
    (
        "a misspelt source",
        "source: Reed 2004 page 3",
        "source: §Read 2004 page 3",
        "SUB107",
        "did you mean `Reed 2004`?",
        None,
    ),
    (
        "a source without a year",
        "year: 1998",
        "year: §soon",
        "SUB025",
        "write the year, or `n.d.` if none is known",
        None,
    ),
    (
        "a misspelt word on a source",
        "checked: original",
        "checked: §orignal",
        "SUB025",
        "did you mean `original`?",
        None,
    ),
    (
        "a misspelt outcome beside a safeguard",
        "not_with: [nobody]",
        "not_with: [§nobdy]",
        "SUB104",
        "did you mean `nobody`?",
        None,
    ),
    (
        "an outcome that never is beside a safeguard",
        "  floor:\n    kind: floor\n    not_with: [nobody]",
        '  §floor:\n    kind: floor\n    not_with: [nobody, "contested, street or town"]',
        "SUB407",
        "leave contested, street or town out of `not_with`",
        None,
    ),
    (
        "a misspelt field of a safeguard",
        "    when: {all: [wary, {not",
        "    §wen: {all: [wary, {not",
        "SUB021",
        "did you mean `when`?",
        None,
    ),
    ("a part of a condition twice", "{all: [wary, {not", "{all: [wary, §wary, {not", "SUB418", "say it once", None),
    (
        "a part that always holds",
        "{all: [wary, {not",
        "{all: [wary, {trust: §{at_least: none}}, {not",
        "SUB417",
        "mend it, or leave it out: it says nothing",
        None,
    ),
    (
        "an accepted code that is none",
        "finding: SUB409",
        "finding: §409",
        "SUB025",
        "write the code as `check` does: SUB4 and two digits",
        None,
    ),
    (
        "an accepted finding that is not there",
        "at: [decide/begin]",
        "at: [§decide/begn]",
        "SUB419",
        "delete this, or write `at` as `check` names the thing",
        None,
    ),
    (
        "an accepted finding without a reason",
        "{finding: SUB409, at: [decide/begin], because: The rest goes on.}",
        "§{finding: SUB409, at: [decide/begin]}",
        "SUB022",
        "add `because: ...`",
        None,
    ),
]
"""Each mistake: its name, what stands in the rulebook, the mistake in its place with a mark where it is found, the code
and the hint, and the hint followed; None where that brings back what stood there."""


def said_of(text, folder):
    """Whatever has to be looked at in a rulebook: `line:column code`, and the hint."""
    file = folder / "rulebook.yaml"
    file.write_text(text, encoding="utf-8")
    _, diagnostics, findings = audit_rulebook(str(file))
    found: list[Diagnostic | Finding] = [*diagnostics]
    found += (each for each in findings if each.severity != "information" and not each.accepted)
    return [(f"{each.span.line}:{each.span.column} {each.code}", each.hint) for each in found]


def test_the_rulebook_has_no_mistake(tmp_path):
    """Every one below is the only one."""
    assert [] == said_of(RULEBOOK, tmp_path)


@pytest.mark.parametrize(
    ("right", "wrong", "code", "hint"), [each[1:5] for each in MISTAKES], ids=[each[0] for each in MISTAKES]
)
def test_a_mistake_is_told_once_at_its_place_with_a_hint(right, wrong, code, hint, tmp_path):
    """Nothing else is said: what follows from it is no mistake of its own."""
    assert 1 == RULEBOOK.count(right)
    before, _, after = RULEBOOK.replace(right, wrong).partition("§")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")

    assert [(f"{line}:{column} {code}", hint)] == said_of(before + after, tmp_path)


@pytest.mark.parametrize(
    ("right", "mended"),
    [(right, mended) for _, right, _, _, _, mended in MISTAKES if mended is not None],
    ids=[name for name, *_, mended in MISTAKES if mended is not None],
)
def test_a_hint_that_is_followed_mends_the_rulebook(right, mended, tmp_path):
    """Where it leads elsewhere than back to what stood there, too."""
    assert [] == said_of(RULEBOOK.replace(right, mended), tmp_path)


QUOTED = [each for each in MISTAKES if each[4].startswith(("did you mean `", "write `", "write {"))]


@pytest.mark.parametrize(("right", "hint", "mended"), [(e[1], e[4], e[5]) for e in QUOTED], ids=[e[0] for e in QUOTED])
def test_a_spelling_that_a_hint_gives_is_the_one_that_mends(right, hint, mended):
    """Letter for letter, but for words in capitals and dots, which stand for others."""
    spellings = hint.split("`")[1::2] or [hint.removeprefix("write ")]
    parts = [re.split(r"[A-Z]{4,}|\.\.\.", spelled) for spelled in spellings]

    assert any(all(part.strip(" ,]}") in (mended or right) for part in each) for each in parts)
