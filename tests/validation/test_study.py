"""The study beside what others say: its page is what the data gives, and the figures that we promise hold."""

from __future__ import annotations

from collections import Counter

import pytest


@pytest.fixture(scope="module")
def functions(advisor):
    from comparison import Study

    return Study(advisor, "functions")


@pytest.fixture(scope="module")
def judgements(advisor):
    from comparison import Study

    return Study(advisor, "judgements")


@pytest.mark.long
def test_the_page_is_what_the_data_gives(folder, advisor):
    """README.md is what study.py writes today; run `python validation/study.py` to renew it."""
    from study import report

    assert (folder / "README.md").read_text(encoding="utf-8") == report(advisor)


def test_the_last_scoring_in_the_list_is_todays(advisor):
    """Whoever changes a rule or an answer adds a line to scorings.csv that says what changed."""
    from cases import rows
    from study import scoring

    today = scoring(advisor)

    assert today == {name: rows("scorings.csv")[-1][name] for name in today}


def test_the_advisor_agrees_with_published_practice_as_far_as_we_promise(functions):
    """At its own level, means over both readings: exact 0.77, kappa 0.895, some source gives the level 0.84."""
    from measures import exact, weighted_kappa

    assert functions.mean(exact) >= 0.77
    assert functions.mean(weighted_kappa) >= 0.895
    assert functions.some_source() >= 0.84


def test_it_agrees_more_where_places_that_act_jointly_count_for_their_area(functions):
    """One rung up, means over both readings: exact 0.79, kappa 0.90."""
    from measures import exact, weighted_kappa

    assert functions.mean(exact, functions.area) >= 0.79
    assert functions.mean(weighted_kappa, functions.area) >= 0.90


def test_the_advisor_errs_downward(functions):
    """Levels above the published one are at most half as many as levels below it."""
    above, below = functions.differences()

    assert 2 * above <= below


def test_the_advisor_agrees_with_those_who_judged_as_far_as_we_promise(judgements):
    """Means over both readings: exact 0.68, kappa 0.80."""
    from measures import exact, weighted_kappa

    assert judgements.mean(exact) >= 0.68
    assert judgements.mean(weighted_kappa) >= 0.80


@pytest.mark.parametrize("name", ["functions", "judgements"])
def test_the_advisor_passes_every_simple_rule_in_kappa(name, request):
    """Always local, the people needed, and the higher of it and the reach."""
    from comparison import baselines
    from measures import weighted_kappa

    study = request.getfixturevalue(name)

    assert all(study.mean(weighted_kappa) > study.mean(weighted_kappa, rule) for _, rule in baselines(study))


@pytest.mark.parametrize(("name", "number"), [("functions", 74), ("judgements", 19)])
def test_every_case_is_read_twice(name, number, request):
    """Each reading has every case once."""
    study = request.getfixturevalue(name)

    assert [number, number] == [len({one.case.key for one in study.of(reading)}) for reading in (0, 1)]


def test_the_answers_to_reworded_questions_take_the_place_of_the_old():
    """Rater G knew who could be shut out over dogs, by the old wording; rater L did not, by the new one."""
    from cases import answers, rows

    old = next(row for row in rows("earlier_wording.csv") if (row["rater"], row["key"]) == ("G", "animals_dogs"))

    assert (True, None) == (old["exclusion"] != "?", answers()[0]["animals_dogs"].get("exclusion"))


def test_places_that_act_jointly_count_one_rung_up_and_others_at_their_own_level(functions):
    """The area is the rank, but for that of an outcome jointly."""
    moved = {one.outcome.spelling for one in functions.rated if functions.area(one) != functions.rank(one)}

    assert moved == {one.outcome.spelling for one in functions.rated if one.outcome.manner == "jointly"}
    assert moved


def test_an_outcome_that_is_open_counts_at_the_lowest_still_possible(functions):
    """Of the outcomes that the answers leave, the first has the lowest level."""
    levels = functions.levels
    lowest = [
        min(levels.index(outcome.level) for outcome in one.recommendation.headline.possible)
        for one in functions.rated
        if one.is_open
    ]

    assert lowest == [functions.rank(one) for one in functions.rated if one.is_open]
    assert lowest


def test_every_reason_of_the_deciding_role_has_a_line_among_the_grounds(advisor):
    """A branch or support that is added is put to a theme, or to none."""
    from ablation import ground_of
    from cases import rows

    steps = advisor.rulebook.role("decide").graph.steps.values()
    known = {ground_of(reason.id) for step in steps for reason in step.reasons}

    assert known == {(row["step"], row["reason"]) for row in rows("grounds.csv")}


def test_each_option_of_the_reworded_questions_is_right_on_at_least_three_fact_sheets():
    """An option that no sheet calls for shows nothing about its wording."""
    from cases import reworded, rows

    intended = [row for row in rows("sheet_answers.csv") if row["rater"] == "intended"]
    counts = [Counter(row[question] for row in intended) for question in reworded()]

    assert [4, 4, 4, 3, 3] == [len(count) for count in counts]
    assert all(number >= 3 for count in counts for number in count.values())


def test_raters_agree_on_the_fact_sheets(advisor):
    """Alpha is at least 0.8 on each of the five questions."""
    from raters import agreement_on_sheets

    figures = agreement_on_sheets(advisor.rulebook)

    assert {} == {question: figure for question, figure in figures.items() if figure < 0.8}
    assert len(figures) == 5


def test_kappa_is_one_for_equal_lists_and_zero_for_chance(folder):
    """Known values of the measure: equal lists; independent lists with even margins; kinds that are all alike far."""
    from measures import weighted_kappa

    assert weighted_kappa([0, 1, 2, 3], [0, 1, 2, 3]) == 1.0
    assert weighted_kappa([0, 0, 1, 1], [0, 1, 0, 1]) == 0.0
    assert weighted_kappa([0, 0, 3, 3], [0, 0, 3, 0], ordered=False) == 0.5


def test_an_interval_holds_the_middle_of_what_other_draws_give(folder):
    """Of eight ones among ten, other draws give from five to all; of one value alone, that value."""
    from measures import interval

    def mean(drawn):
        return sum(drawn) / len(drawn)

    assert (0.5, 1.0) == interval([1] * 8 + [0] * 2, mean)
    assert (3.0, 3.0) == interval([3] * 10, mean)
