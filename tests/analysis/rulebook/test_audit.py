"""Every kind of finding in words, with decisions that show it when they are evaluated."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from time import thread_time

import pytest
from hypothesis import given
from tests.analysis.brute_force import rulebooks_to_audit, unhurried
from tests.analysis.written_rulebooks import PLAIN, QUESTIONS, SOURCES, compiled, later_role

from subsidiarity.analysis.rulebook.audit import find_findings, find_quick_findings
from subsidiarity.api import load_advisor
from subsidiarity.reading.decision import DecisionReader
from subsidiarity.reasoning.advise import advise
from subsidiarity.reasoning.expectation import held_branches, unmet
from subsidiarity.reporting.decision_file.decision import render_decisions

FAR = "- {id: far, when: {reach: {is: land}}, to: land, because: B, source: S}"
AGAIN = "- {id: again, when: {reach: {is: land}}, to: street, because: B, source: S}"
ALL_TAKEN_UP = """
  start:
    ask: Where?
    branches:
      - {id: far, when: {reach: {is: land}}, to: land, because: B, source: S}
      - {id: wide, when: {all: [{reach: {is: town}}, {trust: {at_most: some}}]}, to: town, because: B, source: S}
      - {id: torn, when: {all: [{reach: {is: town}}, {trust: {is: much}}]}, to: no level, because: B, source: S}
      - {id: near, when: {reach: {is: street}}, to: street, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""
LONELY = """
  lonely:
    ask: Who comes here?
    otherwise: {to: street, because: B, source: S}
"""
GUARD = "guard: {kind: k, title: T, when: WHEN, advice: A, because: B, source: S}"
POOR_OR_WARY = "{any: [{means: {is: poor}}, {trust: {is: none}}]}"
MEANS = GUARD.replace("WHEN", "{means: {is: poor}}")
ALWAYS = "{any: [{reach: {is: street}}, {reach: {at_least: town}}]}"
NEVER = "{all: [{reach: {is: street}}, {reach: {is: town}}]}"
UNCITED = "\n  Nobody 1900: {author: N, year: 1900, title: T, checked: original}"
IDLE = "  law: {name: law, theme: t, pull: PULL, ask: Law?, options: {old: o, new: n}, source: S}\n"
PAYS_DOWN = """
  start:
    ask: Who pays?
    branches:
      - {id: far, when: {reach: {is: land}}, to: street, because: B, source: S}
    otherwise: {to: town, because: B, source: S}
"""

PAGES = Path(__file__).parents[3] / "docs" / "diagnostics"
CLEAN = {"steps": ALL_TAKEN_UP, "safeguards": MEANS.replace("{means: {is: poor}}", POOR_OR_WARY)}
KINDS = {
    "SUB401": {"steps": PLAIN.replace("to: land", "to: street")},
    "SUB402": {"steps": PLAIN.replace(FAR, f"{FAR}\n      {AGAIN}")},
    "SUB403": {"steps": PLAIN + LONELY},
    "SUB404": {"questions": QUESTIONS + IDLE.replace("PULL", "none")},
    "SUB405": {"safeguards": GUARD.replace("WHEN", NEVER)},
    "SUB406": {"safeguards": GUARD.replace("WHEN", ALWAYS)},
    "SUB407": {"steps": PLAIN.replace("to: land", "to: town")},
    "SUB408": {"steps": PLAIN.replace(FAR, f"{FAR}\n      {AGAIN.replace('is: land', 'at_least: town')}")},
    "SUB409": {"steps": PLAIN},
    "SUB410": {"sources": SOURCES + UNCITED},
    "SUB411": {
        "questions": QUESTIONS + IDLE.replace("PULL", "up"),
        "safeguards": GUARD.replace("WHEN", "{law: {is: new}}"),
    },
    "SUB415": {"safeguards": MEANS},
    "SUB416": {**CLEAN, "later_roles": later_role("pay", LONELY)},
    "SUB417": {**CLEAN, "steps": ALL_TAKEN_UP.replace("{reach: {is: street}}", ALWAYS)},
    "SUB418": {**CLEAN, "steps": ALL_TAKEN_UP.replace("{reach: {is: land}}", "{not: {not: {reach: {is: land}}}}")},
    "SUB419": {**CLEAN, "head": "accepted: [{finding: SUB404, at: trust, because: It was idle once.}]"},
}
"""A rulebook that triggers each kind of finding; the clean one is the twin of them all."""
WITNESSED = {"SUB401": 2, "SUB402": 1, "SUB408": 1, "SUB409": 1}
"""How many decisions show it; the other kinds say that something never happens."""


def codes(found):
    return {finding.code for finding in found}


def test_a_rulebook_with_nothing_amiss_has_no_findings():
    """The twin of every rulebook below."""
    assert () == find_findings(compiled(**CLEAN))


@pytest.mark.parametrize("code", KINDS)
def test_each_kind_of_finding_is_found(code):
    """With its code, its place in the file and a message."""
    found = [finding for finding in find_findings(compiled(**KINDS[code])) if finding.code == code]

    assert found
    assert all(finding.message and finding.span.line > 0 for finding in found)


@pytest.mark.parametrize("code", KINDS)
def test_what_can_be_read_off_the_diagrams_is_found_quickly_too(code):
    """The same findings that the whole audit has of these kinds, and none of another."""
    rulebook = compiled(**KINDS[code])

    quick = {"SUB401", "SUB404", "SUB405", "SUB406", "SUB407", "SUB416"}
    assert codes(find_findings(rulebook)) & quick == codes(find_quick_findings(rulebook))


@pytest.mark.parametrize("code", KINDS)
def test_each_witness_shows_its_finding_when_its_file_is_read_and_evaluated(code):
    """Written as a decision file and read again, every witness comes out as it expects."""
    rulebook = compiled(**KINDS[code])
    finding = next(finding for finding in find_findings(rulebook) if finding.code == code)

    text = render_decisions(finding.witnesses, rulebook.rulebook) if finding.witnesses else ""
    decisions, diagnostics = DecisionReader(rulebook.rulebook).read(text.encode(), "w.yaml") if text else ((), ())

    assert () == diagnostics
    assert WITNESSED.get(code, 0) == len(decisions)
    for decision in decisions:
        assert decision.expects is not None
        assert decision.expects.outcomes
        assert () == unmet(advise(rulebook, decision))


def test_the_witnesses_of_a_contradiction_differ_in_one_answer_and_go_the_wrong_way():
    """With a pull upwards, from the town's reach to the land's the town gives way to the street."""
    rulebook = compiled(**KINDS["SUB401"])
    finding = find_findings(rulebook)[0]

    weaker, stronger = (advise(rulebook, witness) for witness in finding.witnesses)

    answers = zip(weaker.decision.answers.items(), stronger.decision.answers.items(), strict=True)
    assert ["reach"] == [question for (question, one), (_, other) in answers if one != other]
    assert ("town", "street") == (weaker.level, stronger.level)
    assert ("error", "SUB401") == (finding.severity, finding.code)


def test_the_witness_of_a_shadowed_branch_holds_it_and_takes_another():
    """Both hold, and the first one decides."""
    rulebook = compiled(**KINDS["SUB402"])
    (finding,) = [finding for finding in find_findings(rulebook) if finding.code == "SUB402"]

    shown = advise(rulebook, finding.witnesses[0])

    taken = shown.headline.walk[0].taken
    assert taken is not None
    assert "decide/start/far" == taken.id
    assert "decide/start/again" in held_branches(shown)


def test_a_contradiction_in_another_role_is_a_warning():
    """Who pays goes down as the reach grows; the recommended level does not."""
    found = find_findings(compiled(**CLEAN, later_roles=later_role("pay", PAYS_DOWN)))

    assert {("SUB401", "warning")} == {
        (finding.code, finding.severity) for finding in found if finding.code == "SUB401"
    }


def test_another_role_may_follow_a_question_without_pull():
    """Means leave the level alone, and still say who pays."""
    pays = PAYS_DOWN.replace("{reach: {is: land}}", "{means: {is: rich}}")

    assert "SUB401" not in codes(find_findings(compiled(**CLEAN, later_roles=later_role("pay", pays))))


def test_the_gravest_findings_come_first():
    """Errors, then warnings, then what is worth knowing."""
    steps = PLAIN.replace("to: land", "to: street") + LONELY

    severities = [finding.severity for finding in find_findings(compiled(steps))]

    order = ["error", "warning", "information"]
    assert order == sorted(set(severities), key=order.index)
    assert severities == sorted(severities, key=order.index)


def test_a_level_that_no_branch_names_is_never_reached():
    """Nothing leads to the land."""
    messages = [finding.message for finding in find_findings(compiled(**KINDS["SUB407"]))]

    assert "no answers lead `decide` to the level `land`" in messages


def test_an_audit_that_would_grow_too_large_says_so_and_keeps_the_rest():
    """With no room for further nodes, what is cheap is found all the same."""
    found = find_findings(compiled(**KINDS["SUB401"]), work_limit=0)

    assert {"SUB401", "SUB412"} <= codes(found)
    assert not {"SUB408", "SUB409"} & codes(found)


def test_pulls_that_take_too_many_comparisons_are_said_to_be_open():
    """With no comparison allowed the contradiction is not found, and not denied; the branches are audited."""
    found = find_findings(compiled(**KINDS["SUB401"]), pair_limit=0)

    (tangled,) = [finding for finding in found if finding.code == "SUB412"]
    assert tangled.message.startswith("the pulls could not be audited: these questions tangle too much: `")
    assert "SUB401" not in codes(found)
    assert "SUB409" in codes(found)


def test_every_kind_has_a_page():
    """Under its code, with what it means and what to do."""
    for code in (*KINDS, "SUB412"):
        page = (PAGES / f"{code}.md").read_text(encoding="utf-8")
        assert page.startswith(f"# {code}: ")
        assert "## What to do" in page


def test_an_audit_with_room_enough_has_nothing_to_say_of_it():
    """The twin: the same rulebook within the usual limit."""
    assert "SUB412" not in codes(find_findings(compiled(**KINDS["SUB401"])))


@unhurried
@given(rulebooks_to_audit())
def test_every_witness_of_any_rulebook_shows_what_it_expects(rulebook):
    """Whatever is found, by name and number unlike any other."""
    witnesses = [witness for finding in find_findings(rulebook) for witness in finding.witnesses]

    assert len({witness.id for witness in witnesses}) == len(witnesses)
    for witness in witnesses:
        assert () == unmet(advise(rulebook, witness))


def test_the_shipped_rulebook_keeps_to_its_pulls_and_has_no_idle_branch():
    """Nothing graver than what is worth knowing, and every witness shows it."""
    advisor, _ = load_advisor()
    assert advisor is not None

    found = find_findings(advisor.compiled)

    assert [] == [finding.message for finding in found if finding.severity != "information"]
    assert [] == [
        unmet(advisor.evaluate(witness))
        for finding in found
        for witness in finding.witnesses
        if unmet(advisor.evaluate(witness))
    ]


def test_a_full_audit_takes_less_time_than_importing_a_graph_library():
    """Edition 2026.1, audited, beside `import networkx` in a process of its own; the best of some runs."""
    advisor, _ = load_advisor("tests/rulebooks/climb-2026.1.yaml")
    assert advisor is not None
    timed = "import time; t = time.process_time(); import networkx; print(time.process_time() - t)"

    audits, imports = [], []
    for _ in range(5):
        begin = thread_time()
        find_findings(advisor.compiled)
        audits.append(thread_time() - begin)
        run = subprocess.run([sys.executable, "-c", timed], capture_output=True, text=True, check=True)
        imports.append(float(run.stdout))

    assert min(audits) < min(imports)
