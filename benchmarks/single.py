"""One decision at a time: ours with all its reasons, against peers that answer for the headline alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import datalogic_py
from benchmarks.peers import json_logic, networkx_walk, zen_rules
from benchmarks.rules import headline, questions_asked
from benchmarks.sheets import decision_of, random_sheets, words_of
from benchmarks.timing import Seconds, medians

from subsidiarity.api import Advisor
from subsidiarity.model.diagram import FIRST_OUTCOME
from subsidiarity.reasoning.advise import advise
from subsidiarity.reasoning.diagram import walk

VERIFIED = 10_000
"""Sheets on which every peer must agree with us before anything is timed."""

TIMED = 200
ROUNDS = 25
OURS = "ours: all roles, reasons and safeguards"
PLAIN = "the same, nothing looked up"
TABLE, SWITCHES = "zen-engine, decision table, with trace", "zen-engine, switch graph, with trace"


def times(advisor: Advisor) -> dict[str, Seconds]:
    """What one evaluation takes."""
    compiled = advisor.compiled
    sheets = random_sheets(compiled, VERIFIED)
    words = [words_of(compiled, sheet, questions_asked(compiled)) for sheet in sheets]
    expected = [compiled.outcomes[walk(headline(compiled).diagram, sheet) - FIRST_OUTCOME].spelling for sheet in sheets]
    peers = dict(_peers(advisor))
    for name, peer in peers.items():
        found = [peer(each) for each in words]
        assert found == expected, f"{name} gives other outcomes"
    decisions = [decision_of(compiled, sheet) for sheet in sheets]
    assert [advisor.evaluate(each).headline.possible[0].spelling for each in decisions] == expected
    jobs: dict[str, Callable[[], object]] = {
        OURS: lambda: [advisor.evaluate(each) for each in decisions[:TIMED]],
        PLAIN: lambda: [advise(compiled, each) for each in decisions[:TIMED]],
    }
    jobs |= {name: lambda peer=peer: [peer(each) for each in words[:TIMED]] for name, peer in peers.items()}
    return {name: seconds.times(1 / TIMED) for name, seconds in medians(jobs, ROUNDS).items()}


def _peers(advisor: Advisor) -> Iterator[tuple[str, Callable[[dict[str, str]], str]]]:
    """Each takes the answers that the headline asks for, by id, and gives the outcome as it is spelt."""
    compiled = advisor.compiled
    table = zen_rules.prepared(zen_rules.decision_table(compiled))
    switches = zen_rules.prepared(zen_rules.switch_graph(compiled))
    traced, quiet = {"trace": True}, {"trace": False}
    yield TABLE, lambda answers: table.evaluate(answers, traced)["result"]["outcome"]
    yield "zen-engine, decision table, no trace", lambda answers: table.evaluate(answers, quiet)["result"]["outcome"]
    yield SWITCHES, lambda answers: switches.evaluate(answers, traced)["result"]["outcome"]
    yield "zen-engine, switch graph, no trace", lambda answers: switches.evaluate(answers, quiet)["result"]["outcome"]
    rule = datalogic_py.Engine().compile(json_logic.json_logic(compiled))
    yield "datalogic-py, compiled, no trace", rule.evaluate
    graph = networkx_walk.as_graph(compiled)
    yield "a walk over a networkx graph, with reasons", lambda answers: networkx_walk.walk(graph, answers)[0]
