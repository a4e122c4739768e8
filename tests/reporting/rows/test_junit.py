"""Results of tests as JUnit XML."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from subsidiarity.reporting.rows.junit import CaseResult, render_junit

HOSTILE = "</failure><x a=\"1\" b='2'>&amp;]]>\x1b[31m\x00\ufffe\n\t"


def parsed(*results):
    return ET.fromstring(render_junit(results, "suite"))


def test_every_kind_of_result_is_counted():
    """One that passes, one that fails, one that cannot be used and one that expects nothing."""
    root = parsed(
        CaseResult("a.yaml", "fine"),
        CaseResult("a.yaml", "wrong", failures=("expected town, got land", "expected b to hold, it does not")),
        CaseResult("b.yaml", "b.yaml", errors=("b.yaml:1:1: SUB001",)),
        CaseResult("c.yaml", "silent", is_skipped=True),
    )

    assert {"tests": "4", "failures": "1", "errors": "1", "skipped": "1"} == root.attrib
    cases = {case.attrib["name"]: [inner.tag for inner in case] for case in root.iter("testcase")}
    assert {"fine": [], "wrong": ["failure"], "b.yaml": ["error"], "silent": ["skipped"]} == cases


def test_tests_of_one_name_are_numbered():
    """Names that differ only in what cannot be shown are still two."""
    root = parsed(CaseResult("a\x1b", "a"), CaseResult("a\\x1b", "a"), CaseResult("b", "a"), CaseResult("a\x1b", "a"))

    assert ["a", "a (2)", "a", "a (3)"] == [case.attrib["name"] for case in root.iter("testcase")]


def test_a_failure_holds_every_reason():
    """The first as its message, all of them as its text."""
    root = parsed(CaseResult("a.yaml", "wrong", failures=("one", "two")))

    (failure,) = root.iter("failure")
    assert ("one", "one\ntwo") == (failure.attrib["message"], failure.text)


def test_text_from_files_can_neither_break_the_xml_nor_act():
    """Markup is escaped, and what XML forbids is shown."""
    root = parsed(CaseResult(HOSTILE, HOSTILE, failures=(HOSTILE,)))

    (case,) = root.iter("testcase")
    assert 1 == len(list(root.iter("failure")))
    assert case.attrib["name"].startswith("</failure><x a=\"1\" b='2'>&amp;]]>\\x1b[31m\\x00")
