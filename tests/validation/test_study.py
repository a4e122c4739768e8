"""The study beside published practice: its page is what the data gives, and the figures that we promise hold."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "validation"


@pytest.fixture(scope="module")
def study() -> Iterator[object]:
    sys.path.insert(0, str(FOLDER))
    from comparison import Study

    from subsidiarity.api import load_advisor

    advisor, _ = load_advisor()
    assert advisor is not None
    yield Study(advisor)
    sys.path.remove(str(FOLDER))


@pytest.mark.long
def test_the_page_is_what_the_data_gives(study):
    """README.md is what study.py writes today; run `python validation/study.py` to renew it."""
    from study import report

    assert (FOLDER / "README.md").read_text(encoding="utf-8") == report(study)


def test_the_advisor_agrees_with_published_practice_as_far_as_we_promise(study):
    """Means over the raters: exact 0.76, kappa 0.87, some source gives the level 0.85."""
    from measures import exact, weighted_kappa

    some = sum(one.level in one.case.any_published for one in study.rated) / len(study.rated)

    assert study.mean(exact) >= 0.76
    assert study.mean(weighted_kappa) >= 0.87
    assert some >= 0.85


def test_the_advisor_errs_downward(study):
    """Levels above the published one are at most half as many as levels below it."""
    ranks = [(study.levels.index(one.level), study.levels.index(one.case.published)) for one in study.rated]

    assert 2 * sum(ours > theirs for ours, theirs in ranks) <= sum(ours < theirs for ours, theirs in ranks)


def test_every_case_is_answered_by_both_raters(study):
    """74 cases, two raters, each with one settled outcome."""
    assert len(study.of("A")) == len(study.of("B")) == 74


def test_kappa_is_one_for_equal_lists_and_zero_for_chance(study):
    """Known values of the measure: equal lists; independent lists with even margins."""
    from measures import weighted_kappa

    assert weighted_kappa([0, 1, 2, 3], [0, 1, 2, 3]) == 1.0
    assert weighted_kappa([0, 0, 1, 1], [0, 1, 0, 1]) == 0.0
